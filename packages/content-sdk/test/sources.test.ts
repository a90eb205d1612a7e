import {createServer, type Server} from 'node:http'

import {
  createContent,
  createPreview,
  isContentError,
  memorySource,
  type Source,
} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderJsonLdScript} from '@jakamy/content-sdk/channels/jsonld'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {createClient, type ClientConfig} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, newSigner} from './bundle/fixtures.ts'
import {startTestLake, type TestLake} from './lakeForTest.ts'
import {approved, now, seedDocuments} from './seed.ts'
import {page, sourceContract} from './sourceContract.ts'

const token = 'test-token'
let lake: TestLake
let apiHost: string
let bundle: Source

const all = approved(seedDocuments(), 'procedure-coronary-stent')

beforeAll(async () => {
  lake = await startTestLake(token)
  apiHost = lake.apiHost
  const canary = {
    _id: 'drafts.procedure-draft-canary',
    _type: 'procedure',
    slug: [{_key: 'en', language: 'en', value: 'draft-canary'}],
  }
  await lake.write([...all, canary])
  const signer = await newSigner()
  const bytes = await bundleOf([signer], {documents: all, files: []})
  bundle = await bundleSource({bytes, keys: [signer.publicKey], now})
})

afterAll(() => lake.remove())

const sources: [string, () => Source][] = [
  ['memory', () => memorySource(all)],
  ['bundle', () => bundle],
  ['sanity', () => sanitySource(lake.place)],
  ['sanity client', () => sanitySource({client: ownClient({})})],
]

/** A client as an application has it. */
function ownClient(config: ClientConfig) {
  return createClient({
    projectId: 'jakamy',
    dataset: 'production',
    apiHost,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
    perspective: 'published',
    ...config,
  })
}

