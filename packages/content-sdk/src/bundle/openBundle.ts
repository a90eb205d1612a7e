import {bytesReader, type ByteReader} from './byteReader.ts'
import {sameBytes, sha256, toHex, type Bytes} from './digest.ts'
import type {BundleDocument, Dictionary} from './encodeBundle.ts'
import {isFileType, readTable, tableLength, type EntryTable} from './entryTable.ts'
import {headerLength, readHeader, signatureLength} from './header.ts'
import {inflate} from './inflate.ts'
import {checkTrust, type Trust} from './keys.ts'
import {manifestProblem, type Manifest} from './manifest.ts'
import {refuse} from './refuse.ts'
import {checkSignatures, mostSignatures} from './signatures.ts'

/** Longest document that is expanded, in bytes; the lake takes none that long. */
const longestDocument = 33_554_432

/** A file out of a bundle. */
export interface StoredFile {
  /** Media type, e.g. `image/png`. */
  contentType: string
  bytes: Bytes
}

/**
 * An open bundle. Its signatures and its table of entries have been checked; every document and file
 * is checked when it is read, and nothing else is read.
 */
export interface Bundle {
  /** For messages. */
  readonly name: string
  readonly manifest: Manifest
  /** SHA-256 of the manifest, in hex: it names exactly this bundle. */
  readonly fingerprint: string
  readonly table: EntryTable
  /** The document with this id. */
  document: (id: string) => Promise<BundleDocument | undefined>
  /** The document of one entry of the table. */
  documentAt: (entry: number) => Promise<BundleDocument>
  /** The picture or file with this asset id. */
  file: (id: string) => Promise<StoredFile | undefined>
  /** The stored bytes of one entry, checked against their hash. */
  frame: (entry: number) => Promise<Bytes>
  dictionary: () => Promise<Dictionary>
  /** The manifest and the signatures as they are stored. */
  signed: {manifest: Bytes; signatures: readonly Bytes[]}
  close: () => Promise<void>
}

/** How a bundle is opened. */
export interface OpenOptions extends Trust {
  /** Largest file that is opened, in bytes. Default 1 GB. */
  maxBytes?: number
}

/**
 * Opens a bundle without reading all of it.
 * @param from the file, or its bytes; it is closed when it is refused
 * @throws ContentError `BUNDLE_REFUSED`, `INVALID_OPTIONS`
 */
export async function openBundle(from: ByteReader | Bytes, options: OpenOptions): Promise<Bundle> {
  const isReader = typeof Object(from).read === 'function'
  const reader = isReader ? (from as ByteReader) : bytesReader(from as Bytes)
  try {
    checkTrust(options)
    return await open(reader, options)
  } catch (error) {
    await reader.close()
    throw error
  }
}

