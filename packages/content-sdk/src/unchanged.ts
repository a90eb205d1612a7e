import type {Snapshot} from './source.ts'

/** Most documents in all that is kept, those they include counted. */
const capacity = 2_000

/** What was made of a snapshot. */
interface Made {
  snapshot: Snapshot
}

/** What was last made of the answer to each question. */
export interface Kept<M extends Made> {
  /** What was made of the last answer, if the source says the same now. */
  find: (question: string, snapshot: Snapshot) => M | undefined
  keep: (question: string, made: M) => void
}

/**
 * Keeps what was made of answers, so that it need not be made again as long as the source says the
 * same. What was not asked for longest goes first.
 */
export function createKept<M extends Made>(): Kept<M> {
  const kept = new Map<string, M>()
  let size = 0

  const forget = (question: string): void => {
    const made = kept.get(question)
    if (made && kept.delete(question)) size -= sizeOf(made)
  }
  const keep = (question: string, made: M): void => {
    forget(question)
    kept.set(question, made)
    size += sizeOf(made)
    for (const oldest of kept.keys()) {
      if (size <= capacity) return
      forget(oldest)
    }
  }
  return {
    keep,
    find(question, snapshot) {
      const made = kept.get(question)
      if (!made || !saysTheSame(made.snapshot, snapshot)) return undefined
      keep(question, made)
      return made
    },
  }
}

function sizeOf({snapshot: {documents, references}}: Made): number {
  // An answer without a document takes room as well.
  return 1 + documents.length + references.length
}

/** Whether two looks at a source found the same, whenever that was. */
export function saysTheSame(before: Snapshot | undefined, now: Snapshot | undefined): boolean {
  if (!before || !now) return before === now
  try {
    return isSame({...before, asOf: ''}, {...now, asOf: ''})
  } catch {
    // What cannot be gone through is never the same; `parse` tells what is wrong with it.
    return false
  }
}

/** Whether two values are the same JSON. Names are gone through without making lists of them, which takes longer. */
function isSame(before: unknown, now: unknown): boolean {
  if (typeof before !== 'object' || typeof now !== 'object' || !before || !now) {
    // No JSON holds `undefined`, so what one of the two lacks is told by that.
    return before === now && before !== undefined
  }
  // The very same object may have been changed by whoever else has it.
  if (before === now) return false
  return Array.isArray(before)
    ? Array.isArray(now) && isSameList(before, now)
    : !Array.isArray(now) && isSameRecord(before as JsonRecord, now as JsonRecord)
}

type JsonRecord = Readonly<Record<string, unknown>>

function isSameList(before: readonly unknown[], now: readonly unknown[]): boolean {
  if (before.length !== now.length) return false
  for (let index = 0; index < before.length; index += 1)
    if (!isSame(before[index], now[index])) return false
  return true
}

function isSameRecord(before: JsonRecord, now: JsonRecord): boolean {
  let surplus = 0
  for (const name in before) {
    if (!isSame(before[name], now[name])) return false
    surplus -= 1
  }
  for (const _name in now) surplus += 1
  return surplus === 0
}
