import {execFile} from 'node:child_process'
import path from 'node:path'
import {promisify} from 'node:util'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'

import {describe, expect, it} from 'vitest'

import {ask} from './http.ts'
import {deliveryOfFile, one} from './running.ts'

const api = deliveryOfFile()
const {get} = api

describe('documents', () => {
  it('come in pages', async () => {
    const seen: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const answer = await get(`/v1/procedures?limit=2${next && `&after=${next}`}`)
      expect(answer.status).toBe(200)
      const page = answer.json()
      expect(page.documents.length).toBeLessThanOrEqual(2)
      seen.push(...page.documents.map(({id}: {id: string}) => id))
      next = page.next
    }
    expect(seen).toContain('procedure-test-approved')
    expect(seen).toEqual([...new Set(seen)].sort())
  })

  it('come by slug and by id, with the same bytes and where they came from in headers', async () => {
    const bySlug = await get(one)
    const byId = await get('/v1/procedures/procedure-test-approved')
    expect(bySlug.status).toBe(200)
    expect(bySlug.json().units.stay.status).toBe('ok')
    expect(byId.bytes.equals(bySlug.bytes)).toBe(true)
    expect(byId.headers.etag).toBe(bySlug.headers.etag)
    expect(bySlug.headers).toMatchObject({
      'content-type': 'application/json',
      'content-language': 'en',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      vary: 'Accept, Accept-Encoding',
    })
    expect(Date.parse(String(bySlug.headers['content-as-of']))).not.toBeNaN()
    expect(bySlug.headers['content-fallback']).toBeUndefined()
  })

  it('mark every unit in another language', async () => {
    const answer = await get('/v1/procedures/test-fallback?locale=fr')
    expect(answer.headers['content-language']).toBe('en')
    expect(answer.json().units.stay).toMatchObject({
      status: 'fallback',
      requested: 'fr',
      locale: 'en',
      dir: 'ltr',
    })
    expect((await get(`${one}?locale=fr`)).headers['content-language']).toBe('fr')
  })

  it.each([
    ['html', 'text/html', '[EN TEST] stay'],
    ['markdown', 'text/markdown', 'stay'],
    ['message', 'application/json', '[EN TEST] stay'],
    ['screen', 'application/json', '[EN TEST] stay'],
    ['speech', 'application/json', '<speak'],
    ['print', 'text/html', '[EN TEST] stay'],
  ])('are rendered as %s', async (format, type, words) => {
    const answer = await get(`${one}/${format}`)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toContain(type)
    expect(answer.headers['content-language']).toBe('en')
    expect(answer.text).toContain(words)
    // A tag that is allowed and names no language that there can be.
    expect((await get(`${one}/${format}?locale=xx-ab-cd`)).status).toBe(200)
  })

  it('are told to search engines', async () => {
    const answer = await get(`${one}/jsonld`)
    expect(answer.status).toBe(200)
    expect(answer.json()['@context']).toBe('https://schema.org')
  })

  it('are rendered in one language where a rendering never mixes two', async () => {
    const answer = await get('/v1/procedures/test-fallback/speech?locale=fr')
    expect(answer.json()).toMatchObject({locale: 'en'})
    expect(answer.text).toContain('[EN TEST] stay')
  })
})

describe('bytes', () => {
  it('are compressed as asked, each with an entity tag of its own', async () => {
    const plain = await get('/openapi.json')
    const br = await get('/openapi.json', {'accept-encoding': 'gzip, br'})
    const gzip = await get('/openapi.json', {'accept-encoding': 'gzip, br;q=0'})
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(br.headers['content-encoding']).toBe('br')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotliDecompressSync(br.bytes).equals(plain.bytes)).toBe(true)
    expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true)
    for (const wish of ['identity, gzip;q=0.5', 'gzip;q=0, br;q=0', '*;q=0'])
      expect((await get('/openapi.json', {'accept-encoding': wish})).bytes).toEqual(plain.bytes)
    expect(new Set([plain, br, gzip].map(({headers}) => headers.etag)).size).toBe(3)
  })

  it('are not sent again to who has them', async () => {
    const {headers} = await get(one)
    const again = await get(one, {'if-none-match': `"other", W/${String(headers.etag)}`})
    expect(again.status).toBe(304)
    expect(again.bytes).toHaveLength(0)
    expect(again.headers.etag).toBe(headers.etag)
    expect((await get(one, {'if-none-match': '"other"'})).status).toBe(200)
  })

  it('are left out of HEAD, with the same headers', async () => {
    const full = await get(one)
    const head = await ask(api.url + one, {method: 'HEAD'})
    expect(head.status).toBe(200)
    expect(head.bytes).toHaveLength(0)
    expect(head.headers.etag).toBe(full.headers.etag)
    expect(head.headers['content-length']).toBe(String(full.bytes.length))
  })

  it('may be kept only as long as a recall can wait', async () => {
    expect((await get(one)).headers['cache-control']).toBe('public, max-age=15, must-revalidate')
    expect((await get('/v1/search?q=stay')).headers['cache-control']).toBe('no-store')
  })

  it('may be read by pages of any origin', async () => {
    const preflight = await ask(api.url + one, {method: 'OPTIONS'})
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
  })
})

describe('a client in another language', () => {
  it('reads a procedure and prints its risks', async () => {
    const file = path.join(import.meta.dirname, 'client.py')
    // Without python3 on this machine it fails, and says so.
    const {stdout} = await promisify(execFile)('python3', [file, api.url, 'test-approved'])
    expect(stdout).toBe('[EN TEST] risk\n')
  })
})

it('lives, is ready, and has a page for people', async () => {
  expect((await get('/health')).json()).toEqual({status: 'alive'})
  expect((await get('/ready')).json()).toEqual({status: 'ready'})
  const page = await get('/')
  expect(page.text).toContain('/v1/procedures/{key}/html')
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
})
