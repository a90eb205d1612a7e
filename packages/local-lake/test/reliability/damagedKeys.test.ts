import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {isDeepStrictEqual} from 'node:util'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createDataset, type Dataset} from '../../src/dataset.ts'
import type {Perspective} from '../../src/perspective.ts'
import {parseQuery} from '../../src/query/parseQuery.ts'
import {runQuery} from '../../src/query/runQuery.ts'
import {randomId} from '../../src/randomId.ts'
import {createBackgroundChecks} from '../../src/store/backgroundChecks.ts'
import {openSqliteDatasetStore} from '../../src/store/sqliteDatasetStore.ts'
import {StoreError} from '../../src/store/types.ts'
import {type Damaged, verifyDataset} from '../../src/store/verifyStore.ts'
import {startTestLake} from '../lakeForTest.ts'
import {seededRandom, sizeOf} from './random.ts'

const FLIPS = sizeOf('LAKE_FLIPS', 300)
const SEED = sizeOf('LAKE_SEED', 20261127)
const DOCUMENTS = 60

/** Questions that stored keys answer, each of them as far as keys go. */
const QUESTIONS: readonly [query: string, perspective: Perspective][] = [
  ['*[_type == "page"]._id', ['published']],
  ['*[_type == "page"]._id', ['drafts', 'published']],
  ['*[_type == "page" && slug.current == "page-7"][0]{_id, title}', ['published']],
  ['*[slug.current == "page-21"]{_id, title}', 'raw'],
  ['*[references("risk-1")]._id', ['published']],
  ['*[references("risk-2")]{_id}', ['drafts', 'published']],
  ['*[_type == "page"] | order(_updatedAt desc)[0...5]{_id, title}', ['published']],
  ['*[_type == "page"] | order(_createdAt)[0...3]._id', ['drafts', 'published']],
  ['count(*[_type == "page"])', ['published']],
  ['count(*[references("risk-1")])', 'raw'],
  ['*[_id == "page-9"][0]{title, "risks": risks[]->title}', ['published']],
]

let folder: string
let whole: Buffer
let expected: unknown[]

const page = (n: number) => ({
  _id: `page-${n}`,
  _type: 'page',
  title: `[FR TEST] ${n}`,
  slug: {current: `page-${n}`},
  risks: [{_key: 'a', _type: 'reference', _ref: `risk-${n % 4}`}],
})

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-keys-'))
  const file = join(folder, 'source.sqlite')
  const {dataset, close} = open(file)
  const create = (...documents: {_id: string; _type: string}[]) =>
    dataset.transact({
      mutations: documents.map((one) => ({create: one})),
      author: 'test',
      cause: 'mutate',
    })
  create(...[0, 1, 2, 3].map((n) => ({_id: `risk-${n}`, _type: 'risk', title: `[FR TEST] ${n}`})))
  for (let n = 0; n < DOCUMENTS; n += 1) create(page(n))
  create(...[3, 6, 9].map((n) => ({...page(n), _id: `drafts.page-${n}`})))
  expected = answers(dataset)
  close()
  whole = readFileSync(file)
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

let clock = 1_000_000_000

function open(file: string) {
  const store = openSqliteDatasetStore(file)
  const options = {project: 'testproj', name: 'production', store, newId: randomId}
  const dataset = createDataset({...options, clock: () => new Date((clock += 1_000))})
  const close = () => {
    dataset.close()
    store.close()
  }
  return {store, dataset, close}
}

function ask(dataset: Dataset, query: string, perspective: Perspective): unknown {
  const view = dataset.view('all', perspective)
  const scope = {
    view,
    identity: 'test',
    now: new Date(0),
    project: 'testproj',
    dataset: 'production',
  }
  return runQuery(parseQuery(query, {}), {}, scope)
}

/** What is answered to each question; `refused` is right where there is damage. */
function answers(dataset: Dataset): unknown[] {
  return QUESTIONS.map(([query, perspective]) => {
    try {
      return ask(dataset, query, perspective)
    } catch (error) {
      if (error instanceof StoreError && error.code === 'DAMAGED') return 'refused'
      throw error
    }
  })
}

const isWrong = (answer: unknown, index: number) =>
  answer !== 'refused' && !isDeepStrictEqual(answer, expected[index])

/** What becomes of these bytes: what is wrong at first, and what is once they were verified. */
function outcomeOf(bytes: Buffer): {first: unknown[]; verified: unknown[]; found: boolean} {
  const file = join(folder, 'copy.sqlite')
  for (const end of ['-shm', '-wal']) rmSync(file + end, {force: true})
  writeFileSync(file, bytes)
  let opened: ReturnType<typeof open>
  try {
    opened = open(file)
  } catch (error) {
    if (error instanceof StoreError && error.code !== 'IO')
      return {first: [], verified: [], found: true}
    throw error
  }
  const {store, dataset, close} = opened
  try {
    const first = answers(dataset).filter(isWrong)
    const kinds = problemsOf(file)
    const hidden = kinds.filter((kind) => kind !== 'row')
    if (hidden.length > 0) store.distrust(hidden.includes('list') ? 'list' : 'keys')
    return {first, verified: answers(dataset).filter(isWrong), found: kinds.length > 0}
  } finally {
    close()
  }
}

