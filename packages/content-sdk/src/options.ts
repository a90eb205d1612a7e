import type {DocumentType} from '@jakamy/schemas'

import type {Problem} from './problem.ts'
import type {Retry} from './retry.ts'
import type {Where} from './where.ts'

/** What a call may choose for itself. */
export interface ReadOptions {
  /** The language wanted, also with a region (`fr-CH`); default: the client's. */
  locale?: string | undefined
  /** Languages that may stand in for it, whole units at a time, best first; default: the client's. */
  fallback?: readonly string[] | undefined
  /** The clinic whose readers ask, by document id: some withdrawals hold for one clinic only. */
  clinic?: string | undefined
  /** Where the words will be shown, e.g. `web`: some withdrawals hold for one channel only. */
  channel?: string | undefined
  /** Aborts this call; the request itself goes on while others wait for the same answer. */
  signal?: AbortSignal | undefined
  /** Milliseconds this call waits for its answer. Default: as long as the source may take. */
  timeout?: number | undefined
  /** How a read that fails is tried again; default: the client's. */
  retry?: Retry | undefined
}

/** A part of a long list. */
export interface Page {
  /** How many to leave out. Default 0. */
  offset?: number | undefined
  /** How many to return, 1 to 100. Default 100. */
  limit?: number | undefined
  /** Where the last page ended: its `next`. Steadier than `offset` while documents come and go. */
  after?: string | undefined
}

/** Which documents of a type, and which part of them. */
export interface ListOptions<N extends DocumentType = DocumentType> extends ReadOptions, Page {
  /** Only documents whose fields have these values. */
  where?: Where<N> | undefined
}

/** A slug (in the wanted language, else in any other), or an id. */
export type Key = string | {id: string} | {slug: string; locale?: string}

/** Several documents; those that are not valid are named in `problems` and left out. */
export interface Found<D, P = Problem> {
  documents: D[]
  problems: readonly P[]
  /** Name of the source that answered. */
  source: string
  /** When the source looked, ISO 8601. */
  asOf: string
  /** How many documents match in all, valid or not; absent when the source cannot tell. */
  total?: number
  /** Whether more come after these. */
  hasMore: boolean
  /** What to give as `after` for the next page; absent on the last one. */
  next?: string
}
