/** Words as they stood once somebody had written. */
export interface Written {
  /** Ids of the users whose change led here; more than one when the history cannot tell them apart. */
  by: readonly string[]
  /** Hash of the words then, as `hashWords` has it. */
  hash: string
}

/**
 * Who has written the words of a language: everybody whose change left other words behind. Who submits,
 * comments, stamps or publishes writes none.
 * @param before hash of the words that were approved last; that of no words when none were
 * @param history what came after, oldest first
 * @returns the ids of the users, each once, in the order of their first change
 */
export function writersOf(before: string, history: readonly Written[]): string[] {
  const writers = new Set<string>()
  let known = before
  for (const {by, hash} of history) {
    if (hash !== known) for (const user of by) writers.add(user)
    known = hash
  }
  return [...writers]
}
