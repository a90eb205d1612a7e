import {
  renderHtml,
  renderSections,
  type HtmlOptions,
  type HtmlSection,
} from '@jakamy/content-sdk/channels/html'

import {isLocale} from '../words/index.ts'
import {assetUrl} from './assetUrl.ts'
import type {Frame} from './frame.ts'
import type {SiteDocument} from './view.ts'
import {views} from './views.ts'

/** A link to a section of a page. */
export interface Jump {
  id: string
  /** The heading, as HTML. */
  html: string
  locale: string
  dir: 'ltr' | 'rtl'
}

/** The end of what stands before the sections; texts cannot contain it, they are escaped. */
const endOfOpening = '</header>'

/**
 * Renders a whole document.
 * @returns its opening (the title and what holds for all of it), the rest, and links to its sections
 */
export function renderDocument(
  document: SiteDocument,
  frame: Frame,
): {opening: string; rest: string; jumps: Jump[]} {
  const options = optionsFor(frame)
  const html = renderHtml(document, options)
  const end = html.indexOf(endOfOpening) + endOfOpening.length
  return {
    opening: html.slice(0, end),
    rest: html.slice(end),
    jumps: renderSections(document, options).flatMap(jumpTo),
  }
}

/** A whole document as one among several of a page. */
export function renderArticle(document: SiteDocument, frame: Frame): string {
  const idPrefix = `${document.id}-`
  return renderHtml(document, {...optionsFor(frame), headingLevel: 3, idPrefix})
}

/** Some units of a document as HTML, in the given order; a unit with nothing to show is left out. */
export function renderUnits(
  document: SiteDocument,
  units: readonly string[],
  frame: Frame,
): HtmlSection[] {
  const sections = renderSections(document, optionsFor(frame))
  return units.flatMap((name) => sections.filter(({unit}) => unit === name))
}

function optionsFor({linkTo}: Frame): HtmlOptions {
  const {settings} = views()
  return {
    linkTo: (id, locale) =>
      locale === undefined || isLocale(locale) ? linkTo(id, locale) : undefined,
    assetUrl: (id) => assetUrl(settings, id),
  }
}

/** The first heading of a section names it; a section without one has nothing to jump to. */
function jumpTo({unit, locale, dir, html}: HtmlSection): Jump[] {
  const heading = /<h2[^>]*>(.*?)<\/h2>/s.exec(html)?.[1]
  return heading ? [{id: unit, html: heading, locale, dir}] : []
}
