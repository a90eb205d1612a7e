import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {flag, group, list, words} from '../fields/index.ts'

/** A medical word, explained once for all pages. */
export const glossaryTerm = defineDocument({
  name: 'glossaryTerm',
  title: 'Glossary term',
  plural: 'Glossary',
  description: 'A medical word, explained once for all pages, with the other words for it.',
  review: 'clinical',
  units: () => ({
    term: {
      title: 'Term',
      bump: 'minor',
      fields: {
        term: words({
          title: 'Term',
          description: 'The word as it stands in texts, e.g. “restenosis”.',
          max: 80,
        }),
        plain: z.optional(
          words({
            title: 'In plain words',
            description:
              'What it means, in one sentence that needs no other medical word, e.g. “When [something] …”.',
            long: true,
            max: 200,
          }),
        ),
        pronunciation: z.optional(
          words({
            title: 'Pronunciation',
            description:
              'How it is said, for texts that are read aloud; written as it sounds, e.g. “AN-jee-oh”.',
            max: 120,
          }),
        ),
        synonyms: z.optional(
          list(
            group({
              title: 'Other word',
              name: 'synonym',
              fields: {
                term: words({
                  title: 'Word',
                  description: 'Another word for the same thing, e.g. “dilation”.',
                  max: 80,
                }),
              },
            }),
            {
              title: 'Other words for it',
              description: 'Texts that mix them are pointed out to editors; nothing is replaced.',
            },
          ),
        ),
        preferred: flag({
          title: 'Preferred word',
          description: 'The word to use on all pages, rather than the others.',
        }),
      },
    },
  }),
  preview: {title: 'term', subtitle: 'plain'},
})
