import type {LocaleId} from '@jakamy/schemas'
import type {StudioWords} from '@jakamy/schemas/studio'

import {choiceIn, descriptionIn, titleIn} from './titleIn.ts'
import {frenchTypes} from './typeNames.ts'

/** The words of the forms in a language of the interface. */
export function studioWords(locale: LocaleId): StudioWords {
  return {
    locale,
    title: (english) => titleIn(locale, english),
    description: (english) => descriptionIn(locale, english),
    choice: (english) => choiceIn(locale, english),
    type: (name, english) => (locale === 'fr' ? frenchTypes[`type.${name}`] : undefined) ?? english,
  }
}
