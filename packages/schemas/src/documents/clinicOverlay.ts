import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {
  choice,
  choices,
  group,
  list,
  quantity,
  reference,
  richText,
  text,
  weakReference,
  words,
} from '../fields/index.ts'
import {frequency} from '../objects/frequency.ts'
import {
  overlayHidden,
  overlayReplacements,
  overlaySlots,
  overlayTargets,
} from '../objects/overlay.ts'

/** What one clinic says differently, or beside, a text that it shares with others. */
export const clinicOverlay = defineDocument({
  name: 'clinicOverlay',
  title: 'Local addition',
  plural: 'Local additions',
  description:
    'What one clinic adds to a shared text. Risks and numbers of the text stay as they are.',
  review: 'clinical',
  units: () => ({
    // What it belongs to is approved with its words: nobody can move them to another text afterwards.
    scope: {
      title: 'Shared text',
      bump: 'major',
      fields: {
        clinic: weakReference(['clinic'], {
          title: 'Clinic',
          description: 'The clinic that says this.',
        }),
        target: weakReference(overlayTargets, {
          title: 'Shared text',
          description: 'The document that this clinic adds to.',
        }),
        targetVersion: text({
          title: 'Version of the shared text',
          description:
            'The version this was written for, e.g. “1.0.0”. A new major one needs a review.',
          pattern: /^\d+\.\d+\.\d+$/,
          error: 'A version is three numbers, e.g. “1.0.0”.',
        }),
      },
    },
    additions: {
      title: 'Added',
      bump: 'major',
      fields: {
        additions: z.optional(
          list(
            group({
              title: 'Addition',
              name: 'overlayAddition',
              fields: {
                slot: choice({
                  title: 'Where',
                  description: 'What is added to. Nothing of the shared text is removed.',
                  options: overlaySlots,
                }),
                content: richText({
                  title: 'Text',
                  description: 'What patients read here, e.g. “In our clinic, …”.',
                }),
              },
            }),
            {
              title: 'Additions',
              description: 'Shown beside the shared text, as this clinic’s own.',
            },
          ),
        ),
      },
    },
    replacements: {
      title: 'Replaced',
      bump: 'minor',
      fields: {
        replacements: z.optional(
          list(
            group({
              title: 'Replacement',
              name: 'overlayReplacement',
              fields: {
                path: choice({
                  title: 'What',
                  description: 'Only practical matters can be replaced.',
                  options: overlayReplacements,
                }),
                content: richText({
                  title: 'Text',
                  description: 'What patients read instead, e.g. “In our clinic, …”.',
                }),
              },
            }),
            {title: 'Replacements', description: 'How it is done in this clinic.'},
          ),
        ),
        hide: z.optional(
          choices({
            title: 'Left out',
            description: 'What this clinic does not show. Risks, sources and dates always stay.',
            options: overlayHidden,
          }),
        ),
      },
    },
    figures: {
      title: 'Own figures',
      bump: 'major',
      fields: {
        localFigures: z.optional(
          list(
            group({
              title: 'Figure',
              name: 'localFigure',
              fields: {
                risk: reference('risk', {
                  title: 'Risk',
                  description: 'The risk that was counted. It stands in the shared text too.',
                }),
                frequency: frequency({title: 'How often, in this clinic'}),
                period: z.optional(
                  words({
                    title: 'In what time',
                    description:
                      'The time over which it was counted, e.g. “from [year] to [year]”.',
                    max: 120,
                  }),
                ),
                n: z.optional(
                  quantity({
                    title: 'Out of',
                    description: 'How many procedures were counted, e.g. of “[n] of [N]” the [N].',
                    min: 1,
                    max: 1_000_000_000,
                    whole: true,
                  }),
                ),
                source: z.optional(
                  reference('source', {
                    title: 'Source',
                    description: 'The audit that the figure was taken from.',
                  }),
                ),
              },
            }),
            {
              title: 'Figures of this clinic',
              description: 'Shown beside the figures of the shared text, never instead of them.',
            },
          ),
        ),
      },
    },
  }),
  preview: {title: 'clinic.name', subtitle: 'targetVersion'},
})
