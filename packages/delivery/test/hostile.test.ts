// docs/faults.md, rows 59 and 60: requests that mean harm, and what caches keep.
import {connect} from 'node:net'

import {describe, expect, it} from 'vitest'

import {publicMessage} from './documents.ts'
import {ask} from './http.ts'
import {deliveryOfFile, one} from './running.ts'

const api = deliveryOfFile()
const {get} = api

/** Sends a request exactly as it is written, and gives what comes back. */
function raw(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(request))
    socket.setTimeout(5000, () => socket.destroy(new Error('Nothing came back.')))
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}

describe('row 59: requests that mean harm', () => {
  it.each([
    '/v1/procedures/../../../etc/passwd',
    '/../../../../etc/passwd',
    '/v1/procedures/..%2f..%2f..%2fetc%2fpasswd',
    '/v1/procedures/%2e%2e/%2e%2e/etc/passwd',
    '/v1/procedures/%252e%252e%252fetc%252fpasswd',
    '/v1/procedures/..%5c..%5cwindows',
    '/v1/procedures/..;/..;/etc/passwd',
    '/v1/procedures/test-approved%00.html',
    '/v1/procedures/%c0%ae%c0%ae%c0%afetc',
    '/v1/procedures/test-approved/../test-approved',
    '/package.json',
    '/src/cli.ts',
    '/.env',
  ])('%s leads to no file', async (address) => {
    const answer = await raw(`GET ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
    // A path that leads back to an address of the API is that address.
    const isBack = address.endsWith('/../test-approved')
    expect(answer).toMatch(isBack ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 40[04] /)
    expect(answer).not.toMatch(/root:x|"dependencies"|import \{/)
  })

  it.each([
    '//evil.invalid/',
    '//evil.invalid/..',
    '/\\evil.invalid',
    '/v1/procedures//evil.invalid',
    '/v1/procedures/',
    '/v1/procedures/https:%2f%2fevil.invalid',
    `${one}/`,
  ])('%s is sent nowhere else', async (address) => {
    const {status, headers} = await get(address)
    expect(status).toBe(404)
    expect(headers.location).toBeUndefined()
    expect(JSON.stringify(headers)).not.toContain('evil')
  })

  it('a Host, or an address of another host, changes nothing', async () => {
    const usual = await get(one)
    for (const host of ['evil.invalid', 'evil.invalid:80', 'localhost', '127.0.0.1@evil.invalid']) {
      const answer = await get(one, {host})
      // Refused, or the same bytes as ever.
      expect(answer.status === 400 || answer.bytes.equals(usual.bytes)).toBe(true)
      expect(answer.text + JSON.stringify(answer.headers)).not.toContain('evil')
    }
    const absolute = await raw(
      `GET http://evil.invalid${one} HTTP/1.1\r\nhost: evil.invalid\r\nconnection: close\r\n\r\n`,
    )
    expect(absolute).not.toContain('evil')
    const hostless = await raw(`GET ${one} HTTP/1.1\r\nconnection: close\r\n\r\n`)
    expect(hostless).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each([
    [400, 'GET / HTTP/1.1\r\nhost: a b\r\nconnection: close\r\n\r\n'],
    [400, 'GET http:// HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    [400, 'this is no request\r\n\r\n'],
    [431, `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`],
  ])('what is no request is %i, told as every refusal is', async (status, bytes) => {
    const [head = '', body = ''] = (await raw(bytes)).split('\r\n\r\n')
    expect(head.toLowerCase()).toContain('content-type: application/problem+json')
    expect(head.toLowerCase()).toContain('cache-control: no-store')
    expect(JSON.parse(body)).toMatchObject({status, detail: expect.stringContaining('.')})
  })

  it('two requests in one are two requests, or none', async () => {
    const answer = await raw(
      `GET ${one} HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\nhost: x\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toContain('[EN TEST]')
  })

  it('no header but those of Vary changes an answer, so no cache can be poisoned', async () => {
    const stable = ({status, bytes, headers}: Awaited<ReturnType<typeof get>>) => {
      const {
        date: _date,
        'content-as-of': _asOf,
        connection: _own,
        'keep-alive': _too,
        ...rest
      } = headers
      return {status, body: bytes.toString('base64'), headers: rest}
    }
    const usual = stable(await get(one))
    const evil = 'evil.invalid'
    for (const [name, value] of Object.entries({
      'x-forwarded-host': evil,
      'x-forwarded-proto': 'javascript',
      'x-forwarded-for': evil,
      forwarded: `host=${evil}`,
      'x-original-url': '/v1/withdrawals',
      'x-rewrite-url': '/v1/withdrawals',
      'x-http-method-override': 'DELETE',
      'x-host': evil,
      origin: `https://${evil}`,
      referer: `https://${evil}`,
      cookie: `locale=${evil}`,
      authorization: 'Bearer x',
      'accept-language': 'fr',
      'cache-control': 'no-cache',
      pragma: 'no-cache',
      range: 'bytes=0-3',
      'if-modified-since': new Date().toUTCString(),
      te: 'trailers',
    })) {
      // Twice: the second one may be given again from a moment ago.
      for (const turn of [1, 2]) {
        expect({name, turn, ...stable(await get(one, {[name]: value}))}).toEqual({
          name,
          turn,
          ...usual,
        })
      }
      expect(stable(await get(one))).toEqual(usual)
    }
    expect(usual.headers.vary).toBe('Accept, Accept-Encoding')
  })

  it('what varies is kept apart, also for the moment in which an answer is given again', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      const english = await get(one)
      const french = await get(`${one}?locale=fr`)
      expect(english.headers['content-language']).toBe('en')
      expect(french.headers['content-language']).toBe('fr')
      expect(
        (await get('/openapi.json', {'accept-encoding': 'br'})).headers['content-encoding'],
      ).toBe('br')
      expect((await get('/openapi.json')).headers['content-encoding']).toBeUndefined()
      expect((await get(one, {accept: 'image/png'})).status).toBe(406)
      expect((await get(`${one}?perspective=raw`)).status).toBe(400)
      expect((await get(one, {'if-none-match': String(english.headers.etag)})).status).toBe(304)
      expect((await get(one, {'if-none-match': String(french.headers.etag)})).status).toBe(200)
      expect((await ask(api.url + one, {method: 'POST'})).status).toBe(405)
    }
  })

  it('a refusal may not be kept, and names no word of the request', async () => {
    for (const address of [`${one}?evil=1`, `${one}?locale=<evil>`, '/evil', `${one}/evil`]) {
      const answer = await get(address)
      expect(String(answer.headers['cache-control'])).toMatch(/no-store|no-cache/)
      expect(answer.json().detail).not.toContain('evil')
    }
  })
})

