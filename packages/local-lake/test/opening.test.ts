import {copyFileSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset, type Dataset} from '../src/dataset.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {runQuery} from '../src/query/runQuery.ts'
import {randomId} from '../src/randomId.ts'
import {compactStore} from '../src/store/compactStore.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import {type DatasetStore, StoreError} from '../src/store/types.ts'
import {verifyStore} from '../src/store/verifyStore.ts'
import {FOURTH_FORMAT, THIRD_FORMAT} from './olderStore.ts'

let folder: string
let file: string
let store: DatasetStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-opening-'))
  file = join(folder, 'd.sqlite')
  const dataset = open()
  const mutations = [
    {create: {_id: 'a', _type: 'page', slug: 'first', url: {current: 'x'}, to: {_ref: 'b'}}},
    {create: {_id: 'b', _type: 'page', slug: 'second'}},
    {create: {_id: 'drafts.a', _type: 'page', slug: 'draft'}},
    {create: {_id: 'c', _type: 'page', slug: 'third'}},
  ]
  dataset.transact({mutations, author: 'test', cause: 'mutate'})
  store.close()
})
afterEach(() => {
  store.close()
  rmSync(folder, {recursive: true, force: true})
})

function open(): Dataset {
  store = openSqliteDatasetStore(file)
  return createDataset({project: 'p', name: 'd', store, clock: () => new Date(0), newId: randomId})
}

function ask(dataset: Dataset, query: string, layers: readonly string[] = ['drafts', 'published']) {
  const view = dataset.view('all', layers)
  const scope = {view, identity: 'test', now: new Date(0), project: 'p', dataset: 'd'}
  return runQuery(parseQuery(query, {}), {}, scope)
}

/** Changes the file beside the lake. */
function change(sql: string): void {
  const db = new DatabaseSync(file)
  db.exec(sql)
  db.close()
}

/** Changes a letter in the content of `c`, as a failing disk does. */
function damage(): void {
  change(
    `UPDATE revisions SET content = replace(content, 'third', 'thirt') WHERE document_id = 'c'`,
  )
}

/** What is answered from keys, without reading all documents. */
const KNOWN = [
  'count(*[_type == "page"])',
  '*[url.current == "x"]._id',
  '*[references("b")]._id',
  '*[_type == "page" && url.current == "x"][0]{_id, "to": to->slug}',
  '*[_type == "page"] | order(_createdAt desc)[0...2]{_id}',
]

test('what is asked by id is read by itself, through every perspective', () => {
  damage()
  const dataset = open()
  expect(ask(dataset, '*[_id == "a"][0]{slug, "to": to->slug}', ['published'])).toEqual({
    slug: 'first',
    to: 'second',
  })
  expect(ask(dataset, '*[_id == "a"][0].slug')).toBe('draft')
  expect(dataset.view('public', 'raw').get('drafts.a')).toBeUndefined()
  expect(dataset.view('all', 'raw').size()).toBe(4)
  // Writing needs no other document either, not even where it may be looked at through a release.
  const release = dataset.view('all', ['r1', 'published'])
  const draft = {create: {_id: 'drafts.c', _type: 'page'}}
  dataset.transact({mutations: [draft], author: 'test', cause: 'mutate'})
  expect(release.get('a')).toMatchObject({slug: 'first'})
  const mutations = [{patch: {id: 'b', set: {slug: 'changed', to: {_ref: 'a'}}}}]
  dataset.transact({mutations, author: 'test', cause: 'mutate'})
  expect(ask(dataset, '*[_id == "a"][0].to->slug', ['published'])).toBe('changed')
})

test('row 4: a damaged document is refused by whatever reads it, every time, and by verify', async () => {
  damage()
  const dataset = open()
  for (const query of ['*[_id == "c"][0]', '*[slug == "first"]', '*', '*[slug == "first"]']) {
    expect(() => ask(dataset, query)).toThrow(StoreError)
  }
  // Who refers to whom is known without reading anyone.
  expect(dataset.referrers('b')).toEqual(['a'])
  expect(ask(dataset, '*[_id == "b"][0].slug')).toBe('second')
  const {problems} = await verifyStore(folder)
  expect(problems).toContainEqual(expect.stringContaining('the revision of "c" at 1 is damaged'))
})

