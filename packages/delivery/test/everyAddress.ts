import {canaries} from './documents.ts'
import type {Api} from './http.ts'

/** Every address of the API: with each document at `{key}`, in two languages. */
export function* everyAddress(api: Api): Generator<{path: string; address: string}> {
  const keys = [
    'approved',
    'fallback',
    'unreviewed',
    'changed',
    'expired',
    'withdrawn',
    'invalid',
    'draft',
    'future',
    'other',
  ]
  for (const [route, {get: operation}] of Object.entries(api.paths)) {
    const names = operation.parameters.map(({name}) => name)
    const kind = route.startsWith('/v1/risks') ? 'risk' : 'procedure'
    const filled = route.includes('{key}')
      ? keys.map((key) => route.replace('{key}', `${kind}-test-${key}`))
      : [route]
    for (const address of filled) {
      const queries = names.includes('q')
        ? ['CANARY', 'stay', ...Object.values(canaries)].map((q) => `q=${q}`)
        : ['']
      for (const query of queries) {
        yield {path: route, address: `${address}?${query}`}
        if (names.includes('locale')) yield {path: route, address: `${address}?${query}&locale=fr`}
        // Readers of another clinic than the one that says something of its own.
        if (names.includes('clinic'))
          yield {path: route, address: `${address}?${query}&clinic=clinic-test-else`}
      }
    }
  }
}
