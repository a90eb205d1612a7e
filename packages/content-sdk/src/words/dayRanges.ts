import type {Day} from './words.ts'

const week: readonly Day[] = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/** Days in a row, as pairs of first and last: Monday to Friday and Sunday are `[Mo–Fr]`, `[Su–Su]`. */
export function dayRanges(days: readonly Day[]): {first: Day; last: Day}[] {
  const ranges: {first: Day; last: Day}[] = []
  for (const [index, day] of week.entries()) {
    if (!days.includes(day)) continue
    const current = ranges.at(-1)
    if (current && current.last === week[index - 1]) current.last = day
    else ranges.push({first: day, last: day})
  }
  return ranges
}

/** The name of a day of the week in a language: “Monday”, “lundi”. */
export function dayName(locale: string, day: Day): string {
  // 1 January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, 1 + week.indexOf(day)))
  return new Intl.DateTimeFormat(locale, {weekday: 'long', timeZone: 'UTC'}).format(date)
}
