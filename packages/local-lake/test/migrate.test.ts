// The library behind `sanity migrations run` as it is, with a lake as its host: it speaks https only.
import '../src/resolveLocalhost.ts'
import {get} from 'node:https'

import {at, defineMigration, dryRun, patch, run, set, setIfMissing, unset} from '@sanity/migrate'
import {afterAll, beforeAll, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  const titled = ['one', 'drafts.one', 'two'].map((_id) => ({_id, _type: 'page', title: _id}))
  for (const document of titled) await lake.client().create(document)
  await lake.client().create({_id: 'other', _type: 'note', title: 'other'})
})
afterAll(() => lake.remove())

const api = () => ({
  projectId: 'testproj',
  dataset: 'production',
  apiHost: `http://localhost:${lake.port}`,
  apiVersion: 'v2025-02-19' as const,
  token: ADMIN_TOKEN,
})

const renaming = defineMigration({
  title: '[FR TEST] title becomes name',
  documentTypes: ['page'],
  migrate: {
    document: (document) => [
      at('name', setIfMissing('title' in document ? document.title : null)),
      at('title', unset()),
    ],
  },
})

const names = () =>
  lake.client().fetch('*[] | order(_id) {"n": name, title}', {}, {perspective: 'raw'})

test('a dry run tells what would be done and does nothing', async () => {
  const told = []
  for await (const mutation of dryRun({api: api()}, renaming)) told.push(mutation)
  expect(told.flat()).toHaveLength(6)
  expect(await names()).toContainEqual({n: null, title: 'drafts.one'})
})

test('a run does it, and asks the lake on the way', async () => {
  await run({api: api()}, renaming)
  expect(await names()).toEqual([
    {n: 'drafts.one', title: null},
    {n: 'one', title: null},
    {n: null, title: 'other'},
    {n: 'two', title: null},
  ])
  await run(
    {api: api()},
    {
      title: '[FR TEST] asks',
      async *migrate(documents, {client}) {
        for await (const {_id} of documents()) {
          const count = await client.fetch<number>('count(*[_type == "page"])')
          yield patch(_id, [at('seen', set(count))])
        }
      },
    },
  )
  expect(await lake.client().getDocument('other')).toMatchObject({seen: 2})
})

test('https goes elsewhere with TLS as before', async () => {
  const answered = new Promise((resolve, reject) => {
    get(`https://127.0.0.1:${lake.port}/v1/ping`, resolve).on('error', reject)
  })
  await expect(answered).rejects.toThrow(/SSL|EPROTO/)
})
