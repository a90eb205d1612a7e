import {blobReader, bytesReader, fileReader, type ByteReader} from '../bundle/byteReader.ts'
import {checkBundle} from '../bundle/checkGiven.ts'
import type {Bytes} from '../bundle/digest.ts'
import type {BundleDocument} from '../bundle/encodeBundle.ts'
import {moment} from '../bundle/manifest.ts'
import {openBundle, type Bundle, type OpenOptions, type StoredFile} from '../bundle/openBundle.ts'
import {refuse} from '../bundle/refuse.ts'
import {newerFeed, readWithdrawals, type WithdrawalsFeed} from '../bundle/withdrawalsFeed.ts'
import {checkOptions} from '../checkOptions.ts'
import {ContentError} from '../errors.ts'
import {select} from '../select.ts'
import {mostWithOneSlug, type Query, type Snapshot, type Source} from '../source.ts'

/** How to read a signed bundle. Give one of `file`, `bytes`, `blob` and `bundle`. */
export interface BundleSourceOptions extends OpenOptions {
  /** Path of the file; in Node only. */
  file?: string
  bytes?: Bytes
  /** A file the browser holds. */
  blob?: Blob
  /** A bundle that is open already. */
  bundle?: Bundle
  /**
   * The newest signed withdrawals feed at hand, e.g. from a network with a cached copy behind it; asked
   * for at every read. `undefined` when there is none just now.
   */
  withdrawals?: () => Promise<Bytes | undefined>
  /** Minutes without news of withdrawals after which clinical words are withheld; never more than the bundle allows. */
  withdrawalsMaxAge?: number
  /** The latest signed or trusted time this machine has seen before, ISO 8601: the clock may not stand before it. */
  lastSeen?: string
  /** Told about a withdrawals feed that could not be used; the one before it stays in use and ages. */
  onProblem?: (error: unknown) => void
  /** The time by which ages are judged. Default: the system clock. */
  now?: () => Date
}

/** A source over a bundle; its pictures come from the bundle too. */
export interface BundleSource extends Source {
  readonly bundle: Bundle
  /** The picture or file with this asset id. */
  file: (assetId: string) => Promise<StoredFile | undefined>
  /** An address for it: `blob:` where there is a page, else `data:`. */
  assetUrl: (assetId: string) => Promise<string | undefined>
  close: () => Promise<void>
}

/** How far a clock may be behind a signed time: clocks differ a little, and days by their zone. */
const clockTolerance = 86_400_000

/**
 * Opens a bundle as a source. A demonstration bundle serves what nobody approved, so only a preview
 * takes it; an expired one serves nothing.
 * @throws ContentError `BUNDLE_REFUSED`, `INVALID_OPTIONS`
 */
export async function bundleSource(options: BundleSourceOptions): Promise<BundleSource> {
  const given: BundleSourceOptions = Object(options)
  const {withdrawals, onProblem, now = () => new Date(), file, bytes, blob, ...rest} = given
  checkOptions(given)
  if (rest.bundle) checkBundle(rest.bundle)
  const bundle = rest.bundle ?? (await openBundle(await readerOf({file, bytes, blob}), rest))
  const {manifest, table, name} = bundle
  const maxAge = Math.min(rest.withdrawalsMaxAge ?? Infinity, manifest.withdrawalsMaxAge) * 60_000
  const urls = new Map<string, Promise<string | undefined>>()
  let feed: WithdrawalsFeed | undefined

  /** The time to judge by: a clock that was set back does not make anything fresh again. */
  function judgedTime(): number {
    const seen = [manifest.created, feed?.issued, rest.lastSeen].map(moment)
    const latest = Math.max(...seen.filter((time) => !Number.isNaN(time)))
    const time = now().getTime()
    if (!(time >= latest - clockTolerance)) {
      throw refuse(
        name,
        'clock',
        `this machine’s clock says ${now().toISOString()}, which is before ${new Date(latest).toISOString()}, when it was signed or last used. Set the clock.`,
      )
    }
    if (time > moment(manifest.expires)) {
      throw refuse(
        name,
        'expired',
        `version ${manifest.version} could be used until ${manifest.expires}. Get a newer one.`,
      )
    }
    return Math.max(time, latest)
  }

  async function refreshFeed(): Promise<void> {
    try {
      const next = await withdrawals?.()
      if (next) feed = newerFeed(feed, await readWithdrawals(next, rest), manifest.clinic)
    } catch (error) {
      onProblem?.(error)
    }
  }

  async function read(query: Query): Promise<Snapshot> {
    await refreshFeed()
    const time = judgedTime()
    const found = await matching(bundle, query)
    const {documents} = found
    const references = await included(bundle, documents)
    const notices = await Promise.all(table.ofType('withdrawal').map(bundle.documentAt))
    const made = moment(manifest.created)
    const issued = feed ? moment(feed.issued) : made
    const clinical = [...documents, ...references].filter(({_type}) =>
      manifest.clinicalTypes.includes(_type),
    )
    return {
      ...found,
      references,
      withdrawals: [
        ...(issued < made
          ? merged(feed?.withdrawals ?? [], notices)
          : merged(notices, feed?.withdrawals ?? [])),
        ...(time - Math.max(made, issued) > maxAge ? [notHeardOf(clinical)] : []),
      ],
      asOf: manifest.created,
    }
  }

  try {
    judgedTime()
  } catch (error) {
    await bundle.close()
    throw error
  }
  return {
    name: `bundle:${manifest.clinic}/${manifest.version}`,
    drafts: manifest.demo,
    read,
    bundle,
    file: bundle.file,
    assetUrl: (id) => {
      const known = urls.get(id) ?? bundle.file(id).then((found) => found && urlOf(found))
      urls.set(id, known)
      return known
    },
    close: bundle.close,
  }
}

