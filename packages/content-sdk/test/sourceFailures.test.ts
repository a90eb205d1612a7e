import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http'

import {
  createContent,
  isContentError,
  memorySource,
  type Snapshot,
  type Source,
} from '@jakamy/content-sdk'
import {fallback} from '@jakamy/content-sdk/sources/fallback'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'

import {approved, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const memory = memorySource(approved(seedDocuments(), id))

type Answer = (response: ServerResponse, request: IncomingMessage) => void

let server: Server
let apiHost: string
/** One answer for each request, the last one for all that follow. */
let answers: Answer[] = []
let requests: {url: string; at: number}[] = []

const send =
  (status: number, body: string, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, {'content-type': 'application/json', ...headers}).end(body)

/** A good answer: the page by its slug. */
async function goodBody(): Promise<string> {
  const {documents, references, ...rest} = await memory.read({
    type: 'procedure',
    match: {by: 'slug', slug: 'coronary-stent'},
    includes: [],
  })
  return JSON.stringify({result: {...rest, found: [{document: documents[0], references}]}})
}

const failures: [string, string, Answer][] = [
  ['a closed connection', 'SOURCE_UNREACHABLE', (response) => response.destroy()],
  ['no answer in time', 'SOURCE_UNREACHABLE', () => undefined],
  ['an answer that stops halfway', 'SOURCE_UNREACHABLE', halfway],
  ['500', 'SOURCE_BROKEN', send(500, '{"error": "[TEST]"}')],
  ['503 in HTML', 'SOURCE_BROKEN', send(503, '<h1>sorry</h1>', {'content-type': 'text/html'})],
  ['429', 'SOURCE_BROKEN', send(429, '{}', {'retry-after': '120'})],
  ['a login page', 'SOURCE_BROKEN', send(200, '<html>', {'content-type': 'text/html'})],
  ['JSON that is cut off', 'SOURCE_BROKEN', send(200, '{"result": {"found": [')],
  ['other JSON', 'SOURCE_BROKEN', send(200, '{"result": []}')],
  ['nothing', 'SOURCE_BROKEN', send(200, '')],
  ['401', 'SOURCE_REFUSED', send(401, '{"error": "Unauthorized"}')],
]

function halfway(response: ServerResponse): void {
  response.writeHead(200, {'content-type': 'application/json', 'content-length': '100000'})
  response.write('{"result": {"found": [')
  setTimeout(() => response.destroy(), 10)
}

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push({url: request.url ?? '', at: Date.now()})
    const answer = answers.length > 1 ? answers.shift() : answers[0]
    answer?.(response, request)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  apiHost = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
})
beforeEach(() => {
  requests = []
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const lake = () => sanitySource({projectId: 'p', dataset: 'd', apiHost, timeout: 300})
const client = (source: Source, retry = {times: 0, delay: 1}) =>
  createContent({source, locale: 'en', now, freshFor: 0, timeout: 5_000, retry})
const failure = (call: Promise<unknown>) => call.catch((reason: unknown) => reason)

describe.each(failures)('row 54: %s', (_name, code, answer) => {
  it(`is ${code}, and says what to do without the body`, async () => {
    answers = [answer]
    const error = await failure(client(lake()).get('procedure', 'coronary-stent'))
    expect(error).toMatchObject({code})
    expect(String(error)).toContain('sanity:p/d')
    expect(String(error)).not.toContain('[TEST]')
  })

  it('leaves readers with the last good answer', async () => {
    answers = [send(200, await goodBody()), answer]
    const content = client(fallback([lake()]))
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({id, problems: []})
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({
      id,
      source: 'sanity:p/d',
      problems: [{id: 'sanity:p/d', type: 'source'}],
    })
  })

  it('lets another source stand in', async () => {
    answers = [answer]
    const content = client(fallback([lake(), memory]))
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({id, source: 'memory'})
  })
})

describe('trying again', () => {
  it('helps with what passes, after a growing wait', async () => {
    answers = [send(500, '{}'), (response) => response.destroy(), send(200, await goodBody())]
    const content = client(lake(), {times: 2, delay: 40})
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({id})
    const [first, second, third] = requests.map(({at}) => at)
    expect(requests).toHaveLength(3)
    expect(second! - first!).toBeGreaterThanOrEqual(15)
    expect(third! - second!).toBeGreaterThanOrEqual(35)
  })

  it('keeps to Retry-After', async () => {
    answers = [send(429, '{}', {'retry-after': '1'}), send(200, await goodBody())]
    const content = client(lake(), {times: 1, delay: 1})
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({id})
    expect(requests[1]!.at - requests[0]!.at).toBeGreaterThanOrEqual(950)
  })

  it('gives up at once when it is asked to wait too long, and says how long', async () => {
    answers = [send(429, '{}', {'retry-after': '120'})]
    const error = await failure(client(lake(), {times: 3, delay: 1}).list('procedure'))
    if (!isContentError(error, 'SOURCE_BROKEN')) throw error
    expect(error.details).toMatchObject({status: 429, retryAfter: 120_000})
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['401', send(401, '{}')],
    ['404', send(404, '{}')],
    ['a login page', send(200, '<html>')],
  ])('does not happen for %s', async (_name, answer) => {
    answers = [answer]
    await failure(client(lake(), {times: 3, delay: 1}).list('procedure'))
    expect(requests).toHaveLength(1)
  })
})

describe('what is asked', () => {
  it('row 56: always names the published perspective and the dated version', async () => {
    answers = [send(200, await goodBody())]
    await client(lake()).get('procedure', 'coronary-stent')
    const url = new URL(requests[0]!.url, apiHost)
    expect(url.pathname).toBe('/v2025-02-19/data/query/d')
    expect(url.searchParams.get('perspective')).toBe('published')
  })

  it('stops the request when the caller does', async () => {
    let closed = () => {}
    const done = new Promise<void>((resolve) => (closed = resolve))
    answers = [(response) => response.once('close', closed)]
    const controller = new AbortController()
    const {signal} = controller
    const source = sanitySource({projectId: 'p', dataset: 'd', apiHost})
    const call = failure(client(source).get('procedure', 'coronary-stent', {signal}))
    setTimeout(() => controller.abort(), 50)
    expect(await call).toMatchObject({code: 'ABORTED'})
    await done
  })
})

describe('a source of one’s own', () => {
  const good = {documents: [], references: [], withdrawals: [], asOf: now().toISOString()}
  /** A source that answers with whatever it is given. */
  const answering = (answer: unknown): Source => ({
    ...memory,
    name: 'own',
    read: async () => answer as Snapshot,
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a page', '<html>'],
    ['no documents', {...good, documents: {}}],
    ['no references', {...good, references: undefined}],
    ['no withdrawals', {...good, withdrawals: undefined}],
    ['no time', {...good, asOf: new Date()}],
  ])('is broken when it answers with %s, and another stands in', async (_what, answer) => {
    const source = answering(answer)
    const broken = {code: 'SOURCE_BROKEN', details: {source: 'own'}}
    for (const one of [source, fallback([source])]) {
      const content = createContent({source: one, locale: 'en', now})
      await expect(content.get('procedure', id)).rejects.toMatchObject(broken)
    }
    const content = createContent({source: fallback([source, memory]), locale: 'en', now})
    expect(await content.get('procedure', id)).toMatchObject({id, source: 'memory'})
  })

  it('is broken when it throws an error of its own, and another stands in', async () => {
    const cause = new TypeError('[TEST] fetch failed')
    const source: Source = {...memory, name: 'own', read: () => Promise.reject(cause)}
    const broken = {code: 'SOURCE_BROKEN', details: {source: 'own'}, cause}
    for (const one of [source, fallback([source])]) {
      const content = createContent({source: one, locale: 'en', now})
      await expect(content.get('procedure', id)).rejects.toMatchObject(broken)
    }
    const content = createContent({source: fallback([source, memory]), locale: 'en', now})
    expect(await content.get('procedure', id)).toMatchObject({id, source: 'memory'})
  })

  it('does not pass a document of another type for the one asked for', async () => {
    const {documents: stored} = await memory.read({
      type: 'risk',
      match: {by: 'all', offset: 0, limit: 1},
      includes: [],
    })
    const content = createContent({
      source: answering({...good, documents: stored}),
      locale: 'en',
      now,
    })
    const {documents, problems} = await content.list('procedure')
    expect(documents).toEqual([])
    expect(problems).toMatchObject([{type: 'risk', path: ''}])
  })
})
