import * as z from 'zod/mini'

import {
  choice,
  flag,
  group,
  list,
  reference,
  richText,
  weakReference,
  words,
} from '../fields/index.ts'
import {frequency} from './frequency.ts'

/** Something that is done, by the team or by the patient. */
export function step() {
  return group({
    title: 'Step',
    name: 'step',
    fields: {
      text: words({
        title: 'Text',
        description: 'One thing that is done, in one or two sentences, e.g. “You lie down on …”.',
        long: true,
        max: 1000,
      }),
      critical: z.optional(flag({title: 'Critical', description: 'No channel may leave it out.'})),
      device: z.optional(
        reference('device', {
          title: 'Device used',
          description: 'Its text becomes part of this page and is approved with it.',
        }),
      ),
      media: z.optional(
        reference('media', {title: 'Picture or video', description: 'Shows this step.'}),
      ),
      usage: z.optional(frequency({title: 'How often this step is done'})),
    },
  })
}

/** A good a patient can expect. */
export function benefitItem() {
  return group({
    title: 'Benefit',
    name: 'benefitItem',
    fields: {
      benefit: words({
        title: 'Benefit',
        description: 'Words of the statement, e.g. “[a few words that stand there]”.',
        max: 200,
      }),
      frequency: frequency({title: 'How often'}),
    },
  })
}

/** Another way to treat the same condition. */
export function alternative() {
  return group({
    title: 'Alternative',
    name: 'alternative',
    fields: {
      name: words({
        title: 'Name',
        description: 'What patients call it, e.g. “[the everyday name]”.',
        max: 120,
      }),
      procedure: z.optional(
        weakReference(['procedure'], {
          title: 'Its page',
          description: 'If this clinic has a page about it.',
        }),
      ),
      description: z.optional(
        richText({
          title: 'Description',
          description: 'What it is, in a few plain sentences, e.g. “[Name] is …”.',
        }),
      ),
      benefits: z.optional(
        richText({
          title: 'Benefits',
          description:
            'What speaks for it, told as fairly as for the procedure itself, e.g. “It may …”.',
        }),
      ),
      risks: z.optional(
        richText({
          title: 'Risks',
          description:
            'What speaks against it, told as fairly as for the procedure itself, e.g. “It may …”.',
        }),
      ),
    },
  })
}

/** When to get help, and what to do. */
export function helpRule() {
  return group({
    title: 'When to get help',
    name: 'helpRule',
    fields: {
      level: choice({
        title: 'How urgent',
        description: 'How soon help is needed. Put emergencies first.',
        options: {emergency: 'Emergency', urgent: 'Urgent', routine: 'Routine'},
      }),
      signs: list(
        group({
          title: 'Sign',
          name: 'sign',
          fields: {
            text: words({
              title: 'Sign',
              description:
                'Something patients can notice themselves, e.g. “[something seen or felt]”.',
              max: 200,
            }),
          },
        }),
        {title: 'Signs', description: 'Any one of them is reason enough.', min: 1},
      ),
      action: words({
        title: 'What to do',
        description: 'Whom to reach and how. Begin with the verb. E.g. “Call …”.',
        long: true,
        max: 500,
      }),
    },
  })
}

/** A heading with text below it. */
export function section(options: {title: string; description?: string; gate?: boolean}) {
  return group({
    ...options,
    fields: {
      heading: words({
        title: 'Heading',
        description: 'A question patients ask, or a few words, e.g. “Why is it offered?”.',
        max: 160,
      }),
      body: richText({
        title: 'Text',
        description: 'Short paragraphs. One idea in each. E.g. “It may be offered if …”.',
      }),
    },
  })
}