test('what keys answer is answered beside a damaged document', () => {
  const before = KNOWN.map((query) => ask(open(), query, ['published']))
  expect(before).toEqual([3, ['a'], ['a'], {_id: 'a', to: 'second'}, [{_id: 'a'}, {_id: 'b'}]])
  damage()
  const dataset = open()
  expect(KNOWN.map((query) => ask(dataset, query, ['published']))).toEqual(before)
  expect(() => ask(dataset, '*[_type == "page"]', ['published'])).toThrow(StoreError)
})

test.each([
  ['third', THIRD_FORMAT],
  ['fourth', FOURTH_FORMAT],
])(
  'row 8: a store of the %s format is brought to the newest when it is opened',
  async (_name, older) => {
    const before = KNOWN.map((query) => ask(open(), query))
    store.close()
    change(older)
    const dataset = open()
    expect(KNOWN.map((query) => ask(dataset, query))).toEqual(before)
    expect((await verifyStore(folder)).problems.filter((one) => one.includes('d.sqlite'))).toEqual(
      [],
    )
  },
)

test('row 8: a store of the fourth format in which a document belongs to no transaction is damaged', () => {
  const other = join(folder, 'other.sqlite')
  copyFileSync(file, other)
  const db = new DatabaseSync(other, {enableForeignKeyConstraints: false})
  db.exec(`${FOURTH_FORMAT} UPDATE revisions SET seq = 99 WHERE document_id = 'c'`)
  db.close()
  const refusal = expect.objectContaining({code: 'DAMAGED'})
  expect(() => openSqliteDatasetStore(other)).toThrow(refusal)
  // A second look says the same: nothing was done.
  expect(() => openSqliteDatasetStore(other)).toThrow(refusal)
  open()
})

test('a store of the third format with a damaged document opens, and guesses nothing', () => {
  damage()
  change(THIRD_FORMAT)
  const dataset = open()
  for (const query of KNOWN) expect(() => ask(dataset, query)).toThrow(StoreError)
  expect(() => dataset.referrers('b')).toThrow(StoreError)
  expect(ask(dataset, '*[_id == "b"][0].slug')).toBe('second')
})

test.each([
  `DELETE FROM path_values`,
  `DELETE FROM references_to`,
  `UPDATE references_to SET kind = 1`,
  `UPDATE documents SET created = 'x' WHERE id = 'b'`,
  `UPDATE documents SET layer = '.' WHERE id = 'b'`,
  `UPDATE counts SET documents = documents + 1`,
  `DELETE FROM counts`,
])('row 4: damaged keys are found by verify, and made anew by compact: %s', async (damaging) => {
  const problems = async () =>
    (await verifyStore(folder)).problems.filter((one) => one.includes('d.sqlite'))
  const before = KNOWN.map((query) => ask(open(), query))
  store.close()
  expect(await problems()).toEqual([])
  change(damaging)
  expect(await problems()).toEqual([expect.stringContaining('compact makes them anew')])
  await compactStore(folder)
  expect(await problems()).toEqual([])
  const dataset = open()
  expect(KNOWN.map((query) => ask(dataset, query))).toEqual(before)
})

test('changes made before and after all documents are read are seen alike', () => {
  const write = (dataset: Dataset, ...mutations: unknown[]) =>
    dataset.transact({mutations, author: 'test', cause: 'mutate'})
  const change = {patch: {id: 'a', set: {slug: 'again'}}}
  const remove = {delete: {id: 'drafts.a'}}
  const dataset = open()
  expect(ask(dataset, '*[_id == "a"][0].slug')).toBe('draft')
  write(dataset, change, remove)
  expect(ask(dataset, '*[_id == "a"][0].slug')).toBe('again')
  expect(ask(dataset, '*[slug == "again"]._id')).toEqual(['a'])
  expect(dataset.referrers('b')).toEqual(['a'])
  write(dataset, {create: {_id: 'drafts.a', _type: 'page', slug: 'new', to: {_ref: 'b'}}})
  expect(ask(dataset, '*[slug == "again"]._id')).toEqual([])
  expect(ask(dataset, '*[slug == "new"]._id')).toEqual(['a'])
  expect(dataset.referrers('b')).toEqual(['a', 'drafts.a'])
})

test('an object that was handed out is the same after all documents are read', () => {
  const view = open().view('all', 'raw')
  const before = view.get('a')
  expect(view.all()).toHaveLength(4)
  expect(view.get('a')).toBe(before)
})
