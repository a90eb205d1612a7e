import {sourceLocale, type LocaleId} from '@jakamy/schemas'

let language: LocaleId = sourceLocale

/** Keeps the language of the interface for those whom Sanity does not tell it: its validation. */
export function keepInterfaceLanguage(next: LocaleId): void {
  language = next
}

/** The language of the interface, as the Studio’s frame has last kept it. */
export function interfaceLanguage(): LocaleId {
  return language
}
