import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {connect, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {ADMIN_TOKEN} from '../lakeForTest.ts'
import {type LakeProcess, startProcess} from './lakeProcess.ts'
import {openListeners} from './manyListeners.ts'
import {sizeOf} from './random.ts'

/** Each takes a file descriptor on both sides: 10,000 need `ulimit -n 12000`. */
const LISTENERS = sizeOf('LAKE_LISTENERS', 1_000)

/** Milliseconds until all have heard, and bytes that the lake takes; the goals for 10,000. */
const FAN_OUT = process.env.LAKE_QUIET ? 2_000 : 30_000
const MEMORY = 600_000_000

let folder: string
let lake: LakeProcess
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-listeners-'))
  lake = await startProcess(join(folder, 'store'))
})
afterEach(async () => {
  await lake.kill()
  await rm(folder, {recursive: true, force: true})
})

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1_024
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

test(
  'row 27: idle listeners all hear a change, soon, and take bounded memory',
  {
    timeout: 600_000,
  },
  async () => {
    const started = performance.now()
    const listeners = await openListeners(lake.port, LISTENERS, '*[_type == "heard"]')
    const opened = performance.now() - started
    const memory = await memoryOf(lake.pid)

    const before = performance.now()
    await lake.client.create({_id: 'first', _type: 'heard'}, {visibility: 'async'})
    const written = performance.now() - before
    while (listeners.seen('"documentId":"first"') < LISTENERS) {
      if (performance.now() - before > 60_000) break
      await wait(20)
    }
    const heard = performance.now() - before
    await lake.client.create({_id: 'other', _type: 'not heard'}, {visibility: 'async'})
    await lake.client.create({_id: 'second', _type: 'heard'}, {visibility: 'async'})
    const deadline = performance.now() + 60_000
    while (listeners.seen('"documentId":"second"') < LISTENERS && performance.now() < deadline) {
      await wait(20)
    }
    const ms = (time: number): string => `${time.toFixed(0)} ms`
    process.stdout.write(
      `listeners: ${LISTENERS} opened in ${ms(opened)}, written in ${ms(written)}, ` +
        `all heard in ${ms(heard)}, ${(memory / 1e6).toFixed(0)} MB\n`,
    )
    // Each heard each change once and nothing else; the same count sees one that is missing.
    expect(listeners.seen('event: mutation')).toBe(2 * LISTENERS)
    expect(listeners.seen('"documentId":"first"')).toBe(LISTENERS)
    expect(listeners.seen('"documentId":"second"')).toBe(LISTENERS)
    expect(listeners.seen('"documentId":"other"')).toBe(0)
    expect(listeners.ended).toBe(0)
    expect(heard).toBeLessThan(FAN_OUT)
    expect(memory).toBeLessThan(MEMORY)
    listeners.close()
  },
)

test('row 27: where no more files may be opened the lake says so, and goes on writing', async () => {
  const limited = ['bash', '-c', 'ulimit -n 300; exec "$@"', 'limited']
  const small = await startProcess(join(folder, 'small'), limited)
  const url = `http://127.0.0.1:${small.port}/v2025-03-01/data/mutate/production`
  const headers = {authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json'}
  // The connection of the first write is kept for the second one.
  const write = async (_id: string): Promise<number> => {
    const body = JSON.stringify({mutations: [{create: {_id, _type: 't'}}]})
    const answer = await fetch(url, {method: 'POST', headers, body})
    await answer.text()
    return answer.status
  }
  const sockets: Socket[] = []
  try {
    expect(await write('before')).toBe(200)
    for (let n = 0; n < 400; n += 1) {
      const socket = connect(small.port, '127.0.0.1').on('error', () => undefined)
      socket.write(
        'GET /v2025-03-01/data/listen/production?query=* HTTP/1.1\r\nHost: localhost\r\n\r\n',
      )
      sockets.push(socket)
    }
    await vi.waitFor(() => expect(small.said()).toContain('ulimit -n 1200'), {timeout: 20_000})
    expect(await write('meanwhile')).toBe(200)
  } finally {
    for (const socket of sockets) socket.destroy()
    await small.kill()
  }
})
