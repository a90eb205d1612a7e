import type {DefinitionMap} from '@jakamy/policy'
import {documents as clinicDocuments, locales, type DocumentType} from '@jakamy/schemas'

import {ContentError} from './errors.ts'
import type {Query} from './source.ts'

/** What a call may choose for itself. */
export interface ReadOptions {
  /** The language wanted; default: the client's. */
  locale?: string
  /** Aborts this call, not the answer others wait for. */
  signal?: AbortSignal
}

/** A part of a long list. */
export interface Page {
  /** How many to leave out. Default 0. */
  offset?: number
  /** How many to return, 1 to 100. Default 100. */
  limit?: number
}

/** A slug in any language, or an id. */
export type Key = string | {id: string} | {slug: string}

/** Several documents; those that are not valid are named in `problems` and left out. */
export interface Found<D, P> {
  documents: D[]
  problems: readonly P[]
  /** When the source looked, ISO 8601. */
  asOf: string
}

/** How a client reads one query in one language. */
type Read<D, P> = (
  type: DocumentType,
  match: Query['match'],
  locale: string,
) => Promise<Found<D, P>>

/** The definitions the client knows. */
export const definitions: DefinitionMap = clinicDocuments

/** The languages that may stand in for one: its own list, or the source language for an unknown tag. */
export function fallbackOf(locale: string): readonly string[] {
  return locales.find(({id}) => id === locale)?.fallback ?? [locales[0].id]
}

/** Turns a key into what a source is asked for. A plain text is a slug, or an id if no slug has it. */
export function matchesOf(key: Key): Query['match'][] {
  if (typeof key !== 'string')
    return ['id' in key ? {by: 'id', id: key.id} : {by: 'slug', slug: key.slug}]
  return [
    {by: 'slug', slug: key},
    {by: 'id', id: key},
  ]
}

/** Gives the answer kept under a key, or asks for it; see {@link memoise}. */
type Keep = <T>(key: string, ask: () => Promise<T>) => Promise<T>

/**
 * The calls every client has, made from one way of reading.
 * @param keep keeps answers for a while; a preview asks every time
 */
export function calls<D, P>(
  read: Read<D, P>,
  defaultLocale: string,
  keep: Keep = (_key, ask) => ask(),
) {
  async function seek(type: DocumentType, key: Key, locale: string): Promise<D | undefined> {
    for (const match of matchesOf(key)) {
      const {documents} = await read(type, match, locale)
      if (documents[0]) return documents[0]
    }
    return undefined
  }
  async function demand(type: DocumentType, key: Key, locale: string): Promise<D> {
    const document = await find(type, key, {locale})
    if (document) return document
    const name = typeof key === 'string' ? key : 'id' in key ? key.id : key.slug
    throw new ContentError(
      'NOT_FOUND',
      `No published ${type} has the slug or id “${name}”. Check the spelling, or use find() if it may be missing.`,
      {type, key: name},
    )
  }
  function find(type: DocumentType, key: Key, options?: ReadOptions): Promise<D | undefined> {
    const locale = options?.locale ?? defaultLocale
    const answer = keep(keyOf('find', type, locale, key), () => seek(type, key, locale))
    return abortable(answer, options?.signal)
  }
  function get(type: DocumentType, key: Key, options?: ReadOptions): Promise<D> {
    const locale = options?.locale ?? defaultLocale
    const answer = keep(keyOf('get', type, locale, key), () => demand(type, key, locale))
    return abortable(answer, options?.signal)
  }
  function list(type: DocumentType, options: ReadOptions & Page = {}): Promise<Found<D, P>> {
    const limit = Math.min(100, Math.max(1, Math.trunc(options.limit ?? 100)))
    const offset = Math.max(0, Math.trunc(options.offset ?? 0))
    const locale = options.locale ?? defaultLocale
    const answer = keep(keyOf('list', type, locale, `${offset} ${limit}`), () =>
      read(type, {by: 'all', offset, limit}, locale),
    )
    return abortable(answer, options.signal)
  }
  return {find, get, list}
}

/** Names a call. A plain key is the common one and costs no more than its text. */
function keyOf(call: string, type: string, locale: string, key: Key): string {
  return typeof key === 'string' && !locale.includes('\n')
    ? `${call} ${type} ${locale}\n${key}`
    : JSON.stringify([call, type, locale, key])
}

/** Stops waiting when the signal says so; what others wait for goes on. */
function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const abort = () =>
      reject(
        new ContentError(
          'ABORTED',
          'The call was aborted by its signal.',
          {source: ''},
          {cause: signal.reason},
        ),
      )
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, {once: true})
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
