import {shownUntil} from '@jakamy/policy'

import {checkArgument} from './checkOptions.ts'
import {isRecord} from './isRecord.ts'

/**
 * When the first approval among the words of documents ends: from then on nobody may show a copy of
 * them. A copy that is kept needs an age limit besides, because withdrawals cannot be foreseen.
 * @param documents what a client gave, with what a clinic says beside it
 * @returns ISO 8601; `undefined` when nothing in them was reviewed
 * @throws ContentError `INVALID_OPTIONS` for what is no list of documents
 */
export function validUntil(
  documents: readonly {units: object; local?: object}[],
): string | undefined {
  checkArgument('documents', documents, [isDocuments, 'a list of documents'])
  const ends = documents.flatMap(({units, local}) => [
    // A unit’s words are not looked into: only what stands beside them tells of a review.
    ...Object.values(units).flatMap(({review}: {review?: unknown}) => endsIn(review)),
    ...endsIn(local),
  ])
  return ends.length === 0 ? undefined : new Date(Math.min(...ends)).toISOString()
}

function isDocuments(value: unknown): boolean {
  return Array.isArray(value) && value.every((document) => isRecord(Object(document).units))
}

function endsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(endsIn)
  if (!isRecord(value)) return []
  const {nextReviewDue} = value
  return typeof nextReviewDue === 'string'
    ? [shownUntil({nextReviewDue})]
    : Object.values(value).flatMap(endsIn)
}
