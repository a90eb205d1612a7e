import {concat, type Bytes} from './digest.ts'
import type {Manifest} from './manifest.ts'

/** One thing in a bundle: a document, or a file such as a picture. */
export interface Entry {
  /** Id of the document, or of the asset. */
  name: string
  /** Document type, or media type such as `image/png`. */
  type: string
  /** The slugs of a document, in all languages. */
  slugs: readonly string[]
  /** Length before compression. Files are stored as they are. */
  length: number
  /** As stored. */
  frame: Bytes
  /** SHA-256 of the frame. */
  hash: Bytes
}

/** Whether a type is that of a file: document types have no slash. */
export function isFileType(type: string): boolean {
  return type.includes('/')
}

/** Bytes of the fixed columns of one entry: two lengths, a type, the end of the name, a hash. */
const perEntry = 4 + 4 + 4 + 4 + 32
const perSlug = 4 + 4

/** How long the table is, in bytes. */
export function tableLength({entries, slugs, names, slugTexts}: Manifest['index']): number {
  return entries * perEntry + slugs * perSlug + names + slugTexts
}

/**
 * Writes the table of entries: columns of equal width, then the texts. Names and slugs are sorted, so
 * that a reader finds one among ten thousand without reading the others.
 * @param entries sorted by name
 */
export function writeTable(entries: readonly Entry[]) {
  const types = [...new Set(entries.map(({type}) => type))].toSorted()
  const typeNumbers = new Map(types.map((type, number) => [type, number]))
  const slugs = entries
    .flatMap((entry, number) => entry.slugs.map((slug) => ({slug, number})))
    .toSorted((a, b) => (a.slug === b.slug ? a.number - b.number : a.slug < b.slug ? -1 : 1))
  const names = texts(entries.map(({name}) => name))
  const slugTexts = texts(slugs.map(({slug}) => slug))
  const bytes = concat([
    column(entries.map(({frame}) => frame.length)),
    column(entries.map(({length}) => length)),
    column(entries.map(({type}) => typeNumbers.get(type) ?? 0)),
    column(names.ends),
    column(slugs.map(({number}) => number)),
    column(slugTexts.ends),
    ...entries.map(({hash}) => hash),
    names.bytes,
    slugTexts.bytes,
  ])
  return {
    bytes,
    types,
    counts: {
      entries: entries.length,
      slugs: slugs.length,
      names: names.bytes.length,
      slugTexts: slugTexts.bytes.length,
    },
  }
}

function column(numbers: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  for (const [index, number] of numbers.entries()) view.setUint32(index * 4, number, true)
  return new Uint8Array(view.buffer)
}

function texts(all: readonly string[]): {bytes: Bytes; ends: number[]} {
  const encoder = new TextEncoder()
  const parts = all.map((text) => encoder.encode(text))
  let end = 0
  return {bytes: concat(parts), ends: parts.map((part) => (end += part.length))}
}

/** The table of an open bundle; nothing of it is a copy. */
export interface EntryTable {
  readonly count: number
  name: (entry: number) => string
  type: (entry: number) => string
  /** Length before compression. */
  length: (entry: number) => number
  hash: (entry: number) => Bytes
  /** Where the frame is in the file. */
  place: (entry: number) => {start: number; end: number}
  /** The entry of this name. */
  find: (name: string) => number | undefined
  /** The entries of this type with this slug, in any language. */
  findSlug: (type: string, slug: string) => number[]
  /** All entries of a type, in the order of their names. */
  ofType: (type: string) => number[]
}

/**
 * Reads a table whose hash is right.
 * @param framesStart where the first frame is in the file
 * @returns the table, or a text that says what its maker did wrong
 */
export function readTable(
  bytes: Bytes,
  manifest: Manifest,
  framesStart: number,
): EntryTable | string {
  const {entries, slugs, names, slugTexts} = manifest.index
  if (bytes.length !== tableLength(manifest.index)) return 'its table is of another length'
  const numbers = numbersOf(bytes, entries * 4 + slugs * 2)
  const number = (column: number, index: number) => numbers[column + index] ?? 0
  const columns = {
    length: entries,
    type: entries * 2,
    nameEnd: entries * 3,
    slugEntry: entries * 4,
    slugEnd: entries * 4 + slugs,
  }
  const hashes = entries * 16 + slugs * perSlug
  const namesStart = hashes + entries * 32
  const slugsStart = namesStart + names
  const decoder = new TextDecoder()
  const textAt = (column: number, base: number, index: number) => {
    const start = index === 0 ? 0 : number(column, index - 1)
    return decoder.decode(bytes.subarray(base + start, base + number(column, index)))
  }
  const name = (entry: number) => textAt(columns.nameEnd, namesStart, entry)
  const slug = (index: number) => textAt(columns.slugEnd, slugsStart, index)
  const type = (entry: number) => manifest.types[number(columns.type, entry)] ?? ''

  const starts = new Float64Array(entries + 1)
  let start = framesStart
  for (let entry = 0; entry < entries; entry += 1) {
    starts[entry] = start
    start += numbers[entry] ?? 0
  }
  starts[entries] = start
  if (starts[entries] !== manifest.size) return 'its parts do not fill it exactly'
  if (entries > 0 && number(columns.nameEnd, entries - 1) !== names)
    return 'its names are not whole'
  if (slugs > 0 && number(columns.slugEnd, slugs - 1) !== slugTexts)
    return 'its slugs are not whole'

  const table: EntryTable = {
    count: entries,
    name,
    type,
    length: (entry) => number(columns.length, entry),
    hash: (entry) => bytes.subarray(hashes + entry * 32, hashes + entry * 32 + 32),
    place: (entry) => ({start: starts[entry] ?? 0, end: starts[entry + 1] ?? 0}),
    find: (wanted) => {
      const entry = lowest(entries, (index) => name(index) >= wanted)
      return entry < entries && name(entry) === wanted ? entry : undefined
    },
    findSlug: (wantedType, wanted) => {
      const found = new Set<number>()
      for (let at = lowest(slugs, (index) => slug(index) >= wanted); at < slugs; at += 1) {
        if (slug(at) !== wanted) break
        const entry = number(columns.slugEntry, at)
        if (entry < entries && type(entry) === wantedType) found.add(entry)
      }
      return [...found]
    },
    ofType: (wanted) => {
      const wantedNumber = manifest.types.indexOf(wanted)
      const found: number[] = []
      if (wantedNumber < 0) return found
      for (let entry = 0; entry < entries; entry += 1)
        if (numbers[columns.type + entry] === wantedNumber) found.push(entry)
      return found
    },
  }
  return table
}

/** The columns as numbers; as they lie there, on machines that count bytes as the file does. */
function numbersOf(bytes: Bytes, count: number): Uint32Array {
  const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1
  if (isLittleEndian) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
    return new Uint32Array(aligned.buffer, aligned.byteOffset, count)
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({length: count}, (_, index) => view.getUint32(index * 4, true))
}

/** The first index for which something holds that holds for all after it; `count` when for none. */
function lowest(count: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
