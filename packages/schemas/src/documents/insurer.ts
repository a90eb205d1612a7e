import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, group, link, list, reference, text, words} from '../fields/index.ts'
import {contactPoint} from '../objects/contact.ts'

/** An insurance company and its plans. Whether a clinic accepts it is another document. */
export const insurer = defineDocument({
  name: 'insurer',
  title: 'Insurer',
  plural: 'Insurers',
  description: 'An insurance company and its plans. Whether a clinic accepts it stands elsewhere.',
  review: 'none',
  units: () => ({
    insurer: {
      title: 'Insurer',
      bump: 'minor',
      fields: {
        name: text({
          title: 'Name',
          description: 'As the company writes it, e.g. “[Company]”.',
          max: 120,
        }),
        localNames: z.optional(
          words({
            title: 'Name in other languages',
            description:
              'Only if the company uses another name there, e.g. “[Company, in French]”.',
            max: 120,
          }),
        ),
        country: text({
          title: 'Country (two letters)',
          description: 'The ISO code of the country it insures in, e.g. “FR”.',
          pattern: /^[A-Z]{2}$/,
          error: 'Two capital letters, e.g. FR.',
        }),
        website: z.optional(link({title: 'Web address', description: 'The company’s own site.'})),
        logo: z.optional(
          reference('media', {
            title: 'Logo',
            description: 'Only with the permission of the company.',
          }),
        ),
        contactPoints: z.optional(
          list(contactPoint(), {
            title: 'Contacts',
            description: 'How patients reach the company. Leave empty rather than guess.',
          }),
        ),
        plans: z.optional(
          list(
            group({
              title: 'Insurance plan',
              name: 'insurancePlan',
              fields: {
                key: text({
                  title: 'Key',
                  description: 'A name for programs that never changes, e.g. “basic”.',
                  pattern: /^[a-z][a-z0-9-]*$/,
                  error: 'Write lower-case letters, digits and hyphens.',
                  max: 60,
                }),
                name: text({
                  title: 'Name',
                  description: 'As it is printed on the patient’s card, e.g. “[Name of the plan]”.',
                  max: 120,
                }),
                planId: z.optional(
                  text({
                    title: 'Number of the plan',
                    description:
                      'The company’s own number. Never make one up. E.g. “[digits on the card]”.',
                    max: 60,
                  }),
                ),
                note: z.optional(
                  words({
                    title: 'Note',
                    description:
                      'What patients should know about this plan, e.g. “Ask for [paper] first.”.',
                    max: 300,
                  }),
                ),
              },
            }),
            {title: 'Plans', description: 'The plans that patients here have.'},
          ),
        ),
        status: choice({
          title: 'Status',
          description: 'Whether the company still insures people.',
          options: {active: 'Active', closed: 'Closed'},
          initial: 'active',
        }),
      },
    },
  }),
  preview: {title: 'name', subtitle: 'country'},
})
