import type {DocumentDefinition} from '@jakamy/schemas'

import {dayNumber, dayOf, isoDay} from './day.ts'

/** How far what somebody has to go on checking may be relied on. */
export interface Verification {
  /**
   * - `current`: checked recently
   * - `ageing`: readers still get it; it is time to check it again
   * - `lapsed`: readers do not get it: not checked, too long ago, or outside the days it holds for
   */
  state: 'current' | 'ageing' | 'lapsed'
  /** The last day on which readers get it unless it is checked again, `YYYY-MM-DD`; absent when lapsed. */
  lastDay?: string
}

/**
 * How far the facts of a document that somebody has to go on checking may be relied on, such as whether
 * a clinic accepts an insurer. When unsure, they may not.
 * @param definition of the type of the document
 * @param document the stored document, or a part of it that has the fields which `verified` names
 * @param now the moment it is for
 * @returns `undefined` for types without such facts
 * @see Source: content model 2.2 (insuranceAcceptance): warn past 90 days, never as accepted past 180
 */
export function verification(
  {verified}: Pick<DocumentDefinition, 'verified'>,
  document: Readonly<Record<string, unknown>>,
  now: Date,
): Verification | undefined {
  if (!verified) return undefined
  const {on, remindAfter, days, from, until} = verified
  const today = dayOf(now)
  const checked = dayNumber(document[on])
  const bound = (field: string | undefined, otherwise: number) =>
    field === undefined || document[field] === undefined ? otherwise : dayNumber(document[field])
  const first = bound(from, Number.NEGATIVE_INFINITY)
  const last = bound(until, Number.POSITIVE_INFINITY)
  const since = today - checked
  // Tomorrow in UTC has begun somewhere, as with reviews.
  const isShown = since >= -1 && since <= days && first <= today && today <= last
  if (!isShown) return {state: 'lapsed'}
  const lastDay = isoDay(Math.min(checked + days, last))
  return {state: since > remindAfter ? 'ageing' : 'current', lastDay}
}
