import {execFile} from 'node:child_process'
import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {promisify} from 'node:util'

import type {SanityClient} from '@sanity/client'
import {afterEach, beforeEach, expect, test} from 'vitest'

import {verifyStore} from '../../src/store/verifyStore.ts'
import {pairOf, wrongPairs} from './acknowledged.ts'
import {CLI, type LakeProcess, startProcess} from './lakeProcess.ts'
import {seededRandom, sizeOf} from './random.ts'

const KILLS = sizeOf('LAKE_KILLS', process.env.CI ? 50 : 25)
const SEED = sizeOf('LAKE_SEED', 20261123)
const WRITERS = 4
const run = promisify(execFile)

let folder: string
let lake: LakeProcess | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-killed-'))
})
afterEach(async () => {
  await lake?.kill()
  await rm(folder, {recursive: true, force: true})
})

/** Writes pairs until the lake is gone; notes what it was told is done. */
async function writeUntilKilled(
  client: SanityClient,
  next: () => number,
  acknowledged: number[],
): Promise<void> {
  try {
    for (;;) {
      const n = next()
      const [left, right] = pairOf(n)
      await client.transaction().create(left).create(right).commit({visibility: 'async'})
      acknowledged.push(n)
    }
  } catch (error) {
    // An answer that refuses would be a fault; a connection that ends is the kill.
    if (error instanceof Error && 'statusCode' in error) throw error
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** `backup` or `compact` beside the lake, which is killed while they run. */
function upkeep(kill: number, store: string): Promise<unknown> {
  const command = kill % 2 === 0 ? ['backup', join(folder, `backup-${kill}`)] : ['compact']
  return run(process.execPath, [CLI, ...command, '--data', store])
}

test(
  'rows 1 and 8: kill -9 loses no acknowledged transaction and leaves none by half',
  async () => {
    process.stdout.write(`kill -9: ${KILLS} kills, LAKE_SEED=${SEED}\n`)
    const random = seededRandom(SEED)
    const store = join(folder, 'store')
    const acknowledged: number[] = []
    let count = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      lake = await startProcess(store)
      const found = await lake.client.fetch<Record<string, unknown>[]>('*[_type == "pair"]')
      expect(wrongPairs(found, acknowledged)).toEqual([])
      const before = acknowledged.length
      const writing = Array.from({length: WRITERS}, () =>
        writeUntilKilled(lake!.client, () => (count += 1), acknowledged),
      )
      const side = kill % 5 < 2 ? upkeep(kill, store) : undefined
      while (acknowledged.length < before + WRITERS) await wait(1)
      if (side) await Promise.race([side, wait(300)])
      await wait(random.below(40))
      await lake.kill()
      await Promise.all(writing)
      await side
    }
    const backups = await verifyStore(join(folder, 'backup-0'))
    expect(backups.problems).toEqual([])
    expect((await verifyStore(store)).problems).toEqual([])
    lake = await startProcess(store)
    const found = await lake.client.fetch<Record<string, unknown>[]>('*[_type == "pair"]')
    process.stdout.write(
      `kill -9: ${acknowledged.length} acknowledged, ${found.length / 2} found\n`,
    )
    expect(wrongPairs(found, acknowledged)).toEqual([])
    // The same check sees an acknowledgement that came before its commit, and a half.
    expect(wrongPairs(found, [...acknowledged, count + 1])).toHaveLength(1)
    expect(wrongPairs(found.slice(1), acknowledged)).toHaveLength(1)
  },
  KILLS * 8_000 + 60_000,
)
