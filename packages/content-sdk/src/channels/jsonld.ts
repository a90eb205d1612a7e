import {checkRenderable} from '../outline/checkRenderable.ts'
import type {Renderable} from '../outline/outline.ts'
import {safeAddress} from './html/escapeHtml.ts'
import {describe} from './jsonld/describe.ts'
import {shownIn, type Thing} from './jsonld/things.ts'

export type {Thing} from './jsonld/things.ts'
export type {Renderable} from '../outline/outline.ts'

/** How a document becomes JSON-LD. */
export interface JsonLdOptions {
  /** Where the page is, `https:` or `http:`; it becomes its `@id`. */
  url?: string
}

/** A document as schema.org tells it. */
export interface JsonLd {
  '@context': 'https://schema.org'
  '@graph': Thing[]
}

/**
 * Describes a document to search engines in the vocabulary of schema.org, in one language: only what is
 * shown in the language asked for, and what the clinic stated. A word is never turned into a number, and
 * a review that is overdue is not told.
 *
 * A procedure or device is told together with its page only while its review is in date. Nothing is told
 * of previews, of texts that are withheld or in another language, nor of types that schema.org has no
 * word for.
 * @param document a document of `createContent`
 * @returns `undefined` when there is nothing to tell
 */
export function renderJsonLd(
  document: Renderable,
  options: JsonLdOptions = {},
): JsonLd | undefined {
  checkRenderable(document, options)
  if ('watermark' in document) return undefined
  const shown = shownIn(document)
  const things = describe(document.type, shown)
  if (things.length === 0) return undefined
  const url = webAddress(options.url)
  const graph = things.map((thing, index) =>
    index === 0 && url !== undefined ? {...thing, '@id': url, url} : thing,
  )
  return {'@context': 'https://schema.org', '@graph': graph}
}

/**
 * The same as a `script` element for the head of a page; nothing in it can end the element.
 * @returns an empty text when there is nothing to tell
 */
export function renderJsonLdScript(document: Renderable, options: JsonLdOptions = {}): string {
  const told = renderJsonLd(document, options)
  if (!told) return ''
  const json = JSON.stringify(told).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/ld+json">${json}</script>`
}

function webAddress(url: string | undefined): string | undefined {
  const address = safeAddress(url)
  return address !== undefined && /^https?:\/\//i.test(address) ? address : undefined
}
