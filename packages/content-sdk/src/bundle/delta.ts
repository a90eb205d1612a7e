import {checkBundle, checkBytes} from './checkGiven.ts'
import {coder, deflate} from './deflate.ts'
import {concat, sameBytes, sha256, type Bytes} from './digest.ts'
import {assembleBody, layOut, slugTextsOf, type BundleDocument} from './encodeBundle.ts'
import {isFileType, type Entry} from './entryTable.ts'
import {signatureLength} from './header.ts'
import {inflate} from './inflate.ts'
import {isCount, isRecord, isTexts} from './manifest.ts'
import type {Bundle} from './openBundle.ts'
import {partsOf} from './partsOf.ts'
import {refuse} from './refuse.ts'

/** The first bytes of every delta. */
const magic = new Uint8Array([0x89, 0x43, 0x4c, 0x44, 0x0d, 0x0a, 0x1a, 0x0a])
/** Longest part that a delta may expand to. */
const longestPart = 33_554_432

/** What a delta says before its parts. */
interface DeltaHead {
  coder: string
  /** Fingerprint of the bundle it changes. */
  base: string
  signatures: number
  /** Bytes of the new manifest, coded and expanded. */
  manifest: [coded: number, length: number]
  removed: readonly string[]
  changed: readonly Change[]
}

/**
 * A document or file that is new or has changed: how many bytes are coded, how long all of it is, and how
 * much of its beginning and end is that of its last version. Only what is between them is coded.
 */
type Change = [
  name: string,
  type: string,
  coded: number,
  length: number,
  prefix: number,
  suffix: number,
]

/**
 * Makes what turns one bundle into a later one: documents that changed, each coded against its last
 * version, new files, and the new manifest with its signatures.
 * @throws ContentError `BUNDLE_REFUSED` with the reason `mismatch` when they have no common dictionary
 */
