import {cp, mkdtemp, readdir, rm, truncate} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterEach, beforeEach, expect, test} from 'vitest'

import {createDataset} from '../../src/dataset.ts'
import {openSqliteLakeStore} from '../../src/index.ts'
import {backupStore, restoreStore} from '../../src/store/backup.ts'
import {verifyStore} from '../../src/store/verifyStore.ts'
import {pairOf, wrongPairs} from './acknowledged.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lake-restore-'))
})
afterEach(() => rm(folder, {recursive: true, force: true}))

/** Makes a store of five pairs; the clock goes back a day with every transaction. */
function fill(directory: string) {
  const store = openSqliteLakeStore(directory)
  const record = {
    project: 'testproj',
    name: 'production',
    createdAt: '',
    aclMode: 'public',
  } as const
  let day = 30
  let id = 0
  const dataset = createDataset({
    ...record,
    store: store.createDataset(record),
    clock: () => new Date(Date.UTC(2026, 0, (day -= 1))),
    newId: () => `id${(id += 1)}`,
  })
  for (let n = 0; n < 5; n += 1) {
    const mutations = pairOf(n).map((create) => ({create}))
    dataset.transact({mutations, author: 'test', cause: 'mutate'})
  }
  const close = () => {
    dataset.close()
    store.close()
  }
  return {dataset, close}
}

test('row 83: a partial backup is refused, and a live store is not replaced', async () => {
  const live = join(folder, 'live')
  const backup = join(folder, 'backup')
  const lake = fill(live)
  await backupStore(live, backup)
  lake.close()
  await expect(restoreStore(backup, live)).rejects.toThrow('exists already')
  expect((await verifyStore(live)).problems).toEqual([])

  const partial = join(folder, 'partial')
  const target = join(folder, 'target')
  for (const missing of ['lake.sqlite', 'testproj/production.sqlite']) {
    await cp(backup, partial, {recursive: true})
    await rm(join(partial, missing))
    expect((await restoreStore(partial, target)).join()).toContain(missing)
    await rm(partial, {recursive: true})
  }
  await cp(backup, partial, {recursive: true})
  await truncate(join(partial, 'testproj/production.sqlite'), 9_000)
  expect(await restoreStore(partial, target)).not.toEqual([])
  expect(await readdir(folder)).not.toContain('target')

  expect(await restoreStore(backup, target)).toEqual([])
  const restored = openSqliteLakeStore(target)
  const documents = [...(restored.dataset('testproj', 'production')?.documents() ?? [])]
  restored.close()
  expect(wrongPairs(documents, [0, 1, 2, 3, 4])).toEqual([])
})

test('row 30: a clock that goes back changes neither the order nor what is current', () => {
  const lake = fill(join(folder, 'live'))
  const patch = {id: 'left-1', set: {text: '[FR TEST] later'}}
  lake.dataset.transact({mutations: [{patch}], author: 'test', cause: 'mutate'})
  const {store} = lake.dataset
  const transactions = store.transactionsAfter(0, 10)
  expect(transactions.map(({seq}) => seq)).toEqual([1, 2, 3, 4, 5, 6])
  const times = transactions.map(({timestamp}) => timestamp)
  expect(times).toEqual(times.toSorted().toReversed())
  const last = transactions.at(-1)
  const current = [...store.documents()].find(({_id}) => _id === 'left-1')
  expect(current).toMatchObject({text: '[FR TEST] later', _rev: last?.id})
  expect(store.revisionAt('left-1', 2)?.document?.text).toBe(pairOf(1)[0].text)
  lake.close()
})
