/** How one language is written and what stands in for it when a text is missing. */
export interface Locale {
  /** BCP 47 language tag, also the `language` of a localised value. */
  id: string
  /** The language's own name. */
  label: string
  /** Writing direction, set on every piece of text that is shown. */
  dir: 'ltr' | 'rtl'
  /** Languages that may be shown, whole and marked, instead of this one; best first. */
  fallback: readonly string[]
}

/** The one list of languages. The first is the source language that translations are made from. */
export const locales = [
  {id: 'en', label: 'English', dir: 'ltr', fallback: []},
  {id: 'fr', label: 'Français', dir: 'ltr', fallback: ['en']},
] as const satisfies readonly Locale[]

/** The id of a language this workspace has interface words for. */
export type LocaleId = (typeof locales)[number]['id']

/** The language that translations are made from and compared with. */
export const sourceLocale: LocaleId = locales[0].id

/** The languages as choices: their own names by id. */
export const localeLabels: Readonly<Record<string, string>> = Object.fromEntries(
  locales.map(({id, label}) => [id, label]),
)

const rightToLeft = new Set(['ar', 'dv', 'fa', 'he', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi'])

/**
 * The writing direction of any language tag, also of one that is not in {@link locales}
 * (a document may hold a language this workspace has no interface words for yet).
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.toLowerCase().split('-')[0] ?? '') ? 'rtl' : 'ltr'
}

/** Whether a tag is one of {@link locales}. */
export function isLocaleId(language: string): language is LocaleId {
  return locales.some((locale) => locale.id === language)
}