export async function encodeDelta(base: Bundle, next: Bundle): Promise<Bytes> {
  const [before, after] = [await partsOf(base), await partsOf(next)]
  if (!sameBytes(before.dictionary.packed, after.dictionary.packed)) {
    throw refuse(
      next.name,
      'mismatch',
      `it does not follow on ${base.name}. Build it with --previous, or deliver it whole.`,
    )
  }
  const manifest = deflate(next.signed.manifest, tail(base.signed.manifest))
  const parts: {change: Change; coded: Bytes}[] = []
  for (const {name, type, length, frame, hash} of after.entries.values()) {
    const known = before.entries.get(name)
    if (known && known.type === type && sameBytes(known.hash, hash)) continue
    if (isFileType(type)) {
      parts.push({change: [name, type, length, length, 0, 0], coded: frame})
      continue
    }
    const raw = await inflate(frame, length, after.dictionary.raw)
    const last = await rawOf(known, before.dictionary.raw)
    const {prefix, suffix} = sharedEnds(last, raw)
    const coded = deflate(raw.slice(prefix, length - suffix), context(last, before.dictionary.raw))
    parts.push({change: [name, type, coded.length, length, prefix, suffix], coded})
  }
  const head: DeltaHead = {
    coder,
    base: base.fingerprint,
    signatures: next.signed.signatures.length,
    manifest: [manifest.length, next.signed.manifest.length],
    removed: [...before.entries.keys()].filter((name) => !after.entries.has(name)),
    changed: parts.map(({change}) => change),
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const packed = deflate(text, new Uint8Array())
  const lengths = new DataView(new ArrayBuffer(8))
  lengths.setUint32(0, packed.length)
  lengths.setUint32(4, text.length)
  return concat([
    magic,
    new Uint8Array(lengths.buffer),
    packed,
    manifest,
    ...next.signed.signatures,
    ...parts.map(({coded}) => coded),
  ])
}

/**
 * Puts the next bundle together. It is not checked here: open it like any other.
 * @throws ContentError `BUNDLE_REFUSED`, `INVALID_OPTIONS`
 */
export async function applyDelta(base: Bundle, delta: Bytes, name = 'delta'): Promise<Bytes> {
  const damaged = (cause?: unknown) =>
    refuse(name, 'damaged', 'it was changed or cut short. Download it again.', cause)
  checkBundle(base)
  checkBytes(delta)
  if (delta.length < 16 || !sameBytes(delta.subarray(0, 8), magic))
    throw refuse(name, 'format', 'it is not a delta.')
  let at = 16
  const take = (length: number): Bytes => {
    at += length
    if (at > delta.length) throw damaged()
    return delta.subarray(at - length, at)
  }
  const expand = async (coded: number, length: number, context: Bytes): Promise<Bytes> => {
    if (length > longestPart) throw damaged()
    try {
      return await inflate(take(coded), length, context)
    } catch (error) {
      throw damaged(error)
    }
  }
  const lengths = new DataView(delta.buffer, delta.byteOffset + 8, 8)
  const head = headOf(await expand(lengths.getUint32(0), lengths.getUint32(4), new Uint8Array()))
  if (!head) throw damaged()
  if (head.base !== base.fingerprint)
    throw refuse(name, 'mismatch', `it does not belong to ${base.name}. Get the whole bundle.`)
  if (head.coder !== coder)
    throw refuse(
      name,
      'format',
      `it was made for ${head.coder}, not for ${coder}. Get the whole bundle.`,
    )

  const {dictionary, entries: known} = await partsOf(base)
  const manifest = await expand(...head.manifest, tail(base.signed.manifest))
  const signatures = Array.from({length: head.signatures}, () => take(signatureLength))
  const entries = new Map(known)
  for (const removed of head.removed) entries.delete(removed)
  for (const [id, type, coded, length, prefix, suffix] of head.changed) {
    if (isFileType(type)) {
      entries.set(id, await entryOf(id, type, [], take(coded), coded))
      continue
    }
    const last = await rawOf(known.get(id), dictionary.raw)
    if (prefix + suffix > Math.min(last.length, length)) throw damaged()
    const middle = await expand(coded, length - prefix - suffix, context(last, dictionary.raw))
    const raw = concat([last.subarray(0, prefix), middle, last.subarray(last.length - suffix)])
    const document = documentOf(raw)
    if (!document) throw damaged()
    const frame = deflate(raw, dictionary.raw)
    entries.set(id, await entryOf(id, type, slugTextsOf(document), frame, length))
  }
  if (at !== delta.length) throw damaged()
  const {parts} = await assembleBody(dictionary, [...entries.values()]).catch((error: unknown) => {
    throw damaged(error)
  })
  return layOut(manifest, signatures, parts)
}

async function entryOf(
  name: string,
  type: string,
  slugs: readonly string[],
  frame: Bytes,
  length: number,
): Promise<Entry> {
  return {name, type, slugs, length, frame, hash: await sha256(frame)}
}

/** The last version of a document, expanded; empty when there is none. */
async function rawOf(known: Entry | undefined, dictionary: Bytes): Promise<Bytes> {
  if (!known || isFileType(known.type)) return new Uint8Array()
  return inflate(known.frame, known.length, dictionary)
}

/** What the changed part is coded against: what all have in common, and the last version. */
function context(last: Bytes, dictionary: Bytes): Bytes {
  return tail(concat([dictionary, last]))
}

/** How many bytes two texts share at their beginning, and, without these, at their end. */
function sharedEnds(one: Bytes, other: Bytes): {prefix: number; suffix: number} {
  const most = Math.min(one.length, other.length)
  let prefix = 0
  while (prefix < most && one[prefix] === other[prefix]) prefix += 1
  let suffix = 0
  while (
    suffix < most - prefix &&
    one[one.length - 1 - suffix] === other[other.length - 1 - suffix]
  )
    suffix += 1
  return {prefix, suffix}
}

/** As much of the end as the coder can look back into. */
function tail(bytes: Bytes): Bytes {
  return bytes.slice(-32_768)
}

function documentOf(raw: Bytes): BundleDocument | undefined {
  const value = parsed(raw)
  return isRecord(value) && typeof value._id === 'string' && typeof value._type === 'string'
    ? {...value, _id: value._id, _type: value._type}
    : undefined
}

function headOf(bytes: Bytes): DeltaHead | undefined {
  const value = parsed(bytes)
  if (!isRecord(value)) return undefined
  const {coder: own, base, signatures, manifest, removed, changed} = value
  if (typeof own !== 'string' || typeof base !== 'string') return undefined
  if (!isCount(signatures) || signatures > 8 || !isTexts(removed)) return undefined
  if (!isPair(manifest) || !Array.isArray(changed) || !changed.every(isChange)) return undefined
  return {coder: own, base, signatures, manifest, removed, changed}
}

function isPair(value: unknown): value is [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every(isCount)
}

function isChange(value: unknown): value is Change {
  if (!Array.isArray(value) || value.length !== 6) return false
  const [name, type, ...numbers]: unknown[] = value
  return typeof name === 'string' && typeof type === 'string' && numbers.every(isCount)
}

function parsed(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    return undefined
  }
}