async function readerOf(from: {
  file: string | undefined
  bytes: Bytes | undefined
  blob: Blob | undefined
}): Promise<ByteReader> {
  const {file, bytes, blob} = from
  if (bytes) return bytesReader(bytes)
  if (blob) return blobReader(blob)
  if (file !== undefined) return fileReader(file)
  throw new ContentError(
    'INVALID_OPTIONS',
    'There is no bundle to read. Give bundleSource one of file, bytes, blob and bundle.',
    {option: 'file'},
  )
}

/**
 * The documents a query asks for. Ids, slugs and types are found in the table; conditions and relations
 * take reading the documents of the type.
 */
async function matching({table, documentAt}: Bundle, query: Query) {
  const {type, match} = query
  const read = (entries: readonly number[]) => Promise.all(entries.map(documentAt))
  if (match.by === 'id') {
    const entry = table.find(match.id)
    const isMeant = entry !== undefined && table.type(entry) === type
    return {documents: await read(isMeant ? [entry] : [])}
  }
  if (match.by === 'slug') {
    return {documents: await read(table.findSlug(type, match.slug).slice(0, mostWithOneSlug))}
  }
  const entries = table.ofType(type)
  if (match.by === 'related' || match.where?.length) return select(await read(entries), query)
  const {offset, limit, after} = match
  const rest = after === undefined ? entries : entries.filter((entry) => table.name(entry) > after)
  return {documents: await read(rest.slice(offset, offset + limit)), total: entries.length}
}

/** Everything that documents include by strong references, however deep. */
async function included(
  bundle: Bundle,
  documents: readonly BundleDocument[],
): Promise<BundleDocument[]> {
  const found = new Map<string, BundleDocument>()
  let wanted = new Set(documents.flatMap(strongReferences))
  while (wanted.size > 0) {
    const read = await Promise.all([...wanted].map((id) => bundle.document(id)))
    const next = read.filter((document) => document !== undefined)
    for (const document of next) found.set(document._id, document)
    wanted = new Set(next.flatMap(strongReferences).filter((id) => !found.has(id)))
  }
  return [...found.values()]
}

function strongReferences(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = '_ref' in value && typeof value._ref === 'string' ? [value._ref] : []
  if (own.length > 0 && '_weak' in value && value._weak === true) return []
  return [...own, ...Object.values(value).flatMap(strongReferences)]
}

/** The notices of a bundle and of a feed; of two with one id only the newer one. */
function merged(older: readonly unknown[], newer: readonly unknown[]): unknown[] {
  const ids = new Set(newer.map(idOf))
  return [...older.filter((notice) => !ids.has(idOf(notice))), ...newer]
}

function idOf(notice: unknown): unknown {
  return Reflect.get(Object(notice), '_id')
}

/** A notice for when nothing has been heard of withdrawals for too long: it takes everything clinical. */
function notHeardOf(clinical: readonly BundleDocument[]): unknown {
  return {
    _id: 'withdrawals-not-heard-of',
    _type: 'withdrawal',
    targets: clinical.map(({_id}) => ({document: {_type: 'reference', _ref: _id}})),
    effectiveFrom: '1970-01-01T00:00:00Z',
  }
}

function urlOf({contentType, bytes}: StoredFile): string {
  if ('document' in globalThis) return URL.createObjectURL(new Blob([bytes], {type: contentType}))
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `data:${contentType};base64,${btoa(binary)}`
}
