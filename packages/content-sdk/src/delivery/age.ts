/** How long an answer may still be shown. */
export interface Age {
  /** Milliseconds left; 0 or less when it may not be shown any more. */
  left: () => number
}

/** Longest time, in minutes, that an answer may be shown without its server confirming it. */
export const mostMinutes = 1440

/**
 * Counts the age of an answer from the moment its server gave it.
 * @param headers `Date` and `Age` of the answer, and `Content-Valid-Until`: when an approval in it ends
 * @param maxAge milliseconds
 * @returns `undefined` when the answer does not say when it was given
 */
export function ageOf(headers: Headers, maxAge: number): Age | undefined {
  const given = Date.parse(headers.get('date') ?? '')
  if (Number.isNaN(given)) return undefined
  const until = headers.get('content-valid-until')
  // One that cannot be read is over: when unsure, show less.
  const ends = until === null ? Infinity : Date.parse(until) || 0
  const [clock, stopwatch] = [Date.now(), performance.now()]
  const old = Math.max(0, clock - given, Number(headers.get('age') ?? 0) * 1000)
  const allowed = Math.min(maxAge, ends - given) - old
  return {
    // A clock may be set back, and a stopwatch may stand still while a device sleeps.
    left: () => allowed - Math.max(Date.now() - clock, performance.now() - stopwatch),
  }
}
