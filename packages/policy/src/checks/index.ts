import {actualSize} from './actualSize.ts'
import {balance} from './balance.ts'
import {copied} from './copied.ts'
import {counts} from './counts.ts'
import type {Check, CheckRequest, Finding} from './finding.ts'
import {forbidden} from './forbidden.ts'
import {languageGuess} from './languageGuess.ts'
import {linked} from './linked.ts'
import {mediaAccess} from './mediaAccess.ts'
import {negations} from './negations.ts'
import {numbersStated} from './numbersStated.ts'
import {numbersTranslated} from './numbersTranslated.ts'
import {readable} from './readable.ts'
import {read} from './reading.ts'
import {sensitive} from './sensitive.ts'
import {termsStated} from './termsStated.ts'
import {wording} from './wording.ts'

/** Every check, V1 to V15. A new one is a file here and a line below. */
export const checks: readonly Check[] = [
  numbersStated,
  numbersTranslated,
  termsStated,
  counts,
  negations,
  copied,
  languageGuess,
  readable,
  balance,
  actualSize,
  wording,
  mediaAccess,
  forbidden,
  linked,
  sensitive,
]

/**
 * Runs all checks on one document. What its included documents say is checked with them, not here.
 * Never throws, also not on a document that is not valid.
 * @returns findings in the order of the checks; none means that nothing was found
 */
export function check(request: CheckRequest): Finding[] {
  const examined = {...request, reading: read(request.definition, request.document)}
  const {locale: wanted} = request
  return checks
    .flatMap(({run}) => run(examined))
    .filter(({locale}) => wanted === undefined || locale === undefined || locale === wanted)
}
