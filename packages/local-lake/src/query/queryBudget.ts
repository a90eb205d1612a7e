import {queryError} from '../errors.ts'

/** How many documents are looked at between two looks at the clock: one may hold long lists. */
const INTERVAL = 16

/** Until when the query that is being evaluated may run; evaluation does not wait for anything. */
let deadline = Number.POSITIVE_INFINITY

/**
 * Runs an evaluation that may go through `withBudget` lists for some time only.
 * @param milliseconds the time it may take.
 * @throws a 408 when it takes longer.
 */
export function runWithin<Result>(milliseconds: number, run: () => Result): Result {
  const outer = deadline
  deadline = Math.min(outer, performance.now() + milliseconds)
  try {
    return run()
  } finally {
    deadline = outer
  }
}

/**
 * Looks at the clock, for what takes its time other than by going through documents.
 * @throws a 408 when the evaluation has run for too long.
 */
export function checkBudget(): void {
  if (performance.now() > deadline) throw queryError(408, 'The query took too long and was stopped')
}

/**
 * Makes going through a list look at the clock. A query that goes through the documents over and
 * over (a filter inside a filter inside a filter) is stopped that way, where nothing outside
 * could: it leaves no room for anything else to run.
 * @returns the list itself.
 */
export function withBudget<Items extends readonly unknown[]>(items: Items): Items {
  if (!Object.hasOwn(items, Symbol.iterator)) {
    Object.defineProperty(items, Symbol.iterator, {value: iterate, enumerable: false})
  }
  return items
}

function iterate(this: readonly unknown[]): IterableIterator<unknown> {
  let next = 0
  return {
    next: () => {
      if (next % INTERVAL === 0) checkBudget()
      if (next >= this.length) return {done: true, value: undefined}
      next += 1
      return {done: false, value: this[next - 1]}
    },
    [Symbol.iterator]() {
      return this
    },
  }
}
