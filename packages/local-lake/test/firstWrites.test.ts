import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset, type Dataset} from '../src/dataset.ts'
import {randomId} from '../src/randomId.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import type {DatasetStore} from '../src/store/types.ts'

// What is written first after a start finds what it needs by the keys of the store: no write reads all documents.

let folder: string
let store: DatasetStore
let dataset: Dataset
/** How often all documents were read. */
let readings = 0

function open(): void {
  store = openSqliteDatasetStore(join(folder, 'production.sqlite'))
  const counting: DatasetStore = {
    ...store,
    documents() {
      readings += 1
      return store.documents()
    },
  }
  const options = {project: 'testproj', name: 'production', newId: randomId}
  dataset = createDataset({...options, store: counting, clock: () => new Date()})
}

function close(): void {
  dataset.close()
  store.close()
}

const mutate = (...mutations: object[]) =>
  dataset.transact({mutations, author: 'test', cause: 'mutate'})
const act = (action: string, rest: object) =>
  dataset.transact({
    actions: [{actionType: `sanity.action.${action}`, ...rest}],
    author: 'test',
    cause: action,
  })

const page = (id: string) => ({
  _id: id,
  _type: 'page',
  slug: {current: id},
  risk: {_ref: 'risk-1'},
})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-first-'))
  open()
  mutate({create: {_id: 'risk-1', _type: 'risk'}}, {create: {_id: 'risk-2', _type: 'risk'}})
  mutate(
    {create: page('a')},
    {create: page('b')},
    {create: page('drafts.a')},
    {create: page('drafts.c')},
  )
  act('release.create', {releaseId: 'r1', metadata: {title: '[TEST] release'}})
  act('document.version.create', {
    publishedId: 'b',
    document: {...page('b'), _id: 'versions.r1.b'},
  })
  close()
  open()
  readings = 0
})
afterEach(() => {
  close()
  rmSync(folder, {recursive: true, force: true})
})

test.each<[string, () => void]>([
  ['a delete', () => mutate({delete: {id: 'risk-2'}})],
  ['a delete by query', () => mutate({delete: {query: '*[_type == "risk" && _id == "risk-2"]'}})],
  ['a patch by query', () => mutate({patch: {query: '*[slug.current == "a"]', set: {n: 1}}})],
  ['publish', () => act('document.publish', {draftId: 'drafts.c', publishedId: 'c'})],
  ['unpublish', () => act('document.unpublish', {draftId: 'drafts.b', publishedId: 'b'})],
  ['delete', () => act('document.delete', {publishedId: 'a', includeDrafts: ['drafts.a']})],
  ['discard', () => act('document.version.discard', {versionId: 'drafts.a'})],
  ['release.publish', () => act('release.publish', {releaseId: 'r1'})],
  ['release.archive', () => act('release.archive', {releaseId: 'r1'})],
  [
    'release.schedule',
    () => act('release.schedule', {releaseId: 'r1', publishAt: '2099-01-01T00:00:00Z'}),
  ],
])('%s reads only what it is about', (_, write) => {
  write()
  expect(readings).toBe(0)
})

test('a strong reference is seen without reading all documents', () => {
  expect(() => mutate({delete: {id: 'risk-1'}})).toThrow(/cannot be deleted/)
  expect(readings).toBe(0)
  expect(dataset.referrers('risk-1')).toEqual(['a', 'b', 'drafts.a', 'drafts.c', 'versions.r1.b'])
  // The planted fault: what no key answers is noticed here.
  mutate({patch: {query: '*[unknown == 1]', set: {n: 1}}})
  expect(readings).toBe(1)
})
