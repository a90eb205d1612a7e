import {
  candidatesOf,
  refusal,
  type Refusal,
  type Resolved,
  type ReviewStanding,
  type Withdrawal,
} from '@jakamy/policy'

import type {Say} from '../i18n/useWords.ts'

/** Where one language of a document stands, in a few words. */
export function standingWords({state, verdict, updateBy}: ReviewStanding, say: Say): string {
  switch (state) {
    case 'inReview':
    case 'changesRequested':
    case 'approved':
      return say(`state.${state}`)
    case 'published':
      return updateBy === undefined
        ? say('state.published')
        : say('state.updateBy', {date: updateBy})
    default:
      return say(`state.${verdict}`)
  }
}

/** What readers would get of one language if the document were published as it is. */
export interface ReaderView {
  /** How many units say something. */
  texts: number
  /** Those that readers would not see in this language: title, and why. */
  unseen: {unit: string; reason: Refusal}[]
}

/** Goes through the units of one language as the gate will. */
export function readerView(
  resolved: Resolved,
  locale: string,
  withdrawals: readonly Withdrawal[],
  now = new Date(),
): ReaderView {
  const {definition, document} = resolved
  const candidates = candidatesOf(resolved, [locale])
  const subject = {definition, document, candidates, withdrawals, now}
  const texts = Object.entries(candidates.get(locale) ?? {}).filter(
    ([, {state}]) => state !== 'empty',
  )
  const unseen = texts.flatMap(([unit]) => {
    const reason = refusal(subject, unit, locale)
    return reason ? [{unit: definition.units[unit]?.title ?? unit, reason}] : []
  })
  return {texts: texts.length, unseen}
}
