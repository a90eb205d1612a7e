import type {LocaleId} from '@jakamy/content-sdk'

import type {SiteDocument, View} from './view.ts'

type Prefixed = Pick<View, 'prefix'>
type Slugged = Pick<SiteDocument, 'slugs'>

/** The paths of the site’s pages, each in one view and one language. */
export const pathTo = {
  home: ({prefix}: Prefixed, locale: LocaleId) => `${prefix}/${locale}/`,
  contact: ({prefix}: Prefixed, locale: LocaleId) => `${prefix}/${locale}/contact`,
  procedure: ({prefix}: Prefixed, locale: LocaleId, document: Slugged) =>
    `${prefix}/${locale}/procedures/${slugOf(document, locale)}`,
  guide: ({prefix}: Prefixed, locale: LocaleId, document: Slugged) =>
    `${prefix}/${locale}/${slugOf(document, locale)}`,
}

/** The slug in a language, or any: every slug finds its document in every language. */
function slugOf({slugs}: Slugged, locale: LocaleId): string {
  return encodeURIComponent(slugs[locale] ?? Object.values(slugs)[0] ?? '')
}
