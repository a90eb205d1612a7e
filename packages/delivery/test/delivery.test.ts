import {execFile} from 'node:child_process'
import path from 'node:path'
import {promisify} from 'node:util'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'

import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixtureTime} from '@jakamy/content-sdk/testing'
import {Validator} from '@seriousme/openapi-schema-validator'
import {Ajv2020} from 'ajv/dist/2020.js'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import type {LogEntry} from '../src/log.ts'
import {startDelivery, type RunningDelivery} from '../src/startDelivery.ts'
import {canaries, publicMessage} from './documents.ts'
import {ask, type Api} from './http.ts'
import {lakeWithDocuments} from './startLake.ts'

let lake: Awaited<ReturnType<typeof lakeWithDocuments>>
let server: RunningDelivery
const log: LogEntry[] = []
const get = (address: string, headers: Record<string, string> = {}) =>
  ask(server.url + address, {headers})

beforeAll(async () => {
  lake = await lakeWithDocuments()
  server = await startDelivery({
    source: sanitySource(lake.settings),
    now: () => fixtureTime,
    port: 0,
    onRequest: (entry) => log.push(entry),
  })
})

afterAll(async () => {
  await server.close()
  await lake.close()
})

const one = '/v1/procedures/test-approved'

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

describe('refusals', () => {
  const problem = async (address: string, status: number, headers = {}, method = 'GET') => {
    const answer = await ask(server.url + address, {method, headers})
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

  it('only reading is possible, whatever a header says', async () => {
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
  })

  it('too many are 429, by client, and health always answers', async () => {
    const limited = await startDelivery({
      source: sanitySource(lake.settings),
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
    const head = await ask(server.url + one, {method: 'HEAD'})
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
    const preflight = await ask(server.url + one, {method: 'OPTIONS'})
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-methods']).toBe('GET, HEAD, OPTIONS')
  })
})

describe('search, changes, withdrawals', () => {
  it('finds approved words and logs none of them', async () => {
    const answer = await get('/v1/search?q=stay')
    expect(answer.json().hits.map(({document}: {document: {id: string}}) => document.id)).toContain(
      'procedure-test-approved',
    )
    const entry = log.findLast(({route}) => route === '/v1/search')
    expect(entry).toMatchObject({method: 'GET', status: 200})
    await get('/v1/search?q=SECRETWORDS')
    await get('/SECRETWORDS?q=SECRETWORDS')
    expect(log.at(-1)?.route).toBe('*')
    expect(JSON.stringify(log)).not.toContain('SECRETWORDS')
  })

  it('lists what changed since a state, and everything to who has none', async () => {
    const first = (await get('/v1/changes')).json()
    expect(first.complete).toBe(true)
    expect(first.changed).toContainEqual({resource: 'procedures', id: 'procedure-test-approved'})
    const second = (await get(`/v1/changes?since=${first.cursor}`)).json()
    expect(second).toEqual({cursor: first.cursor, complete: false, changed: [], removed: []})
    expect((await get('/v1/changes?since=00ff')).json().complete).toBe(true)

    const risk = {_id: 'risk-test-later', _type: 'risk', category: 'other'}
    const name = [{_key: 'en', language: 'en', value: '[EN TEST] later'}]
    await lake.admin.create({...risk, name})
    const named = {resource: 'risks', id: 'risk-test-later'}
    const since = async (cursor: string) => (await get(`/v1/changes?since=${cursor}`)).json()
    await expect
      .poll(() => since(first.cursor), {timeout: 20_000})
      .toMatchObject({
        complete: false,
        changed: [named],
        removed: [],
      })
    const {cursor} = await since(first.cursor)
    await lake.admin.delete('risk-test-later')
    await expect
      .poll(() => since(cursor), {timeout: 20_000})
      .toMatchObject({changed: [], removed: [named]})
  })

  it('names what is withdrawn, and what readers are told', async () => {
    const {withdrawals} = (await get('/v1/withdrawals')).json()
    expect(withdrawals).toEqual([
      expect.objectContaining({
        resource: 'procedures',
        id: 'procedure-test-withdrawn',
        whole: true,
        messages: [publicMessage],
      }),
    ])
  })
})

describe('the OpenAPI document', () => {
  it('passes a validator', async () => {
    const api: Api = (await get('/openapi.json')).json()
    const validator = new Validator()
    expect(await validator.validate({...api})).toEqual({valid: true})
    expect((await new Validator().validate({...api, paths: {'/x': {get: 1}}})).valid).toBe(false)
  })

  it('describes what is sent', async () => {
    const api: Api = (await get('/openapi.json')).json()
    const ajv = new Ajv2020({strict: false, validateFormats: false})
    ajv.addSchema(api, 'api')
    const addresses = [...everyAddress(api)]
    expect(addresses.length).toBeGreaterThan(70)
    let checked = 0
    for (const {path: route, address} of addresses) {
      const answer = await get(address)
      const pointer = route.replaceAll('~', '~0').replaceAll('/', '~1')
      const response = api.paths[route]?.get.responses[answer.status]
      const type = String(answer.headers['content-type']).split(';')[0]!
      const described = Object.keys(response?.content ?? {})
      expect({address, described}).toEqual({address, described: [type]})
      if (!response?.content[type]?.schema) continue
      const media = encodeURIComponent(type.replaceAll('/', '~1'))
      const check = ajv.getSchema(
        `api#/paths/${encodeURIComponent(pointer)}/get/responses/${answer.status}/content/${media}/schema`,
      )
      const isRight = check?.(answer.json())
      expect({address, isRight, errors: check?.errors}).toEqual({
        address,
        isRight: true,
        errors: null,
      })
      checked += 1
    }
    expect(checked).toBeGreaterThan(40)
  })

  it('made into random requests finds no failure of the server', async () => {
    const api: Api = (await get('/openapi.json')).json()
    const random = generator(7)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
    const odd = [
      '',
      '0',
      '-1',
      '1e9',
      'fr',
      'en',
      'clinic-x',
      '%00',
      '%ff',
      '../..',
      '<b>',
      'é€😀',
      '*',
      'a'.repeat(500),
      '__proto__',
      'drafts.x',
      '"',
      '%25',
      'test-approved',
      '{key}',
    ]
    const routes = Object.entries(api.paths)
    const statuses = new Set<number>()
    const failures: string[] = []
    for (let time = 0; time < 600; time += 1) {
      const [route, {get: operation}] = pick(routes)
      const encode = (text: string) => (random() < 0.3 ? encodeURI(text) : encodeURIComponent(text))
      const query = operation.parameters
        .filter((one) => one.in === 'query' && random() < 0.4)
        .map(({name}) => `${name}=${encode(pick(odd))}`)
      const address = `${route.replace('{key}', encode(pick(odd)))}?${query.join('&')}`
      const answer = await ask(server.url + address.replaceAll(/[^\x21-\x7e]/g, ''), {
        method: pick(['GET', 'GET', 'GET', 'HEAD', 'POST']),
        headers: {accept: pick(['*/*', 'application/json', ';;,q=', 'text/html'])},
      })
      if (answer.status >= 500) failures.push(`${answer.status} ${address}`)
      statuses.add(answer.status)
    }
    expect(failures).toEqual([])
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 404, 405, 406]))
  })
})

