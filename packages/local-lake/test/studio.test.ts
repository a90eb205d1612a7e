import {request} from 'node:http'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A request with headers that `fetch` does not let through (`Host`, `Sec-Fetch-Site`). */
function send(path: string, headers: Record<string, string>, method = 'GET', body?: string) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request({port: lake.port, host: '127.0.0.1', path, headers, method}, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk: string) => {
        text += chunk
        // Event streams do not end by themselves.
        if (text.includes('event: ')) answer.destroy()
      })
      answer.on('close', () =>
        resolve({status: answer.statusCode ?? 0, headers: answer.headers, body: text}),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const STUDIO = {origin: 'http://localhost:3333', 'sec-fetch-site': 'same-site'}

describe('the Studio on this machine', () => {
  test('is the local user without a token', async () => {
    const {status, headers, body} = await send('/v2025-03-01/users/me', STUDIO)
    expect(status).toBe(200)
    expect(JSON.parse(body)).toMatchObject({
      name: 'Local demonstration user',
      role: 'administrator',
    })
    expect(headers['access-control-allow-origin']).toBe('http://localhost:3333')
    expect(headers['access-control-allow-credentials']).toBe('true')
  })

  test.each([
    ['another page on this machine', {...STUDIO, origin: 'http://localhost:8080'}],
    ['something that is not a browser', {origin: STUDIO.origin}],
    ['no origin', {'sec-fetch-site': 'same-site'}],
    ['through a proxy', {...STUDIO, 'x-forwarded-for': '192.0.2.1'}],
  ])('is nobody: %s', async (_, headers) => {
    const {status} = await send('/v2025-03-01/users/me', headers)
    expect(status).toBe(401)
  })

  test('row 22: an origin elsewhere and a foreign host name are refused', async () => {
    const evil = {...STUDIO, origin: 'https://evil.example'}
    expect((await send('/v2025-03-01/users/me', evil)).status).toBe(403)
    const rebound = {...STUDIO, host: `evil.example:${lake.port}`}
    expect((await send('/v2025-03-01/users/me', rebound)).status).toBe(403)
  })

  test('row 23: writes with a JSON content type only', async () => {
    const body = JSON.stringify({mutations: [{create: {_type: 'w'}}]})
    const path = '/v2025-03-01/data/mutate/production'
    const plain = {...STUDIO, 'content-type': 'text/plain'}
    expect((await send(path, plain, 'POST', body)).status).toBe(415)
    const json = {...STUDIO, 'content-type': 'application/json'}
    expect((await send(path, json, 'POST', body)).status).toBe(200)
    const {'sec-fetch-site': _, ...forged} = json
    expect((await send(path, forged, 'POST', body)).status).toBe(401)
  })

  test('event streams move to a host name of their own, with who asked', async () => {
    const path = '/v2025-03-01/data/listen/production?query=*&includeResult=true'
    const host = `testproj.localhost:${lake.port}`
    const first = await send(path, {...STUDIO, host})
    expect(first.status).toBe(307)
    const target = new URL(String(first.headers.location))
    expect(target.hostname).toMatch(/^sse\d+\.localhost$/)
    const moved = {host: target.host, origin: 'null'}
    const second = await send(target.pathname + target.search, moved)
    expect(second.status).toBe(200)
    expect(second.headers['access-control-allow-origin']).toBe('null')
    expect(second.body).toContain('event: welcome')

    const other = target.pathname.replace('listen', 'query') + target.search
    expect((await send(other, moved)).status).toBe(403)
    target.searchParams.set('__ticket', 'forged')
    expect((await send(target.pathname + target.search, moved)).status).toBe(403)
    expect((await send(path, {host: target.host})).status).toBe(401)
  })

  test('preflights are answered for allowed origins only', async () => {
    const headers = {...STUDIO, 'access-control-request-headers': 'authorization,content-type'}
    const allowed = await send('/v1/users/me', headers, 'OPTIONS')
    expect(allowed.status).toBe(204)
    expect(allowed.headers['access-control-allow-headers']).toBe('authorization,content-type')
    const evil = {...headers, origin: 'https://evil.example'}
    expect((await send('/v1/users/me', evil, 'OPTIONS')).status).toBe(403)
  })

  test('row 21: an unknown token is refused even from the Studio', async () => {
    const bad = {...STUDIO, authorization: 'Bearer nonsense'}
    expect((await send('/v1/users/me', bad)).status).toBe(401)
    const good = {authorization: `Bearer ${ADMIN_TOKEN}`}
    expect((await send('/v1/users/me', good)).status).toBe(200)
  })

  test('the project comes from the host name, a header, or the path', async () => {
    const admin = {authorization: `Bearer ${ADMIN_TOKEN}`}
    const projectOf = async (path: string, headers: Record<string, string>) => {
      const {body} = await send(path, {...admin, ...headers})
      const [first]: unknown[] = JSON.parse(body)
      return first
    }
    expect(await projectOf('/v1/projects', {})).toMatchObject({id: 'testproj'})
    expect(await projectOf('/v1/projects', {host: `one.localhost:${lake.port}`})).toMatchObject({
      id: 'one',
    })
    expect(await projectOf('/v1/projects', {'x-sanity-project-id': 'two'})).toMatchObject({
      id: 'two',
    })
    expect(await projectOf('/three/v1/projects', {})).toMatchObject({id: 'three'})
  })

  test('is told that there is nothing to buy, to announce, to measure or to schedule', async () => {
    const client = lake.client({apiVersion: '2025-02-19'})
    const request = (url: string) => client.request<unknown>({url})
    for (const topic of ['trial?studioVersion=6.16.0', 'tasks', 'comments', 'content-releases']) {
      expect(await request(`/journey/${topic}`)).toBeNull()
    }
    expect(await request('/journey/announcements')).toEqual([])
    expect(await request('/help?m=sanity%406.16.0')).toEqual({resources: {sectionArray: []}})
    expect(await request('/intake/telemetry-status')).toEqual({status: 'denied'})
    expect(await request('/user-applications')).toEqual([])
    expect(await request(client.getDataUrl('ping'))).toEqual({pong: true})
    const batch = {method: 'POST', body: JSON.stringify({projectId: 'testproj', batch: []})}
    expect((await lake.request('/v2023-12-18/intake/batch', batch)).status).toBe(204)
    expect(await request('/schedules/testproj/production?limit=1')).toMatchObject({schedules: []})
    const {data} = await client.request<{data: Record<string, number | null>}>({
      url: 'projects/testproj/new-content-release-allowed',
    })
    expect(data).toMatchObject({orgActiveReleaseLimit: null, orgMeteredActiveReleaseCount: 0})
    expect(data.datasetReleaseLimit).toBeGreaterThan(1_000_000)
  })

  test('may offer its schema, and is not asked for more of it', async () => {
    const claim = (body: object) =>
      lake.client().request<unknown>({url: '/descriptors/claim', method: 'POST', body})
    const descriptorId = '0'.repeat(43)
    const claimed = await claim({descriptorId, contextKey: 'dataset:testproj:production'})
    expect(claimed).toEqual({synchronization: {type: 'complete'}})
    await expect(claim({descriptorId})).rejects.toMatchObject({statusCode: 400})
  })

  test('hears of no schedules elsewhere, and nobody else hears of any', async () => {
    const url = '/schedules/testproj/production'
    await expect(lake.anonymous().request({url})).rejects.toMatchObject({statusCode: 401})
    for (const elsewhere of ['/schedules/other/production', '/schedules/testproj/other']) {
      const asked = lake.client().request({url: elsewhere})
      await expect(asked).rejects.toMatchObject({statusCode: 404})
    }
  })

  test('unknown endpoints answer 404 at once', async () => {
    const {status} = await send('/v2025-03-01/no/such/endpoint', STUDIO)
    expect(status).toBe(404)
    expect((await send('/nothing', STUDIO)).status).toBe(404)
  })
})
