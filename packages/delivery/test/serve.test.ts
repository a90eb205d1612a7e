import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, request as forward} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {createInterface} from 'node:readline'

import {encodeBundle, generatePrivateKey, signerFrom} from '@jakamy/content-sdk/bundle'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {fallback} from '@jakamy/content-sdk/sources/fallback'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {fixture, fixtureTime} from '@jakamy/content-sdk/testing'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {createDelivery} from '../src/createDelivery.ts'
import {startDelivery} from '../src/startDelivery.ts'
import {ask} from './http.ts'
import {lakeWithDocuments} from './startLake.ts'

const cli = path.resolve(import.meta.dirname, '../src/cli.ts')
const folder = mkdtempSync(path.join(tmpdir(), 'delivery-cli-'))
const now = () => fixtureTime
const one = '/v1/procedures/test-approved'
let lake: Awaited<ReturnType<typeof lakeWithDocuments>>

beforeAll(async () => {
  lake = await lakeWithDocuments()
})

afterAll(async () => {
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
})

/** A bundle of an approved and a withdrawn procedure. */
async function newBundle(created: Date) {
  const signer = await signerFrom(await generatePrivateKey())
  const day = 86_400_000
  const bytes = await encodeBundle(
    {
      documents: [...fixture('approved').documents, ...fixture('withdrawn').documents],
      files: [],
      facts: {
        clinic: 'clinic-test',
        version: 3,
        created: created.toISOString(),
        expires: new Date(created.getTime() + 100 * day).toISOString(),
        withdrawalsMaxAge: 7 * 24 * 60,
        schemas: '0.0.0',
        locales: ['en', 'fr'],
        demo: false,
        clinicalTypes: ['procedure', 'risk'],
        rights: {licences: ['own'], attributions: []},
      },
    },
    [signer],
  )
  return {bytes, key: signer.publicKey}
}

/** Runs the command until it listens. */
async function run(...args: string[]) {
  const child = spawn(process.execPath, [cli, 'serve', '--port', '0', ...args])
  const lines: {event?: string}[] = []
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  const ended = once(child, 'close').then(([code]) => code)
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const entry: {event?: string; url?: string} = JSON.parse(line)
      lines.push(entry)
      if (entry.event === 'listening') resolve(entry.url ?? '')
    })
    void ended.then((code) => reject(new Error(`Ended with ${code}: ${complaint}`)))
  })
  return {child, url, lines, ended}
}

