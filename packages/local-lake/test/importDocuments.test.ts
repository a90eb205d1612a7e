import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {cpSync, existsSync, mkdtempSync, rmSync, statSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'
import {fileURLToPath} from 'node:url'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset} from '../src/dataset.ts'
import {importDocuments, type ImportMode} from '../src/importDocuments.ts'
import {randomId} from '../src/randomId.ts'
import {backupStore} from '../src/store/backup.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import type {DatasetStore} from '../src/store/types.ts'
import {verifyStore} from '../src/store/verifyStore.ts'

const IMPORTING = fileURLToPath(new URL('reliability/importingProcess.ts', import.meta.url))

let folder: string
let store: DatasetStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-import-'))
  store = openSqliteDatasetStore(join(folder, 'd.sqlite'))
})
afterEach(() => {
  store.close()
  rmSync(folder, {recursive: true, force: true})
})

const clock = () => new Date(0)

function bring(documents: Iterable<Record<string, unknown>>, mode: ImportMode = 'create') {
  return importDocuments(store, documents, {mode, clock, newId: randomId})
}

/** Each refers to the next one, and the last to the first. */
const ring = Array.from({length: 250}, (_, n) => ({
  _id: `d${n}`,
  _type: 'page',
  to: {_ref: `d${(n + 1) % 250}`},
}))

test('row 39: all documents are one transaction, with its mutations', async () => {
  const results = await bring(ring)
  expect(results).toHaveLength(250)
  expect([...store.documents()]).toHaveLength(250)
  const [transaction, ...others] = store.transactionsAfter(0, 10)
  expect(others).toEqual([])
  expect(transaction?.documentIds).toHaveLength(250)
  const _createdAt = clock().toISOString()
  expect(transaction?.mutations).toEqual(ring.map((one) => ({create: {...one, _createdAt}})))
  expect(transaction?.results).toEqual(results)
  const {problems} = await verifyStore(folder)
  expect(problems.filter((problem) => !problem.includes('lake.sqlite'))).toEqual([])
})

test.each<[string, Record<string, unknown>[], string]>([
  ['refers to nothing', [{_id: 'x', _type: 'page', to: {_ref: 'nowhere'}}], 'nowhere'],
  ['is there already', [{_id: 'd1', _type: 'page'}], 'already exists'],
  ['has no sound id', [{_id: '-', _type: 'page'}], 'Malformed'],
])('row 39: nothing is written when the last document %s', async (_, last, reason) => {
  await expect(bring([...ring, ...last])).rejects.toThrow(reason)
  expect([...store.documents()]).toEqual([])
  expect(store.transactionsAfter(0, 1)).toEqual([])
  await bring(ring)
  expect([...store.documents()]).toHaveLength(250)
})

test('what others refer to keeps its type, unless they do so no longer', async () => {
  await bring(ring)
  const retyped = {_id: 'd7', _type: 'other', to: {_ref: 'd8'}}
  await expect(bring([retyped], 'createOrReplace')).rejects.toThrow('change its type')
  expect(store.document('d7')).toMatchObject({_type: 'page'})
  await bring([retyped, {_id: 'd6', _type: 'page'}], 'createOrReplace')
  expect(store.document('d7')).toMatchObject({_type: 'other'})
})

test('a document that comes twice, far apart, is left as it came last', async () => {
  const again = {_id: 'd0', _type: 'page', text: '[FR TEST]'}
  await bring([...ring, again], 'createOrReplace')
  expect(store.document('d0')).toMatchObject(again)
  const options = {project: 'p', name: 'd', store, clock, newId: randomId}
  expect(createDataset(options).view('all', 'raw').get('d0')).toMatchObject(again)
  const {problems} = await verifyStore(folder)
  expect(problems.filter((problem) => !problem.includes('lake.sqlite'))).toEqual([])
})

test('a mutation that a later one went on from is kept whole', () => {
  const options = {project: 'p', name: 'd', store, clock, newId: randomId}
  const mutations = [
    {create: {_id: 'a', _type: 'page', text: 'before'}},
    {patch: {id: 'a', set: {text: 'after'}}},
    {createOrReplace: {_id: 'b', _type: 'page', text: 'whole'}},
  ]
  createDataset(options).transact({mutations, author: 'test', cause: 'mutate'})
  const [transaction] = store.transactionsAfter(0, 1)
  expect(transaction?.mutations).toMatchObject(mutations)
})

test('row 39: an import that is killed leaves what was there, also to verify and backup', async () => {
  const old = Array.from({length: 100}, (_, n) => ({_id: `old-${n}`, _type: 'page'}))
  await bring(old)
  const before = [...store.documents()]
  store.close()
  const file = join(folder, 'd.sqlite')
  const child = spawn(process.execPath, [IMPORTING, file])
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  // The transaction was written into the file itself.
  expect(statSync(file).size).toBeGreaterThan(5_000_000)
  expect(existsSync(`${file}-journal`)).toBe(true)
  const copies = [`${folder}-verified`, `${folder}-saved`]
  for (const copy of copies) cpSync(folder, copy, {recursive: true})
  try {
    const {problems} = await verifyStore(copies[0] ?? '')
    expect(problems.filter((problem) => !problem.includes('lake.sqlite'))).toEqual([])
    await backupStore(copies[1] ?? '', `${folder}-backup`)
    const saved = openSqliteDatasetStore(join(`${folder}-backup`, 'd.sqlite'))
    expect([...saved.documents()]).toEqual(before)
    saved.close()
  } finally {
    for (const copy of [...copies, `${folder}-backup`]) rmSync(copy, {recursive: true, force: true})
  }
  store = openSqliteDatasetStore(file)
  expect([...store.documents()]).toEqual(before)
  await bring(ring)
  expect([...store.documents()]).toHaveLength(350)
})

test('an import goes on beside a reader of the file', async () => {
  await bring(ring.slice(0, 0))
  const reader = new DatabaseSync(join(folder, 'd.sqlite'), {readOnly: true})
  reader.exec('BEGIN')
  expect(reader.prepare('SELECT count(*) AS size FROM documents').get()).toEqual({size: 0})
  await bring(ring)
  expect(reader.prepare('SELECT count(*) AS size FROM documents').get()).toEqual({size: 0})
  reader.close()
  expect([...store.documents()]).toHaveLength(250)
})
