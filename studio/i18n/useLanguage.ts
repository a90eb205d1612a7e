import {isLocaleId, sourceLocale, type LocaleId} from '@jakamy/schemas'
import {useCurrentLocale} from 'sanity'

/** The language of the Studio's interface, as one of those that messages and previews are written in. */
export function useLanguage(): LocaleId {
  const language = useCurrentLocale().id.split('-')[0] ?? ''
  return isLocaleId(language) ? language : sourceLocale
}