describe('what readers must not see', () => {
  it('is in no byte of any answer, while an administrator reads it', async () => {
    const stored = JSON.stringify(await lake.admin.fetch('*', {}, {perspective: 'raw'}))
    for (const canary of Object.values(canaries)) expect(stored).toContain(canary)

    const api: Api = (await get('/openapi.json')).json()
    const leaks = await leaksOf(server.url, [...everyAddress(api)])
    expect(leaks).toEqual([])
    expect(JSON.stringify(log)).not.toContain('CANARY')
  })

  it('would be found: a clock that stands years back lets an expired text out', async () => {
    const late = await startDelivery({
      source: sanitySource(lake.settings),
      now: () => new Date('2020-06-01T12:00:00Z'),
      port: 0,
    })
    try {
      const api: Api = (await ask(`${late.url}/openapi.json`)).json()
      const leaks = (await leaksOf(late.url, [...everyAddress(api)])).join('\n')
      expect(leaks).toContain(`${canaries.expired} in /v1/procedures?`)
      expect(leaks).toContain(`${canaries.expired} in /v1/procedures/procedure-test-expired/html`)
    } finally {
      await late.close()
    }
  })
})

describe('a client in another language', () => {
  it('reads a procedure and prints its risks', async () => {
    const file = path.join(import.meta.dirname, 'client.py')
    // Without python3 on this machine it fails, and says so.
    const {stdout} = await promisify(execFile)('python3', [file, server.url, 'test-approved'])
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

/** Every address of the API: with each document at `{key}`, in two languages. */
function* everyAddress(api: Api): Generator<{path: string; address: string}> {
  const keys = [
    'approved',
    'fallback',
    'unreviewed',
    'changed',
    'expired',
    'withdrawn',
    'invalid',
    'draft',
  ]
  for (const [route, {get: operation}] of Object.entries(api.paths)) {
    const names = operation.parameters.map(({name}) => name)
    const kind = route.startsWith('/v1/risks') ? 'risk' : 'procedure'
    const filled = route.includes('{key}')
      ? keys.map((key) => route.replace('{key}', `${kind}-test-${key}`))
      : [route]
    for (const address of filled) {
      const queries = names.includes('q')
        ? ['CANARY', 'stay', ...Object.values(canaries)].map((q) => `q=${q}`)
        : ['']
      for (const query of queries) {
        yield {path: route, address: `${address}?${query}`}
        if (names.includes('locale')) yield {path: route, address: `${address}?${query}&locale=fr`}
      }
    }
  }
}

async function leaksOf(url: string, addresses: readonly {address: string}[]): Promise<string[]> {
  const leaks: string[] = []
  for (const {address} of addresses) {
    const {text, headers} = await ask(url + address.replace('?&', '?'))
    const bytes = text + JSON.stringify(headers)
    for (const canary of Object.values(canaries)) {
      if (bytes.includes(canary)) leaks.push(`${canary} in ${address}`)
    }
  }
  return leaks
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
