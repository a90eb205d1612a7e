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
  units: () => ({
    form: {
      title: 'Form',
      bump: 'minor',
      fields: {
        title: words({
          title: 'Title',
          description: 'What readers see above the form, e.g. “Request for information”.',
          max: 120,
        }),
        intro: z.optional(
          words({
            title: 'Introduction',
            description:
              'What the form is for and who answers, e.g. “Ask us about … [Team] will answer.”.',
            long: true,
            max: 600,
          }),
        ),
        submitLabel: z.optional(
          words({
            title: 'Label of the button',
            description: 'What is sent by pressing it, e.g. “Request for information”.',
            max: 60,
          }),
        ),
        success: z.optional(
          words({
            title: 'After sending',
            description:
              'Say what happens next, and when, e.g. “Thank you. We answer within [time].”.',
            max: 300,
          }),
        ),
        failure: z.optional(
          words({
            title: 'When sending fails',
            description: 'What people can do instead, e.g. “It was not sent. Please call us.”.',
            max: 300,
          }),
        ),
        privacyNotice: z.optional(
          richText({
            title: 'Privacy notice',
            description:
              'Who reads the answers, how long they are kept, whom to ask, e.g. “Only [team] reads this …”.',
          }),
        ),
        fields: z.optional(
          list(formField(), {
            title: 'Questions',
            description: 'As few as possible. Never ask for a diagnosis.',
          }),
        ),
        consent: z.optional(
          group({
            title: 'Consent',
            description: 'Needed as soon as a question is sensitive.',
            fields: {
              text: words({
                title: 'Text',
                description:
                  'The whole sentence that people agree to, e.g. “I agree that [clinic] …”.',
                long: true,
                max: 1000,
              }),
              version: text({
                title: 'Version',
                description: 'Raise it with every change of the text, e.g. “2”.',
                max: 20,
              }),
            },
          }),
        ),
      },
    },
  }),
  fields: () => ({
    purpose: choice({
      title: 'Purpose',
      description: 'What people want when they fill it in.',
      options: {
        insurance: 'Insurance',
        appointment: 'Appointment',
        general: 'General',
        feedback: 'Feedback',
      },
    }),
    deliverTo: z.optional(
      text({
        title: 'Deliver to',
        description: 'A key that the server knows, e.g. “insurance-desk”. Never an address.',
        pattern: /^[a-z][a-z0-9-]*$/,
        error: 'Write a key of lower-case letters, digits and hyphens, never an address.',
      }),
    ),
    retentionDays: z.optional(
      quantity({
        title: 'Kept for (days)',
        description:
          'How many days the answers are kept. The privacy notice must say the same. E.g. “30”.',
        min: 0,
        max: 3650,
        whole: true,
      }),
    ),
  }),
  preview: {title: 'title', subtitle: 'purpose'},
  rules: [
    {
      holds: (form) => !asksSensitive(form) || isFilled(form.privacyNotice),
      at: 'privacyNotice',
      error: 'A question is sensitive: say here who reads the answers and how long they are kept.',
    },
    {
      holds: (form) => !asksSensitive(form) || isFilled(Object(form.consent).text),
      at: 'consent',
      error: 'A question is sensitive: write the consent that people give before they answer.',
    },
  ],
})

function asksSensitive({fields}: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(fields) && fields.some((question) => question?.sensitive === true)
}

/** Whether a localised text says something in any language. */
function isFilled(values: unknown): boolean {
  return Array.isArray(values) && values.some((item) => /\S/.test(wordsOf(item?.value)))
}

function wordsOf(value: unknown): string {
  if (typeof value === 'string') return value
  const blocks = Array.isArray(value) ? value : []
  return blocks
    .flatMap((block) => (Array.isArray(block?.children) ? block.children : []))
    .map((span) => String(span?.text ?? ''))
    .join('')
}
