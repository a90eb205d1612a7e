import type {Verification} from '@jakamy/policy'

import {dateIn} from '../i18n/dateIn.ts'
import type {Word} from '../i18n/en.ts'

/**
 * What editors are told about facts that somebody has to go on checking, such as an accepted insurance.
 * @returns the word and what fills its gaps; `undefined` while nothing has to be done
 */
export function verificationWords(
  {state, lastDay}: Verification,
  language: string,
): [word: Word, values: Readonly<Record<string, string>>] | undefined {
  if (state === 'lapsed') return ['verify.lapsed', {}]
  if (state === 'current' || lastDay === undefined) return undefined
  return ['verify.ageing', {date: dateIn(language, lastDay)}]
}
