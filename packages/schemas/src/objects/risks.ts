import * as z from 'zod/mini'

import {choice, flag, group, list, reference, richText, words} from '../fields/index.ts'
import {durationStated} from './durationStated.ts'
import {frequency} from './frequency.ts'

/** What raises or lowers a chance, in the author's words. */
export function modifier() {
  return group({
    title: 'What changes it',
    name: 'modifier',
    fields: {
      direction: choice({
        title: 'Effect',
        description: '“higher when …”, “lower when …”, or “depends on …”.',
        options: {higher: 'higher', lower: 'lower', dependsOn: 'depends on'},
      }),
      when: words({
        title: 'When',
        description: 'Words of the statement, e.g. “[a few words that stand there]”.',
        max: 200,
      }),
    },
  })
}

/** Something a patient must do because of a risk. */
export function patientAction() {
  return group({
    title: 'What the patient must do',
    description: 'Only if the statement asks something of the patient, e.g. to inform the doctor.',
    name: 'patientAction',
    fields: {
      when: choice({
        title: 'When',
        description: 'When the patient has to do it.',
        options: {
          beforeProcedure: 'before the procedure',
          afterProcedure: 'after it',
          ifItHappens: 'if it happens',
        },
      }),
      critical: flag({title: 'Critical', description: 'No channel may leave it out.'}),
      text: words({
        title: 'What to do',
        description:
          'What the patient reads, whole sentences of the statement, e.g. “Tell your doctor if …”.',
        long: true,
        max: 500,
      }),
    },
  })
}

/** One complication inside a group, with how often it happens here. */
export function riskOccurrence() {
  return group({
    title: 'Risk',
    name: 'riskOccurrence',
    fields: {
      risk: reference('risk', {
        title: 'Risk',
        description: 'The complication. Its name and explanation become part of this page.',
      }),
      frequency: frequency({title: 'How often'}),
      timing: z.optional(
        group({
          title: 'When it happens',
          description: 'Only if the statement says so.',
          name: 'timing',
          fields: {
            kind: choice({
              title: 'When',
              description: 'How soon, as far as the statement says.',
              options: {
                during: 'during the procedure',
                hours: 'within hours',
                days: 'within days',
                weeks: 'within weeks',
                months: 'within months',
                notStated: 'not stated',
              },
            }),
            statedTerm: z.optional(
              words({
                title: 'Words of the author',
                description:
                  'Exactly as they stand in the statement, e.g. “[words of the statement]”.',
                max: 120,
              }),
            ),
          },
        }),
      ),
      duration: z.optional(
        durationStated({
          title: 'How long it lasts',
          description: 'Only if the statement says so, e.g. “several days”.',
        }),
      ),
      severity: z.optional(
        group({
          title: 'How serious',
          description: 'Only what the statement says.',
          name: 'severity',
          fields: {
            serious: z.optional(
              flag({
                title: 'Serious',
                description:
                  'Death, disability, permanent damage, a hospital stay or a threat to life. Empty: the author does not say.',
              }),
            ),
            reversible: z.optional(
              flag({
                title: 'Reversible',
                description: 'It passes without lasting damage. Empty: the author does not say.',
              }),
            ),
            stated: z.optional(
              words({
                title: 'Words of the author',
                description: 'Exactly as they stand in the statement, e.g. “usually harmless”.',
                max: 120,
              }),
            ),
          },
        }),
      ),
      causes: z.optional(
        list(cause(), {
          title: 'Causes',
          description: 'What it comes from, e.g. “prolonged use of X-rays”.',
        }),
      ),
      modifiers: z.optional(
        list(modifier(), {
          title: 'What makes it more or less likely',
          description: 'Only what the statement says.',
        }),
      ),
      whatToDo: z.optional(
        words({
          title: 'What to do',
          description:
            'What patients should do if it happens to them, e.g. “Tell [whom] at once.”.',
          long: true,
          max: 500,
        }),
      ),
    },
  })
}

function cause() {
  return group({
    title: 'Cause',
    name: 'cause',
    fields: {
      text: words({
        title: 'Cause',
        description: 'Words of the statement, e.g. “[a few words that stand there]”.',
        max: 120,
      }),
    },
  })
}

/** A treatment a complication may need. */
export function intervention() {
  return group({
    title: 'Treatment it may need',
    name: 'intervention',
    fields: {
      intervention: words({
        title: 'Treatment',
        description: 'Words of the statement, e.g. “[a few words that stand there]”.',
        max: 120,
      }),
      frequency: z.optional(frequency({title: 'How often'})),
    },
  })
}

/** Risks that one statement tells together; the statement is what patients read. */
export function riskGroup() {
  return group({
    title: 'Group of risks',
    name: 'riskGroup',
    fields: {
      title: words({
        title: 'Title',
        description: 'A few words above the statement, e.g. “Allergic complications”.',
        max: 80,
      }),
      titleOrigin: z.optional(
        choice({
          title: 'Who wrote the title',
          description: '“the editor” when the source has no title for this group.',
          options: {source: 'the source', editor: 'the editor'},
        }),
      ),
      statement: richText({
        title: 'Statement',
        description:
          'What patients read. Everything below must already be said here. E.g. “[Risk] is [how often].”.',
      }),
      frequency: z.optional(
        frequency({
          title: 'How often, for the whole group',
          description:
            'When the statement speaks of the group as a whole, e.g. “have become rare”.',
        }),
      ),
      occurrences: list(riskOccurrence(), {
        title: 'Risks named in the statement',
        description: 'One entry for each complication, in the order of the statement.',
        min: 1,
        max: 30,
      }),
      mayRequire: z.optional(
        list(intervention(), {
          title: 'May need',
          description: 'Treatments that the statement says may become necessary.',
        }),
      ),
      patientAction: z.optional(patientAction()),
      examplesOnly: z.optional(
        flag({
          title: 'Only examples',
          description: 'The statement says “such as”: no channel may call the list complete.',
        }),
      ),
    },
  })
}
