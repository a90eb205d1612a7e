import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, group, list, moment, text, weakReference, words} from '../fields/index.ts'

/** What can be withdrawn: whatever a reader is shown. */
const withdrawable = [
  'procedure',
  'risk',
  'device',
  'treatmentPlan',
  'media',
  'glossaryTerm',
  'source',
  'insuranceGuide',
  'insuranceAcceptance',
  'insurer',
  'enquiryForm',
  'clinic',
  'clinicOverlay',
]

/** Takes documents out of circulation, everywhere and at once. Publishing one needs no approval. */
export const withdrawal = defineDocument({
  name: 'withdrawal',
  title: 'Withdrawal',
  plural: 'Withdrawals',
  description: 'Takes documents, languages or sections out of circulation everywhere, at once.',
  review: 'none',
  units: () => ({
    notice: {
      title: 'Notice',
      bump: 'none',
      fields: {
        title: words({
          title: 'Title',
          description: 'What is withdrawn, for the editors.',
          max: 120,
        }),
        publicMessage: words({
          title: 'What readers are told',
          description:
            'One or two plain sentences, in every language the site offers: instead of what is withdrawn, or above it.',
          long: true,
          max: 500,
          everyLanguage: true,
        }),
      },
    },
  }),
  fields: () => ({
    severity: choice({
      title: 'Why',
      description: 'The kind of reason; it is recorded and not shown to readers.',
      options: {recall: 'Recall', safety: 'Safety', error: 'Error in the text', legal: 'Legal'},
    }),
    action: z.optional(
      choice({
        title: 'What happens',
        description: 'Hide it unless you are sure that a warning is enough.',
        options: {hide: 'Hide it', warn: 'Show it under a warning'},
        initial: 'hide',
      }),
    ),
    targets: list(
      group({
        title: 'What is withdrawn',
        name: 'withdrawalTarget',
        fields: {
          document: weakReference(withdrawable, {
            title: 'Document',
            description: 'Pages that include this document lose the sections that do.',
          }),
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
          clinics: z.optional(
            list(weakReference(['clinic'], {title: 'Clinic'}), {
              title: 'Only in these clinics',
              description: 'Leave empty for all. A reader who names no clinic is meant as well.',
            }),
          ),
          channels: z.optional(
            list(text({title: 'Channel', max: 60}), {
              title: 'Only on these channels',
              description:
                'E.g. “kiosk”, “print”. Leave empty for all. A reader that names no channel is meant as well.',
            }),
          ),
          maxVersion: z.optional(
            text({
              title: 'Up to version',
              description:
                'The last version that is withdrawn, e.g. “1.2.0”; a later one is shown once approved. Leave empty for all.',
              pattern: /^\d+\.\d+\.\d+$/,
              error: 'A version is three numbers, e.g. “1.2.0”.',
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
        description: 'Empty while it holds. What was hidden then needs a new approval.',
      }),
    ),
    reference: z.optional(
      text({title: 'Reference', description: 'A recall number, if there is one.', max: 120}),
    ),
  }),
  preview: {title: 'title', subtitle: 'severity'},
})
