import type {DocumentType} from '@jakamy/schemas'
import type {Loader, LoaderContext} from 'astro/loaders'
import * as z from 'astro/zod'

import {renderHtml, type HtmlOptions} from '../channels/html.ts'
import type {ContentDocument} from '../contentDocument.ts'
import type {Content} from '../createContent.ts'
import {ContentError} from '../errors.ts'
import {listAll} from '../listAll.ts'
import type {Problem} from '../problem.ts'
import {entryId} from './entryId.ts'

/** What a collection is made of. */
export interface ContentLoaderOptions<N extends DocumentType> {
  /** A client of `createContent`. */
  content: Content
  /** The type of document, e.g. `procedure`. */
  type: N
  /** The languages: every document becomes one entry in each. */
  locales: readonly string[]
  /** How `<Content />` of an entry is rendered; see `renderHtml`. */
  html?: HtmlOptions | ((document: ContentDocument<N>) => HtmlOptions)
  /** Whether documents that are not valid are told in the log and left out, or fail the build. Default `warn`. */
  problems?: 'warn' | 'fail'
}

/** A loader whose entries hold documents of one type. */
export type ContentLoader<N extends DocumentType> = Loader & {
  schema: z.ZodType<ContentDocument<N>>
}

/**
 * A content-layer loader for `defineCollection`: the documents of a type, one entry per language, with
 * ids like `en/coronary-stent`. What is built stays as it is: pages made from it do not learn of a
 * withdrawal until the next build. Where that must not wait, use `liveContentLoader`.
 */
export function contentLoader<N extends DocumentType>(
  options: ContentLoaderOptions<N>,
): ContentLoader<N> {
  const {content, type, locales, html = {}, problems: onProblems = 'warn'} = options

  async function load(astro: LoaderContext): Promise<void> {
    const {store, logger} = astro
    const pages = await Promise.all(locales.map((locale) => listAll(content, type, {locale})))
    // A document that is not valid is found once per language.
    const found = pages.flatMap(({problems}) => problems).map(lineOf)
    const lines = [...new Set(found)]
    for (const line of lines) logger.warn(line)
    if (lines.length > 0 && onProblems === 'fail') {
      throw new ContentError('SOURCE_BROKEN', `Documents are not valid:\n${lines.join('\n')}`, {
        source: type,
      })
    }
    const documents = pages.flatMap((page) => page.documents)
    const ids = new Set(documents.map(entryId))
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id)
    for (const document of documents) {
      const id = entryId(document)
      const data = await astro.parseData({id, data: {...document}})
      const rendered = renderHtml(document, typeof html === 'function' ? html(document) : html)
      // When it was read is no change of it.
      const digest = astro.generateDigest(JSON.stringify([{...document, asOf: ''}, rendered]))
      store.set({id, data, digest, rendered: {html: rendered}})
    }
    logger.info(`${documents.length} of ${type} in ${locales.join(', ')}`)
  }

  return {name: '@jakamy/content-sdk', load, schema: z.custom<ContentDocument<N>>(isDocument)}
}

function lineOf({id, path, reason}: Problem): string {
  return `${id}${path === '' ? '' : ` ${path}`}: ${reason}`
}

/** Entries come from the loader above and nowhere else; this tells an entry of an older build apart. */
function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'units' in value && 'locale' in value
}
