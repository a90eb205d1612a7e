import {ContentError, isContentError} from './errors.ts'
import {isRecord} from './isRecord.ts'
import type {Query, Snapshot, Source} from './source.ts'

/**
 * Reads a source once. Whatever a source of one's own throws, callers get an error of the table, and
 * another source can stand in.
 * @throws ContentError
 */
export async function readOnce(
  source: Source,
  query: Query,
  signal?: AbortSignal,
): Promise<Snapshot> {
  try {
    return checkSnapshot(source, await source.read(query, signal))
  } catch (cause) {
    if (isContentError(cause)) throw cause
    throw new ContentError(
      signal?.aborted ? 'ABORTED' : 'SOURCE_BROKEN',
      `${source.name} failed: look at the “cause” of this error.`,
      {source: source.name},
      {cause},
    )
  }
}

/**
 * Refuses an answer of a source that is none. What its documents hold is judged later, one by one.
 * @throws ContentError `SOURCE_BROKEN`
 */
function checkSnapshot({name}: Source, answer: Snapshot): Snapshot {
  const given: Partial<Snapshot> = Object(answer)
  const {documents, references, withdrawals, problems = [], placeholders = {}, asOf} = given
  const isRight = Object.entries({
    documents: Array.isArray(documents),
    references: Array.isArray(references),
    withdrawals: Array.isArray(withdrawals),
    problems: Array.isArray(problems) && problems.every(isRecord),
    placeholders: isRecord(placeholders),
    asOf: typeof asOf === 'string',
  })
  for (const [field, is] of isRight) {
    if (!is)
      throw new ContentError(
        'SOURCE_BROKEN',
        `${name} answered with something that is not content: look at its “${field}”.`,
        {source: name},
      )
  }
  return answer
}
