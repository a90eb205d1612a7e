import {defineLocaleResourceBundle} from 'sanity'

import {en} from './en.ts'
import {fr} from './fr.ts'
import {frenchGaps} from './frenchGaps.ts'
import {namespace} from './namespace.ts'
import {englishTypes, frenchTypes} from './typeNames.ts'

/** The Studio's own words, for Sanity's choice of interface languages. */
export const bundles = [
  defineLocaleResourceBundle({
    locale: 'en-US',
    namespace,
    resources: {...englishTypes, ...en},
  }),
  defineLocaleResourceBundle({
    locale: 'fr-FR',
    namespace,
    resources: {...frenchTypes, ...fr},
  }),
  ...Object.entries(frenchGaps).map(([sanity, resources]) =>
    defineLocaleResourceBundle({locale: 'fr-FR', namespace: sanity, resources}),
  ),
]