async function open(
  reader: ByteReader,
  {maxBytes = 1_000_000_000, ...trust}: OpenOptions,
): Promise<Bundle> {
  const {name, size} = reader
  const damaged = (what: string, cause?: unknown) =>
    refuse(name, 'damaged', `${what}. Download it again.`, cause)
  const read = async (start: number, end: number): Promise<Bytes> => {
    if (end > size) throw damaged('it is cut short')
    const bytes = await reader.read(start, end)
    if (bytes.length !== end - start) throw damaged('it is cut short')
    return bytes
  }

  if (size > maxBytes)
    throw refuse(name, 'tooLarge', `it has ${size} bytes, and ${maxBytes} are allowed.`)
  const header = readHeader(await reader.read(0, Math.min(size, headerLength)))
  if (typeof header === 'string') throw refuse(name, 'format', `${header}.`)
  if (header.size !== size) throw damaged(`it has ${size} bytes instead of ${header.size}`)
  if (header.signatures > mostSignatures || header.signatures === 0)
    throw refuse(name, 'signature', 'it is not signed as a bundle has to be. Get it again.')

  const signaturesStart = headerLength + header.manifest
  const tableStart = signaturesStart + header.signatures * signatureLength
  const manifestBytes = await read(headerLength, signaturesStart)
  const signatureBytes = await read(signaturesStart, tableStart)
  const signatures = Array.from({length: header.signatures}, (_, index) =>
    signatureBytes.slice(index * signatureLength, (index + 1) * signatureLength),
  )
  const manifest = parseManifest(manifestBytes, (problem, cause) =>
    refuse(name, 'damaged', `${problem}. Download it again.`, cause),
  )
  const {signers} = manifest
  const signed = {kind: 'bundle', payload: manifestBytes, signers, signatures} as const
  await checkSignatures(name, signed, trust)
  if (manifest.size !== size) throw damaged('it is of another length than was signed')

  const dictionaryStart = tableStart + tableLength(manifest.index)
  const framesStart = dictionaryStart + manifest.dictionary.packed
  const tableBytes = await read(tableStart, dictionaryStart)
  if (toHex(await sha256(tableBytes)) !== manifest.index.sha256)
    throw damaged('its table was changed after it was signed')
  const table = readTable(tableBytes, manifest, framesStart)
  if (typeof table === 'string') throw damaged(table)

  const frame = async (entry: number): Promise<Bytes> => {
    const {start, end} = table.place(entry)
    const bytes = await read(start, end)
    if (!sameBytes(await sha256(bytes), table.hash(entry)))
      throw damaged(`“${table.name(entry)}” was changed after it was signed`)
    return bytes
  }
  let dictionary: Promise<Dictionary> | undefined
  const readDictionary = async (): Promise<Dictionary> => {
    const packed = await read(dictionaryStart, framesStart)
    if (toHex(await sha256(packed)) !== manifest.dictionary.sha256)
      throw damaged('its dictionary was changed after it was signed')
    return {
      packed,
      raw: await expand(packed, manifest.dictionary.length, new Uint8Array(), damaged),
    }
  }
  const dictionaryOnce = () => (dictionary ??= readDictionary())
  const documentAt = async (entry: number): Promise<BundleDocument> => {
    const {raw} = await dictionaryOnce()
    const bytes = await expand(await frame(entry), table.length(entry), raw, damaged)
    const value = parseJson(bytes)
    if (!isDocument(value) || value._id !== table.name(entry) || value._type !== table.type(entry))
      throw damaged(`“${table.name(entry)}” is not the document it is listed as`)
    return value
  }
  return {
    name,
    manifest,
    fingerprint: toHex(await sha256(manifestBytes)),
    table,
    documentAt,
    document: async (id) => {
      const entry = table.find(id)
      return entry === undefined || isFileType(table.type(entry)) ? undefined : documentAt(entry)
    },
    file: async (id) => {
      const entry = table.find(id)
      if (entry === undefined || !isFileType(table.type(entry))) return undefined
      return {contentType: table.type(entry), bytes: await frame(entry)}
    },
    frame,
    dictionary: dictionaryOnce,
    signed: {manifest: manifestBytes, signatures},
    close: () => reader.close(),
  }
}

function parseManifest(bytes: Bytes, damaged: (what: string, cause?: unknown) => Error): Manifest {
  const value = parseJson(bytes)
  const problem = manifestProblem(value)
  if (problem) throw damaged(problem)
  // `manifestProblem` has looked at every field.
  return value as Manifest
}

async function expand(
  packed: Bytes,
  length: number,
  dictionary: Bytes,
  damaged: (what: string, cause?: unknown) => Error,
): Promise<Bytes> {
  if (length > longestDocument) throw damaged('a part of it is longer than any real one')
  try {
    return await inflate(packed, length, dictionary)
  } catch (error) {
    throw damaged('a part of it cannot be expanded', error)
  }
}

/** The value that bytes are JSON of; `undefined` when they are none. */
function parseJson(bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch {
    return undefined
  }
}

function isDocument(value: unknown): value is BundleDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    '_id' in value &&
    typeof value._id === 'string' &&
    '_type' in value &&
    typeof value._type === 'string'
  )
}
