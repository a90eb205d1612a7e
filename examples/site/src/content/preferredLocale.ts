import type {LocaleId} from '@jakamy/content-sdk'

import {isLocale} from '../words/index.ts'

/** The language of visitors who name none that the site has. */
const fallback: LocaleId = 'en'

/**
 * The site’s language that a visitor likes best.
 * @param header an `Accept-Language` header, e.g. `fr-CA, fr;q=0.9, en;q=0.5`
 */
export function preferredLocale(header: string | null): LocaleId {
  const ranked = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
      return {
        language: tag.split('-')[0] ?? '',
        quality: quality === undefined ? 1 : Number(quality),
      }
    })
    .filter(({quality}) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  return ranked.map(({language}) => language).find(isLocale) ?? fallback
}
