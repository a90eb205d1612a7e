import {locales, type LocaleId} from '@jakamy/schemas'

/** A language of the content, as the Studio speaks of it. */
export interface Language {
  id: LocaleId
  /** Its English name, as the Studio's own words are English. */
  title: string
}

const english = new Intl.DisplayNames('en', {type: 'language'})

/** The languages of the content, the source language first. */
export const languages: readonly Language[] = locales.map(({id}) => ({
  id,
  title: english.of(id) ?? id,
}))
