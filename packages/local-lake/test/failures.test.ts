import {mkdtemp, rm} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {openSqliteLakeStore, startLake} from '../src/index.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'
import {lakeWithClock} from './lakeWithClock.ts'

// What has no better place among the rows of docs/faults.md; the others carry their number in
// the file of the part that they concern.

let lake: TestLake
const log: string[] = []
beforeAll(async () => {
  lake = await startTestLake({
    log: (event, details) => void log.push(JSON.stringify({event, ...details})),
  })
})
afterAll(() => lake.remove())

test('row 12: of a thousand mutations of which the last is invalid, nothing is left', async () => {
  const client = lake.client()
  const transaction = client.transaction()
  for (let n = 0; n < 999; n += 1) transaction.create({_id: `many-${n}`, _type: 'many'})
  transaction.patch('not-there', (patch) => patch.set({n: 1}))
  await expect(transaction.commit()).rejects.toMatchObject({
    statusCode: 409,
    details: {items: [{index: 999}]},
  })
  expect(await client.fetch('count(*[_type == "many"])')).toBe(0)
})

test('row 18: circles, oneself, nothing and drafts are finite to follow and tell nothing', async () => {
  const client = lake.client()
  await client
    .transaction()
    .create({_id: 'c1', _type: 'circle', to: {_ref: 'c2'}})
    .create({_id: 'c2', _type: 'circle', to: {_ref: 'c1'}})
    .create({_id: 'c3', _type: 'circle', to: {_ref: 'c3'}})
    .create({_id: 'c4', _type: 'circle', to: {_ref: 'nowhere', _weak: true}})
    .create({_id: 'c5', _type: 'circle', to: {_ref: 'drafts.secret', _weak: true}})
    .create({_id: 'drafts.secret', _type: 'circle', title: 'CANARY-TEST-TEXT'})
    .commit()
  const query = '*[_type == "circle"]{_id, "far": to->to->to->to->_id, "title": to->title}'
  expect(await lake.anonymous().fetch(query)).toEqual([
    {_id: 'c1', far: 'c1', title: null},
    {_id: 'c2', far: 'c2', title: null},
    {_id: 'c3', far: 'c3', title: null},
    {_id: 'c4', far: null, title: null},
    {_id: 'c5', far: null, title: null},
  ])
  // The text is there to be found by those who may.
  const [last] = await client.fetch<{title: string}[]>(
    '*[_id == "c5"]{"title": to->title}',
    {},
    {perspective: 'raw'},
  )
  expect(last?.title).toBe('CANARY-TEST-TEXT')
})

test('row 20: what refers to a draft that was never published is not published', async () => {
  const client = lake.client()
  const target = {_ref: 'unborn', _weak: true, _strengthenOnPublish: {type: 'page'}}
  await client.create({_id: 'drafts.unborn', _type: 'page'})
  await client.create({_id: 'drafts.parent', _type: 'page', to: target})
  const publish = client.action({
    actionType: 'sanity.action.document.publish',
    draftId: 'drafts.parent',
    publishedId: 'parent',
  })
  await expect(publish).rejects.toMatchObject({
    statusCode: 409,
    message: expect.stringContaining('"unborn"'),
  })
  expect(await client.getDocument('parent')).toBeUndefined()
  expect(await client.getDocument('drafts.parent')).toBeDefined()
})

describe('row 21: the log', () => {
  test('has every request and neither tokens, parameters nor contents', async () => {
    const secret = 'CANARY-SECRET-VALUE'
    const query = encodeURIComponent(`*[title == "${secret}"]`)
    const paths = [
      `/v2025-03-01/data/query/production?query=${query}&token=${secret}&$p="${secret}"`,
      `/v2025-03-01/data/query/production?query=*[&access_token=${secret}`,
    ]
    for (const path of paths) await lake.request(path)
    const headers = {authorization: `Bearer ${secret}`, cookie: `sanitySession=${secret}`}
    const refused = await lake.request('/v2025-03-01/users/me', {headers})
    expect(refused.status).toBe(401)
    await lake.client().create({_id: 'logged', _type: 'page', title: secret})
    await expect(lake.client().create({_id: 'logged', _type: secret})).rejects.toThrow(
      'already exists',
    )
    const lines = log.join('\n')
    expect(lines).toContain('/v2025-03-01/data/query/production')
    expect(lines).toContain('/v2025-03-01/data/mutate/production')
    expect(lines).not.toContain(secret)
    expect(lines).not.toContain(ADMIN_TOKEN)
  })
})

test('row 24: other machines are let in only with an admin token', async () => {
  const dataDir = join(lake.dataDir, 'open')
  for (const host of ['0.0.0.0', '::', '192.0.2.1']) {
    await expect(startLake({dataDir, host, port: 0})).rejects.toThrow('needs an admin token')
  }
})

test.each([[undefined], [{}], [{dataDir: ''}], [{dataDir: 5}]])(
  'a lake without a folder, started with %j, says what it needs',
  async (options) => {
    await expect(Reflect.apply(startLake, undefined, [options])).rejects.toThrow('as dataDir')
  },
)

test('row 30: a clock that jumps changes no order', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lake-clock-'))
  const store = openSqliteLakeStore(folder)
  const times = [
    '2026-03-29T00:59:59Z',
    '1970-01-01T00:00:00Z',
    '2099-01-01T00:00:00Z',
    '2026-01-01T00:00:00Z',
  ]
  let now = 0
  const {app, lake: state} = lakeWithClock(store, () => new Date(times[now % times.length] ?? 0))
  const headers = {
    host: 'localhost',
    authorization: `Bearer ${ADMIN_TOKEN}`,
    'content-type': 'application/json',
  }
  const url = 'http://localhost/v2025-03-01/data'
  for (; now < 8; now += 1) {
    const body = JSON.stringify({mutations: [{createOrReplace: {_id: 'a', _type: 'page', n: now}}]})
    const answer = await app.request(`${url}/mutate/production`, {method: 'POST', headers, body})
    expect(answer.status).toBe(200)
  }
  const history = await app.request(`${url}/history/production/transactions/a`, {headers})
  const lines = (await history.text()).trim().split('\n')
  const written = lines.map((line): unknown => JSON.parse(line))
  expect(written).toMatchObject(
    Array.from({length: 8}, (_, n) => ({mutations: [{createOrReplace: {n}}]})),
  )
  const current = await app.request(`${url}/doc/production/a`, {headers})
  expect(await current.json()).toMatchObject({documents: [{n: 7}]})
  await state.close()
  store.close()
  await rm(folder, {recursive: true})
})
