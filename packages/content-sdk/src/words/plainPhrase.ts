import {directionOf} from '@jakamy/schemas'

import {isolated} from './isolate.ts'
import type {Phrase} from './words.ts'

/**
 * Words of the interface as plain text. The marks around their values stay only where the language is
 * written from right to left; elsewhere they would be clutter.
 */
export function plainPhrase({text, locale}: Phrase): string {
  if (directionOf(locale) === 'rtl') return text
  return isolated(text)
    .map((piece) => piece.text)
    .join('')
}
