import {dayOf, momentOf} from './day.ts'
import type {Withdrawal} from './types.ts'

/**
 * Whether every verdict on the same content is the same at two moments. Reviews, translations that
 * lag and facts that have to be checked go by days in UTC; only notices begin and end at a moment.
 * @param withdrawals all notices that the verdicts depend on
 */
export function judgedAlike(
  withdrawals: readonly Withdrawal[],
  moment: Date,
  other: Date,
): boolean {
  const passed = (text: unknown, now: Date): boolean => momentOf(text) <= now.getTime()
  const isSame = (text: unknown): boolean => passed(text, moment) === passed(text, other)
  return (
    dayOf(moment) === dayOf(other) &&
    withdrawals.every((notice) => isSame(notice.effectiveFrom) && isSame(notice.liftedOn))
  )
}
