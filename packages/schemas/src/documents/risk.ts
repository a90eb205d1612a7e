import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, richText, words} from '../fields/index.ts'

/** One complication as a concept; how often it happens stands where a procedure names it. */
export const risk = defineDocument({
  name: 'risk',
  title: 'Risk',
  plural: 'Risks',
  description: 'One complication, told once and named by every procedure that carries it.',
  review: 'clinical',
  units: () => ({
    risk: {
      title: 'Risk',
      bump: 'major',
      fields: {
        name: words({
          title: 'Name',
          description: 'The plain term first, e.g. “stroke”.',
          max: 60,
          bump: 'minor',
        }),
        medicalName: z.optional(
          words({
            title: 'Medical name',
            description:
              'What clinicians call it, if it differs from the name, e.g. “[medical term]”.',
            max: 120,
            bump: 'minor',
          }),
        ),
        definition: z.optional(
          words({
            title: 'What it is',
            description:
              'One sentence, without a frequency: that belongs to the procedure, e.g. “[Name] is when …”.',
            long: true,
            max: 300,
          }),
        ),
        category: choice({
          title: 'Category',
          description: 'What it concerns; for sorting and finding.',
          bump: 'patch',
          options: {
            cardiac: 'Heart',
            neurological: 'Brain and nerves',
            death: 'Death',
            device: 'Device',
            accessSite: 'Puncture site',
            allergy: 'Allergy',
            radiation: 'Radiation',
            kidney: 'Kidney',
            bleeding: 'Bleeding',
            infection: 'Infection',
            anaesthetic: 'Anaesthetic',
            other: 'Other',
          },
        }),
        serious: z.optional(
          choice({
            title: 'Serious',
            description:
              'Death, disability, permanent damage, a hospital stay or a threat to life.',
            options: {yes: 'Yes', no: 'No', notStated: 'Not stated'},
          }),
        ),
        warningSigns: z.optional(
          richText({
            title: 'Warning signs',
            description: 'What patients can notice themselves, e.g. “[something seen or felt]”.',
          }),
        ),
        whatToDo: z.optional(
          richText({
            title: 'What to do',
            description: 'Whom to reach and how soon, e.g. “Call … at once.”.',
          }),
        ),
      },
    },
  }),
  preview: {title: 'name', subtitle: 'category'},
})
