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
  units: {
    insurance: {
      title: 'Insurance',
      bump: 'minor',
      fields: {
        title: words({title: 'Title', max: 120}),
        body: z.optional(richText({title: 'Text'})),
        steps: z.optional(list(step(), {title: 'Steps'})),
      },
    },
    form: {
      title: 'Form',
      bump: 'minor',
      fields: {form: z.optional(reference('enquiryForm', {title: 'Enquiry form'}))},
    },
  },
  fields: {
    slug: slug({title: 'Web address', description: 'e.g. “insurance”, one per language.', bump: 'none'}),
    clinic: reference('clinic', {title: 'Clinic'}),
    showAcceptances: z.optional(flag({title: 'List the insurers'})),
    searchTerms: z.optional(searchTerms()),
  },
  preview: {title: 'title'},
})
