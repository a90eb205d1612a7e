import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, group, list, moment, text, weakReference, words} from '../fields/index.ts'

/** Takes documents out of circulation, everywhere and at once. Publishing one needs no approval. */
export const withdrawal = defineDocument({
  name: 'withdrawal',
  title: 'Withdrawal',
  plural: 'Withdrawals',
  description: 'Takes documents, languages or sections out of circulation everywhere, at once.',
  review: 'none',
  units: {
    notice: {
      title: 'Notice',
      bump: 'none',
      fields: {
        title: words({
          title: 'Title',
          description: 'What is withdrawn, for the editors.',
          max: 120,
        }),
        publicMessage: z.optional(
          words({
            title: 'What readers are told instead',
            description: 'One or two plain sentences, in every language the site offers.',
            long: true,
            max: 500,
          }),
        ),
      },
    },
  },
  fields: {
    severity: choice({
      title: 'Why',
      description: 'The kind of reason; it is recorded and not shown to readers.',
      options: {recall: 'Recall', safety: 'Safety', error: 'Error in the text', legal: 'Legal'},
    }),
    targets: list(
      group({
        title: 'What is withdrawn',
        name: 'withdrawalTarget',
        fields: {
          document: weakReference(
            [
              'procedure',
              'risk',
              'device',
              'treatmentPlan',
              'media',
              'insuranceGuide',
              'enquiryForm',
              'clinic',
            ],
            {
              title: 'Document',
              description: 'Pages that include this document lose the sections that do.',
            },
          ),
          locales: z.optional(
            list(text({title: 'Language', max: 12}), {
              title: 'Only these languages',
              description: 'Leave empty to withdraw every language.',
            }),
          ),
          units: z.optional(
            list(text({title: 'Section', max: 60}), {
              title: 'Only these sections',
              description:
                'Names of sections, e.g. “risks”. Leave empty to withdraw the whole document.',
            }),
          ),
        },
      }),
      {title: 'What is withdrawn', description: 'One or more documents.', min: 1},
    ),
    effectiveFrom: moment({title: 'From', description: 'Normally now.'}),
    liftedOn: z.optional(
      moment({
        title: 'Lifted on',
        description: 'Empty while it holds. The text then needs a new approval.',
      }),
    ),
    reference: z.optional(
      text({title: 'Reference', description: 'A recall number, if there is one.', max: 120}),
    ),
  },
  preview: {title: 'title', subtitle: 'severity'},
})
