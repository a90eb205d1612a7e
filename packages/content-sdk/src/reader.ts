import type {AnyDocument, DefinitionMap} from '@jakamy/policy'
import {documents as clinicDocuments, locales, type DocumentType} from '@jakamy/schemas'

import type {Answers, Shelf} from './answers.ts'
import {checkOptions} from './checkOptions.ts'
import {ContentError} from './errors.ts'
import {isRecord} from './isRecord.ts'
import type {Found, Key, ListOptions, Page, ReadOptions} from './options.ts'
import type {Problem} from './problem.ts'
import {definitionOf} from './query.ts'
import type {Wanted} from './release.ts'
import type {Retry} from './retry.ts'
import {referencesIn} from './select.ts'
import type {Query, Slice} from './source.ts'
import {conditionsOf} from './where.ts'

/** The definitions the client knows. */
export const definitions: DefinitionMap = clinicDocuments

/** The languages that may stand in for one: its own list, or the source language for an unknown tag. */
export function fallbackOf(locale: string): readonly string[] {
  return locales.find(({id}) => id === locale)?.fallback ?? [locales[0].id]
}

/**
 * The language that a tag asks for, as the workspace writes it: of `fr-CH` that is `fr`, unless it has a
 * language of that name. Browsers and phones name regions; a tag of an unknown language stays what it is.
 */
function languageOf(tag: string): string {
  const asked = `${String(tag).toLowerCase()}-`
  const [longest] = locales
    .filter(({id}) => asked.startsWith(`${id.toLowerCase()}-`))
    .toSorted((a, b) => b.id.length - a.id.length)
  return longest?.id ?? tag
}

/** Turns a key into what a source is asked for. A plain text is a slug, or an id if no slug has it. */
export function matchesOf(key: Key): Query['match'][] {
  checkKey(key)
  if (typeof key !== 'string')
    return ['id' in key ? {by: 'id', id: key.id} : {by: 'slug', slug: key.slug}]
  return [
    {by: 'slug', slug: key},
    {by: 'id', id: key},
  ]
}

/** Parameters of routers are `undefined`, lists or numbers where a cast hides it. */
function checkKey(key: unknown): void {
  const text = !isRecord(key) ? key : 'id' in key ? key.id : key.slug
  if (typeof text === 'string') return
  throw new ContentError(
    'INVALID_OPTIONS',
    'The key of a document is a text, its slug or its id.',
    {option: 'key'},
  )
}

/** One answer of a source, as a client gives it. */
export interface Answer<D> extends Found<D> {
  /** The valid documents as they are stored. */
  stored: readonly AnyDocument[]
  /** Ids of documents that were asked for and are not valid. */
  invalid: readonly string[]
}

/** A question to a source, in the words of a call. */
export interface Question {
  type: DocumentType
  match: Query['match']
  wanted: Wanted
  retry?: Retry | undefined
  signal: AbortSignal
}

/** What a document must tell for a client to choose among several. */
interface Sluggish {
  id: string
  slugs: Readonly<Record<string, string>>
}

/** What a client reads by, unless a call says otherwise. */
export interface Defaults {
  locale: string
  fallback?: readonly string[] | undefined
  clinic?: string | undefined
  channel?: string | undefined
}

/**
 * The calls every client has, made from one way of reading.
 * @param answers keeps answers for a while; a preview asks every time
 */
