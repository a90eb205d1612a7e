/** The day it is, `YYYY-MM-DD` in UTC, as approvals count days. */
export function today(now = new Date()): string {
  return now.toISOString().slice(0, 10)
}

/**
 * The same day some months later; the last day of the month where there is no such day.
 * @param date `YYYY-MM-DD`
 */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return today(new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))))
}

/** How long an approval lasts unless the reviewer says otherwise, in months (content model 2.2). */
export function reviewInterval(type: string): number {
  return type === 'treatmentPlan' ? 12 : 24
}
