/**
 * The name of a language in another: `languageName('fr', 'en')` is “anglais”. A tag that is unknown, or
 * that cannot be one, stays as it is.
 */
export function languageName(locale: string, tag: string): string {
  try {
    return new Intl.DisplayNames(locale, {type: 'language'}).of(tag) ?? tag
  } catch {
    return tag
  }
}
