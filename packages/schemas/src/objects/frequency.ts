import * as z from 'zod/mini'

import type {Rule} from '../fields/group.ts'
import {choice, flag, quantity, reference, variants, weakReference, words} from '../fields/index.ts'

const unit = () =>
  choice({
    title: 'Unit',
    description: 'How the author counts: “2 to 5%” is in percent.',
    options: {percent: 'percent', perN: 'in every N'},
  })

const denominator = () =>
  z.optional(
    quantity({
      title: 'N',
      description: 'Only for “in every N”.',
      min: 2,
      max: 1_000_000,
      whole: true,
    }),
  )

const per = () =>
  z.optional(
    choice({
      title: 'Counted per',
      description: 'What the number is about: one procedure, one person, one year.',
      options: {procedure: 'procedure', person: 'person', year: 'year', notStated: 'not stated'},
    }),
  )

const approximate = () =>
  z.optional(
    flag({
      title: 'Approximate (“about”, “of the order of”)',
      description: 'The author gives a rough figure, e.g. “generally of the order of”.',
    }),
  )

const citation = () =>
  z.optional(
    weakReference(['source'], {
      title: 'Source of the number',
      description: 'The publication that the number was taken from.',
    }),
  )

const term = () =>
  words({
    title: 'Words of the author',
    description:
      'Exactly as they stand in the statement, e.g. “very rare”. Words never become a number.',
    max: 120,
  })

const hasDenominator: Rule = {
  holds: ({unit, denominator}) => (unit === 'perN') === (denominator !== undefined),
  at: 'denominator',
  error: 'Give N for “in every N”, and leave it empty for percent.',
}

const withinWhole = (at: string): Rule => ({
  holds: ({[at]: value, unit, denominator}) =>
    Number(value) <= (unit === 'perN' ? Number(denominator) : 100),
  at,
  error: 'This is more than everyone. Check the number and its unit.',
})

/**
 * How often something happens: a number, the author's words, or the honest absence of both.
 * "Not stated" (the author is silent) differs from "not known" (the evidence cannot say).
 * Source: CIOMS/EMA frequency bands and the studies behind them, content model 1.5.
 */
export function frequency(options: {title: string; description?: string}) {
  return variants({
    description: 'A number with its source, or the author’s own words, or “not stated”.',
    ...options,
    name: 'frequency',
    variants: {
      verbal: {title: 'In words only', fields: {term: term()}},
      relative: {
        title: 'Compared with another',
        fields: {
          relation: choice({
            title: 'Relation',
            description:
              'What the author says, e.g. “The most common complication” or “More rarely”.',
            options: {
              mostCommonInGroup: 'the most common of the group',
              lessOftenThan: 'less often than',
              moreOftenThan: 'more often than',
            },
          }),
          of: z.optional(
            reference('risk', {
              title: 'Compared with',
              description: 'The other risk, named in the same statement.',
            }),
          ),
          term: term(),
        },
      },
      range: {
        title: 'Range of numbers',
        fields: {
          low: quantity({
            title: 'From',
            description: 'The lower number, as it stands in the statement: of “2 to 5%” the 2.',
            min: 0,
            max: 1_000_000,
          }),
          high: quantity({
            title: 'To',
            description: 'The higher number, as it stands in the statement: of “2 to 5%” the 5.',
            min: 0,
            max: 1_000_000,
          }),
          unit: unit(),
          denominator: denominator(),
          approximate: approximate(),
          per: per(),
          citation: citation(),
        },
        rules: [
          {
            holds: ({low, high}) => Number(low) < Number(high),
            at: 'high',
            error: 'The range must end above its start. For one number choose “One number”.',
          },
          withinWhole('high'),
          hasDenominator,
        ],
      },
      point: {
        title: 'One number',
        fields: {
          value: quantity({
            title: 'Value',
            description:
              'The number as it stands in the statement, e.g. of “[N] in every 100” the [N].',
            min: 0,
            max: 1_000_000,
          }),
          unit: unit(),
          denominator: denominator(),
          approximate: approximate(),
          per: per(),
          citation: citation(),
        },
        rules: [withinWhole('value'), hasDenominator],
      },
      count: {
        title: 'Counted cases',
        fields: {
          events: quantity({
            title: 'Cases',
            description: 'How many people it happened to, e.g. of “[n] of [N] people” the [n].',
            min: 0,
            max: 1_000_000_000,
            whole: true,
          }),
          n: quantity({
            title: 'Out of',
            description: 'How many people were counted, e.g. of “[n] of [N] people” the [N].',
            min: 1,
            max: 1_000_000_000,
            whole: true,
          }),
          period: z.optional(
            words({
              title: 'In what time',
              description:
                'The time over which they were counted, in the words of the source, e.g. “within [so many] days”.',
              max: 120,
            }),
          ),
          citation: citation(),
        },
        rules: [
          {
            holds: ({events, n}) => Number(events) <= Number(n),
            at: 'events',
            error: 'There cannot be more cases than people counted.',
          },
        ],
      },
      notStated: {title: 'Not stated by the author', fields: {}},
      notKnown: {title: 'Not known to science', fields: {citation: citation()}},
    },
  })
}
