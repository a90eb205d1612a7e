import type {LocaleId} from '@jakamy/content-sdk'

import type {SiteDocument, View} from './view.ts'

type Prefixed = Pick<View, 'prefix'>
type Slugged = Pick<SiteDocument, 'slugs'>

/** The paths of the site’s pages, each in one view and one language. */
export const pathTo = {
  home: ({prefix}: Prefixed, locale: LocaleId) => `${prefix}/${locale}/`,
  search: ({prefix}: Prefixed, locale: LocaleId) => `${prefix}/${locale}/search`,
  contact: ({prefix}: Prefixed, locale: LocaleId) => `${prefix}/${locale}/contact`,
  enquiry: ({prefix}: Prefixed, locale: LocaleId, form: string) =>
    `${prefix}/${locale}/enquiries/${encodeURIComponent(form)}`,
  procedure: ({prefix}: Prefixed, locale: LocaleId, document: Slugged) =>
    `${prefix}/${locale}/procedures/${slugOf(document, locale)}`,
  leaflet: (view: Prefixed, locale: LocaleId, document: Slugged, format: 'a4' | 'largePrint') =>
    `${pathTo.procedure(view, locale, document)}/print${format === 'a4' ? '' : `?format=${format}`}`,
  guide: ({prefix}: Prefixed, locale: LocaleId, document: Slugged) =>
    `${prefix}/${locale}/${slugOf(document, locale)}`,
}

/** The slug in a language, or any: every slug finds its document in every language. */
function slugOf({slugs}: Slugged, locale: LocaleId): string {
  return encodeURIComponent(slugs[locale] ?? Object.values(slugs)[0] ?? '')
}