describe('row 60: a recall, and what caches keep', () => {
  it('is 410 also to who has the newest version, and says no cache may give it again', async () => {
    const before = await get(one)
    const known = {'if-none-match': String(before.headers.etag)}
    expect((await get(one, known)).status).toBe(304)
    expect(before.headers['cache-control']).toBe('public, max-age=15, must-revalidate')
    const ended = Date.parse(String(before.headers['content-valid-until']))
    expect(ended).toBeGreaterThan(Date.parse('2027-01-15'))
    const began = Date.now()
    await api.lake.admin.create({
      _id: 'withdrawal-recall',
      _type: 'withdrawal',
      targets: [{_key: 'a', document: {_type: 'reference', _ref: 'procedure-test-approved'}}],
      reason: '[TEST] reason',
      issuedBy: '[TEST] issuer',
      effectiveFrom: '2020-01-01T00:00:00Z',
      severity: 'urgent',
      publicMessage: [{_key: 'en', language: 'en', value: publicMessage}],
      clinics: [],
      channels: [],
    })
    await expect.poll(async () => (await get(one, known)).status, {timeout: 10_000}).toBe(410)
    // The SDK gives an answer again for a second, and the server for another.
    expect(Date.now() - began).toBeLessThan(5000)
    const after = await get(one, known)
    expect(after.headers['cache-control']).toBe('no-cache')
    expect(after.json().messages).toEqual([publicMessage])
    await api.lake.admin.delete('withdrawal-recall')
    await expect.poll(async () => (await get(one)).status, {timeout: 10_000}).toBe(200)
  })
})
