import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {flag, list, reference, richText, slug, words} from '../fields/index.ts'
import {step} from '../objects/care.ts'
import {searchTerms} from '../objects/searchTerms.ts'

/** How the clinic deals with insurance. */
export const insuranceGuide = defineDocument({
  name: 'insuranceGuide',
  title: 'Insurance page',
  plural: 'Insurance pages',
  description: 'What patients read about insurance. Approved by the office, not by a clinician.',
  review: 'administrative',
  units: () => ({
    insurance: {
      title: 'Insurance',
      bump: 'minor',
      fields: {
        title: words({
          title: 'Title',
          description: 'What readers see above the page, e.g. “Insurance”.',
          max: 120,
        }),
        body: z.optional(
          richText({
            title: 'Text',
            description:
              'How the clinic helps with insurance. Name no insurer here. E.g. “We ask your insurer before …”.',
          }),
        ),
        steps: z.optional(
          list(step(), {title: 'Steps', description: 'What people do, one after the other.'}),
        ),
      },
    },
    form: {
      title: 'Form',
      bump: 'minor',
      fields: {
        form: z.optional(
          reference('enquiryForm', {
            title: 'Enquiry form',
            description: 'The form shown below the text.',
          }),
        ),
      },
    },
  }),
  fields: () => ({
    slug: slug({
      title: 'Web address',
      description: 'e.g. “insurance”, one per language.',
      bump: 'none',
    }),
    clinic: reference('clinic', {
      title: 'Clinic',
      description: 'The clinic that this page speaks for.',
    }),
    showAcceptances: z.optional(
      flag({
        title: 'List the insurers',
        description: 'Shows which insurers are accepted, once they are recorded and checked.',
      }),
    ),
    searchTerms: z.optional(searchTerms()),
  }),
  preview: {title: 'title'},
})
