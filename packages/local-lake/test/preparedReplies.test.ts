import {afterEach, beforeEach, expect, test} from 'vitest'

import {hashToken} from '../src/identity.ts'
import {openTokenStore} from '../src/store/sqliteLakeStore.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
/** Requests that were answered with what was kept. */
let prepared: string[]
beforeEach(async () => {
  prepared = []
  lake = await startTestLake({
    corsOrigins: ['https://site.example'],
    log: (_, {prepared: again, path}) => void (again === true && prepared.push(String(path))),
  })
  await lake.client().create({_id: 'a', _type: 'page', text: 'é'})
})
afterEach(() => lake.remove())

const ADMIN = {authorization: `Bearer ${ADMIN_TOKEN}`}

/** Asks twice; gives the second answer, and whether it was sent as it was kept. */
async function again(query: string, headers: Record<string, string> = {}, rest = '') {
  const address = `/v2025-03-01/data/query/production?query=${encodeURIComponent(query)}${rest}`
  const first = await lake.request(address, {headers})
  const before = prepared.length
  const second = await lake.request(address, {headers})
  const [body, text] = [await second.text(), await first.text()]
  expect([second.status, body.replace(/"ms":\d+/, '')]).toEqual([
    first.status,
    text.replace(/"ms":\d+/, ''),
  ])
  const names = [...first.headers.keys()].filter((name) => name !== 'date')
  expect([...second.headers.keys()].filter((name) => name !== 'date')).toEqual(names)
  const answer: {result?: unknown} = JSON.parse(body)
  return {result: answer.result, kept: prepared.length > before, headers: second.headers}
}

test('the same request is answered with the same bytes', async () => {
  const {result, kept, headers} = await again('*[_id == "a"][0]')
  expect(result).toMatchObject({_id: 'a', text: 'é'})
  expect(kept).toBe(true)
  expect(headers.get('content-type')).toBe('application/json')
  expect((await again('*', {origin: 'https://site.example'})).headers.get('vary')).toBe('Origin')
})

test('a write makes another answer of it', async () => {
  const texts = async () => (await again('*[_type == "page"].text')).result
  expect(await texts()).toEqual(['é'])
  await lake.client().patch('a').set({text: 'later'}).commit()
  expect(await texts()).toEqual(['later'])
  await lake.client().delete('a')
  expect(await texts()).toEqual([])
})

test('another asker gets another answer', async () => {
  await lake.client().create({_id: 'drafts.b', _type: 'page'})
  const raw = '&perspective=raw'
  const ids = async (headers = {}) => (await again('*[_type == "page"]._id', headers, raw)).result
  expect(await ids(ADMIN)).toEqual(['a', 'drafts.b'])
  expect(await ids()).toEqual(['a'])
  const studio = {origin: 'http://localhost:3333', 'sec-fetch-site': 'same-site'}
  expect(await ids({...studio, 'x-forwarded-for': '192.0.2.1'})).toEqual(['a'])
  expect((await again('identity()', ADMIN)).result).not.toBe((await again('identity()')).result)
})

test('a revoked token gets nothing that was kept for it', async () => {
  const tokens = openTokenStore(lake.dataDir)
  const created = {id: 't', label: 'test', role: 'read', createdAt: '2026-01-01T00:00:00Z'} as const
  tokens.addToken(created, hashToken('reader-token'))
  const reader = {authorization: 'Bearer reader-token'}
  expect(await again('*[_id == "a"]._id', reader)).toMatchObject({result: ['a'], kept: true})
  tokens.revokeToken('t')
  tokens.close()
  expect(await again('*[_id == "a"]._id', reader)).toMatchObject({result: undefined, kept: false})
})

test('a dataset of the same name starts anew', async () => {
  const client = lake.client({dataset: 'second'})
  await client.datasets.create('second')
  await client.create({_id: 'a', _type: 'page'})
  const count = async () => {
    const answer = await lake.request('/v2025-03-01/data/query/second?query=count(*)')
    const {result}: {result?: number} = JSON.parse(await answer.text())
    return result
  }
  expect([await count(), await count()]).toEqual([1, 1])
  expect(prepared).toHaveLength(1)
  await client.datasets.delete('second')
  await client.datasets.create('second', {aclMode: 'private'})
  await client.create({_id: 'b', _type: 'page'})
  expect(await count()).toBeUndefined()
})

test('what tells the time, and what is sent in a body, is asked each time', async () => {
  expect((await again('count(*[_createdAt < now()])')).kept).toBe(false)
  const body = JSON.stringify({query: '*[_id == $id]._id', params: {id: 'a'}})
  const headers = {'content-type': 'application/json'}
  const init = {method: 'POST', headers, body}
  for (let turn = 0; turn < 2; turn += 1) {
    const answer = await lake.request('/v2025-03-01/data/query/production', init)
    expect(await answer.json()).toMatchObject({result: ['a']})
  }
  expect(prepared).toEqual([])
})

test('it does not grow without end', async () => {
  await lake.client().create({_id: 'large', _type: 'large', text: 'x'.repeat(500_000)})
  const large = (turn: number) => again('*[_id == "large"][0]', {}, `&turn=${turn}`)
  for (let turn = 0; turn < 40; turn += 1) expect((await large(turn)).kept).toBe(true)
  const before = prepared.length
  await lake.request(
    `/v2025-03-01/data/query/production?query=${encodeURIComponent('*[_id == "large"][0]')}&turn=0`,
  )
  expect(prepared).toHaveLength(before)
})
