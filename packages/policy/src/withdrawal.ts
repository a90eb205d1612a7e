import type {Withdrawal} from './types.ts'

/**
 * Whether a notice in force takes a unit out of circulation: because it names the document, or a
 * document that the unit includes.
 * @param documents ids of the document and of all that the unit includes
 */
export function isWithdrawn(
  withdrawals: readonly Withdrawal[],
  documents: readonly string[],
  unit: string,
  locale: string,
  now: Date,
): boolean {
  return withdrawals
    .filter((notice) => isInForce(notice, now))
    .flatMap((notice) => notice.targets)
    .some(
      (target) =>
        documents.includes(target.document) &&
        (target.locales?.includes(locale) ?? true) &&
        (target.units?.includes(unit) ?? true),
    )
}

/** A date that cannot be read counts as in force: when unsure, show less. */
function isInForce({effectiveFrom, liftedOn}: Withdrawal, now: Date): boolean {
  const begun = !(Date.parse(effectiveFrom) > now.getTime())
  const ended = liftedOn !== undefined && Date.parse(liftedOn) <= now.getTime()
  return begun && !ended
}
