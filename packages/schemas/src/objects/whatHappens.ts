import * as z from 'zod/mini'

import {choice, group, list, words} from '../fields/index.ts'
import {step} from './care.ts'

/** How a procedure goes: where it enters the body, and step by step. */
export function whatHappens() {
  return group({
    title: 'What happens',
    description: 'What patients live through, from arriving until it is over.',
    gate: true,
    fields: {
      heading: words({
        title: 'Heading',
        description: 'What patients ask, or a few words, e.g. “Performing coronary dilatation:”.',
        max: 160,
      }),
      accessRoutes: z.optional(
        list(
          group({
            title: 'Way in',
            name: 'accessRoute',
            fields: {
              code: choice({
                title: 'Vessel',
                description: 'Where the catheter enters.',
                options: {
                  femoral: 'Femoral artery',
                  radial: 'Radial artery',
                  other: 'Other',
                },
              }),
              note: z.optional(
                words({
                  title: 'Where that is',
                  description: 'In the words of the text, e.g. “at the wrist”.',
                  max: 120,
                }),
              ),
            },
          }),
          {title: 'Ways in', description: 'Every way the text names.'},
        ),
      ),
      steps: list(step(), {
        title: 'Steps',
        description: 'What is done, one after the other, as patients live through it.',
        min: 1,
      }),
    },
  })
}
