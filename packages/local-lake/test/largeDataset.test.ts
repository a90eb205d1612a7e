import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import {createDocumentSet, type DocumentSet} from '../src/documentSet.ts'
import {importDocuments} from '../src/importDocuments.ts'
import type {LiveView} from '../src/liveView.ts'
import {followPerspective} from '../src/perspective.ts'
import {planCandidates} from '../src/query/candidates.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {queryCost} from '../src/query/queryCost.ts'
import {runQuery} from '../src/query/runQuery.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import type {DatasetStore} from '../src/store/types.ts'

const PAGES = 300

let folder: string
let store: DatasetStore
/** A dataset that does not fit into the memory it may take. */
let documents: DocumentSet
/** How many documents were read from the store. */
let reads = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lake-large-'))
  store = openSqliteDatasetStore(join(folder, 'd.sqlite'))
  const pages = Array.from({length: PAGES}, (_, n) => ({
    _id: `page-${n}`,
    _type: 'page',
    category: n % 2 === 0 ? 'even' : 'odd',
    slug: {current: `page-${n}`},
    to: {_ref: 'other'},
  }))
  const all = [{_id: 'other', _type: 'other'}, ...pages]
  await importDocuments(store, all, {
    mode: 'create',
    clock: () => new Date(0),
    newId: () => 'transaction',
  })
  const read: DatasetStore['read'] = (id) => {
    reads += 1
    return store.read(id)
  }
  const readAll = () => {
    reads += PAGES
    return store.documents()
  }
  documents = createDocumentSet({...store, read, documents: readAll}, 10_000)
})
afterAll(() => {
  store.close()
  rmSync(folder, {recursive: true})
})

function costOf(query: string, view: LiveView): number {
  return queryCost(planCandidates(parseQuery(query, {}), view), {}, view.size())
}

const scope = {identity: 'me', now: new Date(0), project: 'p', dataset: 'd'}

test('what a query goes through is known without reading it', () => {
  const drafts = followPerspective(documents, ['drafts', 'published']).view
  reads = 0
  for (const view of [documents, drafts]) {
    expect(costOf('*[slug.current == "page-7"]{_id}', view)).toBeLessThan(100)
    expect(costOf('*[_type == "other"]{_id}', view)).toBeLessThan(100)
    expect(costOf('*[_type == "page"] | order(_createdAt desc)[0...2]{_id}', view)).toBeLessThan(
      100,
    )
    // Of these the store has no index: documents of the type, or all, have to be looked at.
    expect(costOf('*[_type == "page"] | order(title)[0...2]{_id}', view)).toBeGreaterThan(PAGES)
    expect(costOf('*[_type == "page" && category == "odd"]{_id}', view)).toBeGreaterThan(PAGES)
    expect(costOf('*[category == "odd"]{_id}', view)).toBeGreaterThan(PAGES)
    expect(costOf('*[category == lower("ODD")][0]', view)).toBeGreaterThan(PAGES)
  }
  expect(reads).toBe(0)
})

test('documents are read as they are asked for, and as many kept as fit', () => {
  const ask = (query: string) => runQuery(parseQuery(query, {}), {}, {...scope, view: documents})
  reads = 0
  expect(ask('count(*[_type == "page"])')).toBe(PAGES)
  expect(ask('count(*[references("other")])')).toBe(PAGES)
  expect(reads).toBe(0)
  const one = '*[_type == "page" && slug.current == "page-7"][0]{_id, "to": to->_id}'
  for (let turn = 0; turn < 3; turn += 1) expect(ask(one)).toEqual({_id: 'page-7', to: 'other'})
  expect(reads).toBe(2)
  expect(ask('count(*[category == "odd"])')).toBe(PAGES / 2)
  // All were read for that, and are not kept.
  reads = 0
  expect(ask('*[_type == "page"]._id')).toHaveLength(PAGES)
  expect(reads).toBeGreaterThan(PAGES / 2)
})

test('reading documents counts as time that a query takes', () => {
  const query = '*[_type == "page" && category == "none"] | order(_createdAt desc)[0...2]{_id}'
  const ask = (budget: number) =>
    runQuery(parseQuery(query, {}), {}, {...scope, view: documents, budget})
  expect(ask(60_000)).toEqual([])
  expect(() => ask(0)).toThrow('took too long')
})
