import type {AnyDocument, Withdrawal} from '@jakamy/policy'
import type {DocumentDefinition} from '@jakamy/schemas'

/**
 * A notice that takes a document out of circulation when the last look at the source is too old to
 * know of every withdrawal; nothing for documents that need no approval.
 * @param asOf when the source looked; a time that cannot be read counts as too old
 * @param maxAge milliseconds; no limit when absent
 */
export function staleNotice(
  {_id}: AnyDocument,
  {review}: DocumentDefinition,
  asOf: string,
  now: Date,
  maxAge: number | undefined,
): Withdrawal[] {
  if (review === 'none' || !isTooOld(asOf, now, maxAge)) return []
  return [{_id: 'source-too-old', targets: [{document: _id}], effectiveFrom: ''}]
}

/** Whether the last look at a source is too old to know of every withdrawal; see `staleNotice`. */
export function isTooOld(asOf: string, now: Date, maxAge: number | undefined): boolean {
  return maxAge !== undefined && !(now.getTime() - Date.parse(asOf) <= maxAge)
}
