import type {DocumentType} from '@jakamy/schemas'
import type {LiveDataEntry} from 'astro'
import type {LiveLoader} from 'astro/loaders'

import {renderHtml, type HtmlOptions} from '../channels/html.ts'
import type {ContentDocument} from '../contentDocument.ts'
import type {Content} from '../createContent.ts'
import {isContentError, type ContentError} from '../errors.ts'
import {listAll} from '../listAll.ts'
import {entryId} from './entryId.ts'

/** What a live collection reads. */
export interface LiveContentLoaderOptions<N extends DocumentType> {
  /** A client of `createContent`. */
  content: Content
  /** The type of document, e.g. `procedure`. */
  type: N
  /** How `<Content />` of an entry is rendered; see `renderHtml`. */
  html?: HtmlOptions | ((document: ContentDocument<N>) => HtmlOptions)
}

/** One entry: by its id (`en/coronary-stent`), or by slug or document id in a language. */
export type EntryFilter = {id: string} | {key: string; locale?: string}

/** Which entries; all in the client’s language when absent. */
export interface CollectionFilter {
  locale?: string
}

/**
 * A live loader for `defineLiveCollection`: pages are made on request, so that a withdrawal or a new
 * version is there at once. Errors of the source arrive as `error` of the result.
 */
export function liveContentLoader<N extends DocumentType>({
  content,
  type,
  html = {},
}: LiveContentLoaderOptions<N>): LiveLoader<
  ContentDocument<N>,
  EntryFilter,
  CollectionFilter,
  ContentError
> {
  const entryOf = (document: ContentDocument<N>): LiveDataEntry<ContentDocument<N>> => ({
    id: entryId(document),
    data: document,
    rendered: {html: renderHtml(document, typeof html === 'function' ? html(document) : html)},
    cacheHint: {tags: [type, document.id]},
  })
  return {
    name: '@jakamy/content-sdk',
    loadEntry: ({filter}) =>
      orError(async () => {
        const {key, locale} = 'id' in filter ? partsOf(filter.id) : filter
        const document = await content.find(type, key, locale === undefined ? {} : {locale})
        return document && entryOf(document)
      }),
    loadCollection: ({filter}) =>
      orError(async () => {
        const {documents} = await listAll(
          content,
          type,
          filter?.locale === undefined ? {} : {locale: filter.locale},
        )
        return {entries: documents.map(entryOf), cacheHint: {tags: [type]}}
      }),
  }
}

/** Takes an id of an entry apart; one without a language is in the client’s. */
function partsOf(id: string): {key: string; locale?: string} {
  const slash = id.indexOf('/')
  return slash === -1 ? {key: id} : {locale: id.slice(0, slash), key: id.slice(slash + 1)}
}

/** An expected failure as a value, as Astro wants it; anything else is a mistake and is thrown. */
async function orError<T>(read: () => Promise<T>): Promise<T | {error: ContentError}> {
  try {
    return await read()
  } catch (error) {
    if (isContentError(error)) return {error}
    throw error
  }
}
