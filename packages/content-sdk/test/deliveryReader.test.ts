import {createHash} from 'node:crypto'
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'

import {
  createDeliveryReader,
  isContentError,
  type DeliveryReaderOptions,
  type Told,
} from '@jakamy/content-sdk/delivery-client'
import {afterAll, beforeAll, describe, expect, it, vi} from 'vitest'

type Answer = (response: ServerResponse, request: IncomingMessage) => void

let server: Server
let url = ''
let answer: Answer = () => {}
const requests: IncomingMessage[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request)
    answer(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const article = '<article class="content" lang="en">[EN TEST] words</article>'
const tag = (text: string) => `"${createHash('sha256').update(text).digest('hex').slice(0, 32)}-br"`
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toUTCString()

/** A whole answer as a delivery gives it, with other headers where a test says so. */
const whole =
  (headers: Record<string, string> = {}, text = article): Answer =>
  (response) =>
    response.writeHead(200, {date: ago(0), etag: tag(text), ...headers}).end(text)

const problem =
  (status: number, more: object = {}): Answer =>
  (response) =>
    response
      .writeHead(status, {date: ago(0), 'content-language': 'fr'})
      .end(JSON.stringify({status, title: '[TEST]', detail: '[TEST]', ...more}))

const read = (options: Partial<DeliveryReaderOptions> = {}) =>
  createDeliveryReader({url, timeout: 500, ...options}).html('procedures', 'test')

describe('a reader of a delivery', () => {
  it('asks for one text, in the language and for the clinic and place that were set', async () => {
    answer = whole({'content-as-of': '2026-01-01T00:00:00Z'})
    const reader = createDeliveryReader({url: `${url}/`, locale: 'fr', clinic: 'c', channel: 'web'})
    const given = await reader.html('procedures', 'à/b', {headingLevel: 2})
    expect(given).toEqual({status: 'ok', html: article, asOf: '2026-01-01T00:00:00Z'})
    expect(requests.at(-1)?.url).toBe(
      '/v1/procedures/%C3%A0%2Fb/html?locale=fr&clinic=c&channel=web&heading-level=2',
    )
  })

  it('tells what was withdrawn from what is not there', async () => {
    answer = problem(410, {messages: ['[FR TEST] retiré']})
    expect(await read()).toEqual({
      status: 'withdrawn',
      messages: ['[FR TEST] retiré'],
      locale: 'fr',
    })
    answer = problem(410)
    expect(await read()).toMatchObject({status: 'withdrawn', messages: []})
    answer = problem(404)
    expect(await read()).toEqual({status: 'missing'})
  })

  const broken: [string, string, Answer][] = [
    ['a text that was changed', 'SOURCE_BROKEN', whole({etag: tag('other')})],
    ['a text without its hash', 'SOURCE_BROKEN', whole({etag: ''})],
    ['no text of a clinic', 'SOURCE_BROKEN', whole({}, '<h1>Log in</h1>')],
    ['half a text', 'SOURCE_BROKEN', whole({}, article.slice(0, 40))],
    ['a text too large', 'SOURCE_BROKEN', whole({}, `<article ${'x'.repeat(4e6)}</article>`)],
    ['404 of a proxy', 'SOURCE_BROKEN', (response) => response.writeHead(404).end('<h1>')],
    ['410 of a proxy', 'SOURCE_BROKEN', (response) => response.writeHead(410).end('{}')],
    ['500', 'SOURCE_BROKEN', problem(500)],
    ['429', 'SOURCE_BROKEN', problem(429)],
    ['304 that was not asked for', 'SOURCE_BROKEN', (response) => response.writeHead(304).end()],
    ['a text of two days ago', 'SOURCE_OUTDATED', whole({date: ago(2 * 86_400)})],
    ['a text long on its way', 'SOURCE_OUTDATED', whole({age: String(2 * 86_400)})],
    ['an approval that has ended', 'SOURCE_OUTDATED', whole({'content-valid-until': ago(1)})],
    ['an end that cannot be read', 'SOURCE_OUTDATED', whole({'content-valid-until': 'soon'})],
    [
      'no date',
      'SOURCE_BROKEN',
      (response) => {
        response.sendDate = false
        response.writeHead(200, {etag: tag(article)}).end(article)
      },
    ],
    ['no answer', 'SOURCE_UNREACHABLE', () => {}],
    ['a closed connection', 'SOURCE_UNREACHABLE', (response) => response.destroy()],
  ]
  it.each(broken)('shows nothing for %s: %s', async (_name, code, given) => {
    answer = given
    const error = await read().catch((reason: unknown) => reason)
    expect(isContentError(error) && error.code).toBe(code)
    expect(String(error)).not.toContain('TEST')
  })

  it('takes a date as old as it allows, and no older', async () => {
    answer = whole({date: ago(110)})
    await expect(read({maxAge: 1})).rejects.toMatchObject({code: 'SOURCE_OUTDATED'})
    expect(await read({maxAge: 2})).toMatchObject({status: 'ok'})
  })

  it('takes nothing older than what it was given before', async () => {
    const reader = createDeliveryReader({url})
    answer = whole()
    await reader.html('procedures', 'test')
    answer = whole({date: ago(120)})
    await expect(reader.html('procedures', 'test')).rejects.toMatchObject({code: 'SOURCE_OUTDATED'})
  })

  it.each([
    [{url: 'content.example'}, 'url'],
    [{url: 'javascript:alert(1)'}, 'url'],
    [{url: 'https://content.example/?x'}, 'url'],
    [{maxAge: 0}, 'maxAge'],
    [{maxAge: Number.NaN}, 'maxAge'],
    [{maxAge: 1441}, 'maxAge'],
  ])('cannot be made with %o', (options, option) => {
    expect(() => createDeliveryReader({url, ...options})).toThrow(option)
  })
})

describe('a text that is followed', () => {
  /** Follows with a quick pace until a check holds. */
  function following(options: Partial<DeliveryReaderOptions> = {}) {
    const told: Told[] = []
    const end = createDeliveryReader({url, timeout: 500, ...options}).follow(
      'procedures',
      'test',
      (next) => told.push(next),
      {every: 20},
    )
    return {told, end, last: () => told.at(-1)}
  }

  it('is told once, confirmed by 304, and told again when it changes', async () => {
    answer = (response, {headers}) =>
      headers['if-none-match'] === tag(article)
        ? response.writeHead(304, {date: ago(0), etag: tag(article)}).end()
        : whole()(response, requests[0]!)
    const {told, end} = following()
    const before = requests.length
    await vi.waitFor(() => expect(requests.length).toBeGreaterThan(before + 3))
    expect(told).toHaveLength(1)
    const other = article.replace('words', 'other words')
    answer = whole({}, other)
    await vi.waitFor(() => expect(told.at(-1)?.answer).toMatchObject({html: other}))
    answer = problem(410)
    await vi.waitFor(() => expect(told.at(-1)?.answer?.status).toBe('withdrawn'))
    end()
    const after = requests.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(requests.length).toBe(after)
  })

  it('row 80: stays when the delivery is gone, says since when, and goes when it is too old', async () => {
    answer = whole({date: ago(58)})
    const {told, end, last} = following({maxAge: 1})
    await vi.waitFor(() => expect(last()?.answer?.status).toBe('ok'))
    answer = problem(503)
    await vi.waitFor(() => expect(last()?.error).toBeDefined())
    expect(last()).toMatchObject({answer: {status: 'ok'}, confirmed: expect.stringContaining('Z')})
    await vi.waitFor(() => expect(last()?.answer).toBeUndefined(), 4000)
    expect(last()?.error).toBeDefined()
    answer = whole()
    await vi.waitFor(() => expect(last()).toMatchObject({answer: {status: 'ok'}}), 8000)
    expect(last()?.error).toBeUndefined()
    expect(told.length).toBeLessThan(8)
    end()
  })

  it('goes when its approval ends, and what was withdrawn stays so', async () => {
    answer = whole({'content-valid-until': new Date(Date.now() + 2500).toUTCString()})
    const {end, last} = following()
    await vi.waitFor(() => expect(last()?.answer?.status).toBe('ok'))
    await vi.waitFor(() => expect(last()?.answer).toBeUndefined(), 4000)
    answer = problem(410)
    await vi.waitFor(() => expect(last()?.answer?.status).toBe('withdrawn'), 8000)
    answer = problem(503)
    await vi.waitFor(() => expect(last()).toMatchObject({answer: {status: 'withdrawn'}, error: {}}))
    end()
  })

  it('is asked for once when it is not to be asked for again', async () => {
    answer = whole()
    const before = requests.length
    const told: Told[] = []
    const end = createDeliveryReader({url, timeout: Infinity}).follow(
      'procedures',
      'test',
      (next) => told.push(next),
      {every: Infinity},
    )
    await vi.waitFor(() => expect(told).toMatchObject([{answer: {html: article}}]))
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(requests.length).toBe(before + 1)
    end()
  })

  it('is not asked for when the signal has aborted', async () => {
    const before = requests.length
    const signal = AbortSignal.abort()
    createDeliveryReader({url}).follow('procedures', 'test', () => {}, {signal})
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(requests.length).toBe(before)
  })
})
