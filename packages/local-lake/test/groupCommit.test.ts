import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset, type Dataset, type TransactionRequest} from '../src/dataset.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {randomId} from '../src/randomId.ts'
import {openSqliteDatasetStore} from '../src/store/sqliteDatasetStore.ts'
import {type DatasetStore, StoreError} from '../src/store/types.ts'

const WRITERS = 64

let folder: string
let store: DatasetStore
let commits: number
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-group-'))
  store = openSqliteDatasetStore(join(folder, 'd.sqlite'))
  commits = 0
})
afterEach(async () => {
  store.close()
  await rm(folder, {recursive: true})
})

/** A dataset on the real store, of which some functions are replaced. */
function datasetOn(changed: Partial<DatasetStore> = {}): Dataset {
  const counted: DatasetStore = {
    ...store,
    together(run) {
      commits += 1
      return store.together(run)
    },
    ...changed,
  }
  const options = {project: 'p', name: 'd', clock: () => new Date(), newId: randomId}
  return createDataset({...options, store: counted})
}

function mutate(...mutations: unknown[]): TransactionRequest {
  return {mutations, author: 'test', cause: 'mutate'}
}

const add = (by: number): TransactionRequest => mutate({patch: {id: 'sum', inc: {n: by}}})
const START = mutate({create: {_id: 'sum', _type: 'count', n: 0}})

/** What listeners of everything are told. */
function heard(dataset: Dataset): unknown[] {
  const events: unknown[] = []
  const options = {
    tree: parseQuery('*', {}),
    params: {},
    identity: 'test',
    canSee: () => true,
    includeResult: false,
    includePreviousRevision: false,
    includeMutations: false,
    includeAllVersions: false,
    effects: false,
    visibility: 'query' as const,
  }
  dataset.listeners.add(options, {
    deliver: (some) => void events.push(...some),
    refuse(error) {
      throw error
    },
    close: () => undefined,
  })
  return events
}

const sumOf = (dataset: Dataset): unknown => dataset.view('all', 'raw').get('sum')?.n

test('requests that come together share a commit and stay apart', async () => {
  const dataset = datasetOn()
  dataset.transact(START)
  const events = heard(dataset)
  const answers = await Promise.all(
    Array.from({length: WRITERS}, (_, n) => dataset.submit(add(n + 1))),
  )
  expect(commits).toBe(1)
  expect(new Set(answers.map(({transactionId}) => transactionId)).size).toBe(WRITERS)
  expect(sumOf(dataset)).toBe((WRITERS * (WRITERS + 1)) / 2)
  expect(events).toHaveLength(WRITERS)
  expect(store.transactionsAfter(0, 1_000)).toHaveLength(WRITERS + 1)
  expect([...store.documents()]).toMatchObject([{n: sumOf(dataset)}])
})

test('one that is refused does not concern the others', async () => {
  const dataset = datasetOn()
  dataset.transact(START)
  const [first, refused, last] = await Promise.allSettled([
    dataset.submit(add(1)),
    dataset.submit(mutate({patch: {id: 'other', inc: {n: 1}}})),
    dataset.submit(add(2)),
  ])
  expect([first?.status, last?.status]).toEqual(['fulfilled', 'fulfilled'])
  expect(refused).toMatchObject({status: 'rejected', reason: {status: 409}})
  expect(sumOf(dataset)).toBe(3)
})

test('the same transaction sent twice at once is applied once', async () => {
  const dataset = datasetOn()
  dataset.transact(START)
  const twice = {...add(5), transactionId: 'same'}
  const [one, other] = await Promise.all([dataset.submit(twice), dataset.submit(twice)])
  expect(one?.results).toEqual(other?.results)
  expect(sumOf(dataset)).toBe(5)
})

test('a commit that fails leaves nothing behind, and each is tried for itself', async () => {
  const full = new StoreError('FULL', 'no room')
  const dataset = datasetOn({
    together: (run) =>
      store.together(() => {
        run()
        throw full
      }),
  })
  dataset.transact(START)
  const events = heard(dataset)
  await Promise.all([dataset.submit(add(1)), dataset.submit(add(2))])
  expect(sumOf(dataset)).toBe(3)
  expect(events).toHaveLength(2)
  expect([...store.documents()]).toMatchObject([{n: 3}])
})

test('what can not be stored at all is refused to everyone, and nobody hears of it', async () => {
  let room = 3
  const full = new StoreError('FULL', 'no room')
  const dataset = datasetOn({
    append(transaction) {
      // The first ones of a group are in memory already when there is no room for the next.
      if (room <= 0) throw full
      room -= 1
      return store.append(transaction)
    },
  })
  dataset.transact(START)
  const events = heard(dataset)
  const requests = [
    add(1),
    mutate({create: {_id: 'new', _type: 'page'}}),
    mutate({delete: {id: 'sum'}}),
  ]
  const outcomes = await Promise.allSettled(requests.map((request) => dataset.submit(request)))
  for (const outcome of outcomes) expect(outcome).toMatchObject({status: 'rejected', reason: full})
  expect(dataset.view('all', ['published']).all()).toMatchObject([{_id: 'sum', n: 0}])
  expect(events).toEqual([])
  room = 10
  await Promise.all(requests.map((request) => dataset.submit(request)))
  expect(dataset.view('all', ['published']).all()).toMatchObject([{_id: 'new'}])
})
