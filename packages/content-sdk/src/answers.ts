import {ContentError} from './errors.ts'
import {longestWait} from './wait.ts'

/** Most answers kept at once on one shelf, and most shelves; the oldest goes first. */
const capacity = 500

/** An answer that is under way or kept. */
interface Entry {
  promise: Promise<unknown>
  /** Until when it may be given again, by `performance.now()`. */
  until: number
  /** How many wait for it and may stop waiting. */
  waiting: number
  /** Somebody waits for it come what may. */
  firm: boolean
  /** Ends the request once nobody waits for it. */
  controller: AbortController
}

/** How long one call waits. */
export interface Patience {
  signal?: AbortSignal | undefined
  /** Milliseconds. */
  timeout?: number | undefined
}

/** Answers by key. */
export type Shelf = Map<string, Entry>

/** A place of answers, one shelf per kind of question. */
export interface Answers {
  /** The shelf with this name. */
  shelf: (name: string) => Shelf
  /** Gives the answer on a shelf again, or asks. */
  give: <T>(
    shelf: Shelf,
    key: string,
    ask: (signal: AbortSignal) => Promise<T>,
    patience?: Patience,
  ) => Promise<T>
}

/**
 * Gives the same answer again for a short time, and asks once for many who wait for the same. A
 * failure is never kept. A request that nobody waits for any more is aborted.
 * @param freshFor milliseconds an answer may be given again; 0 shares only what is under way
 * @param source named in errors
 */
export function createAnswers(freshFor: number, source: string): Answers {
  const shelves = new Map<string, Shelf>()

  function shelf(name: string): Shelf {
    const known = shelves.get(name)
    if (known) return known
    const made: Shelf = new Map()
    shelves.set(name, made)
    dropOldest(shelves)
    return made
  }

  function start(shelf: Shelf, key: string, ask: (signal: AbortSignal) => Promise<unknown>): Entry {
    const controller = new AbortController()
    const promise = ask(controller.signal)
    const entry: Entry = {
      promise,
      until: Number.POSITIVE_INFINITY,
      waiting: 0,
      firm: false,
      controller,
    }
    shelf.delete(key)
    shelf.set(key, entry)
    dropOldest(shelf)
    promise.then(
      () => {
        entry.until = performance.now() + freshFor
      },
      () => {
        if (shelf.get(key) === entry) shelf.delete(key)
      },
    )
    return entry
  }

  return {
    shelf,
    give: <T>(
      shelf: Shelf,
      key: string,
      ask: (signal: AbortSignal) => Promise<T>,
      patience?: Patience,
    ) => {
      let entry = shelf.get(key)
      // An answer without an end needs no look at the clock.
      if (
        !entry ||
        (entry.until !== Number.POSITIVE_INFINITY && entry.until <= performance.now())
      ) {
        entry = start(shelf, key, ask)
      }
      // The key names what `ask` returns: a caller never uses one key for two types.
      const promise = entry.promise as Promise<T>
      if (patience?.signal === undefined && patience?.timeout === undefined) {
        entry.firm = true
        return promise
      }
      const held = entry
      held.waiting += 1
      return patiently(promise, patience, source, (gaveUp) => {
        held.waiting -= 1
        if (!gaveUp || held.firm || held.waiting > 0) return
        if (shelf.get(key) === held) shelf.delete(key)
        held.controller.abort()
      })
    },
  }
}

function dropOldest(map: Map<string, unknown>): void {
  for (const oldest of map.keys()) {
    if (map.size <= capacity) return
    map.delete(oldest)
  }
}

/**
 * Waits for a promise no longer than the signal and the time allow.
 * @param done told once whether this one gave up
 */
function patiently<T>(
  promise: Promise<T>,
  {signal, timeout}: Patience,
  source: string,
  done: (gaveUp: boolean) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let settled = false
    const settle = (gaveUp: boolean, give: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
      done(gaveUp)
      give()
    }
    const abort = () =>
      settle(true, () =>
        reject(
          new ContentError(
            'ABORTED',
            'The call was aborted by its signal.',
            {source},
            {cause: signal?.reason},
          ),
        ),
      )
    if (signal?.aborted) return abort()
    signal?.addEventListener('abort', abort, {once: true})
    if (timeout !== undefined) {
      timer = setTimeout(
        () => settle(true, () => reject(tooSlow(source, timeout))),
        Math.min(longestWait, Math.max(0, timeout)),
      )
    }
    promise.then(
      (value) => settle(false, () => resolve(value)),
      (error: unknown) => settle(false, () => reject(error)),
    )
  })
}

/** What a source that takes too long is called. */
export function tooSlow(source: string, timeout: number): ContentError {
  return new ContentError(
    'SOURCE_UNREACHABLE',
    `${source} did not answer within ${timeout} ms. Try again, or allow more time with “timeout”.`,
    {source},
  )
}
