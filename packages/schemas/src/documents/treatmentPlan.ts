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
  units: () => ({
    plan: {
      title: 'Plan',
      bump: 'major',
      fields: {
        title: words({
          title: 'Title',
          description: 'e.g. “Antiplatelet treatment after dilatation”.',
          max: 120,
          bump: 'minor',
        }),
        purpose: z.optional(
          words({
            title: 'What it is for',
            description: 'In the words of the statement, e.g. “to prevent the formation of clots”.',
            max: 200,
          }),
        ),
        statement: z.optional(
          richText({
            title: 'Statement',
            description: 'What patients read, e.g. “[The author’s own sentences]”.',
          }),
        ),
        components: list(
          group({
            title: 'Medicine',
            name: 'planComponent',
            fields: {
              agent: words({
                title: 'Medicine',
                description: 'In the words of the statement, e.g. “aspirin”.',
                max: 120,
              }),
              named: flag({
                title: 'Named',
                description: 'Do not name a drug the source does not name.',
              }),
              duration: durationStated({
                title: 'How long',
                description: 'In the words of the statement, e.g. “1 month to 1 year”.',
              }),
              dependsOn: z.optional(
                choices({
                  title: 'Depends on',
                  description: 'What the length depends on, as far as the statement says.',
                  options: {
                    illness: 'the illness',
                    stentType: 'the type of stent',
                    other: 'other things',
                  },
                }),
              ),
            },
          }),
          {title: 'Medicines', description: 'One entry for each medicine. No doses.', min: 1},
        ),
        simultaneous: flag({
          title: 'Taken together',
          description: 'All of them are taken during the same time.',
        }),
        doNotStop: z.optional(
          group({
            title: 'Do not stop',
            description: 'Always shown first, never shortened, repeated in every short form.',
            fields: {
              critical: flag({title: 'Critical', description: 'No channel may leave it out.'}),
              exception: z.optional(
                choice({
                  title: 'Except',
                  description: 'The only exception the text allows.',
                  options: {unlessAdvisedByDoctor: 'when a doctor advises it', none: 'never'},
                }),
              ),
              warning: words({
                title: 'Warning',
                description:
                  'What patients read, a whole sentence, e.g. “Do not stop … without …”.',
                long: true,
                max: 500,
              }),
            },
          }),
        ),
        beforeOtherSurgery: z.optional(
          richText({
            title: 'Before another operation',
            description:
              'What patients must do when another operation is planned, e.g. “Tell [whom] that …”.',
          }),
        ),
        missedDose: z.optional(
          richText({
            title: 'If a dose was missed',
            description:
              'What patients should do. Leave empty rather than guess. E.g. “If you forget, …”.',
          }),
        ),
        sideEffects: z.optional(
          richText({
            title: 'Side effects',
            description:
              'What patients can notice themselves, and when to ask for help, e.g. “Ask for help if …”.',
          }),
        ),
        interactions: z.optional(
          richText({
            title: 'Interactions',
            description: 'What must not be combined with it, e.g. “Ask before you take …”.',
          }),
        ),
        sources: z.optional(
          list(reference('source', {title: 'Source'}), {
            title: 'Sources',
            description: 'What the statements of this plan rest on.',
          }),
        ),
      },
    },
  }),
  preview: {title: 'title'},
})
