import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createDataset} from '../../src/dataset.ts'
import type {LakeDocument} from '../../src/document.ts'
import {randomId} from '../../src/randomId.ts'
import {openSqliteDatasetStore} from '../../src/store/sqliteDatasetStore.ts'
import {StoreError} from '../../src/store/types.ts'
import {FIRST_FORMAT} from '../olderStore.ts'
import {pairOf, wrongPairs} from './acknowledged.ts'
import {seededRandom, sizeOf} from './random.ts'

const CUTS = sizeOf('LAKE_CUTS', 400)
const FLIPS = sizeOf('LAKE_FLIPS', 600)
const SEED = sizeOf('LAKE_SEED', 20261123)
const PAIRS = 40

let folder: string
/** The bytes of a store with everything in its log, and with everything in its file. */
let unwritten: {file: Buffer; log: Buffer}
let whole: Buffer

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-damaged-'))
  const file = join(folder, 'source.sqlite')
  const store = openSqliteDatasetStore(file)
  const options = {project: 'testproj', name: 'production', store, newId: randomId}
  const dataset = createDataset({...options, clock: () => new Date(0)})
  for (let n = 0; n < PAIRS; n += 1) {
    const mutations = pairOf(n).map((create) => ({create}))
    dataset.transact({mutations, author: 'test', cause: 'mutate'})
  }
  unwritten = {file: readFileSync(file), log: readFileSync(`${file}-wal`)}
  dataset.close()
  store.close()
  whole = readFileSync(file)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Opens a store of these bytes and reads what would be served. */
function open(file: Buffer, log: Buffer = Buffer.alloc(0)): LakeDocument[] {
  const path = join(folder, 'copy.sqlite')
  for (const end of ['-shm', '-wal']) rmSync(path + end, {force: true})
  writeFileSync(path, file)
  if (log.length > 0) writeFileSync(`${path}-wal`, log)
  const store = openSqliteDatasetStore(path)
  try {
    return [...store.documents()]
  } finally {
    store.close()
  }
}

/** What is wrong with what is served; a refusal is right if it says that there is damage. */
function wrongOrRefused(file: Buffer, log?: Buffer): string[] | 'refused' {
  try {
    const found = open(file, log)
    const wrong = wrongPairs(
      found,
      Array.from({length: PAIRS}, (_, n) => n),
    )
    return wrong
  } catch (error) {
    if (error instanceof StoreError && error.code !== 'IO') return 'refused'
    throw error
  }
}

/** How many whole pairs there are, from the first on without a gap. */
function prefix(documents: readonly LakeDocument[]): number {
  const count = documents.length / 2
  expect(
    wrongPairs(
      documents,
      Array.from({length: count}, (_, n) => n),
    ),
  ).toEqual([])
  return count
}

test('row 2: a log cut at any byte gives the transactions before it, whole and in order', () => {
  process.stdout.write(`torn log: ${CUTS} cuts, LAKE_SEED=${SEED}\n`)
  const random = seededRandom(SEED)
  const {file, log} = unwritten
  const counts = Array.from({length: CUTS}, () => random.below(log.length + 1))
    .toSorted((a, b) => a - b)
    .map((cut) => prefix(open(file, log.subarray(0, cut))))
  expect(counts).toEqual(counts.toSorted((a, b) => a - b))
  expect(counts.at(-1)).toBeGreaterThan(PAIRS / 2)
})

test('row 2: a log with a torn or garbled tail gives whole transactions', () => {
  const random = seededRandom(SEED + 1)
  const {file, log} = unwritten
  for (let round = 0; round < CUTS / 4; round += 1) {
    const torn = Buffer.from(log)
    // The sectors of the last frame, which a power cut may leave in any state.
    const at = log.length - 512 * (1 + random.below(8))
    for (let i = at; i < at + 512; i += 1) torn[i] = random.pick([0, 255, random.below(256)])
    expect(prefix(open(file, torn))).toBeGreaterThanOrEqual(PAIRS - 1)
  }
})

test('row 4: damage inside the log, before acknowledged transactions, is refused', () => {
  const random = seededRandom(SEED + 2)
  const {file, log} = unwritten
  const outcomes = Array.from({length: Math.ceil(CUTS / 4)}, () => {
    const flipped = Buffer.from(log)
    const at = random.below(Math.floor(log.length / 2))
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
    return wrongOrRefused(file, flipped)
  })
  expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome.length > 0)).toEqual([])
  expect(outcomes).toContain('refused')
})

test('row 4: no flipped bit in the file makes a wrong document', () => {
  process.stdout.write(`bit rot: ${FLIPS} flips, LAKE_SEED=${SEED}\n`)
  const random = seededRandom(SEED + 3)
  const outcomes = Array.from({length: FLIPS}, () => {
    const flipped = Buffer.from(whole)
    const at = random.below(whole.length)
    flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8))
    return wrongOrRefused(flipped)
  })
  const refused = outcomes.filter((outcome) => outcome === 'refused').length
  process.stdout.write(`bit rot: ${refused} refused, ${FLIPS - refused} harmless\n`)
  expect(outcomes.filter((outcome) => outcome !== 'refused' && outcome.length > 0)).toEqual([])
  expect(refused).toBeGreaterThan(FLIPS / 20)
})

test('row 4: damage to what the file says of its tables is called damage', () => {
  const at = whole.indexOf('fingerprint TEXT')
  expect(at).toBeGreaterThan(0)
  const flipped = Buffer.from(whole)
  flipped[at] = (flipped[at] ?? 0) ^ 1
  expect(() => open(flipped)).toThrow(/the file is damaged; restore it from a backup/)
})

test('row 4: a number larger than any of ours is damage', () => {
  const path = join(folder, 'large.sqlite')
  writeFileSync(path, whole)
  const db = new DatabaseSync(path)
  const changed = db.prepare('UPDATE revisions SET checksum = 8872759122129467938 WHERE seq = 1')
  expect(changed.run().changes).toBeGreaterThan(0)
  db.close()
  expect(wrongOrRefused(readFileSync(path))).toBe('refused')
})

test('the checks of this file see lost, half and changed transactions', () => {
  // The planted fault: commits that were acknowledged from memory and never reached the log.
  const lost = open(unwritten.file, unwritten.log.subarray(0, 32))
  expect(wrongPairs(lost, [0, 1])).toHaveLength(2)
  const [first = {_id: '', _type: ''}, ...rest] = open(whole)
  expect(wrongPairs([{...first, text: 'other'}, ...rest], [])).toHaveLength(1)
  expect(wrongPairs(rest, [])).toHaveLength(1)
})

test('row 8: a store of the first format is migrated, or stays as it was', () => {
  const path = join(folder, 'first.sqlite')
  writeFileSync(path, whole)
  const db = new DatabaseSync(path)
  db.exec(FIRST_FORMAT)
  db.close()
  const first = readFileSync(path)
  const store = openSqliteDatasetStore(path)
  const log = readFileSync(`${path}-wal`)
  expect(prefix([...store.documents()])).toBe(PAIRS)
  store.close()
  // A crash at any byte of the migration's log: it is done again, or was done.
  const random = seededRandom(SEED + 4)
  for (let round = 0; round < 40; round += 1) {
    const cut = random.below(log.length + 1)
    expect(prefix(open(first, log.subarray(0, cut)))).toBe(PAIRS)
  }
})
