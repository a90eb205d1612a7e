import {spawn, spawnSync} from 'node:child_process'
import {once} from 'node:events'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {createContent} from '@jakamy/content-sdk'
import {
  encodeDelta,
  encodeKeyring,
  encodeWithdrawals,
  openBundle,
  partsOf,
  type Bytes,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {openStore} from '@jakamy/content-sdk/bundle/store'
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest'

import {approved, seedDocuments} from '../seed.ts'
import {bundleOf, facts, newSigner, now} from './fixtures.ts'

const hasStrace = spawnSync('strace', ['-V']).status === 0

/** How often a process is killed; the long run before a release: `BUNDLE_KILLS=1000`. */
const kills = Number(process.env.BUNDLE_KILLS ?? 12)

const root = mkdtempSync(path.join(tmpdir(), 'bundle-store-'))
afterAll(() => rmSync(root, {recursive: true, force: true}))

let signer: Signer
let keys: string[]
let folder: string
let count = 0

beforeAll(async () => {
  signer = await newSigner()
  keys = [signer.publicKey]
})
beforeEach(() => {
  folder = path.join(root, String((count += 1)))
})

const open = (options = {}) => openStore(folder, {keys, now, ...options})
/** A bundle whose documents all say its version. */
const version = (number: number, fact = {}) =>
  bundleOf([signer], {
    fact: {version: number, ...fact},
    documents: ['a', 'b', 'c'].map((id) => ({_id: id, _type: 'risk', says: number})),
    files: [{id: 'image-x', contentType: 'image/png', bytes: new Uint8Array(120_000).fill(number)}],
  })
const refused = (reason: string) =>
  expect.objectContaining({code: 'BUNDLE_REFUSED', details: expect.objectContaining({reason})})

/** The version in use, after a look at everything in it. */
async function inUse(store: Awaited<ReturnType<typeof open>>): Promise<number | undefined> {
  const bundle = await store.current()
  if (!bundle) return undefined
  const {version: own} = bundle.manifest
  for (const id of ['a', 'b', 'c']) expect(await bundle.document(id)).toMatchObject({says: own})
  expect((await bundle.file('image-x'))?.bytes[119_999]).toBe(own % 256)
  await bundle.close()
  return own
}

describe('a store', () => {
  it('is empty at first, then uses what was applied last, from bytes, a file or parts', async () => {
    const store = await open()
    expect(await store.current()).toBeUndefined()
    expect(await store.source()).toBeUndefined()
    expect(await store.apply(await version(1))).toEqual({status: 'applied', version: 1})
    const file = path.join(root, 'two.bundle')
    const two = await version(2)
    writeFileSync(file, two)
    expect(await store.apply(file)).toEqual({status: 'applied', version: 2, previous: 1})
    expect(await store.apply(two)).toMatchObject({status: 'unchanged'})
    const three = await version(3)
    async function* parts() {
      for (let at = 0; at < three.length; at += 7777) yield three.subarray(at, at + 7777)
    }
    await store.apply(parts())
    expect(await inUse(await open())).toBe(3)
    // The one before stays; nothing else does.
    expect(readdirSync(folder).toSorted()).toEqual([
      expect.stringMatching(/^2-/),
      expect.stringMatching(/^3-/),
      'current.json',
    ])
  })

  it('row 64: never goes back, and shows both versions', async () => {
    const store = await open()
    await store.apply(await version(5))
    const error: unknown = await store.apply(await version(4)).catch((reason: unknown) => reason)
    expect(error).toEqual(refused('older'))
    expect(String(error)).toMatch(/version 4.*version 5/)
    const other = await version(5, {created: '2026-02-01T10:00:00Z'})
    await expect(store.apply(other)).rejects.toEqual(refused('older'))
    expect(await inUse(store)).toBe(5)
  })

  it('rows 63, 67 and 68: keeps what it has when what comes is tampered, cut, foreign, expired or too early', async () => {
    const store = await open()
    await store.apply(await version(1))
    const good = await version(2)
    const flipped = Uint8Array.from(good)
    flipped[good.length - 1] = 9
    const stranger = await bundleOf([await newSigner()], {fact: {version: 2}})
    const cases: [Bytes, string][] = [
      [flipped, 'damaged'],
      [good.slice(0, -1), 'damaged'],
      [Uint8Array.from([...good, 1]), 'damaged'],
      [new Uint8Array(), 'format'],
      [stranger, 'key'],
      [await version(2, {clinic: 'clinic-other'}), 'mismatch'],
      [
        await version(2, {created: '2025-01-01T00:00:00Z', expires: '2026-01-01T00:00:00Z'}),
        'expired',
      ],
      [await version(2, {created: '2026-02-10T00:00:00Z'}), 'clock'],
    ]
    for (const [bytes, reason] of cases) {
      await expect(store.apply(bytes)).rejects.toEqual(refused(reason))
      expect(await inUse(store)).toBe(1)
    }
    await store.apply(good)
    expect(await inUse(store)).toBe(2)
  })

  it('row 70: refuses a bundle larger than allowed before it is stored', async () => {
    const store = await open({maxBytes: 1000})
    await expect(store.apply(await version(1))).rejects.toEqual(refused('tooLarge'))
    async function* endless() {
      yield (await version(1)).subarray(0, 100)
      for (;;) yield new Uint8Array(100)
    }
    await expect((await open()).apply(endless())).rejects.toEqual(refused('damaged'))
    expect(readdirSync(folder)).toEqual([])
  })

  it('rows 63 and 66: shows nothing rather than what was damaged on its disk', async () => {
    const store = await open()
    await store.apply(await version(1))
    const file = path.join(folder, readdirSync(folder).find((name) => name.startsWith('1-')) ?? '')
    const bytes = readFileSync(file)
    truncateSync(file, bytes.length - 5)
    await expect(store.current()).rejects.toEqual(refused('damaged'))
    // A link to somewhere else is not the file that was applied.
    writeFileSync(`${file}.elsewhere`, bytes)
    rmSync(file)
    symlinkSync(`${file}.elsewhere`, file)
    await expect(store.current()).rejects.toEqual(refused('damaged'))
    rmSync(file)
    writeFileSync(file, await version(1, {created: '2026-02-01T10:00:00Z'}))
    await expect(store.current()).rejects.toEqual(refused('damaged'))
    writeFileSync(path.join(folder, 'current.json'), '{"file": "../../etc/passwd"}')
    await expect(store.current()).rejects.toEqual(refused('damaged'))
  })

  it('applies deltas, and refuses them without the right base', async () => {
    const store = await open()
    const one = await version(1)
    const base = await openBundle(one, {keys})
    const content = {previous: await partsOf(base), fact: {version: 2}}
    const documents = ['a', 'b', 'c'].map((id) => ({_id: id, _type: 'risk', says: 2}))
    const two = await bundleOf([signer], {...content, documents})
    const delta = await encodeDelta(base, await openBundle(two, {keys}))
    await expect(store.applyDelta(delta)).rejects.toEqual(refused('mismatch'))
    await store.apply(one)
    expect(await store.applyDelta(delta)).toMatchObject({status: 'applied', version: 2})
    await expect(store.applyDelta(delta)).rejects.toEqual(refused('mismatch'))
  })

  it('lets one process in at a time, and takes over from one that has ended', async () => {
    const store = await open()
    writeFileSync(path.join(folder, 'lock'), String(process.ppid))
    await expect(store.apply(await version(1))).rejects.toMatchObject({code: 'SOURCE_UNREACHABLE'})
    const ended = spawn(process.execPath, ['-e', ''])
    await once(ended, 'exit')
    writeFileSync(path.join(folder, 'lock'), String(ended.pid))
    await store.apply(await version(1))
    expect(await inUse(store)).toBe(1)
  })

  it('rows 48 and 64: serves readers with the newest withdrawals, which never go back', async () => {
    const all = approved(seedDocuments(), 'procedure-coronary-stent')
    const store = await open()
    await store.apply(await bundleOf([signer], {documents: all}))
    const withdrawal = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      targets: [{_key: 't', document: {_type: 'reference', _ref: 'device-coronary-stent'}}],
      effectiveFrom: '2026-02-01T00:00:00Z',
    }
    const feed = (sequence: number, withdrawals: unknown[]) =>
      encodeWithdrawals(
        {clinic: facts.clinic, sequence, issued: `2026-02-02T0${sequence}:00:00Z`, withdrawals},
        [signer],
      )
    const source = await store.source()
    if (!source) throw new Error('There is no bundle.')
    const content = createContent({source, locale: 'en', freshFor: 0, now})
    const status = async () =>
      (await content.get('procedure', 'coronary-stent')).units.devices.status
    expect(await status()).toBe('ok')
    await store.applyWithdrawals(await feed(2, [withdrawal]))
    expect(await status()).toBe('withheld')
    await expect(store.applyWithdrawals(await feed(1, []))).rejects.toEqual(refused('older'))
    expect(await status()).toBe('withheld')
    const foreign = await encodeWithdrawals(
      {clinic: 'clinic-other', sequence: 9, issued: '2026-02-02T09:00:00Z', withdrawals: []},
      [signer],
    )
    await expect(store.applyWithdrawals(foreign)).rejects.toEqual(refused('mismatch'))
    await source.close()
  })

  it('row 67: changes its keys only by the old and the new together, and remembers', async () => {
    const fresh = await newSigner()
    const store = await open()
    await store.apply(await version(1))
    const ring = {sequence: 1, keys: [fresh.publicKey], revoked: [...keys], threshold: 1}
    const bySelf = await encodeKeyring(ring, [fresh])
    await expect(store.applyKeys(bySelf)).rejects.toEqual(refused('key'))
    await store.applyKeys(await encodeKeyring(ring, [signer, fresh]))
    await expect(store.apply(await version(2))).rejects.toEqual(refused('key'))
    // What the revoked key has signed before is not believed any more either, also after a restart.
    const again = await open()
    await expect(again.current()).rejects.toEqual(refused('key'))
    await again.apply(await bundleOf([fresh], {fact: {version: 4}}))
    const bundle = await again.current()
    expect(bundle?.manifest.version).toBe(4)
    await bundle?.close()
  })
})

