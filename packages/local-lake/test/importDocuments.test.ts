import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset} from '../src/dataset.ts'
import {importDocuments, type ImportMode} from '../src/importDocuments.ts'
import {randomId} from '../src/randomId.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import type {DatasetStore} from '../src/store/types.ts'
import {verifyStore} from '../src/store/verifyStore.ts'

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

/** More documents than are held in memory at a time, each refers to the next and the last to one. */
const ring = Array.from({length: 250}, (_, n) => ({
  _id: `d${n}`,
  _type: 'page',
  to: {_ref: `d${(n + 1) % 250}`},
}))

test('row 39: documents of many batches are one transaction, with its mutations', async () => {
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

test('what is purged is gone from the mutation that wrote it too', () => {
  const options = {project: 'p', name: 'd', store, clock, newId: randomId}
  const dataset = createDataset(options)
  const mutations = [{create: {_id: 'a', _type: 'page', text: '[FR TEST] secret'}}]
  dataset.transact({mutations, author: 'test', cause: 'mutate'})
  const actions = [
    {actionType: 'sanity.action.document.delete', publishedId: 'a', includeDrafts: [], purge: true},
  ]
  dataset.transact({actions, author: 'test', cause: 'test'})
  const [written] = store.transactionsAfter(0, 1)
  expect(written?.mutations).toEqual([{create: {_id: 'a'}}])
})
