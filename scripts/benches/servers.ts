import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {Agent, get, type RequestOptions} from 'node:http'
import path from 'node:path'

import {type Comparison, median} from './compare.ts'

const rounds = 11
const requests = 1_000

/** A server in a process of its own, so that its processor time is its own. */
export interface Measured {
  child: ChildProcess
  port: number
}

/** What both servers are asked. */
export interface Question {
  /** The path of the next request. */
  question: () => string
  headers: Record<string, string>
  /** What they must answer. */
  status: number
}

/** Compares the processor time of two servers over interleaved rounds, after one that warms them up. */
export async function compareServers(
  {plain, candidate}: {plain: Measured; candidate: Measured},
  asked: Question,
  {limit, ...told}: Pick<Comparison, 'goal' | 'what' | 'against'> & {limit: number},
): Promise<Comparison> {
  const times: {reference: number[]; candidate: number[]} = {reference: [], candidate: []}
  for (let round = -1; round < rounds; round += 1) {
    const one = await cpuPerRequest(plain, asked)
    const other = await cpuPerRequest(candidate, asked)
    if (round < 0) continue
    times.reference.push(one)
    times.candidate.push(other)
  }
  const [reference, measured] = [median(times.reference), median(times.candidate)]
  const ratio = measured / reference
  return {
    ...told,
    reference,
    candidate: measured,
    must: `≤ ${limit}×`,
    is: `${ratio.toPrecision(3)}×`,
    holds: ratio <= limit,
  }
}

/** Starts a program that serves, and tells over IPC its port and its processor time. */
export async function startServer(file: string, ...args: string[]): Promise<Measured> {
  const child = fork(path.join(import.meta.dirname, file), args)
  return {child, port: await answerOf(child, 'port')}
}

/**
 * Microseconds of the server's processor for one of many requests, one after the other.
 * @param question the path of the next request
 */
async function cpuPerRequest(
  {child, port}: Measured,
  {question, headers, status}: Question,
): Promise<number> {
  const before = await cpuOf(child)
  const agent = new Agent({keepAlive: true, maxSockets: 1})
  for (let sent = 0; sent < requests; sent += 1)
    await send({agent, port, path: question(), headers}, status)
  agent.destroy()
  return ((await cpuOf(child)) - before) / requests
}

async function send(options: RequestOptions, status: number): Promise<void> {
  return new Promise((resolve, reject) => {
    get({host: '127.0.0.1', ...options}, (response) => {
      if (response.statusCode !== status) reject(new Error(`Status ${response.statusCode}`))
      response.resume().on('end', resolve).on('error', reject)
    }).on('error', reject)
  })
}

async function cpuOf(child: ChildProcess): Promise<number> {
  const answer = answerOf(child, 'cpu')
  child.send('cpu')
  return answer
}

/** A number that a server tells over IPC. */
export async function answerOf(child: ChildProcess, name: string): Promise<number> {
  const [message]: unknown[] = await once(child, 'message')
  const found = new Map(Object.entries(message ?? {})).get(name)
  if (typeof found !== 'number') throw new Error(`The server did not say its ${name}.`)
  return found
}
