import {directionOf} from '@jakamy/schemas'

import {
  outline,
  type Outline,
  type OutlineOptions,
  type Renderable,
  type Section,
} from '../outline/outline.ts'
import {notice} from '../outline/say.ts'
import {wordsFor} from '../words/wordsFor.ts'
import {inline, language, type Context} from './html/context.ts'
import {escapeHtml, safeAddress} from './html/escapeHtml.ts'
import {renderNodes, renderNotice} from './html/renderNodes.ts'

export {renderRichText} from './html/renderRichText.ts'
export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** How a document becomes HTML. */
export interface HtmlOptions extends OutlineOptions {
  /** Level of the title's heading, 1 to 6; sections follow below it. Default 1. */
  headingLevel?: number
  /**
   * The address of another document, or of this one in another language; without one a link is plain
   * text. Only `https:`, `http:` and addresses within the site are used.
   */
  linkTo?: (documentId: string, locale?: string) => string | undefined
  /** The address of a stored file by its id, e.g. `image-…-800x600-png`; without one no file is shown. */
  assetUrl?: (assetId: string) => string | undefined
  /** Put before every `id`, when a page shows several documents. Default: nothing. */
  idPrefix?: string
}

/** One section of a document as HTML. */
export interface HtmlSection {
  unit: string
  /** Language of the section; its element carries it. */
  locale: string
  /** Its writing direction. */
  dir: 'ltr' | 'rtl'
  /** Its first heading as HTML, for a link to it; absent when it has none. */
  heading?: string
  html: string
}

/**
 * Renders a document as one HTML fragment: an `article` with a heading, a `section` per unit (its id
 * is the unit's name) and a `footer` with the review. No script, no style; everything is escaped.
 *
 * Classes: `content` (the article; `content-preview` in a preview), `content-watermark`,
 * `content-section`, `content-notice` (with `data-notice`), `content-warning`, `content-critical`,
 * `content-label`, `content-group`, `content-frequency`, `content-icons`, `content-facts`, `content-figure`,
 * `content-figure-title`, `content-review`, `content-attribution`.
 *
 * @param document a document of `createContent` or `createPreview`
 */
export function renderHtml(document: Renderable, options: HtmlOptions = {}): string {
  const told = outline(document, options)
  const context = contextOf(told.locale, options)
  const level = context.headingLevel
  const {title, watermark} = told
  return [
    `<article class="content${watermark ? ' content-preview' : ''}" lang="${escapeHtml(told.locale)}" dir="${told.dir}" data-type="${escapeHtml(told.type)}" data-id="${escapeHtml(told.id)}">`,
    renderWatermark(told, context),
    `<header><h${level}${language(title.locale, told.locale)}>${escapeHtml(title.text)}</h${level}>`,
    ...told.notices.map((one) => renderNotice(one, context)),
    renderPageFallback(told, context, options),
    '</header>',
    ...told.sections.map((section) => renderSection(section, context, options)),
    renderReview(told, context),
    '</article>',
  ].join('')
}

/**
 * Renders the sections of a document one by one, for a page that lays them out itself. Each carries
 * what must be seen with it: the watermark of a preview and the label “for information only”. The
 * page still owes its reader the review, which is at the end of {@link renderHtml}. There are none
 * when nothing may be shown; the header of {@link renderHtml} says so then.
 */
export function renderSections(document: Renderable, options: HtmlOptions = {}): HtmlSection[] {
  const told = outline(document, options)
  const context = contextOf(told.locale, options)
  const labels = (inside: Context) =>
    `${renderWatermark(told, inside)}${told.notices.map((one) => renderNotice(one, inside)).join('')}`
  return told.sections.map((section) => ({
    unit: section.unit,
    locale: section.locale,
    dir: directionOf(section.locale),
    ...headingOf(section),
    html: renderSection(section, {...context, locale: ''}, options, labels),
  }))
}

function headingOf({nodes, locale}: Section): {heading?: string} {
  const first = nodes.find((node) => node.kind === 'heading')
  return first ? {heading: inline(first.text, {locale})} : {}
}

function contextOf(locale: string, {headingLevel = 1, linkTo, assetUrl}: HtmlOptions): Context {
  const level = Math.min(6, Math.max(1, Math.trunc(headingLevel)))
  return {locale, headingLevel: level, linkTo: linkTo && ((id) => linkTo(id)), assetUrl}
}

function renderSection(
  {unit, locale, notices, nodes}: Section,
  context: Context,
  {idPrefix = ''}: HtmlOptions,
  labels: (inside: Context) => string = () => '',
): string {
  const inside = {...context, locale}
  return [
    `<section class="content-section" id="${escapeHtml(idPrefix + unit)}" data-unit="${escapeHtml(unit)}"${language(locale, context.locale)}>`,
    labels(inside),
    ...notices.map((one) => renderNotice(one, inside)),
    renderNodes(nodes, inside),
    '</section>',
  ].join('')
}

function renderWatermark({watermark}: Outline, context: Context): string {
  if (!watermark) return ''
  return `<p role="note" class="content-watermark"${language(watermark.locale, context.locale)}><strong>${inline(watermark, {locale: watermark.locale})}</strong></p>`
}

/** Says that most of the text is in another language, and where all of it can be read in that one. */
function renderPageFallback(
  {pageFallback, locale, id}: Outline,
  context: Context,
  options: HtmlOptions,
): string {
  if (!pageFallback) return ''
  const words = wordsFor(locale, options.words)
  const shown = pageFallback.locale
  const told = renderNotice(
    notice({words}, 'pageFallback', words.notices.pageFallback({requested: locale, shown})),
    context,
  )
  const address = safeAddress(options.linkTo?.(id, shown))
  if (address === undefined) return told
  const link = inline({text: words.notices.readInstead(shown), locale: words.locale}, context)
  return `${told}<p><a href="${escapeHtml(address)}" hreflang="${escapeHtml(shown)}">${link}</a></p>`
}

function renderReview({review, attribution}: Outline, context: Context): string {
  if (review.length === 0 && attribution === undefined) return ''
  const lines = review.map((line) => `<p class="content-review">${inline(line, context)}</p>`)
  const credit =
    attribution === undefined ? '' : `<p class="content-attribution">${escapeHtml(attribution)}</p>`
  return `<footer>${lines.join('')}${credit}</footer>`
}
