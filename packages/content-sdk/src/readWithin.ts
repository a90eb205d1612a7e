import {tooSlow} from './answers.ts'
import {readOnce} from './readOnce.ts'
import type {Query, Snapshot, Source} from './source.ts'
import {longestWait} from './wait.ts'

/**
 * Reads a source, and stops both waiting and the request when it takes too long.
 * @param limit milliseconds
 * @throws ContentError `SOURCE_UNREACHABLE`; `SOURCE_BROKEN` when the answer is none
 */
export async function readWithin(
  limit: number,
  source: Source,
  query: Query,
  signal?: AbortSignal,
): Promise<Snapshot> {
  const controller = new AbortController()
  const stop = () => controller.abort(signal?.reason)
  if (signal?.aborted) stop()
  signal?.addEventListener('abort', stop, {once: true})
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => {
        // First the reason: a source that is told to stop says that it was stopped.
        reject(tooSlow(source.name, limit))
        controller.abort()
      },
      Math.min(longestWait, limit),
    )
  })
  try {
    return await Promise.race([readOnce(source, query, controller.signal), late])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
  }
}
