import {createReadStream} from 'node:fs'
import {lstat, mkdir, readdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'

import {checkOptions} from '../../checkOptions.ts'
import {ContentError, isContentError} from '../../errors.ts'
import {bundleSource, type BundleSource, type BundleSourceOptions} from '../../sources/bundle.ts'
import {fileReader} from '../byteReader.ts'
import {applyDelta} from '../delta.ts'
import type {Bytes} from '../digest.ts'
import {headerLength, readHeader} from '../header.ts'
import {nextKeyring, type Keyring} from '../keyring.ts'
import {checkTrust, type Trust} from '../keys.ts'
import {isCount, isRecord, isTexts, moment} from '../manifest.ts'
import {openBundle, type Bundle} from '../openBundle.ts'
import {refuse} from '../refuse.ts'
import {verifyBundle} from '../verifyBundle.ts'
import {newerFeed, readWithdrawals, type WithdrawalsFeed} from '../withdrawalsFeed.ts'
import {locked} from './lock.ts'
import {moveDurably, writeDurably, writeSynced} from './writeDurably.ts'

/** How a store is opened. */
export interface StoreOptions extends Trust {
  /** Id of the clinic; a bundle of another one is refused. Default: that of the first bundle. */
  clinic?: string
  /** Largest bundle that is taken, in bytes. Default 1 GB. */
  maxBytes?: number
  now?: () => Date
}

/** What applying did. */
export interface Applied {
  status: 'applied' | 'unchanged'
  version: number
  /** The version before; absent for the first. */
  previous?: number
}

/** A folder that holds the bundle in use, the newest withdrawals and the keys. */
export interface BundleStore {
  /**
   * Checks everything in a bundle and puts it in use, wholly or not at all.
   * @param from its bytes, the path of its file, or the parts of it as they arrive
   * @throws ContentError `BUNDLE_REFUSED`; what was in use stays in use
   */
  apply: (from: Bytes | string | AsyncIterable<Uint8Array>) => Promise<Applied>
  /** Fetches a bundle and applies it; stops as soon as more arrives than was announced or allowed. */
  download: (url: string, options?: {timeout?: number}) => Promise<Applied>
  /** Makes the next bundle from the one in use and a delta, and applies it. */
  applyDelta: (delta: Bytes) => Promise<Applied>
  /** Puts a newer withdrawals feed in use. */
  applyWithdrawals: (feed: Bytes) => Promise<WithdrawalsFeed>
  /** Goes on to the next list of keys, which the keys in use and the new ones have signed. */
  applyKeys: (keyring: Bytes) => Promise<Keyring>
  /** The bundle in use, opened; `undefined` when there is none yet. Close it after use. */
  current: () => Promise<Bundle | undefined>
  /** The bundle in use as a source, with the newest withdrawals; `undefined` when there is none yet. */
  source: (
    options?: Pick<BundleSourceOptions, 'now' | 'onProblem' | 'withdrawalsMaxAge'>,
  ) => Promise<BundleSource | undefined>
}

/** Which file is in use. */
interface Pointer {
  file: string
  version: number
  fingerprint: string
  clinic: string
}

const bundleName = /^\d{1,16}-[0-9a-f]{16}\.bundle$/

/**
 * Opens a store, and makes its folder if need be.
 * @throws ContentError `INVALID_OPTIONS` for keys that cannot be trusted
 */
export async function openStore(folder: string, options: StoreOptions): Promise<BundleStore> {
  const given: StoreOptions = Object(options)
  const {clinic, maxBytes = 1_000_000_000, now = () => new Date(), ...root} = given
  checkOptions(given)
  const first: Keyring = {sequence: 0, ...checkTrust(root)}
  const at = (file: string) => path.join(folder, file)
  await mkdir(folder, {recursive: true})

  /** The keys in use: the first ones, and every change since, each proven by the one before. */
  async function keyring(): Promise<{links: string[]; ring: Keyring}> {
    const links = chainOf(await readIfThere(at('keys.json')), folder)
    let ring = first
    for (const link of links) ring = await nextKeyring(ring, new TextEncoder().encode(link))
    return {links, ring}
  }

  async function pointer(): Promise<Pointer | undefined> {
    const text = await readIfThere(at('current.json'))
    return text === undefined ? undefined : pointerOf(text, folder)
  }

  async function openFile(file: string, trust: Trust, name = file): Promise<Bundle> {
    if (!(await lstat(at(file))).isFile())
      throw refuse(file, 'damaged', 'it is not a file of its own. Apply the bundle again.')
    return openBundle(await fileReader(at(file), name), {...trust, maxBytes})
  }

  async function current(): Promise<Bundle | undefined> {
    const known = await pointer()
    if (!known) return undefined
    const bundle = await openFile(known.file, (await keyring()).ring)
    if (bundle.fingerprint === known.fingerprint) return bundle
    await bundle.close()
    throw refuse(known.file, 'damaged', 'it is not the bundle that was applied. Apply it again.')
  }

  /** The checks that depend on what was used before, and on the time. */
  function admit(bundle: Bundle, known: Pointer | undefined): Applied {
    const {manifest, fingerprint, name} = bundle
    const wanted = clinic ?? known?.clinic ?? manifest.clinic
    if (manifest.clinic !== wanted)
      throw refuse(
        name,
        'mismatch',
        `it is for “${manifest.clinic}”, and this store is for “${wanted}”.`,
      )
    if (moment(manifest.created) > now().getTime() + 86_400_000)
      throw refuse(
        name,
        'clock',
        `it was made on ${manifest.created}, which this machine’s clock has not reached. Set the clock.`,
      )
    if (moment(manifest.expires) < now().getTime())
      throw refuse(name, 'expired', `it could be used until ${manifest.expires}. Get a newer one.`)
    if (known?.fingerprint === fingerprint)
      return {status: 'unchanged', version: manifest.version, previous: known.version}
    if (known && manifest.version <= known.version) {
      throw refuse(
        name,
        'older',
        `it is version ${manifest.version}, and version ${known.version} is in use. Deliver a newer one.`,
      )
    }
    return {
      status: 'applied',
      version: manifest.version,
      ...(known ? {previous: known.version} : {}),
    }
  }

  async function apply(
    from: Bytes | string | AsyncIterable<Uint8Array>,
    announced?: number,
  ): Promise<Applied> {
    return locked(folder, async () => {
      const incoming = `incoming.${process.pid}.tmp`
      const name = typeof from === 'string' ? path.basename(from) : 'bundle'
      try {
        const parts =
          typeof from === 'string' ? createReadStream(from) : isBytes(from) ? once(from) : from
        await writeSynced(at(incoming), limited(parts, maxBytes, announced))
        const {ring} = await keyring()
        const bundle = await openFile(incoming, ring, name)
        try {
          await verifyBundle(bundle)
          const known = await pointer()
          const applied = admit(bundle, known)
          if (applied.status === 'unchanged') return applied
          const {manifest, fingerprint} = bundle
          const file = `${manifest.version}-${fingerprint.slice(0, 16)}.bundle`
          await moveDurably(at(incoming), at(file))
          const next: Pointer = {
            file,
            version: manifest.version,
            fingerprint,
            clinic: manifest.clinic,
          }
          await writeDurably(at('current.json'), new TextEncoder().encode(JSON.stringify(next)))
          await removeOthers(folder, [file, known?.file])
          return applied
        } finally {
          await bundle.close()
        }
      } catch (error) {
        throw explained(error, folder)
      } finally {
        await rm(at(incoming), {force: true})
      }
    })
  }

  async function withdrawals(ring: Keyring): Promise<WithdrawalsFeed | undefined> {
    const text = await readIfThere(at('withdrawals.json'))
    return text === undefined
      ? undefined
      : readWithdrawals(new TextEncoder().encode(text), ring, 'withdrawals.json')
  }

  return {
    apply: (from) => apply(from),
    current,
    download: async (url, {timeout = 600_000} = {}) => {
      const response = await fetch(url, {signal: AbortSignal.timeout(timeout)}).catch(
        (error: unknown) => {
          throw unreachable(url, 'does not answer', error)
        },
      )
      if (!response.ok || !response.body)
        throw unreachable(url, `answered ${response.status}`, undefined)
      const length = Number(response.headers.get('content-length') ?? Number.NaN)
      return apply(response.body, Number.isNaN(length) ? undefined : length)
    },
    applyDelta: async (delta) => {
      const base = await current()
      if (!base) throw refuse('delta', 'mismatch', 'there is no bundle yet that it could change.')
      try {
        return await apply(await applyDelta(base, delta))
      } finally {
        await base.close()
      }
    },
    applyWithdrawals: (bytes) =>
      locked(folder, async () => {
        const {ring} = await keyring()
        const known = await withdrawals(ring)
        const next = await readWithdrawals(bytes, ring)
        const owner = clinic ?? (await pointer())?.clinic ?? known?.clinic ?? next.clinic
        const newest = newerFeed(known, next, owner)
        await writeDurably(at('withdrawals.json'), bytes).catch((error: unknown) => {
          throw explained(error, folder)
        })
        return newest
      }),
    applyKeys: (bytes) =>
      locked(folder, async () => {
        const {links, ring} = await keyring()
        const next = await nextKeyring(ring, bytes)
        const chain = JSON.stringify([...links, new TextDecoder().decode(bytes)])
        await writeDurably(at('keys.json'), new TextEncoder().encode(chain))
        return next
      }),
    source: async (sourceOptions = {}) => {
      const bundle = await current()
      if (!bundle) return undefined
      const {ring} = await keyring()
      return bundleSource({
        now,
        ...sourceOptions,
        ...ring,
        bundle,
        withdrawals: async () => {
          const text = await readIfThere(at('withdrawals.json'))
          return text === undefined ? undefined : new TextEncoder().encode(text)
        },
      })
    },
  }
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function chainOf(text: string | undefined, folder: string): string[] {
  if (text === undefined) return []
  const value = parsed(text)
  if (!isTexts(value)) throw broken(folder, 'keys.json')
  return value
}

function pointerOf(text: string, folder: string): Pointer {
  const value = parsed(text)
  if (
    !isRecord(value) ||
    typeof value.file !== 'string' ||
    !bundleName.test(value.file) ||
    typeof value.fingerprint !== 'string' ||
    typeof value.clinic !== 'string' ||
    !isCount(value.version)
  )
    throw broken(folder, 'current.json')
  const {file, version, fingerprint, clinic} = value
  return {file, version, fingerprint, clinic}
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function broken(folder: string, file: string): ContentError {
  return refuse(
    `${path.basename(folder)}/${file}`,
    'damaged',
    'the store was damaged. Move its folder away and apply the newest bundle.',
  )
}

function isBytes(from: Bytes | AsyncIterable<Uint8Array>): from is Bytes {
  return from instanceof Uint8Array
}

async function* once(bytes: Bytes): AsyncIterable<Uint8Array> {
  yield bytes
}

/** Passes parts on until more arrives than is allowed, was announced, or the first bytes say. */
async function* limited(
  parts: AsyncIterable<Uint8Array>,
  maxBytes: number,
  announced: number | undefined,
): AsyncIterable<Uint8Array> {
  let limit = Math.min(maxBytes, announced ?? Infinity)
  let start = new Uint8Array()
  let received = 0
  if ((announced ?? 0) > maxBytes)
    throw refuse('bundle', 'tooLarge', `it has ${announced} bytes, and ${maxBytes} are allowed.`)
  for await (const part of parts) {
    if (start.length < headerLength) {
      start = Uint8Array.from([...start, ...part.subarray(0, headerLength - start.length)])
      const header = start.length === headerLength ? readHeader(start) : undefined
      if (typeof header === 'string') throw refuse('bundle', 'format', `${header}.`)
      if (header && header.size > maxBytes)
        throw refuse(
          'bundle',
          'tooLarge',
          `it has ${header.size} bytes, and ${maxBytes} are allowed.`,
        )
      if (header) limit = Math.min(limit, header.size)
    }
    received += part.length
    if (received > limit)
      throw refuse('bundle', 'damaged', 'more arrives than its first bytes announce.')
    yield part
  }
}

async function removeOthers(folder: string, kept: readonly (string | undefined)[]): Promise<void> {
  const files = await readdir(folder)
  const others = files.filter(
    (file) => (bundleName.test(file) || file.endsWith('.tmp')) && !kept.includes(file),
  )
  await Promise.all(others.map((file) => rm(path.join(folder, file), {force: true})))
}

function unreachable(url: string, what: string, cause: unknown): ContentError {
  const {origin, pathname} = new URL(url)
  const source = `${origin}${pathname}`
  return new ContentError(
    'SOURCE_UNREACHABLE',
    `${source} ${what}. Check the address and the network; what was in use stays in use.`,
    {source},
    {cause},
  )
}

/** What the disk or the line did, in words; the bundle in use has not been touched. */
function explained(error: unknown, folder: string): unknown {
  if (isContentError(error) || !(error instanceof Error)) return error
  const source = path.basename(folder)
  const isFull = 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))
  return new ContentError(
    'SOURCE_BROKEN',
    `${source} could not be updated: ${isFull ? 'there is no room on the disk. Make room and try again' : `${error.message}. Try again`}. What was in use stays in use.`,
    {source},
    {cause: error},
  )
}
