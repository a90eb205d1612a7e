import {isLocaleId, sourceLocale, type LocaleId} from '@jakamy/schemas'

/** Where the browser keeps the language in which the forms were asked for last. */
const place = 'jakamy.interface-language'

const language = atStart()

/**
 * The language of the interface as the Studio started in it: that of its forms and its validation, which
 * Sanity knows no second language for.
 */
export function interfaceLanguage(): LocaleId {
  return language
}

/** Starts the Studio anew when its user has chosen another language. Where nothing can be kept, it goes on. */
export function keepInterfaceLanguage(next: LocaleId): void {
  if (next === language) return
  try {
    localStorage.setItem(place, next)
  } catch {
    // The browser keeps nothing for this site: starting anew would begin with the same language again.
    return
  }
  location.reload()
}

/** What was kept, else what the browser asks for, as for the rest of the interface. */
function atStart(): LocaleId {
  // The Studio is also read by programs, for its schema.
  if (typeof window === 'undefined') return sourceLocale
  const asked = navigator.languages.map((tag) => tag.split('-')[0] ?? '')
  return [kept(), ...asked].find(isLocaleId) ?? sourceLocale
}

function kept(): string {
  try {
    return localStorage.getItem(place) ?? ''
  } catch {
    return ''
  }
}
