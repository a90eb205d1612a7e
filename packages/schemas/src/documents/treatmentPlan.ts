import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, choices, flag, group, list, reference, richText, words} from '../fields/index.ts'
import {durationStated} from '../objects/durationStated.ts'

/** The medicines that follow a procedure, without doses. */
export const treatmentPlan = defineDocument({
  name: 'treatmentPlan',
  title: 'Treatment plan',
  plural: 'Treatment plans',
  description: 'Medicines after a procedure. Doses belong to a prescription, not here.',
  review: 'clinical',
  units: {
    plan: {
      title: 'Plan',
      bump: 'major',
      fields: {
        title: words({title: 'Title', max: 120, bump: 'minor'}),
        purpose: z.optional(words({title: 'What it is for', max: 200})),
        statement: z.optional(richText({title: 'Statement', description: 'What patients read.'})),
        components: list(
          group({
            title: 'Medicine',
            name: 'planComponent',
            fields: {
              agent: words({title: 'Medicine', max: 120}),
              named: flag({title: 'Named', description: 'Do not name a drug the source does not name.'}),
              duration: durationStated({title: 'How long'}),
              dependsOn: z.optional(
                choices({
                  title: 'Depends on',
                  options: {illness: 'the illness', stentType: 'the type of stent', other: 'other things'},
                }),
              ),
            },
          }),
          {title: 'Medicines', min: 1},
        ),
        simultaneous: flag({title: 'Taken together'}),
        doNotStop: z.optional(
          group({
            title: 'Do not stop',
            description: 'Always shown first, never shortened, repeated in every short form.',
            fields: {
              critical: flag({title: 'Critical'}),
              exception: z.optional(
                choice({
                  title: 'Except',
                  options: {unlessAdvisedByDoctor: 'when a doctor advises it', none: 'never'},
                }),
              ),
              warning: words({title: 'Warning', long: true, max: 500}),
            },
          }),
        ),
        beforeOtherSurgery: z.optional(richText({title: 'Before another operation'})),
        missedDose: z.optional(richText({title: 'If a dose was missed'})),
        sideEffects: z.optional(richText({title: 'Side effects'})),
        interactions: z.optional(richText({title: 'Interactions'})),
        sources: z.optional(
          list(reference('source', {title: 'Source'}), {title: 'Sources'}),
        ),
      },
    },
  },
  preview: {title: 'title'},
})
