import type {Comparison} from './compare.ts'
import {MEASURED} from './measuredDocuments.ts'
import {compareServers, startServer} from './servers.ts'

/** P9: processor time of the lake for a point query, beside `node:http` sending as many bytes. */
export async function httpComparisons(): Promise<Comparison[]> {
  const plain = await startServer('httpServer.ts', 'plain')
  const candidate = await startServer('httpServer.ts', 'lake')
  let turn = 0
  // One of the documents, by an address that was not asked for before.
  const fresh = (): string => `&$id="measured-${(turn += 1) % MEASURED}"&turn=${turn}`
  const cases = [
    {what: 'every request another one', limit: 4, rest: fresh},
    {what: 'nothing written between', limit: 1.2, rest: () => '&$id="measured-1"'},
  ]
  const results: Comparison[] = []
  for (const {what, limit, rest} of cases) {
    const question = (): string => `/v2025-03-01/data/query/production?query=${QUERY}${rest()}`
    results.push(
      await compareServers(
        {plain, candidate},
        {question, headers: {}, status: 200},
        {
          goal: 'P9',
          what: `lake over HTTP: a document, ${what} (processor time)`,
          against: 'node:http sending as many bytes',
          limit,
        },
      ),
    )
  }
  for (const {child} of [plain, candidate]) child.disconnect()
  return results
}

const QUERY = encodeURIComponent('*[_id == $id][0]')
