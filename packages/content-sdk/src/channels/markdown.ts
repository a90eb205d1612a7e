import {outline, type OutlineOptions, type Renderable} from '../outline/outline.ts'
import {notice} from '../outline/say.ts'
import {wordsFor} from '../words/wordsFor.ts'
import {safeAddress} from './html/escapeHtml.ts'
import {inline, inLanguage, type Context} from './markdown/context.ts'
import {escapeMarkdown, link, marked} from './markdown/escapeMarkdown.ts'
import {renderNodes, renderNotice} from './markdown/renderNodes.ts'

export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** How a document becomes Markdown. */
export interface MarkdownOptions extends OutlineOptions {
  /** Level of the title's heading, 1 to 6; sections follow below it. Default 1. */
  headingLevel?: number
  /**
   * The address of another document, or of this one in another language; without one a link is plain
   * text. Only `https:`, `http:` and addresses within the site are used.
   */
  linkTo?: (documentId: string, locale?: string) => string | undefined
  /** The address of a stored file by its id, e.g. `image-…-800x600-png`; without one no file is shown. */
  assetUrl?: (assetId: string) => string | undefined
}

/**
 * Renders a document as Markdown (CommonMark). Every text is escaped; the only HTML in it are the
 * elements that carry another language than the page's (`div` and `span` with `lang` and `dir`) and
 * bold where asterisks cannot be.
 * @param document a document of `createContent` or `createPreview`
 * @returns the text, ending in a line break
 */
export function renderMarkdown(document: Renderable, options: MarkdownOptions = {}): string {
  const told = outline(document, options)
  const {locale, title, watermark} = told
  const {headingLevel = 1, linkTo, assetUrl} = options
  const level = Math.min(6, Math.max(1, Math.trunc(headingLevel)))
  const context: Context = {
    locale,
    words: wordsFor(locale, options.words),
    headingLevel: level,
    linkTo: linkTo && ((id) => linkTo(id)),
    assetUrl,
  }
  const heading = `${'#'.repeat(level)} ${inline(title, context)}`
  const blocks = [
    ...(watermark ? [`> ${marked('**', inline(watermark, context))}`] : []),
    heading.replaceAll('\\\n', ' '),
    ...told.notices.flatMap((one) => renderNotice(one, context)),
    ...pageFallback(told, context, options),
    ...told.sections.flatMap((section) => [
      ...section.notices.flatMap((one) => renderNotice(one, context)),
      ...inLanguage(
        section.locale,
        locale,
        renderNodes(section.nodes, {
          ...context,
          locale: section.locale,
          words: wordsFor(section.locale, options.words),
        }),
      ),
    ]),
    ...(told.review.length > 0 || told.attribution !== undefined ? ['---'] : []),
    ...told.review.map((line) => inline(line, context)),
    ...(told.attribution === undefined ? [] : [escapeMarkdown(told.attribution)]),
  ]
  return `${blocks.join('\n\n')}\n`
}

/** Says that most of the text is in another language, and where all of it can be read in that one. */
function pageFallback(
  {pageFallback: fallback, locale, id}: ReturnType<typeof outline>,
  context: Context,
  options: MarkdownOptions,
): string[] {
  if (!fallback) return []
  const words = wordsFor(locale, options.words)
  const shown = fallback.locale
  const text = words.notices.pageFallback({requested: locale, shown})
  const address = safeAddress(options.linkTo?.(id, shown))
  const instead = {text: words.notices.readInstead(shown), locale: words.locale}
  return [
    ...renderNotice(notice({words}, 'pageFallback', text), context),
    ...(address === undefined ? [] : [link(inline(instead, context), address)]),
  ]
}
