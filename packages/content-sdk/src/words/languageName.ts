/**
 * The name of a language in another: `languageName('fr', 'en')` is “anglais”. A tag that is unknown
 * stays as it is.
 */
export function languageName(locale: string, tag: string): string {
  return new Intl.DisplayNames(locale, {type: 'language'}).of(tag) ?? tag
}
