import {Refusal} from '../problem.ts'
import type {Route} from './route.ts'

/** The signed bundle as it is: whoever uses it checks its signature. */
export const bundleRoute: Route = {
  path: '/v1/bundle',
  id: 'getBundle',
  summary: 'The signed bundle, for readers without a network',
  parameters: [],
  produces: 'application/octet-stream',
  refusals: [404],
  answer: async ({bundle, prepared}, {request}) => {
    const found = await bundle?.()
    if (!found) throw new Refusal(404, 'This server offers no bundle that is in date.')
    const ready = await prepared.prepare(found, 'bundle', () => found.bytes)
    return prepared.send(request, ready, {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="content-${found.version}.bundle"`,
      'cache-control': 'public, no-cache',
    })
  },
}
