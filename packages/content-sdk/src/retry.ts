import {isContentError} from './errors.ts'
import {wait} from './wait.ts'

/** How a read that fails is tried again. Reads only: they change nothing. */
export interface Retry {
  /** How often, after the first time. Default 2; 0 for never. */
  times?: number
  /** Milliseconds before the first repetition; they double each time and vary a little. Default 200. */
  delay?: number
  /** Most milliseconds to wait, also when the source asks for more. Default 5000. */
  longest?: number
}

/**
 * Tries again what failed for a reason that passes: no answer, HTTP 5xx, 408 or 429. `Retry-After` is
 * kept to; a source that asks for more than the longest wait is not asked again.
 */
export async function withRetry<T>(
  read: () => Promise<T>,
  {times = 2, delay = 200, longest = 5000}: Retry = {},
  signal?: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await read()
    } catch (error) {
      if (attempt >= times || signal?.aborted || !isPassing(error)) throw error
      const asked = isContentError(error, 'SOURCE_BROKEN') ? error.details.retryAfter : undefined
      if (asked !== undefined && asked > longest) throw error
      // Between half and all of it, so that clients that failed together do not return together.
      const own = Math.min(longest, delay * 2 ** attempt) * (0.5 + Math.random() / 2)
      await wait(Math.max(own, asked ?? 0), signal)
    }
  }
}

function isPassing(error: unknown): boolean {
  if (isContentError(error, 'SOURCE_UNREACHABLE')) return true
  if (!isContentError(error, 'SOURCE_BROKEN')) return false
  const {status} = error.details
  return status !== undefined && (status >= 500 || status === 408 || status === 429)
}
