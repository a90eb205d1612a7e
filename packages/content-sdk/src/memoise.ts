/** Most answers kept at once; the oldest goes first. */
const capacity = 500

/**
 * Gives the same answer again for a short time, and asks once for many who wait for the same.
 * A failure is never kept.
 * @param freshFor milliseconds an answer may be given again; 0 shares only what is under way
 */
export function memoise(freshFor: number) {
  const answers = new Map<string, {promise: Promise<unknown>; until: number}>()
  return <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = answers.get(key)
    // The key names what `ask` returns: a caller never uses one key for two types.
    if (known && known.until > performance.now()) return known.promise as Promise<T>
    const entry = {promise: ask(), until: Number.POSITIVE_INFINITY}
    answers.delete(key)
    answers.set(key, entry)
    for (const oldest of answers.keys()) {
      if (answers.size <= capacity) break
      answers.delete(oldest)
    }
    entry.promise.then(
      () => {
        entry.until = performance.now() + freshFor
      },
      () => {
        if (answers.get(key) === entry) answers.delete(key)
      },
    )
    return entry.promise
  }
}
