import {dayNumber, dayOf} from './day.ts'
import type {Approval} from './types.ts'
import {parseVersion} from './version.ts'

/** Days for which a translation is still shown after its source was put more clearly. */
const graceDays = 30

/** How long a translation may stand beside its source as that is now. */
export interface Lag {
  /** Last day on which it is shown, in days since 1970; `Infinity` without an end. */
  until: number
}

/** No lag at all. */
export const upToDate: Lag = {until: Number.POSITIVE_INFINITY}

/**
 * Whether a translation may go on beside a source that has been approved anew: for good when only
 * slips were corrected (patch), for 30 days when it was put more clearly (minor), never when it means
 * something else (major), and never across two versions. Source: content model 3.3 and 4.4.
 * @returns `undefined` when the translation is stale
 */
export function lagOf(translation: Approval, source: Approval | undefined): Lag | undefined {
  const [own, other] = [parseVersion(translation.version), parseVersion(source?.version)]
  if (!source || !own || !other || own[0] !== other[0]) return undefined
  const behind = other[1] - own[1]
  if (behind === 0) return other[2] >= own[2] ? upToDate : undefined
  if (behind !== 1) return undefined
  // Later corrections of the same version do not begin the time anew.
  return {until: dayNumber(source.since ?? source.reviewedOn) + graceDays}
}

/** Whether a lag is still within its time; never when a day cannot be read. */
export function isWithin({until}: Lag, now: Date): boolean {
  return dayOf(now) <= until
}