describe('row 70: a download', () => {
  let server: Server
  let url: string
  let respond: (write: (bytes: Uint8Array) => void, end: () => void) => void
  let headers: Record<string, string | number>

  beforeAll(async () => {
    server = createServer((_request, response) => {
      response.writeHead(200, headers)
      respond(
        (bytes) => void response.write(bytes),
        () => void response.end(),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/clinic.bundle?token=secret`
  })
  afterAll(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(resolve))
  })

  it('is applied when it is whole', async () => {
    const bytes = await version(1)
    headers = {'content-length': bytes.length}
    respond = (write, end) => (write(bytes), end())
    const store = await open()
    await store.download(url)
    expect(await inUse(store)).toBe(1)
  })

  it('ends at once when it is too long, at last when it is too slow, and leaves nothing', async () => {
    const bytes = await version(1)
    const store = await open({maxBytes: 1_000_000})
    headers = {'content-length': 10_000_000_000}
    respond = (write) => write(bytes)
    await expect(store.download(url)).rejects.toEqual(refused('tooLarge'))
    headers = {}
    respond = (write) => (write(bytes), write(new Uint8Array(5)))
    await expect(store.download(url)).rejects.toEqual(refused('damaged'))
    respond = (write) => write(bytes.subarray(0, 1000))
    const error: unknown = await store
      .download(url, {timeout: 200})
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({code: 'SOURCE_BROKEN'})
    respond = (write, end) => (write(bytes.subarray(0, 1000)), end())
    await expect(store.download(url)).rejects.toEqual(refused('damaged'))
    expect(readdirSync(folder)).toEqual([])
  })

  it('says in one clear error that nobody answers, without what stands in the address', async () => {
    const store = await open()
    const error: unknown = await store
      .download('http://127.0.0.1:9/clinic.bundle?token=secret')
      .catch((reason: unknown) => reason)
    expect(error).toMatchObject({code: 'SOURCE_UNREACHABLE'})
    expect(String(error)).not.toContain('secret')
  })
})

describe('row 69: a process that updates the store', () => {
  const applier = path.join(import.meta.dirname, 'applier.ts')

  it(`may be killed at any moment: the old bundle or a new one, whole (${kills} times)`, async () => {
    const bundles = path.join(root, 'bundles')
    mkdirSync(bundles)
    for (let number = 1; number <= 60; number += 1)
      writeFileSync(path.join(bundles, `${number}.bundle`), await version(number))
    let last = 0
    let inMiddle = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const child = spawn(process.execPath, [applier, folder, bundles, signer.publicKey])
      const said: string[] = []
      child.stdout.on('data', (data: Buffer) => said.push(data.toString()))
      await once(child.stdout, 'data')
      await new Promise((resolve) => setTimeout(resolve, (kill * 7) % 41))
      child.kill('SIGKILL')
      await once(child, 'exit')
      const acknowledged = Number(said.join('').trim().split('\n').at(-1)?.replace('ready', '0'))
      if (readdirSync(folder).some((name) => name.endsWith('.tmp'))) inMiddle += 1
      const store = await open()
      const found = (await inUse(store)) ?? 0
      expect(found).toBeGreaterThanOrEqual(Math.max(last, acknowledged))
      last = found
      if (last > 40) {
        rmSync(folder, {recursive: true})
        last = 0
      }
    }
    // Some were killed in the middle of an update, or the loop has shown nothing.
    expect(inMiddle).toBeGreaterThan(0)
    const store = await open()
    await store.apply(await version(61))
    expect(await inUse(store)).toBe(61)
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  }, 3_600_000)

  it.each(hasStrace ? ['strace'] : [])(
    'names nothing that the disk has not got, nor goes on before it has the name (%s)',
    async (strace) => {
      const bundles = path.join(root, 'traced')
      mkdirSync(bundles)
      writeFileSync(path.join(bundles, '1.bundle'), await version(1))
      const trace = path.join(root, 'trace')
      const calls = 'trace=fsync,fdatasync,rename,renameat,renameat2'
      const command = [process.execPath, applier, folder, bundles, signer.publicKey]
      // What Node.js keeps of its own to start faster next time is none of the store's.
      const env = {...process.env, NODE_DISABLE_COMPILE_CACHE: '1'}
      const child = spawn(strace, ['-f', '-qq', '-e', calls, '-o', trace, ...command], {env})
      await once(child, 'close')
      const called = [...readFileSync(trace, 'utf8').matchAll(/^\d+ +(f(?:data)?sync|rename)/gm)]
      // The bundle, its name, the folder; which one is in use, its name, the folder.
      const one = ['fsync', 'rename', 'fsync']
      expect(called.map(([, call]) => call)).toEqual([...one, ...one])
      expect(await inUse(await open())).toBe(1)
    },
  )

  it('keeps the old bundle when the disk is full, and goes on when there is room', async () => {
    const store = await open()
    await store.apply(await version(1))
    const bundles = path.join(root, 'full')
    mkdirSync(bundles)
    writeFileSync(path.join(bundles, '2.bundle'), await version(2))
    const command = [applier, folder, bundles, signer.publicKey]
    const quota = spawn('bash', [
      '-c',
      'ulimit -S -f 100; exec "$@"',
      'bash',
      process.execPath,
      ...command,
    ])
    const said: string[] = []
    quota.stderr.on('data', (data: Buffer) => said.push(data.toString()))
    await once(quota, 'close')
    expect(said.join('')).toContain('there is no room on the disk')
    expect(await inUse(store)).toBe(1)
    await store.apply(path.join(bundles, '2.bundle'))
    expect(await inUse(store)).toBe(2)
  })
})
