import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, group, list, quantity, richText, text, words} from '../fields/index.ts'
import {formField} from '../objects/contact.ts'

/** The definition of a form. What people send with it is never stored in the content. */
export const enquiryForm = defineDocument({
  name: 'enquiryForm',
  title: 'Enquiry form',
  plural: 'Enquiry forms',
  description: 'The questions of a form. What people answer never comes here.',
  review: 'none',
  units: {
    form: {
      title: 'Form',
      bump: 'minor',
      fields: {
        title: words({title: 'Title', max: 120}),
        intro: z.optional(words({title: 'Introduction', long: true, max: 600})),
        submitLabel: z.optional(words({title: 'Label of the button', max: 60})),
        success: z.optional(
          words({title: 'After sending', description: 'Say what happens next, and when.', max: 300}),
        ),
        failure: z.optional(words({title: 'When sending fails', max: 300})),
        privacyNotice: z.optional(richText({title: 'Privacy notice'})),
        fields: z.optional(list(formField(), {title: 'Questions'})),
        consent: z.optional(
          group({
            title: 'Consent',
            fields: {text: words({title: 'Text', long: true, max: 1000}), version: text({title: 'Version', max: 20})},
          }),
        ),
      },
    },
  },
  fields: {
    purpose: choice({
      title: 'Purpose',
      options: {insurance: 'Insurance', appointment: 'Appointment', general: 'General', feedback: 'Feedback'},
    }),
    deliverTo: z.optional(
      text({
        title: 'Deliver to',
        description: 'A key that the server knows, e.g. “insurance-desk”. Never an address.',
        pattern: /^[a-z][a-z0-9-]*$/,
        error: 'Write a key of lower-case letters, digits and hyphens, never an address.',
      }),
    ),
    retentionDays: z.optional(quantity({title: 'Kept for (days)', min: 0, max: 3650, whole: true})),
  },
  preview: {title: 'title', subtitle: 'purpose'},
})
