import {mkdtempSync, rmSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {
  createContent,
  createPreview,
  isContentError,
  memorySource,
  type Source,
} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {startLake, type RunningLake} from '@jakamy/local-lake'
import {createClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {bundleOf, newSigner} from './bundle/fixtures.ts'
import {approved, now, seedDocuments} from './seed.ts'
import {page, sourceContract} from './sourceContract.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sdk-sources-'))
const token = 'test-token'
let lake: RunningLake
let apiHost: string
let bundle: Source

const all = approved(seedDocuments(), 'procedure-coronary-stent')

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

  it('refuses drafts without a token', () => {
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
  ])('refuses an unsafe %s: %j', (option, wrong) => {
    const options = {projectId: 'p', dataset: 'd', ...wrong}
    let error: unknown
    try {
      Reflect.apply(sanitySource, undefined, [options])
    } catch (reason) {
      error = reason
    }
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

  it.each(['window', 'document'])('refuses a token where there is a %s', (name) => {
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
    const client = createClient({
      projectId: 'jakamy',
      dataset: 'production',
      token,
      apiHost,
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2025-02-19',
    })
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
