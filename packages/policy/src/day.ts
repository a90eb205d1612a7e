const milliseconds = 86_400_000

/**
 * The number of a calendar day, counted from 1970-01-01, to compare and subtract days.
 * @param date `YYYY-MM-DD`
 * @returns `NaN` for anything that is not a day of the calendar, also for `2026-02-31`
 */
export function dayNumber(date: unknown): number {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return Number.NaN
  const time = Date.parse(`${date}T00:00:00Z`)
  // A day that a month does not have is read as one of the next month.
  return new Date(time).getUTCDate() === Number(date.slice(8)) ? time / milliseconds : Number.NaN
}

/** The number of the day a moment falls on in UTC; `NaN` for an invalid date. */
export function dayOf(moment: Date): number {
  return Math.floor(moment.getTime() / milliseconds)
}

/** The same day of the calendar some years later, `YYYY-MM-DD`; it need not exist (29 February). */
export function yearsLater(date: string, years: number): string {
  return `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`
}

const clock = /^T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * The moment an ISO 8601 text names, in milliseconds since 1970: a day (from midnight UTC), or a day
 * with a time and its offset. A time without an offset means another moment on every machine.
 * @returns `NaN` for anything else
 */
export function momentOf(text: unknown): number {
  if (typeof text !== 'string' || Number.isNaN(dayNumber(text.slice(0, 10)))) return Number.NaN
  return text.length === 10 || clock.test(text.slice(10)) ? Date.parse(text) : Number.NaN
}

/** The day with a number, `YYYY-MM-DD`. */
export function isoDay(number: number): string {
  return new Date(number * milliseconds).toISOString().slice(0, 10)
}
