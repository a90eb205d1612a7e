import {readWithin} from './readWithin.ts'
import {withRetry, type Retry} from './retry.ts'
import type {Query, Snapshot, Source} from './source.ts'

/** How a source is read. */
export interface Reading {
  signal: AbortSignal
  /** Milliseconds one attempt may take. */
  timeout: number
  retry: Retry | undefined
}

/** Second stage: reads one snapshot, within the time limit, and again when that may help. */
export function readSnapshot(
  source: Source,
  query: Query,
  {signal, timeout, retry}: Reading,
): Promise<Snapshot> {
  return withRetry(() => readWithin(timeout, source, query, signal), retry, signal)
}
