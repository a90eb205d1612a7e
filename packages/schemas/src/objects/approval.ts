import * as z from 'zod/mini'

import {field} from '../field.ts'
import {date, flag, group, list, moment, text, weakReference} from '../fields/index.ts'
import {languageTag} from '../fields/localised.ts'
import {translationOrigin, writers} from './review.ts'
import {sha256} from './sha256.ts'

/**
 * The stamps of a document, one per language: who approved exactly which words, and until when.
 * `hash` covers the words of every unit; `units` tells which unit changed when they no longer match.
 * Written by the approve action only.
 */
export function approval() {
  return list(
    group({
      title: 'Approval',
      name: 'approval',
      fields: {
        locale: field(
          languageTag(),
          {title: 'Language', description: 'The language that was approved.'},
          {type: 'string'},
        ),
        version: text({
          title: 'Version',
          description: 'The version of the document that was approved, e.g. “1.0.0”.',
          pattern: /^\d+\.\d+\.\d+$/,
          error: 'A version is three numbers, e.g. "1.0.0".',
        }),
        hash: field(
          sha256(),
          {
            title: 'Hash of the approved words',
            description: 'Changes with any approved word; then this approval is void.',
          },
          {type: 'string'},
        ),
        units: list(
          group({
            title: 'Unit',
            name: 'approvedUnit',
            fields: {
              unit: text({title: 'Unit', description: 'Name of the section, e.g. “risks”.'}),
              hash: field(
                sha256(),
                {
                  title: 'Hash',
                  description: 'Tells whether this section is still what was approved.',
                },
                {type: 'string'},
              ),
              sourceHash: z.optional(
                field(
                  sha256(),
                  {
                    title: 'Hash of the text it was translated from',
                    description:
                      'Tells whether the original has changed since the translation was approved.',
                  },
                  {type: 'string'},
                ),
              ),
            },
          }),
          {
            title: 'Approved units',
            description: 'The sections that were complete in this language when it was approved.',
            min: 1,
          },
        ),
        reviewedOn: date({
          title: 'Reviewed on',
          description: 'The day of the review, as readers see it.',
        }),
        reviewedAt: z.optional(
          moment({
            title: 'Reviewed at',
            description: 'The moment of the review. A withdrawal that was lifted later voids it.',
          }),
        ),
        since: z.optional(
          date({
            title: 'Version approved since',
            description: 'The day on which this major and minor version was approved first.',
          }),
        ),
        nextReviewDue: date({
          title: 'Next review due',
          description: 'From this day on the text counts as overdue.',
        }),
        reviewer: text({
          title: 'Reviewed by (user)',
          description: 'The Studio user who approved it.',
        }),
        reviewerPerson: z.optional(
          weakReference(['person'], {
            title: 'Reviewer',
            description: 'The person’s own document, if there is one.',
          }),
        ),
        reviewerLabel: text({
          title: 'Reviewer, as readers see it',
          description: 'A name if the person agreed to be named, else the role.',
          max: 120,
        }),
        author: z.optional(
          text({
            title: 'Written by (user)',
            description: 'The Studio user who submitted these words.',
          }),
        ),
        writers: z.optional(writers()),
        translationOrigin: z.optional(translationOrigin()),
        demonstration: z.optional(
          flag({
            title: 'Demonstration',
            description: 'Approved where one person may hold every role, to try things out.',
          }),
        ),
        signature: z.optional(
          text({
            title: 'Signature',
            description: 'Ed25519 over this stamp, in lower-case hex.',
            pattern: /^[0-9a-f]{128}$/,
            error: 'Not an Ed25519 signature in lower-case hex.',
          }),
        ),
        waiver: z.optional(
          group({
            title: 'Waiver',
            description:
              'Approved as information only, not for consent, because these are missing.',
            name: 'waiver',
            fields: {
              missing: list(
                text({
                  title: 'Missing field',
                  description: 'Name of the field, e.g. “alternatives”.',
                }),
                {
                  title: 'Missing',
                  description: 'The fields that consent needs and that were empty.',
                  min: 1,
                },
              ),
              reason: text({
                title: 'Reason',
                description: 'Why it is shown all the same.',
                long: true,
                max: 1000,
              }),
              waivedBy: text({title: 'Waived by', description: 'The Studio user who decided it.'}),
              date: date({title: 'Date', description: 'The day of the decision.'}),
            },
          }),
        ),
      },
    }),
    {
      title: 'Approvals',
      description:
        'Written by the action “Approve”. Any change to an approved word makes its stamp void.',
      bump: 'none',
      readOnly: true,
    },
  )
}
