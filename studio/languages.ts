import {locales, type LocaleId} from '@jakamy/schemas'

/** A language of the content, as the Studio speaks of it. */
export interface Language {
  id: LocaleId
  /** Its own name; `language.<id>` is its name in the language of the interface. */
  title: string
}

/** The languages of the content, the source language first. */
export const languages: readonly Language[] = locales.map(({id, label}) => ({id, title: label}))
