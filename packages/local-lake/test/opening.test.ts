import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset, type Dataset} from '../src/dataset.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {runQuery} from '../src/query/runQuery.ts'
import {randomId} from '../src/randomId.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import {type DatasetStore, StoreError} from '../src/store/types.ts'
import {verifyStore} from '../src/store/verifyStore.ts'

let folder: string
let file: string
let store: DatasetStore
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-opening-'))
  file = join(folder, 'd.sqlite')
  const dataset = open()
  const mutations = [
    {create: {_id: 'a', _type: 'page', slug: 'first', to: {_ref: 'b'}}},
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

/** Changes a letter in the content of `c`, as a failing disk does. */
function damage(): void {
  const db = new DatabaseSync(file)
  db.exec(
    `UPDATE revisions SET content = replace(content, 'third', 'thirt') WHERE document_id = 'c'`,
  )
  db.close()
}

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
  expect(() => dataset.referrers('b')).toThrow(StoreError)
  expect(ask(dataset, '*[_id == "b"][0].slug')).toBe('second')
  const {problems} = await verifyStore(folder)
  expect(problems).toContainEqual(expect.stringContaining('the revision of "c" at 1 is damaged'))
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
