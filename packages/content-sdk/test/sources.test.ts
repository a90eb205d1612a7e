import {mkdtempSync, rmSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {
  createContent,
  isContentError,
  memorySource,
  type Query,
  type Source,
} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {startLake, type RunningLake} from '@jakamy/local-lake'
import {createClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, newSigner} from './bundle/fixtures.ts'
import {approved, now, seedDocuments} from './seed.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sdk-sources-'))
const token = 'test-token'
let lake: RunningLake
let apiHost: string
let bundle: Source

const all = approved(seedDocuments(), 'procedure-coronary-stent')
const page: Query = {
  type: 'procedure',
  match: {by: 'slug', slug: 'coronary-stent'},
  includes: ['devices[]->', 'devices[]->states[].media->'],
}

beforeAll(async () => {
  lake = await startLake({dataDir: folder, port: 0, projectId: 'jakamy', adminToken: token})
  apiHost = `http://127.0.0.1:${lake.port}`
  const client = createClient({
    projectId: 'jakamy',
    dataset: 'production',
    token,
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
  const transaction = client.transaction()
  for (const document of all) transaction.createOrReplace(document)
  transaction.create({
    _id: 'drafts.procedure-draft-canary',
    _type: 'procedure',
    slug: [{_key: 'en', language: 'en', value: 'draft-canary'}],
  })
  await transaction.commit()
  const signer = await newSigner()
  const bytes = await bundleOf([signer], {documents: all, files: []})
  bundle = await bundleSource({bytes, keys: [signer.publicKey], now})
})

afterAll(async () => {
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
})

const sources: [string, () => Source][] = [
  ['memory', () => memorySource(all)],
  ['bundle', () => bundle],
  ['sanity', () => sanitySource({projectId: 'jakamy', dataset: 'production', apiHost})],
]

describe.each(sources)('the %s source', (_name, open) => {
  it('finds a document by slug, with everything it includes', async () => {
    const snapshot = await open().read(page)
    expect(snapshot.documents).toMatchObject([{_id: 'procedure-coronary-stent'}])
    const ids = snapshot.references.map((reference) => Reflect.get(Object(reference), '_id'))
    expect(ids).toEqual(expect.arrayContaining(['device-coronary-stent', 'media-stent-deployed']))
    expect(new Date(snapshot.asOf).getTime()).toBeGreaterThan(0)
  })

  it('finds by id, and nothing for an unknown one', async () => {
    const source = open()
    const byId = (id: string) => source.read({type: 'risk', match: {by: 'id', id}, includes: []})
    expect((await byId('risk-stroke')).documents).toMatchObject([{_id: 'risk-stroke'}])
    expect((await byId('risk-unknown')).documents).toEqual([])
    expect((await byId('device-coronary-stent')).documents).toEqual([])
  })

  it('lists a type in the order of ids, a page at a time', async () => {
    const source = open()
    const list = async (offset: number, limit: number) =>
      (
        await source.read({type: 'risk', match: {by: 'all', offset, limit}, includes: []})
      ).documents.map((document) => Reflect.get(Object(document), '_id'))
    const every = await list(0, 100)
    expect(every).toHaveLength(10)
    expect(every).toEqual(every.map(String).toSorted((a, b) => (a < b ? -1 : 1)))
    expect([...(await list(0, 4)), ...(await list(4, 4)), ...(await list(8, 4))]).toEqual(every)
  })

  it.each([
    '" || true || "',
    '\') | *[_type == "procedure"] | (\'',
    '$slug',
    '*',
    '\\',
    '\u0000',
    '..',
    '__proto__',
    'x'.repeat(5000),
  ])('finds nothing for the hostile slug %j', async (slug) => {
    expect((await open().read({...page, match: {by: 'slug', slug}})).documents).toEqual([])
  })

  it('gives a client the same page as every other source', async () => {
    const content = createContent({source: open(), locale: 'fr', now})
    const {units, problems} = await content.get('procedure', 'coronary-stent')
    expect(problems).toEqual([])
    expect(units.risks).toMatchObject({
      status: 'fallback',
      requested: 'fr',
      locale: 'en',
      reason: 'missing',
    })
    const {units: expected} = await createContent({
      source: memorySource(all),
      locale: 'fr',
      now,
    }).get('procedure', 'coronary-stent')
    expect(JSON.parse(JSON.stringify(units))).toEqual(JSON.parse(JSON.stringify(expected)))
  })
})

describe('the sanity source', () => {
  it('never serves a draft, while a preview of it does', async () => {
    const content = createContent({
      source: sanitySource({projectId: 'jakamy', dataset: 'production', apiHost}),
      locale: 'en',
      now,
    })
    expect(await content.find('procedure', 'draft-canary')).toBeUndefined()
    const drafts = sanitySource({
      projectId: 'jakamy',
      dataset: 'production',
      apiHost,
      perspective: 'drafts',
      token,
    })
    expect(
      (await drafts.read({...page, match: {by: 'slug', slug: 'draft-canary'}})).documents,
    ).toHaveLength(1)
  })

  it('refuses drafts without a token', () => {
    expect(() => sanitySource({projectId: 'p', dataset: 'd', perspective: 'drafts'})).toThrow(
      expect.objectContaining({code: 'INVALID_OPTIONS', details: {option: 'token'}}),
    )
  })

  it('says in one clear error that a lake is down', async () => {
    const source = sanitySource({
      projectId: 'jakamy',
      dataset: 'production',
      apiHost: 'http://127.0.0.1:9',
      timeout: 1000,
    })
    const error: unknown = await createContent({source, locale: 'en'})
      .get('procedure', 'coronary-stent')
      .catch((reason: unknown) => reason)
    expect(isContentError(error, 'SOURCE_UNREACHABLE')).toBe(true)
    expect(String(error)).toContain('sanity:jakamy/production does not answer')
  })

  it('says that a token is refused, without telling the token', async () => {
    const source = sanitySource({
      projectId: 'jakamy',
      dataset: 'production',
      apiHost,
      perspective: 'drafts',
      token: 'wrong-secret',
    })
    const error: unknown = await source.read(page).catch((reason: unknown) => reason)
    expect(isContentError(error, 'SOURCE_REFUSED')).toBe(true)
    expect(String(error)).not.toContain('wrong-secret')
  })
})

describe('a server that is no Content Lake', () => {
  let server: Server
  let url: string
  const answers: [number, string, string][] = [
    [200, 'text/html', '<html>a login page</html>'],
    [200, 'application/json', '{"result": {"found": 1}}'],
    [200, 'application/json', '{"result": {"found": [], '],
    [404, 'application/json', '{"error": "Not Found"}'],
  ]
  let answer = answers[0]

  beforeAll(async () => {
    server = createServer((_request, response) => {
      const [status, type, body] = answer ?? [500, 'text/plain', '']
      response.writeHead(status, {'content-type': type}).end(body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  it.each(answers)('gives SOURCE_BROKEN for %d %s %s', async (...given) => {
    answer = given
    const source = sanitySource({projectId: 'p', dataset: 'd', apiHost: url, timeout: 2000})
    const error: unknown = await source.read(page).catch((reason: unknown) => reason)
    expect(isContentError(error, 'SOURCE_BROKEN')).toBe(true)
  })
})