function problemsOf(file: string): Damaged[] {
  const kinds: Damaged[] = []
  const db = new DatabaseSync(file, {readOnly: true})
  try {
    verifyDataset(db, (_, damaged) => kinds.push(damaged))
  } catch {
    // What the worker says of an error: the file can not be read.
    kinds.push('list')
  } finally {
    db.close()
  }
  return kinds
}

test('row 4: a bit that flips is refused or harmless, at the latest once the file was verified', () => {
  const random = seededRandom(SEED)
  const outcomes = Array.from({length: FLIPS}, () => {
    const bytes = Buffer.from(whole)
    const at = random.below(whole.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
    return {at, ...outcomeOf(bytes)}
  })
  const unnoticed = outcomes.filter(({first}) => first.length > 0)
  process.stdout.write(
    `damaged keys: ${FLIPS} flips, LAKE_SEED=${SEED}: ${outcomes.filter(({found}) => found).length} found, ` +
      `${unnoticed.length} of them not by the first answers\n`,
  )
  expect(outcomes.filter(({verified}) => verified.length > 0)).toEqual([])
  expect(unnoticed.filter(({found}) => !found)).toEqual([])
})

/** The store with something changed behind the lake's back. */
function changed(sql: string): Buffer {
  const file = join(folder, 'changed.sqlite')
  writeFileSync(file, whole)
  const db = new DatabaseSync(file)
  db.exec(`${sql}; PRAGMA journal_mode = DELETE`)
  db.close()
  return readFileSync(file)
}

const COUNT = 8

test.each([
  ['a type', "UPDATE documents SET type = 'page' WHERE id = 'risk-1'"],
  ['a type that hides', "UPDATE documents SET type = 'other' WHERE id = 'page-7'"],
  ['a time', "UPDATE documents SET updated = '9' WHERE id = 'page-11'"],
  ['a reference', "UPDATE references_to SET target = 'risk-1' WHERE id = 'page-2'"],
  ['who refers', "UPDATE references_to SET id = 'page-x' WHERE id = 'page-1'"],
  ['a slug', "UPDATE path_values SET value = 'page-7' WHERE id = 'page-8'"],
  ['who has a slug', "UPDATE path_values SET id = 'page-y' WHERE id = 'page-21'"],
])('a wrong key (%s) is refused where it is used, and then not used again', (_, sql) => {
  const file = join(folder, 'wrong.sqlite')
  writeFileSync(file, changed(sql))
  const {dataset, close} = open(file)
  try {
    const first = answers(dataset)
    expect(first).toContain('refused')
    expect(first.filter((answer, index) => index !== COUNT && isWrong(answer, index))).toEqual([])
    expect(answers(dataset)).toEqual(expected)
  } finally {
    close()
  }
})

test.each([
  ['a slug that hides its page', "UPDATE path_values SET value = 'other' WHERE id = 'page-7'"],
  ['a reference that hides', "DELETE FROM references_to WHERE id = 'page-1'"],
])('a wrong key that hides (%s) is found beside everything else', async (_, sql) => {
  const file = join(folder, 'hiding.sqlite')
  writeFileSync(file, changed(sql))
  const {store, dataset, close} = open(file)
  const lines: Record<string, unknown>[] = []
  const checks = createBackgroundChecks((event, details) => lines.push({event, ...details}), 0)
  try {
    // The planted fault: nothing is noticed without the check.
    expect(answers(dataset).filter(isWrong)).not.toEqual([])
    await new Promise<void>((resolve) => checks.watch(store, resolve))
    expect(answers(dataset)).toEqual(expected)
    expect(lines).toContainEqual(
      expect.objectContaining({event: 'error', problem: expect.stringContaining('compact')}),
    )
  } finally {
    await checks.close()
    close()
  }
})

test('a lake verifies what it opened, says so, and answers anew what it had kept', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'lake-verified-'))
  const before = await startTestLake({dataDir})
  await before.client().create({...page(1), risks: []})
  await before.close()
  const db = new DatabaseSync(join(dataDir, 'testproj', 'production.sqlite'))
  db.exec("UPDATE path_values SET value = 'other'; UPDATE counts SET documents = 7")
  db.close()

  const lines: Record<string, unknown>[] = []
  const log = (event: string, details: object) => lines.push({event, ...details})
  const lake = await startTestLake({dataDir, log, verifyAfter: 1_000})
  try {
    const question = () => lake.client().fetch<unknown>('count(*[_type == "page"])')
    expect(await question()).toBe(7)
    await expect.poll(question, {timeout: 20_000}).toBe(1)
    expect(lines).toContainEqual(expect.objectContaining({event: 'verified', problems: 1}))
  } finally {
    await lake.remove()
  }
})
