import {ContentError} from './errors.ts'
import {isRecord} from './isRecord.ts'
import type {Snapshot, Source} from './source.ts'

/**
 * Refuses an answer of a source that is none. What its documents hold is judged later, one by one.
 * @throws ContentError `SOURCE_BROKEN`
 */
export function checkSnapshot({name}: Source, answer: Snapshot): Snapshot {
  const given: Partial<Record<string, unknown>> = Object(answer)
  const fault =
    ['documents', 'references', 'withdrawals'].find((field) => !Array.isArray(given[field])) ??
    (isProblems(given.problems) ? undefined : 'problems') ??
    (given.placeholders === undefined || isRecord(given.placeholders)
      ? undefined
      : 'placeholders') ??
    (typeof given.asOf === 'string' ? undefined : 'asOf')
  if (fault === undefined) return answer
  throw new ContentError(
    'SOURCE_BROKEN',
    `${name} answered with something that is not content: look at its “${fault}”.`,
    {source: name},
  )
}

function isProblems(given: unknown): boolean {
  return given === undefined || (Array.isArray(given) && given.every(isRecord))
}
