import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// What administrators settle over HTTP: who may read which dataset, tokens, and origins.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

describe('datasets', () => {
  test('are made private and public again; private ones show anonymous readers nothing', async () => {
    const client = lake.client()
    await client.datasets.create('open', {aclMode: 'public'})
    await expect(client.datasets.edit('open', {aclMode: 'private'})).resolves.toMatchObject({
      datasetName: 'open',
      aclMode: 'private',
    })
    await lake.client().datasets.create('open')
    await lake.client({dataset: 'open'}).create({_id: 'shown', _type: 'audit'})
    const reader = lake.anonymous({dataset: 'open'})
    for (const ask of [
      () => reader.fetch('*'),
      () => reader.getDocument('shown'),
      () => reader.request({url: '/data/export/open'}),
      () => reader.request({url: '/data/history/open/documents/shown'}),
    ]) {
      await expect(ask()).rejects.toMatchObject({statusCode: 401})
    }
    const listening = await lake.request('/v2025-02-19/data/listen/open?query=*')
    expect(listening.status).toBe(401)
    await client.datasets.edit('open', {aclMode: 'public'})
    expect(await reader.fetch('*._id')).toEqual(['shown'])
    const missing = client.datasets.edit('nowhere', {aclMode: 'public'})
    await expect(missing).rejects.toMatchObject({statusCode: 404})
    const odd = client.request({url: '/datasets/open', method: 'PATCH', body: {aclMode: 'some'}})
    await expect(odd).rejects.toMatchObject({statusCode: 400})
  })

  test('that become private end the streams of those who listened', async () => {
    const client = lake.client()
    await client.datasets.create('closing', {aclMode: 'public'})
    const stream = await lake.request('/v2025-02-19/data/listen/closing?query=*')
    await client.datasets.edit('closing', {aclMode: 'private'})
    await lake.client().datasets.create('closing')
    await lake.client({dataset: 'closing'}).create({_id: 'secret', _type: 'audit'})
    expect(await stream.text()).not.toContain('secret')
  })
})

describe('tokens over HTTP', () => {
  test('are made, listed without what is secret, revoked, and only by administrators', async () => {
    const client = lake.client()
    const url = '/access/project/testproj/robots'
    const memberships = [{resourceType: 'project', resourceId: 'testproj', roleNames: ['viewer']}]
    const body = {label: '[TEST] robot', memberships}
    const made = await client.request<{id: string; token: string}>({url, method: 'POST', body})
    const reading = lake.client({token: made.token})
    expect(await reading.fetch('1')).toBe(1)
    const list = await client.request<{data: unknown[]}>({url})
    expect(JSON.stringify(list)).not.toContain(made.token)
    expect(list.data).toContainEqual(expect.objectContaining({id: made.id, label: '[TEST] robot'}))
    for (const method of ['GET', 'POST'] as const) {
      const asked = reading.request({url, method, ...(method === 'POST' && {body})})
      await expect(asked).rejects.toMatchObject({statusCode: 403})
    }
    await client.request({url: `${url}/${made.id}`, method: 'DELETE'})
    await expect(reading.fetch('1')).rejects.toMatchObject({statusCode: 401})
    for (const wrong of [{...body, memberships: []}, {memberships}]) {
      const asked = client.request({url, method: 'POST', body: wrong})
      await expect(asked).rejects.toMatchObject({statusCode: 400})
    }
  })
})

describe('origins', () => {
  const url = '/projects/testproj/cors'
  const origin = 'https://site.example'
  const asked = (from: string) =>
    lake.request('/v2025-02-19/data/query/production?query=1', {headers: {origin: from}})

  test('are added, listed and deleted; only those read answers', async () => {
    const client = lake.client()
    expect((await asked(origin)).status).toBe(403)
    const body = {origin, allowCredentials: false}
    const made = await client.request<{id: number}>({url, method: 'POST', body})
    expect(made).toMatchObject({id: expect.any(Number), projectId: 'testproj', ...body})
    expect(await client.request({url})).toContainEqual(made)
    for (let times = 0; times < 2; times += 1) {
      const answer = await asked(origin)
      expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
      expect(answer.headers.get('access-control-allow-credentials')).toBeNull()
    }
    const check = await lake.request('/v1/check/cors', {headers: {origin}})
    expect(await check.json()).toEqual({result: {allowed: true, withCredentials: false}})
    const again = client.request({url, method: 'POST', body})
    await expect(again).rejects.toMatchObject({statusCode: 409})
    const uri = `${url}/${made.id}`
    expect(await client.request({url: uri, method: 'DELETE'})).toEqual({id: made.id, deleted: true})
    expect((await asked(origin)).status).toBe(403)
    const gone = client.request({url: uri, method: 'DELETE'})
    await expect(gone).rejects.toMatchObject({statusCode: 404})
  })

  test('may have wildcards', async () => {
    const client = lake.client()
    const body = {origin: 'https://*.wild.example', allowCredentials: true}
    await client.request({url, method: 'POST', body})
    const answer = await asked('https://a.b.wild.example')
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
    for (const other of [
      'https://wild.example',
      'http://a.wild.example',
      'https://awild.example',
    ]) {
      expect((await asked(other)).status).toBe(403)
    }
  })

  test.each([
    ['null', 'null'],
    ['file:///*', 'file://'],
    ['*', 'http://any.example:8080'],
  ])('%s, which `sanity cors add` takes too', async (pattern, from) => {
    const client = lake.client()
    expect((await asked(from)).status).toBe(403)
    const body = {origin: pattern, allowCredentials: false}
    const {id} = await client.request<{id: number}>({url, method: 'POST', body})
    expect((await asked(from)).headers.get('access-control-allow-origin')).toBe(from)
    await client.request({url: `${url}/${id}`, method: 'DELETE'})
    expect((await asked(from)).status).toBe(403)
  })

  test('are added by administrators, as origins', async () => {
    const body = {origin: 'https://other.example'}
    const anonymous = lake.anonymous().request({url, method: 'POST', body})
    await expect(anonymous).rejects.toMatchObject({statusCode: 401})
    for (const wrong of ['https://site.example/path', 'site.example', 1]) {
      const request = lake.client().request({url, method: 'POST', body: {origin: wrong}})
      await expect(request).rejects.toMatchObject({statusCode: 400})
    }
    const given = lake.client().request({url: `${url}/1`, method: 'DELETE'})
    await expect(given).rejects.toMatchObject({statusCode: 400})
  })
})
