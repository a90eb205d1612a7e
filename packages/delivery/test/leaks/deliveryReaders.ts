// Every address of the delivery, for every document there is and some that must not be known.
import {resources} from '../../src/resources.ts'
import type {NodeOptions} from '../../src/startDelivery.ts'
import {startDelivery} from '../../src/startDelivery.ts'
import type {Api} from '../http.ts'
import {ask} from './ask.ts'
import {decoded} from './canaries.ts'
import {perspectives} from './lakeReaders.ts'
import {each, type Report} from './report.ts'
import {forbidden, otherClinic, ownClinic} from './states.ts'

/** Nothing that is forbidden, nor what else the lake knows besides. */
export const forReaders: readonly string[] = [
  ...forbidden,
  'knownFile',
  'release',
  'token',
] as const

/** The type behind a resource, as the ids of the shop begin with it. */
const typeOf: Readonly<Record<string, string>> = resources

const encodings = ['identity', 'gzip', 'br'] as const

/** One request. */
interface Asked {
  /** The route, as the table of the API has it. */
  route: string
  address: string
  perspective?: string
  method?: string
  headers?: Record<string, string>
  /** What this reader may have all the same. */
  may?: string
}

/** What is asked for. */
export interface Known {
  /** Ids of documents, also of such as must not be known. */
  ids: readonly string[]
  /** Words to search for. */
  words: readonly string[]
  /** A token of the lake, which means nothing here. */
  token: string
  /** Only these routes. Default: all there are. */
  routes?: RegExp
}

/** Starts a delivery and reads all of it, and its log. */
export async function readDelivery(
  options: NodeOptions,
  report: Report,
  {identity, ...known}: {identity: string} & Known,
): Promise<void> {
  const log: string[] = []
  const server = await startDelivery({
    // Nothing changes meanwhile.
    freshFor: 600_000,
    ...options,
    port: 0,
    onRequest: (entry) => log.push(JSON.stringify(entry)),
  })
  try {
    const api: Api = (await ask(`${server.url}/openapi.json`)).json()
    let turn = 0
    await each([...requests(api, known)], async (asked) => {
      const {route, address, perspective, method = 'GET', headers = {}, may} = asked
      const encoding = encodings[(turn += 1) % encodings.length] ?? 'identity'
      const answer = await ask(server.url + address, {
        method,
        headers: {...headers, 'accept-encoding': encoding},
      })
      const {bytes, headers: answered, status} = answer
      if (status >= 500) throw new Error(`${address} answers ${status}`)
      report.look({
        reader: `delivery ${route}`,
        ...(perspective === undefined ? {} : {perspective}),
        identity,
        forbidden: forReaders.filter((state) => state !== may),
        bytes: [
          JSON.stringify(answered),
          bytes,
          decoded(bytes, answered['content-encoding'] ?? 'identity'),
        ],
      })
    })
  } finally {
    await server.close()
  }
  report.look({reader: 'delivery log', identity, forbidden: forReaders, bytes: log})
}

function* requests(api: Api, {ids, words, token, routes = /^/}: Known): Generator<Asked> {
  let turn = 0
  for (const [route, {get: operation}] of Object.entries(api.paths)) {
    if (!routes.test(route)) continue
    const resource = route.split('/')[2] ?? ''
    const type = typeOf[resource]
    const takes = new Set(operation.parameters.map(({name}) => name))
    const keyed = route.includes('{key}') && type !== undefined
    const filled = keyed ? ids.filter((id) => id.startsWith(`${type}-`)) : ['']
    for (const key of filled) {
      const path = route.replace('{key}', key)
      const searches = takes.has('q')
        ? [
            ...words.map((word) => `q=${word}`),
            ...Object.keys(typeOf).map((name) => `q=TEST&in=${name}`),
          ]
        : ['']
      for (const search of searches) {
        // What may be shown is asked for in both languages, what may not in one after the other.
        const isShown = !keyed || /-(shown|language)$/.test(key)
        turn += 1
        if (isShown || turn % 2 === 0 || !takes.has('locale'))
          yield {route, address: `${path}?${search}`.replace(/\?$/, '')}
        if (takes.has('locale') && (isShown || turn % 2 === 1))
          yield {route, address: `${path}?${search}&locale=fr`.replace('?&', '?')}
      }
      if (takes.has('clinic') && (!keyed || key.endsWith('-shown'))) {
        for (const clinic of [ownClinic, otherClinic])
          yield {
            route,
            address: `${path}?clinic=${clinic}${takes.has('q') ? '&q=TEST' : ''}`,
            ...(clinic === otherClinic ? {may: 'clinic'} : {}),
          }
      }
    }
    // What is asked wrongly is refused in one place for all resources.
    if (keyed && resource !== 'procedures') continue
    const [example = ''] = filled
    const plain = route.replace('{key}', example)
    for (const perspective of perspectives)
      yield {route, perspective, address: `${plain}?perspective=${perspective}`}
    yield {
      route,
      address: plain,
      method: 'POST',
      headers: {
        'x-http-method-override': 'GET',
        'x-original-url': '/v2025-03-01/data/export/production',
      },
    }
    yield {route, address: plain, headers: {accept: 'text/x-nothing'}}
    yield {route, address: plain, headers: {authorization: `Bearer ${token}`}}
  }
  for (const id of [
    'drafts.procedure-draft',
    'versions.rsoon.risk-shown',
    '..%2f..%2fexport',
    '%00',
  ])
    yield {route: '/v1/procedures/{key}', address: `/v1/procedures/${id}`}
  yield {route: '*', address: '/v2025-03-01/data/query/production?query=*'}
}
