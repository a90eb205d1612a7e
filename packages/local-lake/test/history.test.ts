import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const authorization = `Bearer ${ADMIN_TOKEN}`
const base = '/v2025-03-01/data/history/production'

/** One JSON value, or the values of a stream of lines. */
async function get(path: string) {
  const answer = await lake.request(base + path, {headers: {authorization}})
  expect(answer.status).toBe(200)
  const text = await answer.text()
  if (!answer.headers.get('content-type')?.includes('ndjson')) return JSON.parse(text)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('history', () => {
  test('returns documents as they were, and transactions in order', async () => {
    const client = lake.client()
    const {_rev: first} = await client.create({_id: 'h', _type: 'past', n: 1})
    const {_rev: second} = await client.patch('h').set({n: 2}).commit()
    await client.delete('h')
    expect(await get(`/documents/h?revision=${first}`)).toMatchObject({documents: [{n: 1}]})
    expect(await get(`/documents/h?revision=${second}`)).toMatchObject({documents: [{n: 2}]})
    expect(await get(`/documents/h?time=${new Date().toISOString()}`)).toEqual({documents: []})
    expect(await get(`/documents/h?time=2001-01-01T00:00:00Z`)).toEqual({documents: []})
    expect(await get('/documents/h?lastRevision=true')).toMatchObject({documents: [{n: 2}]})

    const all = await get('/transactions/h?effectFormat=mendoza')
    expect(all).toMatchObject([
      {id: first, documentIDs: ['h'], effects: {h: {apply: [0, {n: 1}], revert: [0, null]}}},
      {id: second, mutations: [{patch: {set: {n: 2}}}]},
      {mutations: [{delete: {id: 'h'}}], effects: {h: {apply: [0, null]}}},
    ])
    const newest = await get(`/transactions/h?reverse=true&limit=1&excludeMutations=true`)
    expect(newest).toEqual([expect.not.objectContaining({mutations: expect.anything()})])
    const from = await get(`/transactions/h?fromTransaction=${second}`)
    expect(from).toHaveLength(2)
    expect(await get(`/transactions/h?toTransaction=${first}`)).toHaveLength(1)
  })

  test('of the whole dataset, and no more than is asked for', async () => {
    const client = lake.client({dataset: 'whole'})
    await client.datasets.create('whole')
    const ids: string[] = []
    for (const n of [1, 2, 3, 4]) {
      const {transactionId} = await client.mutate(
        [
          {create: {_id: `w${n}`, _type: 'past', n}},
          {createOrReplace: {_id: 'all', _type: 'past', n}},
        ],
        {returnDocuments: false},
      )
      ids.push(transactionId)
    }
    const list = async (query: string, path = '') => {
      const url = `/data/history/whole/transactions${path}?${query}`
      const answer = await lake.request(`/v2025-03-01${url}`, {headers: {authorization}})
      expect(answer.status).toBe(200)
      const lines = (await answer.text()).split('\n').filter(Boolean)
      return lines.map((line): {id: string; timestamp: string} => JSON.parse(line))
    }
    const idsIn = async (query: string, path?: string) =>
      (await list(query, path)).map(({id}) => id)
    const [first = '', second = '', third = '', fourth = ''] = ids
    expect(await idsIn('')).toEqual(ids)
    expect(await idsIn('limit=2')).toEqual([first, second])
    expect(await idsIn('reverse=true&limit=2')).toEqual([fourth, third])
    expect(await idsIn(`fromTransaction=${second}&toTransaction=${third}`)).toEqual([second, third])
    expect(await idsIn(`toTransaction=${third}&reverse=true&limit=1`)).toEqual([third])
    expect(await idsIn('authors=p-token-admin')).toEqual(ids)
    expect(await idsIn('authors=nobody,somebody')).toEqual([])
    expect(await idsIn('fromTime=2999-01-01T00:00:00Z')).toEqual([])
    expect(await idsIn('toTime=2000-01-01T00:00:00Z')).toEqual([])
    const [from] = await list(`fromTransaction=${third}`)
    expect(await idsIn(`fromTime=${from?.timestamp}&toTransaction=${third}`)).toContain(third)
    expect(await idsIn('', '/w2,w3')).toEqual([second, third])
    const [whole] = await list('limit=1&excludeContent=true')
    expect(whole).toMatchObject({
      documentIDs: ['all', 'w1'],
      mutations: [{create: {_id: 'w1'}}, {createOrReplace: {_id: 'all'}}],
    })
    const [only] = await list('includeIdentifiedDocumentsOnly=true&effectFormat=mendoza', '/w1')
    expect(only).toMatchObject({
      documentIDs: ['w1'],
      mutations: [{create: {_id: 'w1', n: 1}}],
      effects: {w1: {apply: [0, {n: 1}]}},
    })
    expect(only).not.toHaveProperty('effects.all')
  })

  test.each([
    ['/transactions/h?limit=0', '"limit"'],
    ['/transactions/h?fromTime=soon', '"time"'],
    ['/transactions/h?fromTransaction=nothing', 'No transaction "nothing"'],
    ['/transactions?toTransaction=nothing', 'No transaction "nothing"'],
    ['/documents/h?revision=a&time=2001-01-01T00:00:00Z', 'one of'],
    ['/documents/h?time=soon', '"time"'],
  ])('%s is refused', async (path, reason) => {
    const answer = await lake.request(base + path, {headers: {authorization}})
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(reason.replaceAll('"', '\\"'))
  })

  test('a draft that was not there at a revision is answered by its published document', async () => {
    const client = lake.client()
    const {_rev: imported} = await client.create({_id: 'imported', _type: 'past', n: 1})
    const {_rev: drafted} = await client.create({_id: 'drafts.imported', _type: 'past', n: 2})
    const at = (revision: string) => get(`/documents/drafts.imported?revision=${revision}`)
    expect(await at(imported)).toMatchObject({documents: [{_id: 'imported', n: 1}]})
    expect(await at(drafted)).toMatchObject({documents: [{_id: 'drafts.imported', n: 2}]})
    await client.create({_id: 'drafts.only', _type: 'past'})
    expect(await get(`/documents/drafts.only?revision=${imported}`)).toEqual({documents: []})
  })

  test('tells the life of a document with the revision that was published', async () => {
    const client = lake.client()
    const ids = {publishedId: 'life', draftId: 'drafts.life'}
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'life',
      attributes: {_id: 'drafts.life', _type: 'past'},
      ifExists: 'fail',
    })
    const {_rev: edited} = await client.patch('drafts.life').set({n: 1}).commit()
    await client.action({actionType: 'sanity.action.document.publish', ...ids})
    await client.action({actionType: 'sanity.action.document.unpublish', ...ids})
    expect(await get('/events/documents/drafts.life')).toMatchObject({
      events: {
        'drafts.life': [
          {type: 'unpublishDocument', versionId: 'drafts.life'},
          {type: 'publishDocumentVersion', versionId: 'drafts.life', versionRevisionId: edited},
          {type: 'createDocumentVersion', versionId: 'drafts.life'},
        ],
      },
    })
    const page = await get('/events/documents/drafts.life?limit=1&nextCursor=1')
    expect(page).toMatchObject({
      events: {'drafts.life': [{type: 'publishDocumentVersion'}]},
      nextCursor: '2',
    })
  })

  test('tells the activity of a release', async () => {
    const client = lake.client()
    await client.create({_id: 'in-release', _type: 'past'})
    await client.releases.create({releaseId: 'rhist'})
    const version = {publishedId: 'in-release', releaseId: 'rhist'}
    await client.createVersion({...version, baseId: 'in-release'})
    await client.discardVersion({...version})
    await client.releases.archive({releaseId: 'rhist'})
    expect(await get('/events/releases/rhist')).toMatchObject({
      events: [
        {type: 'archiveRelease'},
        {type: 'discardDocumentFromRelease', documentId: 'in-release'},
        {type: 'addDocumentToRelease', versionId: 'versions.rhist.in-release'},
        {type: 'createRelease'},
      ],
    })
  })

  test('is not for anonymous readers', async () => {
    for (const path of [
      `${base}/documents/h?lastRevision=true`,
      `${base}/transactions/h`,
      `${base}/transactions`,
      `${base}/events/documents/h`,
    ]) {
      expect((await lake.request(path)).status).toBe(401)
      expect((await lake.request(path, {headers: {authorization}})).status).toBe(200)
    }
  })

  test('one point in time at once', async () => {
    for (const path of [
      '/documents/x?revision=a&time=2026-01-01T00:00:00Z',
      '/documents/x?revision=a&lastRevision=true',
      '/documents/x?time=yesterday',
      '/transactions/x?limit=0',
    ]) {
      expect((await lake.request(base + path, {headers: {authorization}})).status).toBe(400)
    }
  })

  test('transactions since and until an instant, of some authors, from the end', async () => {
    const client = lake.client()
    const other = await client.request<{key: string}>({
      url: '/projects/testproj/tokens',
      method: 'POST',
      body: {label: '[TEST] other', roleName: 'editor'},
    })
    const {_updatedAt: first} = await client.create({_id: 'timed', _type: 'audit'})
    await new Promise((resolve) => setTimeout(resolve, 5))
    const second = await client.patch('timed').set({n: 1}).commit()
    const editing = lake.client({token: other.key})
    await new Promise((resolve) => setTimeout(resolve, 5))
    await editing.patch('timed').set({n: 2}).commit()
    const ids = async (query: string): Promise<string[]> => {
      const list: {id: string}[] = await get(`/transactions/timed?excludeContent=true&${query}`)
      return list.map(({id}) => id)
    }
    const all = await ids('')
    expect(all).toHaveLength(3)
    expect(await ids(`fromTime=${second._updatedAt}`)).toEqual(all.slice(1))
    expect(await ids(`toTime=${second._updatedAt}`)).toEqual(all.slice(0, 2))
    expect(await ids(`fromTime=${first}&toTime=${first}`)).toEqual(all.slice(0, 1))
    expect(await ids('reverse=true')).toEqual(all.toReversed())
    const [{author}] = await get('/transactions/timed?reverse=true&limit=1')
    // The limit counts what is asked for, not what lies between.
    expect(await ids(`authors=${author}&limit=1`)).toEqual(all.slice(2))
    expect(await ids(`authors=nobody,${author}`)).toEqual(all.slice(2))
  })
})
