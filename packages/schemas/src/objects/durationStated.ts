import * as z from 'zod/mini'

import {text, variants, words} from '../fields/index.ts'

const iso8601 = /^P(?=\d|T)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/

/** A length of time as ISO 8601 writes it, e.g. `P1M` for one month. */
export function duration(options: {title: string; description?: string}) {
  return text({
    description:
      'ISO 8601, e.g. “P1D” one day, “P1M” one month, “P1Y” one year, “PT30M” 30 minutes.',
    ...options,
    pattern: iso8601,
    error: 'Write a duration such as “P1D” (one day), “P1M” (one month) or “P1Y” (one year).',
  })
}

/**
 * The length of an ISO 8601 duration in days, to compare two of them.
 * Months count 30.44 and years 365.25 days, the Gregorian means.
 */
export function lengthInDays(duration: string): number {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(
    duration,
  )
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = (match ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0))
  return years * 365.25 + months * 30.44 + weeks * 7 + days + hours / 24 + minutes / 1440
}

const statedTerm = () =>
  words({
    title: 'Words of the author',
    description: 'Exactly as they stand in the statement, e.g. “1 month to 1 year”.',
    max: 120,
  })

/** How long something lasts, as the author states it. */
export function durationStated(options: {title: string; description?: string}) {
  return variants({
    ...options,
    name: 'durationStated',
    variants: {
      longTerm: {title: 'For the long term', fields: {statedTerm: statedTerm()}},
      range: {
        title: 'From … to …',
        fields: {
          min: duration({
            title: 'At least',
            description: 'The shorter end, e.g. “P1M” for “1 month”.',
          }),
          max: duration({
            title: 'At most',
            description: 'The longer end, e.g. “P1Y” for “1 year”.',
          }),
          statedTerm: statedTerm(),
        },
        rules: [
          {
            holds: ({min, max}) => lengthInDays(String(min)) < lengthInDays(String(max)),
            at: 'max',
            error: '“At most” must be longer than “At least”.',
          },
        ],
      },
      fixed: {
        title: 'One length',
        fields: {
          length: duration({title: 'Length', description: 'One length, e.g. “P1M” for “1 month”.'}),
          statedTerm: statedTerm(),
        },
      },
      untilReview: {title: 'Until reviewed', fields: {statedTerm: statedTerm()}},
      stated: {title: 'In words only', fields: {statedTerm: statedTerm()}},
      notStated: {
        title: 'Not stated by the author',
        fields: {statedTerm: z.optional(statedTerm())},
      },
    },
  })
}
