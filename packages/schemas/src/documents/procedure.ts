import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {
  choice,
  group,
  list,
  reference,
  richText,
  slug,
  weakReference,
  words,
} from '../fields/index.ts'
import {alternative, benefitItem, helpRule, section, step} from '../objects/care.ts'
import {duration, durationStated} from '../objects/durationStated.ts'
import {frequency} from '../objects/frequency.ts'
import {modifier, riskGroup} from '../objects/risks.ts'
import {searchTerms} from '../objects/searchTerms.ts'
import {whatHappens} from '../objects/whatHappens.ts'

/** A procedure as patients read about it: why, what happens, risks, benefits and what follows. */
export const procedure = defineDocument({
  name: 'procedure',
  title: 'Procedure',
  plural: 'Procedures',
  description: 'One procedure, told to the patient who is offered it.',
  review: 'clinical',
  units: () => ({
    overview: {
      title: 'Overview',
      bump: 'minor',
      fields: {
        title: words({
          title: 'Title',
          description: 'What patients call it, e.g. “[the everyday name]”.',
          min: 3,
          max: 80,
        }),
        alternateNames: z.optional(
          list(
            group({
              title: 'Other name',
              name: 'alternateName',
              fields: {
                name: words({title: 'Name', description: 'e.g. “coronary angioplasty”.', max: 80}),
              },
            }),
            {title: 'Other names', description: 'Other words for the same thing.', bump: 'patch'},
          ),
        ),
        summary: z.optional(
          words({
            title: 'Summary',
            description: 'Two sentences, plain words, e.g. “[What it is.] [What it is for.]”.',
            long: true,
            max: 300,
            gate: true,
          }),
        ),
        keyPoints: z.optional(
          list(
            group({
              title: 'Key point',
              name: 'keyPoint',
              fields: {
                text: words({
                  title: 'Key point',
                  description:
                    'One short sentence that stands on its own, e.g. “You can ask questions at any time.”.',
                  max: 200,
                }),
              },
            }),
            {title: 'Key points', description: 'Three to six things to remember.', max: 6},
          ),
        ),
        procedureType: choice({
          title: 'Type',
          description: 'How it is done, as clinicians classify it.',
          options: {
            noninvasive: 'Non-invasive',
            percutaneous: 'Percutaneous',
            surgical: 'Surgical',
            imaging: 'Imaging',
            monitoring: 'Monitoring',
          },
        }),
        purpose: z.optional(
          choice({
            title: 'Purpose',
            description: 'Whether it treats, finds or prevents a disease.',
            options: {therapeutic: 'Treatment', diagnostic: 'Diagnosis', preventive: 'Prevention'},
          }),
        ),
        specialty: z.optional(
          choice({
            title: 'Specialty',
            description: 'The department that offers it.',
            options: {cardiovascular: 'Heart and vessels'},
          }),
        ),
        bodySite: z.optional(
          words({title: 'Part of the body', description: 'e.g. “coronary arteries”.', max: 120}),
        ),
        audience: z.optional(
          choice({
            title: 'For',
            description: 'Whom the text addresses.',
            bump: 'major',
            options: {adult: 'Adults', child: 'Children', both: 'Both'},
          }),
        ),
      },
    },
    why: {
      title: 'Why',
      bump: 'major',
      fields: {
        why: z.optional(
          section({
            title: 'Why it is offered',
            description: 'Say “may be offered if”; avoid “your doctors have decided”.',
            gate: true,
          }),
        ),
      },
    },
    whatHappens: {
      title: 'What happens',
      bump: 'major',
      fields: {
        whatHappens: z.optional(whatHappens()),
        anaesthesia: z.optional(
          choice({
            title: 'Anaesthesia',
            description: '“Not stated” when the text does not say.',
            options: {
              none: 'None',
              local: 'Local',
              sedation: 'Sedation',
              general: 'General',
              notStated: 'Not stated',
            },
          }),
        ),
        durationOfProcedure: z.optional(
          durationStated({title: 'How long it takes', description: 'Only if the text says so.'}),
        ),
      },
    },
    failure: {
      title: 'When it fails',
      bump: 'major',
      fields: {
        failure: z.optional(
          group({
            title: 'Chance that it does not work',
            description: 'How often it fails, and what that depends on.',
            fields: {
              statement: richText({
                title: 'Statement',
                description: 'What patients read, e.g. “[The author’s own sentences]”.',
              }),
              frequency: frequency({title: 'How often'}),
              modifiers: z.optional(
                list(modifier(), {
                  title: 'What changes it',
                  description: 'Only what the statement says, e.g. “the complexity of the lesion”.',
                }),
              ),
            },
          }),
        ),
      },
    },
    stay: {
      title: 'Stay',
      bump: 'major',
      fields: {
        stay: z.optional(
          group({
            title: 'Stay in hospital',
            description: 'How long patients stay and are watched over.',
            fields: {
              minimum: z.optional(
                duration({
                  title: 'At least',
                  description: 'The shortest stay, e.g. “P1D” for “one full day”.',
                }),
              ),
              statement: words({
                title: 'Statement',
                description: 'What patients read, e.g. “[The author’s own sentences]”.',
                long: true,
                max: 500,
              }),
              comparedWith: z.optional(
                weakReference(['procedure'], {
                  title: 'Compared with',
                  description:
                    'A procedure that the statement mentions, e.g. coronary angiography.',
                }),
              ),
            },
          }),
        ),
      },
    },
    risks: {
      title: 'Risks',
      bump: 'major',
      fields: {
        risks: z.optional(
          group({
            title: 'Risks',
            description: 'Every risk that is common or serious, told in groups.',
            gate: true,
            fields: {
              heading: words({
                title: 'Heading',
                description:
                  'A question patients ask, e.g. “Are there any risks associated with coronary dilatation?”.',
                max: 160,
              }),
              intro: z.optional(
                words({
                  title: 'Introduction',
                  description:
                    'What is true of all the risks together, e.g. “Every procedure has risks.”.',
                  long: true,
                  max: 600,
                }),
              ),
              groups: list(riskGroup(), {
                title: 'Groups of risks',
                description: 'In the order readers see them.',
                min: 1,
                max: 30,
              }),
            },
          }),
        ),
      },
    },
    benefits: {
      title: 'Benefits',
      bump: 'major',
      fields: {
        benefits: z.optional(
          group({
            title: 'Benefits',
            description: 'What patients can hope for, told as fairly as the risks.',
            gate: true,
            fields: {
              heading: words({
                title: 'Heading',
                description:
                  'A question patients ask, e.g. “What benefits can be expected from coronary dilatation?”.',
                max: 160,
              }),
              statement: richText({
                title: 'Statement',
                description: 'What patients read, e.g. “[The author’s own sentences]”.',
              }),
              items: z.optional(
                list(benefitItem(), {
                  title: 'Benefits named in the statement',
                  description: 'One entry for each good that the statement promises.',
                }),
              ),
            },
          }),
        ),
      },
    },
    alternatives: {
      title: 'Alternatives',
      bump: 'major',
      fields: {
        alternatives: z.optional(
          list(alternative(), {
            title: 'Alternatives',
            description: 'Other ways to treat the same condition.',
            gate: true,
          }),
        ),
        ifNoTreatment: z.optional(
          richText({
            title: 'What may happen without it',
            description: 'So that patients can choose. Needed for consent. E.g. “Without it, …”.',
            gate: true,
          }),
        ),
      },
    },
    preparation: {
      title: 'Before',
      bump: 'major',
      fields: {
        preparation: z.optional(
          list(step(), {
            title: 'How to prepare',
            description: 'What patients do before they come, e.g. what to tell the doctor.',
            gate: true,
          }),
        ),
      },
    },
    aftercare: {
      title: 'After',
      bump: 'major',
      fields: {
        aftercare: z.optional(
          list(step(), {
            title: 'Recovery',
            description: 'What patients do and avoid afterwards, and for how long.',
            gate: true,
          }),
        ),
      },
    },
    getHelp: {
      title: 'When to get help',
      bump: 'major',
      fields: {
        getHelp: z.optional(
          list(helpRule(), {
            title: 'When to get help',
            description: 'Signs to look out for, and whom to reach. Emergencies first.',
            gate: true,
          }),
        ),
      },
    },
    devices: {
      title: 'Devices',
      bump: 'major',
      fields: {
        devices: z.optional(
          list(reference('device', {title: 'Device'}), {
            title: 'Devices',
            description: 'What is used or stays in the body.',
          }),
        ),
      },
    },
    treatmentPlans: {
      title: 'Treatment after',
      bump: 'major',
      fields: {
        treatmentPlans: z.optional(
          list(reference('treatmentPlan', {title: 'Treatment plan'}), {
            title: 'Treatment after the procedure',
            description: 'Medicines that follow. Their text becomes part of this page.',
          }),
        ),
      },
    },
    media: {
      title: 'Pictures',
      bump: 'patch',
      fields: {
        media: z.optional(
          list(reference('media', {title: 'Picture or video'}), {
            title: 'Pictures and videos',
            description: 'In the order readers see them.',
          }),
        ),
      },
    },
    sources: {
      title: 'Sources',
      bump: 'major',
      fields: {
        sources: z.optional(
          list(reference('source', {title: 'Source'}), {
            title: 'Sources',
            description: 'What the statements of this page rest on.',
            gate: true,
          }),
        ),
      },
    },
  }),
  fields: () => ({
    slug: slug({
      title: 'Web address',
      description: 'e.g. “coronary-stent”, one per language.',
      bump: 'none',
    }),
    relatedProcedures: z.optional(
      list(weakReference(['procedure'], {title: 'Procedure'}), {
        title: 'Related procedures',
        description: 'Other pages that readers may want next.',
        bump: 'none',
      }),
    ),
    searchTerms: z.optional(searchTerms()),
  }),
  preview: {title: 'title', subtitle: 'procedureType'},
})
