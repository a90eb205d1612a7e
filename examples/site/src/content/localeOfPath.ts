import type {LocaleId} from '@jakamy/content-sdk'

import {isLocale} from '../words/index.ts'
import {preferredLocale} from './preferredLocale.ts'

/**
 * The language to answer in when there is no page: the one the address begins with, else the one the
 * visitor likes best.
 * @param acceptLanguage the `Accept-Language` header
 */
export function localeOfPath(path: string, acceptLanguage: string | null): LocaleId {
  return path.split('/').slice(1, 3).find(isLocale) ?? preferredLocale(acceptLanguage)
}
