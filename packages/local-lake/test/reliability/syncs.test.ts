import {spawnSync} from 'node:child_process'
import {mkdtemp, readFile, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test, describe} from 'vitest'

import {openDatabase} from '../../src/store/openDatabase.ts'
import {pairOf, wrongPairs} from './acknowledged.ts'
import {type LakeProcess, startProcess} from './lakeProcess.ts'
import {sizeOf} from './random.ts'

const ACKS = sizeOf('LAKE_ACKS', 100)
const WRITERS = 8
const STRACE = spawnSync('strace', ['-V']).status === 0

let folder: string
let lake: LakeProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-syncs-'))
})
afterEach(async () => {
  await lake?.kill()
  await rm(folder, {recursive: true, force: true})
})

/** Answers that were sent with no sync since the answer before; the marker is in the answer. */
function unsyncedAnswers(trace: string): {answers: number; unsynced: number} {
  let synced = false
  const result = {answers: 0, unsynced: 0}
  for (const line of trace.split('\n')) {
    if (/f(data)?sync\(.*= 0$/.test(line) || /f(data)?sync resumed.*= 0$/.test(line)) synced = true
    if (!/transactionId.*operation/.test(line)) continue
    result.answers += 1
    if (!synced) result.unsynced += 1
    synced = false
  }
  return result
}

/** The same for requests that overlap: an answer needs a sync since its request was read. */
function unsyncedPairs(trace: string): {answers: number; unsynced: number} {
  let syncs = 0
  const asked = new Map<string, number>()
  const result = {answers: 0, unsynced: 0}
  for (const line of trace.split('\n')) {
    if (/f(data)?sync(\(| resumed).*= 0$/.test(line)) syncs += 1
    const id = /left-\d+/.exec(line)?.[0]
    if (id === undefined) continue
    if (/mutations/.test(line)) asked.set(id, syncs)
    else if (/transactionId.*operation/.test(line)) {
      result.answers += 1
      if (syncs === asked.get(id)) result.unsynced += 1
    }
  }
  return result
}

test('every connection of the store syncs each commit', () => {
  const db = openDatabase(join(folder, 'any.sqlite'), {applicationId: 1, migrations: ['SELECT 1']})
  expect(db.prepare('PRAGMA synchronous').get()).toEqual({synchronous: 2})
  expect(db.prepare('PRAGMA journal_mode').get()).toEqual({journal_mode: 'wal'})
  db.close()
})

/** Watches the system calls. Where strace is missing, the test above is the proof. */
describe.each(STRACE ? ['strace'] : [])('under %s', () => {
  test('row 2: no answer leaves before the disk has the transaction', async () => {
    const trace = join(folder, 'trace')
    const calls = 'trace=fdatasync,fsync,write,writev,sendto,sendmsg'
    const strace = ['strace', '-f', '-qq', '-s', '600', '-e', calls, '-o', trace]
    lake = await startProcess(join(folder, 'store'), strace)
    for (let n = 0; n < ACKS; n += 1) await lake.client.create(pairOf(n)[0])
    await lake.kill()
    const text = await readFile(trace, 'utf8')
    expect(unsyncedAnswers(text)).toEqual({answers: ACKS, unsynced: 0})
    // The same reading sees answers without a sync.
    const planted = text.replaceAll(/^.*f(data)?sync.*$/gm, '')
    expect(unsyncedAnswers(planted)).toEqual({answers: ACKS, unsynced: ACKS})
  })

  test('row 2: nor do answers to writers that share a commit', async () => {
    const trace = join(folder, 'trace')
    const calls = 'trace=fdatasync,fsync,read,write,writev'
    const strace = ['strace', '-f', '-qq', '-s', '3000', '-e', calls, '-o', trace]
    lake = await startProcess(join(folder, 'store'), strace)
    const {client} = lake
    for (let n = 0; n < ACKS; n += WRITERS) {
      const writers = Array.from({length: WRITERS}, (_, writer) => pairOf(n + writer)[0])
      await Promise.all(writers.map((document) => client.create(document)))
    }
    await lake.kill()
    const text = await readFile(trace, 'utf8')
    const answers = Math.ceil(ACKS / WRITERS) * WRITERS
    expect(unsyncedPairs(text)).toEqual({answers, unsynced: 0})
    const planted = text.replaceAll(/^.*f(data)?sync.*$/gm, '')
    expect(unsyncedPairs(planted)).toEqual({answers, unsynced: answers})
  })

  test('row 5: a sync that fails is not acknowledged and loses nothing', async () => {
    const inject = 'inject=fdatasync,fsync:error=EIO:when=60+9'
    const strace = ['strace', '-f', '-qq', '-e', inject, '-o', join(folder, 'trace')]
    lake = await startProcess(join(folder, 'store'), strace)
    const acknowledged: number[] = []
    const refused: unknown[] = []
    for (let n = 0; n < 100; n += 1) {
      const [left, right] = pairOf(n)
      await lake.client
        .transaction()
        .create(left)
        .create(right)
        .commit({visibility: 'async'})
        .then(() => acknowledged.push(n))
        .catch((error: unknown) => refused.push(error))
    }
    await lake.kill()
    expect(refused.length).toBeGreaterThan(2)
    expect(refused[0]).toMatchObject({statusCode: 503})
    lake = await startProcess(join(folder, 'store'))
    const found = await lake.client.fetch<Record<string, unknown>[]>('*[_type == "pair"]')
    expect(wrongPairs(found, acknowledged)).toEqual([])
  })
})
