import * as z from 'zod/mini'

import {languageTag} from '../fields/localised.ts'
import {date, group, list, text, weakReference} from '../fields/index.ts'
import {field} from '../field.ts'

const sha256 = () =>
  z.string().check(z.regex(/^[0-9a-f]{64}$/, {error: 'Not a SHA-256 hash in lower-case hex.'}))

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
        locale: field(languageTag, {title: 'Language'}, {type: 'string'}),
        version: text({
          title: 'Version',
          pattern: /^\d+\.\d+\.\d+$/,
          error: 'A version is three numbers, e.g. "1.0.0".',
        }),
        hash: field(sha256(), {title: 'Hash of the approved words'}, {type: 'string'}),
        units: list(
          group({
            title: 'Unit',
            name: 'approvedUnit',
            fields: {
              unit: text({title: 'Unit'}),
              hash: field(sha256(), {title: 'Hash'}, {type: 'string'}),
              sourceHash: z.optional(
                field(sha256(), {title: 'Hash of the text it was translated from'}, {type: 'string'}),
              ),
            },
          }),
          {title: 'Approved units', min: 1},
        ),
        reviewedOn: date({title: 'Reviewed on'}),
        nextReviewDue: date({title: 'Next review due'}),
        reviewer: text({title: 'Reviewed by (user)'}),
        reviewerPerson: z.optional(weakReference(['person'], {title: 'Reviewer'})),
        reviewerLabel: text({title: 'Reviewer, as readers see it', max: 120}),
        waiver: z.optional(
          group({
            title: 'Waiver',
            description: 'Approved as information only, not for consent, because these are missing.',
            name: 'waiver',
            fields: {
              missing: list(text({title: 'Missing field'}), {title: 'Missing', min: 1}),
              reason: text({title: 'Reason', long: true, max: 1000}),
              waivedBy: text({title: 'Waived by'}),
              date: date({title: 'Date'}),
            },
          }),
        ),
      },
    }),
    {
      title: 'Approvals',
      description: 'Written by the action “Approve”. Any change to an approved word makes its stamp void.',
      bump: 'none',
      readOnly: true,
    },
  )
}
