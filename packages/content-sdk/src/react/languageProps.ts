import {directionOf} from '@jakamy/schemas'

/** `lang` and `dir` where a text is in another language than its surroundings; else nothing. */
export function languageProps(locale: string, within: string): {lang?: string; dir?: string} {
  return locale === within ? {} : {lang: locale, dir: directionOf(locale)}
}
