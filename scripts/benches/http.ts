import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {Agent, get} from 'node:http'
import path from 'node:path'

import {type Comparison, median} from './compare.ts'
import {MEASURED} from './measuredDocuments.ts'

const rounds = 11
const requests = 1_000

/** A server in a process of its own, so that its processor time is its own. */
interface Measured {
  child: ChildProcess
  port: number
}

/** P9: processor time of the lake for a point query, beside `node:http` sending as many bytes. */
export async function httpComparisons(): Promise<Comparison[]> {
  const [plain, lake] = [await start('plain'), await start('lake')]
  let turn = 0
  // One of the documents, by an address that was not asked for before.
  const fresh = (): string => `&$id="measured-${(turn += 1) % MEASURED}"&turn=${turn}`
  const cases = [
    {what: 'every request another one', limit: 4, rest: fresh},
    {what: 'nothing written between', limit: 1.2, rest: () => '&$id="measured-1"'},
  ]
  const results: Comparison[] = []
  for (const {what, limit, rest} of cases) {
    const times: {reference: number[]; candidate: number[]} = {reference: [], candidate: []}
    const question = (): string => `/v2025-03-01/data/query/production?query=${QUERY}${rest()}`
    await cpuPerRequest(plain, question)
    await cpuPerRequest(lake, question)
    for (let round = 0; round < rounds; round += 1) {
      times.reference.push(await cpuPerRequest(plain, question))
      times.candidate.push(await cpuPerRequest(lake, question))
    }
    const [reference, candidate] = [median(times.reference), median(times.candidate)]
    const ratio = candidate / reference
    results.push({
      goal: 'P9',
      what: `lake over HTTP: a document, ${what} (processor time)`,
      against: 'node:http sending as many bytes',
      reference,
      candidate,
      must: `≤ ${limit}×`,
      is: `${ratio.toPrecision(3)}×`,
      holds: ratio <= limit,
    })
  }
  for (const {child} of [plain, lake]) child.disconnect()
  return results
}

const QUERY = encodeURIComponent('*[_id == $id][0]')

async function start(which: 'plain' | 'lake'): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, 'httpServer.ts'), [which])
  return {child, port: await answerOf(child, 'port')}
}

async function cpuPerRequest({child, port}: Measured, question: () => string): Promise<number> {
  const before = await cpuOf(child)
  const agent = new Agent({keepAlive: true, maxSockets: 1})
  for (let sent = 0; sent < requests; sent += 1) await send(agent, port, question())
  agent.destroy()
  return ((await cpuOf(child)) - before) / requests
}

async function send(agent: Agent, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get({agent, port, host: '127.0.0.1', path: address}, (response) => {
      if (response.statusCode !== 200) reject(new Error(`Status ${response.statusCode}`))
      response.resume().on('end', resolve).on('error', reject)
    }).on('error', reject)
  })
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const answer = answerOf(child, 'cpu')
  child.send('cpu')
  return answer
}

async function answerOf(child: ChildProcess, name: string): Promise<number> {
  const [message]: unknown[] = await once(child, 'message')
  const found = new Map(Object.entries(message ?? {})).get(name)
  if (typeof found !== 'number') throw new Error(`The server did not say its ${name}.`)
  return found
}