/** A proxy in front of the lake that holds back answers while it is told to. */
async function slowLake() {
  let gate = Promise.resolve()
  let waiting = () => {}
  const server = createServer(async (request, response) => {
    waiting()
    await gate
    const {url = '/', method, headers} = request
    const call = forward(lake.settings.apiHost + url, {method, headers}, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    request.pipe(call)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    apiHost: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Holds back; resolves as soon as somebody waits. */
    hold: () => {
      let release = () => {}
      gate = new Promise((resolve) => (release = resolve))
      const somebody = new Promise<void>((resolve) => (waiting = resolve))
      return {somebody, release}
    },
    close: () => server.close(),
  }
}

describe('delivery serve', () => {
  it.each([
    [['serve'], 2, 'Give --project'],
    [['serve', '--port', 'x', '--project', 'jakamy'], 2, '--port is a whole number'],
    [['serve', '--nothing'], 2, '--nothing'],
    [['dance'], 2, 'a command: serve or enquiries'],
    [['serve', '--bundle', 'none'], 2, '--trust'],
    [['serve', '--bundle', '/none', '--trust', 'ed25519:AAAA'], 1, 'ENOENT'],
    [['serve', '--help'], 0, 'Exit code'],
  ])('%j ends with %i', async (args, code, told) => {
    const child = spawn(process.execPath, [cli, ...args])
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    expect((await once(child, 'close'))[0]).toBe(code)
    expect(output).toContain(told)
  })

  it.each([
    ['SIGTERM', 0],
    ['SIGINT', 130],
  ] as const)('row 81: %s lets a running request end, then stops with %i', async (signal, code) => {
    const proxy = await slowLake()
    const {child, url, lines, ended} = await run('--project', 'jakamy', '--api-host', proxy.apiHost)
    try {
      const {somebody, release} = proxy.hold()
      const answer = ask(`${url}/v1/procedures`)
      await somebody
      child.kill(signal)
      await expect.poll(() => lines.some(({event}) => event === 'stopping')).toBe(true)
      await expect(ask(`${url}/health`)).rejects.toThrow('ECONNREFUSED')
      release()
      expect((await answer).status).toBe(200)
      expect(await ended).toBe(code)
      expect(lines).toContainEqual(
        expect.objectContaining({method: 'GET', route: '/v1/procedures', status: 200}),
      )
    } finally {
      child.kill('SIGKILL')
      proxy.close()
    }
  })

  it('row 81: goes on when nobody reads its log any more, until it is stopped', async () => {
    const {bytes, key} = await newBundle(new Date(Date.now() - 86_400_000))
    const file = path.join(folder, 'unread.bundle')
    writeFileSync(file, bytes)
    const {child, url, ended} = await run('--bundle', file, '--trust', key)
    child.stdout.destroy()
    for (let n = 0; n < 3; n += 1) expect((await ask(url + one)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })

  it('serves a bundle and offers it, byte by byte', async () => {
    const {bytes, key} = await newBundle(new Date(Date.now() - 86_400_000))
    const file = path.join(folder, 'clinic.bundle')
    writeFileSync(file, bytes)
    const {child, url, ended} = await run('--bundle', file, '--trust', key)
    try {
      const download = await ask(`${url}/v1/bundle`, {headers: {'accept-encoding': 'br'}})
      expect(download.status).toBe(200)
      expect(download.bytes.equals(bytes)).toBe(true)
      expect(download.headers['content-disposition']).toContain('content-3.bundle')
      const etag = String(download.headers.etag)
      const again = await ask(`${url}/v1/bundle`, {headers: {'if-none-match': etag}})
      expect(again.status).toBe(304)
      expect((await ask(url + one)).status).toBe(200)
      expect((await ask(`${url}/v1/procedures/test-withdrawn`)).status).toBe(410)
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
  })
})

describe('a source that is down', () => {
  const dead = {projectId: 'jakamy', dataset: 'production', apiHost: 'http://127.0.0.1:9'}

  it('is 503, and told by /ready, while the server lives', async () => {
    const log: unknown[] = []
    const server = await startDelivery({
      source: sanitySource(dead),
      retry: {times: 0},
      port: 0,
      onRequest: (entry) => log.push(entry),
    })
    try {
      for (const address of ['/v1/procedures', one, '/v1/search?q=x', '/v1/changes', '/ready']) {
        const answer = await ask(server.url + address)
        expect({address, status: answer.status}).toEqual({address, status: 503})
        expect(answer.headers['content-type']).toBe('application/problem+json')
        expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
        // Where the source is, is nobody's business.
        expect(answer.text).not.toContain('127.0.0.1')
      }
      expect((await ask(`${server.url}/health`)).status).toBe(200)
      expect(log).toContainEqual(
        expect.objectContaining({status: 503, error: 'ContentError SOURCE_UNREACHABLE'}),
      )
    } finally {
      await server.close()
    }
  })

  it('is stood in for by a bundle, and every answer says so', async () => {
    const {bytes, key} = await newBundle(new Date('2026-05-31T00:00:00Z'))
    const bundle = await bundleSource({bytes, keys: [key], now})
    const server = await startDelivery({
      source: fallback([sanitySource(dead), bundle]),
      now,
      port: 0,
    })
    try {
      for (const address of [one, `${one}/html`, '/v1/procedures', '/v1/withdrawals']) {
        const answer = await ask(server.url + address)
        expect(answer.status).toBe(200)
        expect(answer.headers['content-fallback']).toBe('source')
        expect(answer.headers['content-as-of']).toBe('2026-05-31T00:00:00.000Z')
      }
      const withdrawn = await ask(`${server.url}/v1/procedures/test-withdrawn`)
      expect(withdrawn.status).toBe(410)
      expect(withdrawn.headers['content-fallback']).toBe('source')
    } finally {
      await server.close()
    }
  })
})

it('is one fetch handler without a server, that compresses with gzip', async () => {
  const {bytes, key} = await newBundle(new Date('2026-05-31T00:00:00Z'))
  const delivery = createDelivery({source: await bundleSource({bytes, keys: [key], now}), now})
  const answer = await delivery.fetch(
    new Request('https://example.test/openapi.json', {headers: {'accept-encoding': 'br, gzip'}}),
  )
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect((await delivery.fetch(new Request(`https://example.test${one}`))).status).toBe(200)
})

it('tells nobody the words of a failure that nobody foresaw', async () => {
  const log: unknown[] = []
  const fail = () => Promise.reject(new TypeError('[TEST] SECRETWORDS'))
  const delivery = createDelivery({
    source: {name: 'broken', drafts: false, read: fail},
    bundle: fail,
    onRequest: (entry) => log.push(entry),
  })
  // A source that fails may come back; what else fails here is a mistake.
  for (const [path, status, error] of [
    [one, 503, 'ContentError SOURCE_BROKEN'],
    ['/v1/bundle', 500, 'TypeError'],
  ] as const) {
    const answer = await delivery.fetch(new Request(`https://example.test${path}`))
    expect(answer.status).toBe(status)
    expect(log).toContainEqual(expect.objectContaining({status, error}))
    expect((await answer.text()) + JSON.stringify(log)).not.toContain('SECRETWORDS')
  }
})

it('refuses a source that serves drafts', () => {
  const source = {...sanitySource(lake.settings), drafts: true}
  expect(() => createDelivery({source})).toThrow('serves drafts')
})
