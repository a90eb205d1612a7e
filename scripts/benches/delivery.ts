import type {Comparison} from './compare.ts'
import {compareServers, startServer} from './servers.ts'

/** The document that is asked for. */
export const address = '/v1/procedures/coronary-stent'

/** P18: processor time of the delivery for one document, beside `node:http` sending the same bytes. */
export async function deliveryComparisons(): Promise<Comparison[]> {
  const plain = await startServer('deliveryServer.ts', 'plain')
  const candidate = await startServer('deliveryServer.ts', 'delivery')
  const answer = await fetch(`http://127.0.0.1:${candidate.port}${address}`, {
    headers: {'accept-encoding': 'identity'},
  })
  const size = `${((await answer.arrayBuffer()).byteLength / 1000).toFixed(0)} kB`
  const etag = answer.headers.get('etag') ?? ''
  const cases: {what: string; headers: Record<string, string>; status: number}[] = [
    {what: 'sent whole', headers: {}, status: 200},
    {what: 'sent as brotli', headers: {'accept-encoding': 'br'}, status: 200},
    {what: 'known already (304)', headers: {'if-none-match': etag}, status: 304},
  ]
  const results: Comparison[] = []
  for (const {what, ...asked} of cases) {
    results.push(
      await compareServers(
        {plain, candidate},
        {question: () => address, ...asked},
        {
          goal: 'P18',
          what: `delivery: a document of ${size}, ${what} (processor time)`,
          against: 'node:http sending the same bytes',
          limit: 1.5,
        },
      ),
    )
  }
  for (const {child} of [plain, candidate]) child.disconnect()
  return results
}
