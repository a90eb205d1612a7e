import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// Addresses of the HTTP API: their version, and what is not there.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

const authorization = `Bearer ${ADMIN_TOKEN}`

describe('the version in the address', () => {
  const query = '/data/query/production?query=1'
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  test.each([
    'v1',
    'vX',
    'v2017-01-01',
    'v2021-10-21',
    'v2024-02-29',
    'v2025-02-19',
    'v2026-08-25',
  ])('%s is one', async (version) => {
    expect(await lake.get(`/${version}${query}`)).toMatchObject({status: 200, body: {result: 1}})
    expect((await lake.get(`/testproj/${version}${query}`)).status).toBe(200)
  })

  test('may be today, and tomorrow, as it is tomorrow somewhere', async () => {
    expect((await lake.get(`/v${day(0)}${query}`)).status).toBe(200)
    expect((await lake.get(`/v${day(1)}${query}`)).status).toBe(200)
    expect(await lake.client({apiVersion: day(0)}).fetch('1')).toBe(1)
  })

  const none =
    'vfoo v0 v2 vx v10 v2021-13-45 v2025-02-29 v2025-04-31 v2021-6-7 v2025-02-19x v2025 v20250219 ' +
    'v2025-02-19T00:00:00Z v-2025-02-19 v9999-12-31'
  test.each([...none.split(' '), `v${day(2)}`])('%s is none', async (version) => {
    const refused = {
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        message: expect.stringContaining('Invalid API version'),
      },
    }
    expect(await lake.get(`/${version}${query}`)).toMatchObject(refused)
    expect(await lake.get(`/testproj/${version}${query}`)).toMatchObject(refused)
    expect(await lake.get(`/${version}/users/me`)).toMatchObject(refused)
    const write = {method: 'POST', headers: {authorization}, body: '{"mutations": []}'}
    expect((await lake.request(`/${version}/data/mutate/production`, write)).status).toBe(400)
  })

  test('is told as an error that the client understands', async () => {
    const client = lake.client({apiVersion: '9999-12-31'})
    await expect(client.fetch('1')).rejects.toMatchObject({
      statusCode: 400,
      message: expect.stringContaining('9999-12-31 is in the future'),
    })
  })

  test('is missing where there is no endpoint', async () => {
    expect((await lake.get('/data/query/production?query=1')).status).toBe(404)
    expect((await lake.get('/2025-02-19/data/query/production?query=1')).status).toBe(404)
  })
})

describe('what a lake does not have', () => {
  test.each([
    ['/hooks/projects/testproj', 'Webhooks: not offered'],
    ['/apis/graphql', 'GraphQL: not offered'],
    ['/projects/testproj/datasets/production/backups', 'Backups: not offered'],
    ['/assist/tasks/instruction/production/status', 'AI Assist: not offered'],
    ['/organizations', 'Organizations: not offered'],
    ['/user-applications/id', 'Deployed Studios: not offered'],
    ['/access/robots/me/rotate', 'Rotating a token: not offered', 'POST'],
    ['/assets/images/production/from-url', 'Uploading from an address: not offered', 'POST'],
    ['/nowhere', 'No endpoint'],
  ])('%s: says so', async (url, message, method = 'GET') => {
    const asked = lake.client().request({url, method, ...(method === 'POST' ? {body: {}} : {})})
    await expect(asked).rejects.toMatchObject({
      statusCode: 404,
      message: expect.stringContaining(message),
    })
  })
})
