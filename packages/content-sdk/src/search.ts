import type {Unit} from '@jakamy/policy'
import type {DocumentType} from '@jakamy/schemas'
import type MiniSearch from 'minisearch'

import {byField} from './byField.ts'
import {ContentError} from './errors.ts'
import type {Found, ListOptions, ReadOptions} from './options.ts'
import type {Problem} from './problem.ts'
import {definitionOf} from './query.ts'
import {definitions} from './reader.ts'
import type {Wanted} from './release.ts'
import {wordsOf} from './wordsOf.ts'

/** Where and how to search. */
export interface SearchOptions<N extends DocumentType = DocumentType> extends Omit<
  ReadOptions,
  'fallback'
> {
  /** The type, or types, of the documents to search. */
  type: N | readonly N[]
  /** How many hits to leave out. Default 0. */
  offset?: number
  /** How many hits to return, 1 to 50. Default 10. */
  limit?: number
}

/** A document that a search has found. */
export interface SearchHit<D> {
  document: D
  /** Names of the units whose words were found, best first. */
  units: readonly string[]
  /** The higher, the better; only to compare hits of one search. */
  score: number
}

/** A document, as far as searching is concerned. */
interface Searchable {
  id: string
  type: DocumentType
  units: Readonly<Record<string, Unit<unknown> | {status: 'unreviewed'}>>
}

/** One unit in the index. */
interface Entry {
  key: string
  document: string
  type: DocumentType
  unit: string
  title: string
  text: string
}

/** How long an index is used before it is made anew, in milliseconds. */
const indexFor = 60_000
/** Most indexes kept at once; the oldest goes first. */
const capacity = 20

/** Small letters without accents: `Œdème` and `oedeme` are one word. */
function plain(word: string): string {
  return word
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
}

/** Reading, as a search needs it. */
export interface SearchReader<D> {
  list: (type: DocumentType, options: ListOptions) => Promise<Found<D>>
  find: (type: DocumentType, key: {id: string}, options: ReadOptions) => Promise<D | undefined>
  wantedBy: (options: ReadOptions) => Wanted
}

/**
 * Makes the search of a client. The index holds only words that readers may see in the language they
 * asked for; and since it may be a minute old, every hit is read again, and a part that is not shown
 * any more is no hit.
 */
export function createSearch<D extends Searchable>({list, find, wantedBy}: SearchReader<D>) {
  const indexes = new Map<string, {index: Promise<Index>; until: number}>()

  function indexOf(types: readonly DocumentType[], options: SearchOptions): Promise<Index> {
    const {locale, clinic, channel} = wantedBy(options)
    const key = JSON.stringify([types, locale, clinic, channel])
    const known = indexes.get(key)
    if (known && known.until > performance.now()) return known.index
    const {signal: _signal, timeout: _timeout, limit: _limit, offset: _offset, ...rest} = options
    const index = build(list, types, {...rest, locale, fallback: []})
    indexes.delete(key)
    indexes.set(key, {index, until: performance.now() + indexFor})
    index.catch(() => indexes.delete(key))
    const [oldest] = indexes.keys()
    if (indexes.size > capacity && oldest !== undefined) indexes.delete(oldest)
    return index
  }

  return async (text: string, given: SearchOptions): Promise<Found<SearchHit<D>>> => {
    const options: SearchOptions = Object(given)
    const types = [options.type].flat()
    if (typeof text !== 'string')
      throw new ContentError('INVALID_OPTIONS', 'What is searched for is a text.', {option: 'text'})
    for (const type of types) definitionOf(definitions, type)
    const {locale} = wantedBy(options)
    const limit = Math.min(50, Math.max(1, Math.trunc(options.limit ?? 10) || 1))
    const offset = Math.max(0, Math.trunc(options.offset ?? 0) || 0)
    const {mini, ...origin} = await indexOf(types, options)
    const ranked = rank(mini, text)
    const page = ranked.slice(offset, offset + limit)
    const hits = await Promise.all(
      page.map(async ({id, type, units, score}) => {
        const document = await find(type, {id}, {...options, fallback: []})
        const shown = units.filter((unit) => document && isReadable(document.units[unit], locale))
        return document && shown.length > 0 ? [{document, units: shown, score}] : []
      }),
    )
    return {
      documents: hits.flat(),
      ...origin,
      total: ranked.length,
      hasMore: ranked.length > offset + limit,
    }
  }
}

interface Index {
  mini: MiniSearch<Entry>
  problems: readonly Problem[]
  source: string
  asOf: string
}

/** Reads all documents of some types as readers get them, and indexes their words. */
async function build<D extends Searchable>(
  list: SearchReader<D>['list'],
  types: readonly DocumentType[],
  options: ReadOptions & {locale: string},
): Promise<Index> {
  // Loaded when somebody searches: pages that only read do not carry it.
  const {default: Engine} = await import('minisearch')
  const mini = new Engine<Entry>({
    idField: 'key',
    fields: ['title', 'text'],
    storeFields: ['document', 'type', 'unit'],
    processTerm: plain,
    searchOptions: {prefix: true, fuzzy: 0.2, boost: {title: 3}, combineWith: 'AND'},
  })
  const problems: Problem[] = []
  let origin = {source: '', asOf: ''}
  for (const type of types) {
    let after: string | undefined
    do {
      const page = await list(type, {...options, ...(after === undefined ? {} : {after})})
      for (const document of page.documents) mini.addAll(entriesOf(document, options.locale))
      problems.push(...page.problems)
      origin = {source: page.source, asOf: page.asOf}
      after = page.next
    } while (after !== undefined)
  }
  return {mini, problems, ...origin}
}

function entriesOf<D extends Searchable>({id, type, units}: D, locale: string): Entry[] {
  const definition = definitions[type]
  return Object.entries(units).flatMap(([unit, state]) => {
    const fields = definition?.units[unit]?.fields
    if (!fields || !isReadable(state, locale)) return []
    const value = byField(fields, unit, state.value)
    const name = definition.preview.title
    const title = name in fields ? wordsOf(definitions, {[name]: fields[name]!}, value) : []
    const text = wordsOf(definitions, fields, value).join('\n')
    return [{key: `${id}\n${unit}`, document: id, type, unit, title: title.join(' '), text}]
  })
}

/** Whether readers get a unit, approved and in their own language. */
function isReadable(
  unit: Unit<unknown> | {status: 'unreviewed'} | undefined,
  locale: string,
): unit is Extract<Unit<unknown>, {status: 'ok'}> {
  return unit?.status === 'ok' && unit.locale === locale
}

/** The documents that match, each with its matching units, best first. */
function rank(mini: MiniSearch<Entry>, text: string) {
  const found = new Map<string, {id: string; type: DocumentType; units: string[]; score: number}>()
  for (const {document, type, unit, score} of mini.search(text)) {
    const known = found.get(document)
    if (known) {
      known.units.push(unit)
      known.score += score
    } else found.set(document, {id: document, type, units: [unit], score})
  }
  return [...found.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}