export function calls<D extends Sluggish>(
  read: (question: Question) => Promise<Answer<D>>,
  defaults: Defaults,
  answers: Answers,
) {
  const {give} = answers

  function wantedBy(options: ReadOptions | undefined): Wanted {
    checkOptions(options)
    const locale = languageOf(options?.locale ?? defaults.locale)
    const clinic = options?.clinic ?? defaults.clinic
    const channel = options?.channel ?? defaults.channel
    if (typeof locale !== 'string' || locale === '') {
      throw new ContentError('INVALID_OPTIONS', 'A language is a text, e.g. “en”.', {
        option: 'locale',
      })
    }
    return {
      locale,
      fallback: options?.fallback ?? defaults.fallback ?? fallbackOf(locale),
      ...(clinic === undefined ? {} : {clinic}),
      ...(channel === undefined ? {} : {channel}),
    }
  }

  async function lookUp(
    type: DocumentType,
    key: Key,
    options: ReadOptions | undefined,
    signal: AbortSignal,
  ): Promise<{document?: D; problems: readonly Problem[]}> {
    const wanted = wantedBy(options)
    const problems: Problem[] = []
    for (const match of matchesOf(key)) {
      const question = {type, match, wanted, retry: options?.retry, signal}
      const {documents, problems: found, invalid} = await read(question)
      const document = bestOf(documents, key, wanted.locale)
      if (document) return {document, problems: found}
      problems.push(...found.filter(({id}) => invalid.includes(id)))
    }
    return {problems}
  }

  /** Reads one document, past everything that is kept. */
  async function seek(
    type: DocumentType,
    key: Key,
    options: ReadOptions | undefined,
    signal: AbortSignal,
  ): Promise<D | undefined> {
    return (await lookUp(type, key, options, signal)).document
  }

  async function demand(
    type: DocumentType,
    key: Key,
    options: ReadOptions | undefined,
    signal: AbortSignal,
  ): Promise<D> {
    const {document, problems} = await lookUp(type, key, options, signal)
    if (document) return document
    const name = nameOf(key)
    const [first] = problems
    if (first) throw invalidDocument(first, problems)
    throw new ContentError(
      'NOT_FOUND',
      `No published ${type} has the slug or id “${name}”. Check the spelling, or use find() if it may be missing.`,
      {type, key: name},
    )
  }

  // The common call has no options: its shelves are found by the type alone.
  const plain = {find: new Map<DocumentType, Shelf>(), get: new Map<DocumentType, Shelf>()}
  function shelfFor(call: 'find' | 'get', type: DocumentType, options?: ReadOptions): Shelf {
    const known = options === undefined ? plain[call].get(type) : undefined
    if (known) return known
    const shelf = answers.shelf(JSON.stringify([call, type, wantedBy(options)]))
    if (options === undefined) plain[call].set(type, shelf)
    return shelf
  }

  function find(type: DocumentType, key: Key, options?: ReadOptions): Promise<D | undefined> {
    const shelf = shelfFor('find', type, options)
    const ask = (signal: AbortSignal) => seek(type, key, options, signal)
    return give(shelf, typeof key === 'string' ? key : JSON.stringify(key), ask, options)
  }

  function get(type: DocumentType, key: Key, options?: ReadOptions): Promise<D> {
    const shelf = shelfFor('get', type, options)
    const ask = (signal: AbortSignal) => demand(type, key, options, signal)
    return give(shelf, typeof key === 'string' ? key : JSON.stringify(key), ask, options)
  }

  async function list(type: DocumentType, given?: ListOptions): Promise<Found<D>> {
    const options = given ?? {}
    const wanted = wantedBy(options)
    const where = options.where && conditionsOf(definitionOf(definitions, type), options.where)
    const match: Query['match'] = {by: 'all', ...(where ? {where} : {}), ...sliceOf(options)}
    const shelf = answers.shelf(JSON.stringify(['list', type, wanted]))
    const ask = async (signal: AbortSignal) =>
      foundIn(await read({type, match, wanted, retry: options.retry, signal}))
    return ownList(await give(shelf, JSON.stringify(match), ask, options))
  }

  async function related(
    type: DocumentType,
    key: Key,
    to: DocumentType,
    given?: ReadOptions & Page,
  ): Promise<Found<D>> {
    const options = given ?? {}
    const wanted = wantedBy(options)
    const slice = sliceOf(options)
    const shelf = answers.shelf(JSON.stringify(['related', type, to, wanted]))
    const ask = async (signal: AbortSignal) => {
      const question = {wanted, retry: options.retry, signal}
      for (const match of matchesOf(key)) {
        const {documents, stored} = await read({type, match, ...question})
        const start = bestOf(documents, key, wanted.locale)
        if (!start) continue
        const ids = [...referencesIn(stored.find(({_id}) => _id === start.id))].sort()
        const around = {by: 'related' as const, id: start.id, ids, ...slice}
        return foundIn(await read({type: to, match: around, ...question}))
      }
      const name = nameOf(key)
      throw new ContentError(
        'NOT_FOUND',
        `No published ${type} has the slug or id “${name}”, so nothing is related to it. Check the spelling.`,
        {type, key: name},
      )
    }
    return ownList(await give(shelf, JSON.stringify([key, slice]), ask, options))
  }

  return {find, get, list, related, seek, wantedBy}
}

/** The document meant by a key: with the slug in the language asked for, else in any. */
function bestOf<D extends Sluggish>(documents: readonly D[], key: Key, wanted: string) {
  if (typeof key === 'object' && 'slug' in key && key.locale !== undefined) {
    const {slug, locale} = key
    return documents.find(({slugs}) => slugs[locale] === slug)
  }
  return documents.find(({slugs}) => slugs[wanted] === nameOf(key)) ?? documents[0]
}

function nameOf(key: Key): string {
  return typeof key === 'string' ? key : 'id' in key ? key.id : key.slug
}

/** The part of a list that is asked for, within bounds. */
export function sliceOf({offset = 0, limit = 100, after}: Page): Slice {
  const whole = (value: number, least: number) => Math.max(least, Math.trunc(value) || 0)
  return {
    offset: whole(offset, 0),
    limit: Math.min(100, whole(limit, 1)),
    ...(after === undefined ? {} : {after}),
  }
}

function foundIn<D>({stored: _stored, invalid: _invalid, ...found}: Answer<D>): Found<D> {
  return found
}

/** One answer serves many callers: each may sort and cut its own list. */
function ownList<D>(found: Found<D>): Found<D> {
  return {...found, documents: [...found.documents]}
}

function invalidDocument({id, type, path, reason}: Problem, problems: readonly Problem[]) {
  const place = path === '' ? id : `${id} at ${path}`
  return new ContentError(
    'INVALID_DOCUMENT',
    `The ${type} ${place} is not valid: ${reason}${problems.length > 1 ? ` (${problems.length - 1} more in “details.problems”.)` : ''}`,
    {id, type, problems},
  )
}

/** The error of a client whose `validation` is `throw`. */
export function throwFor(problems: readonly Problem[]): void {
  const [first] = problems
  if (first) throw invalidDocument(first, problems)
}
