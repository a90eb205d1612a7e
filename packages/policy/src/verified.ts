import type {DocumentDefinition} from '@jakamy/schemas'

import {dayNumber, dayOf} from './day.ts'
import type {AnyDocument} from './types.ts'

/**
 * Whether what somebody has to go on checking may still be shown: the last check is recent enough, and
 * what was checked holds today. When unsure, it may not. Types without such facts are always verified.
 * @see Source: content model 2.2 (insuranceAcceptance): past 180 days never shown as accepted
 */
export function isVerified(
  {verified}: Pick<DocumentDefinition, 'verified'>,
  document: AnyDocument,
  now: Date,
): boolean {
  if (!verified) return true
  const {on, days, from, until} = verified
  const today = dayOf(now)
  const since = today - dayNumber(document[on])
  const bound = (field: string | undefined, otherwise: number) =>
    field === undefined || document[field] === undefined ? otherwise : dayNumber(document[field])
  // Tomorrow in UTC has begun somewhere, as with reviews.
  const isRecent = since >= -1 && since <= days
  return (
    isRecent &&
    bound(from, Number.NEGATIVE_INFINITY) <= today &&
    today <= bound(until, Number.POSITIVE_INFINITY)
  )
}
