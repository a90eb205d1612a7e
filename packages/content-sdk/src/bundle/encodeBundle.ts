import {ContentError} from '../errors.ts'
import {checkSigners} from './checkGiven.ts'
import {deflate} from './deflate.ts'
import {dictionaryOf} from './dictionary.ts'
import {concat, sameBytes, sha256, toHex, type Bytes} from './digest.ts'
import {isFileType, writeTable, type Entry} from './entryTable.ts'
import {headerLength, signatureLength, writeHeader} from './header.ts'
import {inflate} from './inflate.ts'
import {manifestProblem, type Manifest} from './manifest.ts'
import {signAll, type Signer} from './signatures.ts'

/** A document as it goes into a bundle. */
export interface BundleDocument {
  _id: string
  _type: string
  [field: string]: unknown
}

/** A picture or another file, as it goes into a bundle. */
export interface BundleFile {
  /** Id of the asset that documents refer to. */
  id: string
  /** Media type, e.g. `image/png`. */
  contentType: string
  bytes: Bytes
}

/** What a maker says of a bundle; the rest of the manifest follows from what is in it. */
export type BundleFacts = Pick<
  Manifest,
  | 'clinic'
  | 'version'
  | 'created'
  | 'expires'
  | 'withdrawalsMaxAge'
  | 'schemas'
  | 'locales'
  | 'demo'
  | 'clinicalTypes'
  | 'rights'
>

/** What a bundle is made of. */
export interface BundleContent {
  facts: BundleFacts
  documents: readonly BundleDocument[]
  files?: readonly BundleFile[]
  /**
   * The parts of the bundle before this one. Its dictionary is used again, and so are its frames of
   * documents that have not changed, which makes a delta between the two small.
   */
  previous?: BundleParts
}

/** The parts a bundle is put together from. */
export interface BundleParts {
  dictionary: Dictionary
  entries: ReadonlyMap<string, Entry>
}

/** What all documents of a bundle are compressed against. */
export interface Dictionary {
  raw: Bytes
  packed: Bytes
}

/**
 * Makes a bundle. The same content, facts and keys give the same bytes.
 * @throws ContentError `INVALID_OPTIONS` when the content cannot be one, TypeError when it has no facts
 */
export async function encodeBundle(
  content: BundleContent,
  signers: readonly Signer[],
): Promise<Bytes> {
  checkSigners(signers)
  const {facts, previous, files = []} = content
  const documents = content.documents.toSorted((a, b) => (a._id < b._id ? -1 : 1))
  const raws = new Map(documents.map((document) => [document._id, rawDocument(document)]))
  const dictionary = previous?.dictionary ?? packDictionary(dictionaryOf([...raws.values()]))
  const entries = await Promise.all([
    ...documents.map((document) =>
      documentEntry(document, raws.get(document._id)!, dictionary, previous?.entries),
    ),
    ...files.map(fileEntry),
  ])
  return assemble(facts, dictionary, entries, signers)
}

/** A document as the bytes that are compressed. */
export function rawDocument(document: BundleDocument): Bytes {
  return new TextEncoder().encode(JSON.stringify(document))
}

/** A dictionary with its stored form. */
function packDictionary(raw: Bytes): Dictionary {
  return {raw, packed: deflate(raw, new Uint8Array())}
}

/** The entry of a document: one frame, found by id and slug. */
export async function documentEntry(
  document: BundleDocument,
  raw: Bytes,
  dictionary: Dictionary,
  previous?: ReadonlyMap<string, Entry>,
): Promise<Entry> {
  const {_id: name, _type: type} = document
  const known = previous?.get(name)
  const frame =
    known &&
    known.type === type &&
    known.length === raw.length &&
    (await isPacked(known, raw, dictionary))
      ? known.frame
      : deflate(raw, dictionary.raw)
  return {
    name,
    type,
    slugs: slugTextsOf(document),
    length: raw.length,
    frame,
    hash: await sha256(frame),
  }
}

async function isPacked(entry: Entry, raw: Bytes, dictionary: Dictionary): Promise<boolean> {
  return sameBytes(await inflate(entry.frame, entry.length, dictionary.raw), raw)
}

/** The entry of a file: stored as it is, pictures are compressed already. */
export async function fileEntry({id, contentType, bytes}: BundleFile): Promise<Entry> {
  const hash = await sha256(bytes)
  return {name: id, type: contentType, slugs: [], length: bytes.length, frame: bytes, hash}
}

/** The slugs of a document in all its languages, each once. */
export function slugTextsOf({slug}: BundleDocument): string[] {
  if (!Array.isArray(slug)) return []
  const texts = slug.flatMap((item: unknown) =>
    typeof item === 'object' && item !== null && 'value' in item && typeof item.value === 'string'
      ? [item.value]
      : [],
  )
  return [...new Set(texts)]
}

/** Puts a bundle together and signs it. */
async function assemble(
  facts: BundleFacts,
  dictionary: Dictionary,
  entries: readonly Entry[],
  signers: readonly Signer[],
): Promise<Bytes> {
  const body = await assembleBody(dictionary, entries)
  const {table, parts} = body
  const partial: Manifest = {
    kind: 'bundle',
    format: 1,
    ...facts,
    signers: signers.map(({publicKey}) => publicKey),
    types: table.types,
    index: {...table.counts, sha256: toHex(await sha256(table.bytes))},
    dictionary: {
      packed: dictionary.packed.length,
      length: dictionary.raw.length,
      sha256: toHex(await sha256(dictionary.packed)),
    },
    size: 0,
  }
  const {manifest, text} = sized(
    partial,
    parts.reduce((sum, {length}) => sum + length, 0),
  )
  const problem = manifestProblem(manifest)
  if (problem) throw invalid('facts', `This cannot become a bundle: ${problem}.`)
  const signatures = await signAll('bundle', text, signers)
  return layOut(text, signatures, parts)
}

/** The table and all that follows it, in the one order there is. */
export async function assembleBody(dictionary: Dictionary, unsorted: readonly Entry[]) {
  const entries = unsorted.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  for (const [index, {name, type, frame, length}] of entries.entries()) {
    if (!/^[A-Za-z0-9_-]{1,128}$/.test(name))
      throw invalid('documents', `“${name}” is not an id of a published document.`)
    if (entries[index + 1]?.name === name)
      throw invalid('documents', `“${name}” is there twice. Leave one of them out.`)
    if (isFileType(type) && frame.length !== length)
      throw invalid('files', `“${name}” is not whole.`)
  }
  const table = writeTable(entries)
  const parts = [table.bytes, dictionary.packed, ...entries.map(({frame}) => frame)]
  return {table, parts}
}

/** Lays out the file: header, manifest, signatures, table, dictionary, frames. */
export function layOut(
  manifest: Bytes,
  signatures: readonly Bytes[],
  parts: readonly Bytes[],
): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const size = headerLength + manifest.length + signatures.length * signatureLength + length
  const header = writeHeader({manifest: manifest.length, signatures: signatures.length, size})
  return concat([header, manifest, ...signatures, ...parts])
}

/** The manifest with the length of the whole file, of which it is a part itself. */
function sized(partial: Manifest, bodyLength: number): {manifest: Manifest; text: Bytes} {
  const encoder = new TextEncoder()
  const around = headerLength + partial.signers.length * signatureLength + bodyLength
  let size = around
  for (;;) {
    const manifest = {...partial, size}
    const text = encoder.encode(JSON.stringify(manifest))
    if (around + text.length === size) return {manifest, text}
    size = around + text.length
  }
}

function invalid(option: string, message: string): ContentError {
  return new ContentError('INVALID_OPTIONS', message, {option})
}
