import {momentOf} from './day.ts'
import type {Withdrawal} from './types.ts'

/**
 * Whether a notice in force takes a unit out of circulation: because it names the unit's document, or
 * any part of a document that the unit includes.
 * @param document id of the document the unit belongs to
 * @param includes ids of all documents that the unit includes
 */
export function isWithdrawn(
  withdrawals: readonly Withdrawal[],
  document: string,
  includes: readonly string[],
  unit: string,
  locale: string,
  now: Date,
): boolean {
  return withdrawals
    .filter((notice) => isInForce(notice, now))
    .flatMap((notice) => notice.targets)
    .some(
      (target) =>
        concerns(target.locales, locale) &&
        (includes.includes(target.document) ||
          (target.document === document && concerns(target.units, unit))),
    )
}

/** A list that names nothing limits nothing. */
function concerns(list: readonly string[] | undefined, name: string): boolean {
  return !list?.length || list.includes(name)
}

/** A date that cannot be read counts as in force: when unsure, show less. */
function isInForce({effectiveFrom, liftedOn}: Withdrawal, now: Date): boolean {
  const begun = !(momentOf(effectiveFrom) > now.getTime())
  const ended = momentOf(liftedOn) <= now.getTime()
  return begun && !ended
}
