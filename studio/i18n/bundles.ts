import {defineLocaleResourceBundle} from 'sanity'

import {en} from './en.ts'
import {fr} from './fr.ts'
import {namespace} from './namespace.ts'
import {tabsIn} from './tabs.ts'
import {englishTypes, frenchTypes} from './typeNames.ts'

/** The Studio's own words, for Sanity's choice of interface languages. */
export const bundles = [
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace,
    resources: {...englishTypes, ...tabsIn('en'), ...en},
  }),
  defineLocaleResourceBundle({
    locale: 'fr-FR',
    namespace,
    resources: {...frenchTypes, ...tabsIn('fr'), ...fr},
  }),
]
