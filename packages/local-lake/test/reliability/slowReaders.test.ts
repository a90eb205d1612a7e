import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {connect, type Socket} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {type LakeProcess, startProcess} from './lakeProcess.ts'
import {sizeOf} from './random.ts'

const READERS = sizeOf('LAKE_SLOW_READERS', 200)

/** Events of 2 MB each: the document stands in them twice, as mutation and as result. */
const EVENTS = 20

/** Bytes. What all of them wait for is kept once; for each alone it would be 1.6 GB. */
const MEMORY = 600_000_000

let folder: string
let lake: LakeProcess
const sockets: Socket[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-slow-'))
  lake = await startProcess(join(folder, 'store'))
})
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await lake.kill()
  await rm(folder, {recursive: true, force: true})
})

/** Hears the welcome and reads nothing more. */
function openAndStall(): Promise<Socket> {
  const socket = connect(lake.port, '127.0.0.1')
  sockets.push(socket)
  const query = encodeURIComponent('*[_type == "large"]')
  const path = `/v2025-03-01/data/listen/production?query=${query}&includeResult=true`
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.on('data', (data: Buffer) => {
      if (!data.includes('welcome')) return
      socket.removeAllListeners('data').pause()
      resolve(socket)
    })
  })
}

async function peakMemory(): Promise<number> {
  const status = await readFile(`/proc/${lake.pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1_024
}

test('row 27: many slow readers of the same take bounded memory', {timeout: 300_000}, async () => {
  for (let n = 0; n < READERS; n += 1) await openAndStall()
  const text = 'x'.repeat(1_000_000)
  for (let n = 0; n < EVENTS; n += 1) {
    await lake.client.createOrReplace({_id: 'large', _type: 'large', n, text})
  }
  const memory = await peakMemory()
  process.stdout.write(`slow readers: ${READERS}, ${(memory / 1e6).toFixed(0)} MB\n`)
  expect(memory).toBeLessThan(MEMORY)
})
