import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {describe, expect, it} from 'vitest'

import {startDelivery} from '../src/startDelivery.ts'
import {publicMessage} from './documents.ts'
import {ask} from './http.ts'
import {deliveryOfFile, one} from './running.ts'

const api = deliveryOfFile()
const {get} = api

describe('refusals', () => {
  const problem = async (address: string, status: number, headers = {}, method = 'GET') => {
    const answer = await ask(api.url + address, {method, headers})
    expect(answer.status).toBe(status)
    expect(answer.headers['content-type']).toBe('application/problem+json')
    expect(answer.json()).toMatchObject({status})
    return answer
  }

  it.each([
    ['/v1/procedures?limit=0', 'limit'],
    ['/v1/procedures?limit=51', 'limit'],
    ['/v1/search?q=x&limit=51', 'limit'],
    ['/v1/procedures?locale=../x', 'locale'],
    ['/v1/procedures?perspective=raw', 'perspective'],
    ['/v1/procedures?locale=en&locale=fr', 'locale'],
    ['/v1/search', 'q'],
    ['/v1/search?q=x&in=people', 'in'],
    ['/v1/changes?since=yesterday', 'since'],
  ])('%s is 400 and names the parameter', async (address, parameter) => {
    const answer = await problem(address, 400)
    expect(answer.json().parameter).toBe(parameter)
    expect(answer.json().detail).not.toBe('')
  })

  it.each([
    '/v1/procedures/none',
    '/v1/procedures/drafts.procedure-test-draft',
    '/v1/procedures/test-invalid',
    '/v1/procedures/..%2f..%2fetc',
    '/v1/procedures/%252e%252e',
    '/v1/procedures/%ff',
    '/v1/people',
    '/v1/bundle',
    '/nothing',
  ])('%s is 404', async (address) => {
    expect((await problem(address, 404)).json().parameter).toBeUndefined()
  })

  it('a withdrawn text is 410, in every form, with what readers are told', async () => {
    const answer = await problem('/v1/procedures/test-withdrawn', 410)
    expect(answer.json().messages).toEqual([publicMessage])
    expect(answer.headers['cache-control']).toBe('no-cache')
    await problem('/v1/procedures/test-withdrawn/html', 410)
    const etag = '"0"'
    await problem('/v1/procedures/test-withdrawn', 410, {'if-none-match': etag})
  })

  it('row 58: only reading is possible, whatever a header says', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await problem(one, 405, {}, method)
      expect(answer.headers.allow).toBe('GET, HEAD, OPTIONS')
    }
    expect((await get(one, {'x-http-method-override': 'DELETE'})).status).toBe(200)
  })

  it('what cannot be accepted is 406', async () => {
    await problem(one, 406, {accept: 'image/png'})
    expect((await get(one, {accept: 'image/png, application/*;q=0.5'})).status).toBe(200)
    await problem(one, 406, {accept: 'application/json;q=0, image/png'})
    // Asked for first, and so not given again from a moment ago.
    expect((await get(`${one}?locale=fr`, {accept: ''})).status).toBe(200)
  })

  it('too many are 429, by client, and health always answers', async () => {
    const limited = await startDelivery({
      source: sanitySource(api.lake.settings),
      port: 0,
      limit: {perMinute: 1, burst: 2},
    })
    try {
      const statuses = []
      for (let time = 0; time < 3; time += 1)
        statuses.push(await ask(`${limited.url}/openapi.json`))
      expect(statuses.map(({status}) => status)).toEqual([200, 200, 429])
      expect(Number(statuses[2]?.headers['retry-after'])).toBeGreaterThan(0)
      expect((await ask(`${limited.url}/health`)).status).toBe(200)
    } finally {
      await limited.close()
    }
  })
})
