import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, group, list, reference, richText, slug, weakReference, words} from '../fields/index.ts'
import {alternative, benefitItem, helpRule, section, step} from '../objects/care.ts'
import {duration, durationStated} from '../objects/durationStated.ts'
import {frequency} from '../objects/frequency.ts'
import {modifier, riskGroup} from '../objects/risks.ts'
import {searchTerms} from '../objects/searchTerms.ts'

/** A procedure as patients read about it: why, what happens, risks, benefits and what follows. */
export const procedure = defineDocument({
  name: 'procedure',
  title: 'Procedure',
  plural: 'Procedures',
  description: 'One procedure, told to the patient who is offered it.',
  review: 'clinical',
  units: {
    overview: {
      title: 'Overview',
      bump: 'minor',
      fields: {
        title: words({title: 'Title', description: 'What patients call it.', min: 3, max: 80}),
        alternateNames: z.optional(
          list(
            group({
              title: 'Other name',
              name: 'alternateName',
              fields: {name: words({title: 'Name', max: 80})},
            }),
            {title: 'Other names', description: 'Other words for the same thing.', bump: 'patch'},
          ),
        ),
        summary: z.optional(
          words({title: 'Summary', description: 'Two sentences, plain words.', long: true, max: 300, gate: true}),
        ),
        keyPoints: z.optional(
          list(
            group({
              title: 'Key point',
              name: 'keyPoint',
              fields: {text: words({title: 'Key point', max: 200})},
            }),
            {title: 'Key points', description: 'Three to six things to remember.', max: 6},
          ),
        ),
        procedureType: choice({
          title: 'Type',
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
            options: {therapeutic: 'Treatment', diagnostic: 'Diagnosis', preventive: 'Prevention'},
          }),
        ),
        specialty: z.optional(choice({title: 'Specialty', options: {cardiovascular: 'Heart and vessels'}})),
        bodySite: z.optional(words({title: 'Part of the body', max: 120})),
        audience: z.optional(
          choice({title: 'For', bump: 'major', options: {adult: 'Adults', child: 'Children', both: 'Both'}}),
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
        whatHappens: z.optional(
          group({
            title: 'What happens',
            gate: true,
            fields: {
              heading: words({title: 'Heading', max: 160}),
              accessRoutes: z.optional(
                list(
                  group({
                    title: 'Way in',
                    name: 'accessRoute',
                    fields: {
                      code: choice({
                        title: 'Vessel',
                        options: {femoral: 'Femoral artery', radial: 'Radial artery', other: 'Other'},
                      }),
                      note: z.optional(words({title: 'Where that is', max: 120})),
                    },
                  }),
                  {title: 'Ways in'},
                ),
              ),
              steps: list(step(), {title: 'Steps', min: 1}),
            },
          }),
        ),
        anaesthesia: z.optional(
          choice({
            title: 'Anaesthesia',
            options: {
              none: 'None',
              local: 'Local',
              sedation: 'Sedation',
              general: 'General',
              notStated: 'Not stated',
            },
          }),
        ),
        durationOfProcedure: z.optional(durationStated({title: 'How long it takes'})),
      },
    },
    failure: {
      title: 'When it fails',
      bump: 'major',
      fields: {
        failure: z.optional(
          group({
            title: 'Chance that it does not work',
            fields: {
              statement: richText({title: 'Statement', description: 'What patients read.'}),
              frequency: frequency({title: 'How often'}),
              modifiers: z.optional(list(modifier(), {title: 'What changes it'})),
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
            fields: {
              minimum: z.optional(duration({title: 'At least'})),
              statement: words({title: 'Statement', description: 'What patients read.', long: true, max: 500}),
              comparedWith: z.optional(weakReference(['procedure'], {title: 'Compared with'})),
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
            gate: true,
            fields: {
              heading: words({title: 'Heading', max: 160}),
              intro: z.optional(words({title: 'Introduction', long: true, max: 600})),
              groups: list(riskGroup(), {title: 'Groups of risks', min: 1, max: 30}),
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
            gate: true,
            fields: {
              heading: words({title: 'Heading', max: 160}),
              statement: richText({title: 'Statement', description: 'What patients read.'}),
              items: z.optional(list(benefitItem(), {title: 'Benefits named in the statement'})),
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
        ifNoTreatment: z.optional(richText({title: 'What may happen without it', gate: true})),
      },
    },
    preparation: {
      title: 'Before',
      bump: 'major',
      fields: {preparation: z.optional(list(step(), {title: 'How to prepare', gate: true}))},
    },
    aftercare: {
      title: 'After',
      bump: 'major',
      fields: {aftercare: z.optional(list(step(), {title: 'Recovery', gate: true}))},
    },
    getHelp: {
      title: 'When to get help',
      bump: 'major',
      fields: {getHelp: z.optional(list(helpRule(), {title: 'When to get help', gate: true}))},
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
          list(reference('treatmentPlan', {title: 'Treatment plan'}), {title: 'Treatment after the procedure'}),
        ),
      },
    },
    media: {
      title: 'Pictures',
      bump: 'patch',
      fields: {
        media: z.optional(
          list(reference('media', {title: 'Picture or video'}), {title: 'Pictures and videos'}),
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
  },
  fields: {
    slug: slug({title: 'Web address', description: 'e.g. “coronary-stent”, one per language.', bump: 'none'}),
    relatedProcedures: z.optional(
      list(weakReference(['procedure'], {title: 'Procedure'}), {title: 'Related procedures', bump: 'none'}),
    ),
    searchTerms: z.optional(searchTerms()),
  },
  preview: {title: 'title', subtitle: 'procedureType'},
})
