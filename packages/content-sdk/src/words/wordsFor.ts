import {isLocaleId, sourceLocale, type LocaleId} from '@jakamy/schemas'

import {en} from './en.ts'
import {fr} from './fr.ts'
import type {Words} from './words.ts'

/** The interface words of every language of the workspace; a language without them is a type error. */
const all: Record<LocaleId, Words> = {en, fr}

/**
 * The interface words for a language. A language the workspace has none for gets those of the source
 * language; their `locale` says so, and channels mark it.
 * @param locale BCP 47 tag
 * @param own words of the caller's, used for their own language
 */
export function wordsFor(locale: string, own?: Words): Words {
  if (own?.locale === locale) return own
  return all[isLocaleId(locale) ? locale : sourceLocale]
}