describe.each(sources)('the %s source', (_name, open) => {
  sourceContract(open, all)
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

  it('row 56: refuses drafts without a token', () => {
    expect(() => sanitySource({projectId: 'p', dataset: 'd', perspective: 'drafts'})).toThrow(
      expect.objectContaining({code: 'INVALID_OPTIONS', details: {option: 'token'}}),
    )
  })

  it.each([
    ['perspective', {perspective: 'raw'}],
    ['perspective', {perspective: 'previewDrafts'}],
    ['perspective', {perspective: null}],
    ['perspective', {perspective: ['published']}],
    ['apiVersion', {apiVersion: '2021-10-21'}],
    ['apiVersion', {apiVersion: 'v2025-02-18'}],
    ['apiVersion', {apiVersion: '1'}],
    ['apiVersion', {apiVersion: 'X'}],
    ['apiVersion', {apiVersion: ''}],
    ['apiVersion', {apiVersion: '2025-99-99'}],
    ['apiHost', {apiHost: 'localhost:4000'}],
    ['apiHost', {apiHost: 'http://lake.example.org', token: 'secret-token'}],
    ['apiHost', {apiHost: 'http://127.0.0.1.example.org', token: 'secret-token'}],
    ['projectId', {projectId: 'no/project'}],
    ['projectId', {dataset: 'No Dataset!'}],
  ])('row 56: refuses an unsafe %s: %j', (option, wrong) => {
    const options = {projectId: 'p', dataset: 'd', ...wrong}
    const error = caught(() => Reflect.apply(sanitySource, undefined, [options]))
    expect(error).toMatchObject({code: 'INVALID_OPTIONS', details: {option}})
    expect(String(error)).not.toContain('secret-token')
  })

  it.each([
    {apiVersion: '2025-02-19'},
    {apiVersion: 'v2026-01-01'},
    {apiHost: 'http://lake.example.org'},
    {apiHost: 'https://lake.example.org', token: 'secret-token'},
    {apiHost: 'http://127.0.0.1:4000', token: 'secret-token'},
    {apiHost: 'http://[::1]:4000', token: 'secret-token'},
  ])('accepts %j', (right) => {
    expect(sanitySource({projectId: 'p', dataset: 'd', ...right}).name).toBe('sanity:p/d')
  })

  it.each(['window', 'document'])('row 56: refuses a token where there is a %s', (name) => {
    Reflect.set(globalThis, name, {})
    try {
      expect(() => sanitySource({projectId: 'p', dataset: 'd', token: 'secret-token'})).toThrow(
        expect.objectContaining({code: 'INVALID_OPTIONS', details: {option: 'token'}}),
      )
      expect(sanitySource({projectId: 'p', dataset: 'd'}).drafts).toBe(false)
    } finally {
      Reflect.deleteProperty(globalThis, name)
    }
  })

  it('gives the placeholders of pictures, also of included documents', async () => {
    const {writer: client} = lake
    const file = 'image-abc123-800x600-jpg'
    const lqip = 'data:image/jpeg;base64,AAAA'
    const image = {_type: 'image', asset: {_type: 'reference', _ref: file}}
    const stored = all.find(({_id}) => _id === 'media-stent-deployed')!
    await client
      .transaction()
      .createOrReplace({_id: file, _type: 'sanity.imageAsset', metadata: {lqip}})
      .createOrReplace({...stored, image})
      .commit()
    const content = createPreview({
      source: sanitySource({
        projectId: 'jakamy',
        dataset: 'production',
        apiHost,
        perspective: 'drafts',
        token,
      }),
      locale: 'en',
      now,
    })
    expect(await content.get('procedure', 'coronary-stent')).toMatchObject({
      placeholders: {[file]: lqip},
    })
    await client.createOrReplace(stored)
  })

  it('reads with the client of the application, drafts with its token only', async () => {
    const content = createContent({
      source: sanitySource({client: ownClient({})}),
      locale: 'en',
      now,
    })
    expect((await content.get('procedure', 'coronary-stent')).source).toBe(
      'sanity:jakamy/production',
    )
    expect(await content.find('procedure', 'draft-canary')).toBeUndefined()
    const drafts = sanitySource({client: ownClient({perspective: 'drafts', token})})
    expect(drafts.drafts).toBe(true)
    const match = {by: 'slug' as const, slug: 'draft-canary'}
    expect((await drafts.read({...page, match})).documents).toHaveLength(1)
  })

  it('keeps to the client as it was given: a later change does not reach the source', async () => {
    const client = ownClient({token})
    const source = sanitySource({client})
    client.config({perspective: 'raw'})
    const match = {by: 'slug' as const, slug: 'draft-canary'}
    expect((await source.read({...page, match})).documents).toHaveLength(0)
    // The same question with the changed client does find the draft.
    expect(await client.fetch('*[slug[].value match "draft-canary"]')).toHaveLength(1)
  })

  it('row 57: leaves hidden marks out of what it reads, whatever the client puts in', async () => {
    const stega = {enabled: true, studioUrl: 'https://studio.example.org'}
    const client = ownClient({stega, perspective: 'drafts', token})
    const snapshot = await sanitySource({client}).read(page)
    const marks = /[\u200B-\u200D\u2060-\u2064\uFEFF]/
    expect(JSON.stringify(snapshot)).not.toMatch(marks)
    // The client itself does put them in.
    const own: unknown = await client.fetch('*[_type == "risk"][0]', {}, {resultSourceMap: true})
    expect(JSON.stringify(own)).toMatch(marks)
  })

  it('row 57: gives every channel words without a hidden character, whatever the client puts in', async () => {
    const stega = {enabled: true, studioUrl: 'https://studio.example.org'}
    const source = sanitySource({client: ownClient({stega, token})})
    const hidden = /[\p{Cf}\p{Cn}\u{E0000}-\u{E0FFF}]/u
    for (const locale of ['en', 'fr']) {
      const page = await createContent({source, locale, now}).get('procedure', 'coronary-stent')
      const told = {
        document: JSON.stringify(page),
        html: renderHtml(page),
        json: JSON.stringify(renderJson(page)),
        jsonld: renderJsonLdScript(page),
        markdown: renderMarkdown(page),
        message: renderMessage(page).join('\n'),
        print: JSON.stringify(renderPrint(page)),
        speech: JSON.stringify(renderSpeech(page)),
      }
      const found = Object.entries(told).filter(([, text]) => hidden.test(text))
      expect(found.map(([channel]) => channel)).toEqual([])
      expect(told.html).toContain('Death is very rare')
    }
    // The same look finds them where the client puts them in.
    expect(JSON.stringify(await ownClient({stega, token}).fetch('*[_type == "risk"]'))).toMatch(
      hidden,
    )
  })

  it('asks for withdrawals past the CDN of a client', async () => {
    const asked: string[] = []
    const client = createClient({
      projectId: 'p',
      dataset: 'd',
      apiVersion: '2025-02-19',
      perspective: 'published',
      requestHandler: async (request) => {
        asked.push(new URL(request.url).hostname)
        return Promise.reject(new Error('asked enough'))
      },
    })
    await sanitySource({client})
      .read(page)
      .catch(() => undefined)
    expect(asked.sort()).toEqual(['p.api.sanity.io', 'p.apicdn.sanity.io'])
  })

  it.each<[string, ClientConfig]>([
    ['perspective', {perspective: undefined}],
    ['perspective', {perspective: 'raw'}],
    ['perspective', {perspective: ['published']}],
    ['apiVersion', {apiVersion: '1'}],
    ['apiVersion', {apiVersion: '2021-10-21'}],
    ['token', {perspective: 'drafts'}],
    ['apiHost', {apiHost: 'http://lake.example.org', token: 'secret-token'}],
    ['apiHost', {apiHost: 'http://lake.example.org', headers: {authorization: 'secret-token'}}],
    ['client', {dataset: undefined}],
  ])('row 56: refuses a client with an unsafe %s: %j', (option, wrong) => {
    const client = ownClient({ignoreWarnings: /./, ...wrong})
    const error = caught(() => sanitySource({client}))
    expect(error).toMatchObject({code: 'INVALID_OPTIONS', details: {option}})
    expect(String(error)).not.toContain('secret-token')
  })

  it('refuses what is no client, and a client beside an address', () => {
    const wrong: unknown[] = [
      {client: {}},
      {client: null},
      {client: ownClient({}), dataset: 'other'},
    ]
    for (const options of wrong) {
      const error = caught(() => Reflect.apply(sanitySource, undefined, [options]))
      expect(error).toMatchObject({code: 'INVALID_OPTIONS', details: {option: 'client'}})
    }
  })

  it.each<[string, ClientConfig]>([
    ['token', {token: 'secret-token'}],
    ['header', {headers: {Authorization: 'Bearer secret-token'}}],
    ['credential that changes', {auth: Object({subscribe: () => ({unsubscribe: () => {}})})}],
  ])('row 56: refuses a client with a %s where there is a document', (_name, config) => {
    const client = ownClient(config)
    Reflect.set(globalThis, 'document', {})
    try {
      const error = caught(() => sanitySource({client}))
      expect(error).toMatchObject({code: 'INVALID_OPTIONS', details: {option: 'token'}})
      expect(sanitySource({client: ownClient({})}).drafts).toBe(false)
    } finally {
      Reflect.deleteProperty(globalThis, 'document')
    }
  })

  it('gives the address of a picture, cropped, at the width wanted', () => {
    const {imageUrl} = sanitySource({projectId: 'jakamy', dataset: 'production', apiHost})
    const asset = {_ref: 'image-abc123-800x600-png'}
    const crop = {top: 0.1, bottom: 0, left: 0, right: 0.5}
    const url = new URL(imageUrl?.({asset, crop}, 200) ?? '')
    expect(url.origin).toBe(apiHost)
    expect(url.pathname).toBe('/images/jakamy/production/abc123-800x600.png')
    expect(Object.fromEntries(url.searchParams)).toMatchObject({rect: '0,60,400,540', w: '200'})
    expect(imageUrl?.({asset: {_ref: 'file-abc-pdf'}})).toBeUndefined()
    expect(imageUrl?.({})).toBeUndefined()
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

function caught(act: () => unknown): unknown {
  try {
    return act()
  } catch (error) {
    return error
  }
}

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
