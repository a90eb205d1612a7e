import {afterEach, beforeEach, expect, test} from 'vitest'

import {verifyStore} from '../src/store/verifyStore.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// "Fully purging a document from the transaction history when deleting it", as the documentation has it.

let lake: TestLake
beforeEach(async () => {
  lake = await startTestLake()
})
afterEach(() => lake.remove())

const SECRET = '[FR TEST] secret'
const history = '/v2025-02-19/data/history/production'

async function transactionsOf(path: string): Promise<string> {
  const headers = {authorization: `Bearer ${ADMIN_TOKEN}`}
  return (await lake.request(`${history}/transactions${path}`, {headers})).text()
}

/** A document that was created, changed and replaced, together with another one. */
async function written(id: string): Promise<void> {
  const client = lake.client()
  await client.mutate([
    {create: {_id: id, _type: 'page', text: SECRET}},
    {create: {_id: `beside-${id}`, _type: 'page', text: 'kept'}},
  ])
  await client
    .patch(id)
    .set({text: `${SECRET} 2`})
    .commit()
  await client.createOrReplace({_id: id, _type: 'page', text: `${SECRET} 3`})
}

test.each<[string, (id: string) => object]>([
  ['a mutation', (id) => ({mutations: [{delete: {id, purge: true}}]})],
  [
    'an action',
    (publishedId) => ({
      actions: [{actionType: 'sanity.action.document.delete', publishedId, purge: true}],
    }),
  ],
  [
    'a transaction that wrote it again before',
    (id) => ({
      mutations: [{patch: {id, set: {text: `${SECRET} 4`}}}, {delete: {id, purge: true}}],
    }),
  ],
])('%s leaves nothing of a document', async (_, body) => {
  await written('one')
  const request = body('one')
  const endpoint = 'actions' in request ? 'actions' : 'mutate'
  const url = `/data/${endpoint}/production`
  await lake.client().request({url, method: 'POST', body: request})

  expect(await transactionsOf('')).not.toContain(SECRET)
  const left = (await transactionsOf('/one')).trim().split('\n')
  expect(left.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    {documentIDs: ['one'], mutations: [{delete: {id: 'one'}}]},
  ])
  expect(await lake.get(`${history}/documents/one?lastRevision=true`)).toMatchObject({
    body: {documents: []},
  })
  expect(await transactionsOf('/beside-one')).toContain('kept')
  expect((await lake.get(`${history}/documents/beside-one`)).body).toMatchObject({
    documents: [{text: 'kept'}],
  })
})

test('a document that is gone already can be purged', async () => {
  await written('two')
  const client = lake.client()
  await client.delete('two')
  expect(await transactionsOf('/two')).toContain(SECRET)
  await client.mutate([{delete: {id: 'two', purge: true}} as never])
  expect(await transactionsOf('')).not.toContain(SECRET)
})

test('what is written under the same id afterwards is there, also after a start', async () => {
  await written('three')
  const again = {create: {_id: 'three', _type: 'page', text: 'new'}}
  await lake.client().mutate([{delete: {id: 'three', purge: true}}, again] as never)
  const {dataDir} = lake
  await lake.close()
  expect(await verifyStore(dataDir)).toMatchObject({problems: []})
  lake = await startTestLake({dataDir})
  expect(await lake.client().getDocument('three')).toMatchObject({text: 'new'})
  expect(await transactionsOf('')).not.toContain(SECRET)
})
