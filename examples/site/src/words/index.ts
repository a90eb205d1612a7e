import type {LocaleId} from '@jakamy/content-sdk'

import {en} from './en.ts'
import {fr} from './fr.ts'
import type {Words} from './words.ts'

export type {Words} from './words.ts'

/** The site’s words in every language; a missing language is a type error. */
export const words: Readonly<Record<LocaleId, Words>> = {en, fr}

/** The languages of the site. */
export const locales = Object.keys(words).filter(isLocale)

/** Whether the site has words in this language. */
export function isLocale(tag: string): tag is LocaleId {
  return Object.hasOwn(words, tag)
}
