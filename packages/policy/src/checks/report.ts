import {pathOf} from '@jakamy/schemas'

import type {CheckId, Finding, Message} from './finding.ts'
import type {Place, Wording} from './reading.ts'

/**
 * Makes a finding.
 * @param place the field it is about
 * @param wording the words in one language that it is about, if it is about one language
 */
export function report(
  check: CheckId,
  level: Finding['level'],
  place: Place,
  message: Message,
  wording?: Pick<Wording, 'language' | 'studioPath'>,
): Finding {
  const {unit, keys, studioPath} = place
  return {
    check,
    level,
    unit,
    path: pathOf(keys),
    keys,
    studioPath: wording?.studioPath ?? studioPath,
    ...(wording ? {locale: wording.language} : {}),
    message,
  }
}

/** A short piece of a text for a message, so that a page of text stays out of it. */
export function quote(text: string): string {
  const line = text.replaceAll('\n', ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
