/** A day as a language writes it, e.g. “24 Nov 2026”. @param day `YYYY-MM-DD` */
export function dateIn(language: string, day: string): string {
  return new Intl.DateTimeFormat(language, {dateStyle: 'medium', timeZone: 'UTC'}).format(
    new Date(`${day}T00:00:00Z`),
  )
}
