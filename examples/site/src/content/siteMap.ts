import type {LocaleId} from '@jakamy/content-sdk'

import {locales} from '../words/index.ts'
import {linkedPages} from './linkedPages.ts'
import {pathTo} from './pathTo.ts'
import type {View} from './view.ts'

/** One page in the languages that it is there in. */
type Page = Partial<Record<LocaleId, string>>

/**
 * The site map, as sitemaps.org and hreflang describe it. A page is named in the languages that its text
 * is there in: one that shows another language for want of its own is not.
 * @param addressOf the public address of a path
 */
export async function siteMap(view: View, addressOf: (path: string) => string): Promise<string> {
  const pages = new Map<string, Page>()
  const note = (key: string, locale: LocaleId, path: string) =>
    pages.set(key, {...pages.get(key), [locale]: addressOf(path)})
  for (const locale of locales) {
    note('home', locale, pathTo.home(view, locale))
    note('contact', locale, pathTo.contact(view, locale))
    const procedures = await view.list('procedure', locale)
    const guides = await view.guides(locale)
    for (const document of [...procedures, ...guides]) {
      const [page] = linkedPages([document], view, locale)
      if (page?.locale === locale) note(document.id, locale, page.path)
    }
  }
  const urls = [...pages.values()].flatMap((page) =>
    Object.values(page).map((address) => entry(address, page)),
  )
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>\n',
  ].join('\n')
}

function entry(address: string, page: Page): string {
  const others = Object.entries(page).map(
    ([locale, other]) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${escapeXml(other)}"/>`,
  )
  return `<url><loc>${escapeXml(address)}</loc>${others.join('')}</url>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
