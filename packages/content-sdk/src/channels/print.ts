import {renderSVG} from 'uqr'

import {checkOptions} from '../checkOptions.ts'
import type {Outline, OutlineOptions, Renderable} from '../outline/outline.ts'
import {plainPhrase} from '../words/plainPhrase.ts'
import type {Words} from '../words/words.ts'
import {inline, type Context} from './html/context.ts'
import {escapeHtml, safeAddress} from './html/escapeHtml.ts'
import {renderNodes, renderNotice} from './html/renderNodes.ts'
import {oneLanguage} from './message/oneLanguage.ts'
import {warningsIn} from './message/pieces.ts'
import {isFormat, leafletStyle, type LeafletFormat} from './print/leafletStyle.ts'

export type {LeafletFormat} from './print/leafletStyle.ts'
export type {Renderable} from '../outline/outline.ts'
export type {Words} from '../words/words.ts'

/** How a document becomes a leaflet. */
export interface PrintOptions extends OutlineOptions {
  /** `a4`: 12 point, for most people. `largePrint`: 18 point, laid out for it. Default `a4`. */
  format?: LeafletFormat
  /**
   * The same document read in its fallback language. It is used when `document` has parts in more than
   * one language, which a leaflet must never mix; without it only the advice to ask the team is printed.
   */
  whole?: Renderable
  /**
   * Where a reader sees whether this version is still current, `https:` or `http:`; printed as a QR code
   * and in letters.
   */
  statusUrl?: string
  /** The address of a stored file by its id; without one no picture is printed. */
  assetUrl?: (assetId: string) => string | undefined
}

/** A leaflet, or why there is none. */
export type Leaflet =
  | {
      status: 'ok'
      /** A whole HTML page without scripts, made to be printed. */
      html: string
      title: string
      /** The language of the leaflet. */
      locale: string
      dir: 'ltr' | 'rtl'
    }
  /**
   * Paper cannot be recalled: a text whose review is overdue is not printed, nor one that is withheld
   * or withdrawn as a whole. `message` tells the reader so, in `locale`.
   */
  | {status: 'refused'; reason: 'overdue' | 'withheld'; message: string; locale: string}

/**
 * Lays a document out as a leaflet for A4 paper, in one language: what a treatment must not be stopped
 * for comes first, then the text, room for questions, the review and a code that leads to the current
 * state. Print it with a browser (`page.pdf({tagged: true, preferCSSPageSize: true})` keeps headings,
 * title and language); millimetres are true at 100%.
 * @param document a document of `createContent` or `createPreview`
 * @throws ContentError `INVALID_OPTIONS`
 */
export function renderPrint(document: Renderable, options: PrintOptions = {}): Leaflet {
  const {told, words, notice} = oneLanguage(document, options)
  checkOptions(options, {format: [isFormat, '“a4” or “largePrint”']})
  const {locale, dir} = told
  const overdue = told.notices.find(({code}) => code === 'overdue')
  const withheld = told.notices.find(({code}) =>
    ['withdrawn', 'notApproved', 'notInLanguage', 'notInOneLanguage'].includes(code),
  )
  const refused = overdue ?? withheld
  if (refused && !told.watermark) {
    return {
      status: 'refused',
      reason: overdue ? 'overdue' : 'withheld',
      message: plainPhrase(refused.phrase),
      locale: refused.phrase.locale,
    }
  }

  const context: Context = {
    locale,
    headingLevel: 1,
    assetUrl: options.assetUrl,
    isToScale: true,
  }
  const sections = told.sections.map(({unit, notices, nodes}) => {
    const known = notices.filter(({code}) => code !== 'fallback')
    const notes = known.map((one) => renderNotice(one, context)).join('')
    return `<section data-unit="${escapeHtml(unit)}">${notes}${renderNodes(nodes, context)}</section>`
  })
  const head = [
    '<meta charset="utf-8">',
    `<title>${escapeHtml(told.title.text)}</title>`,
    `<style>${leafletStyle(options.format ?? 'a4', footerOf(told), dir)}</style>`,
  ]
  const body = [
    told.watermark
      ? `<p class="watermark"><strong>${inline(told.watermark, {locale})}</strong></p>`
      : '',
    `<h1>${inline(told.title, {locale})}</h1>`,
    ...(notice ? [`<p class="notice">${inline(notice, {locale})}</p>`] : []),
    ...told.notices.map((one) => renderNotice(one, context)),
    ...told.sections.flatMap(({nodes}) => renderNodes(warningsIn(nodes), context)),
    ...sections,
    questions(words),
    sections.some((html) => html.includes('class="true-size"')) ? ruler(words) : '',
    ending(told, words, options.statusUrl),
  ]
  return {
    status: 'ok',
    html: `<!doctype html><html lang="${escapeHtml(locale)}" dir="${dir}"><head>${head.join('')}</head><body>${body.join('')}</body></html>`,
    title: told.title.text,
    locale,
    dir,
  }
}

/** What stands at the foot of every page, so that a single sheet can be traced. */
function footerOf({title, locale, review}: Outline): string {
  const [first] = review
  return [title.text, locale.toUpperCase(), ...(first ? [plainPhrase(first)] : [])].join(' · ')
}

const lines = 5

function questions({print}: Words): string {
  return `<section class="questions"><h2>${escapeHtml(print.questions)}</h2>${'<div class="line"></div>'.repeat(lines)}</section>`
}

const rulerMm = 50

function ruler({print, locale}: Words): string {
  const told = inline({text: print.ruler(rulerMm), locale}, {locale})
  return `<div class="ruler"><div class="scale" style="width:${rulerMm}mm"></div><p>${told}</p></div>`
}

function ending(
  {review, attribution, locale}: Outline,
  {print}: Words,
  statusUrl?: string,
): string {
  const url = safeAddress(statusUrl)
  const isWeb = url !== undefined && /^https?:\/\//i.test(url)
  const status = isWeb
    ? `<div class="status"><div class="code">${renderSVG(url, {border: 2})}</div><p>${escapeHtml(print.status)}<br><bdi>${escapeHtml(url)}</bdi></p></div>`
    : ''
  const told = review.map((line) => `<p>${inline(line, {locale})}</p>`).join('')
  const credit = attribution === undefined ? '' : `<p>${escapeHtml(attribution)}</p>`
  return `<footer>${status}${told}${credit}</footer>`
}
