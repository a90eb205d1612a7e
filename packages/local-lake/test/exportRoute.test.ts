import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {exportDataset as exportFromClient} from '@sanity/export'
import {afterAll, beforeAll, expect, test, vi} from 'vitest'

import {exportStream} from '../src/routes/exportDataset.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const authorization = `Bearer ${ADMIN_TOKEN}`
const get = (path: string, signal?: AbortSignal) =>
  lake.request(`/v2025-03-01${path}`, {headers: {authorization}, ...(signal && {signal})})

const idsIn = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => /"_id":"([^"]*)"/.exec(line)?.[1])

test('an export is of one moment, however long it takes', async () => {
  const client = lake.client({dataset: 'moment'})
  await client.datasets.create('moment')
  const text = 'x'.repeat(200_000)
  const ids = Array.from({length: 40}, (_, n) => `doc-${String(n).padStart(2, '0')}`)
  for (const _id of ids) await client.create({_id, _type: 'large', text, n: 1})

  const answer = await get('/data/export/moment')
  const reader = answer.body?.getReader()
  const decoder = new TextDecoder()
  let all = decoder.decode((await reader?.read())?.value, {stream: true})
  // Far more than fits on the way is still to be read.
  await client.delete('doc-39')
  await client.patch('doc-38').set({n: 2}).commit()
  await client.create({_id: 'doc-40', _type: 'large'})
  for (;;) {
    const {value, done} = (await reader?.read()) ?? {done: true}
    if (done) break
    all += decoder.decode(value, {stream: true})
  }
  expect(idsIn(all)).toEqual(ids)
  expect(all).not.toContain('"n":2')
  const after = idsIn(await (await get('/data/export/moment')).text())
  expect(after).toEqual([...ids.slice(0, -1), 'doc-40'])
})

test('a reader that goes away is let go, and the lake can close', async () => {
  const client = lake.client({dataset: 'moment'})
  const abort = new AbortController()
  const answer = await get('/data/export/moment', abort.signal)
  await answer.body?.getReader().read()
  abort.abort()
  await client.datasets.delete('moment')
  expect((await client.datasets.list()).map(({name}) => name)).not.toContain('moment')
})

test('types, all layers in the order of ids, and nothing', async () => {
  const client = lake.client({dataset: 'typed'})
  await client.datasets.create('typed')
  expect(await (await get('/data/export/typed')).text()).toBe('')
  for (const [_id, _type] of [
    ['b', 'one'],
    ['a', 'two'],
    ['drafts.a', 'two'],
    ['versions.r.a', 'two'],
    ['c', 'three'],
  ] as const) {
    await client.create({_id, _type})
  }
  const idsOf = async (query: string) =>
    idsIn(await (await get(`/data/export/typed${query}`)).text())
  expect(await idsOf('')).toEqual(['a', 'b', 'c', 'drafts.a', 'versions.r.a'])
  expect(await idsOf('?types=two,three')).toEqual(['a', 'c', 'drafts.a', 'versions.r.a'])
  expect(await idsOf('?types=none')).toEqual([])
  expect(await idsOf('?types=&nextCursor=')).toHaveLength(5)
})

test('without a token it has what anyone may read', async () => {
  const answer = await lake.request('/v1/data/export/typed?types=two,three')
  expect(idsIn(await answer.text())).toEqual(['a', 'c'])
  await lake.client().datasets.create('closed', {aclMode: 'private'})
  expect((await lake.request('/v1/data/export/closed')).status).toBe(401)
})

test('all versions of a document, without reading the others', async () => {
  const client = lake.client({dataset: 'typed'})
  const versions = await client.getDocument('drafts.a', {includeAllVersions: true})
  expect(versions.map(({_id}) => _id)).toEqual(['a', 'drafts.a', 'versions.r.a'])
  const anonymous = lake.anonymous({dataset: 'typed'})
  const visible = await anonymous.getDocument('a', {includeAllVersions: true})
  expect(visible.map(({_id}) => _id)).toEqual(['a'])
  expect(await client.getDocument('nothing', {includeAllVersions: true})).toEqual([])
})

test('a cursor goes on where an export ended', async () => {
  const client = lake.client({dataset: 'cursor'})
  await client.datasets.create('cursor')
  const ids = Array.from({length: 5}, (_, n) => `doc-${n}`)
  for (const _id of ids) await client.create({_id, _type: _id === 'doc-1' ? 'other' : 'one'})

  // The same stream that the endpoint sends, ended at once and not after half a minute.
  const file = join(lake.dataDir, 'testproj', 'cursor.sqlite')
  const isWanted = ({_type}: {_type: string}) => _type === 'one'
  const ended = exportStream({file, isWanted, after: undefined, time: -1})
  const [first = '', last = '', ...more] = (await new Response(ended).text()).split('\n')
  expect(JSON.parse(first)).toMatchObject({_id: 'doc-0'})
  expect(more).toEqual([''])
  const {nextCursor} = JSON.parse(last) as {nextCursor: string}

  await client.delete('doc-3')
  await client.create({_id: 'doc-5', _type: 'one'})
  const rest = await (await get(`/data/export/cursor?nextCursor=${nextCursor}&types=one`)).text()
  expect(idsIn(rest)).toEqual(['doc-2', 'doc-4', 'doc-5'])
  expect(rest).not.toContain('nextCursor')
  expect((await get('/data/export/cursor?nextCursor=%2B%2B')).status).toBe(400)
})

test('@sanity/export reads an export with cursors', async () => {
  const client = lake.client({dataset: 'cursor'})
  const folder = mkdtempSync(join(tmpdir(), 'lake-cursor-'))
  const outputPath = join(folder, 'out.tar.gz')
  const options = {client, dataset: 'cursor', outputPath, mode: 'cursor', assets: false} as const
  expect(await exportFromClient(options)).toMatchObject({documentCount: 5})
  rmSync(folder, {recursive: true})
})

test('a HEAD leaves the file of the dataset alone when it is answered', async () => {
  const closed = vi.spyOn(DatabaseSync.prototype, 'close')
  const path = '/v2025-03-01/data/export/production'
  const answer = await lake.request(path, {method: 'HEAD', headers: {authorization}})
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  expect(closed).toHaveBeenCalledTimes(1)
  closed.mockRestore()
})
