/** Most milliseconds that a timer can count, 24 days: one for longer, or for ever, would end at once. */
export const longestWait = 2 ** 31 - 1

/** Resolves after some milliseconds, or at once when the signal aborts. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done, {once: true})
  })
}
