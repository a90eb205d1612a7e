import * as z from 'zod/mini'

import {field} from '../field.ts'
import {choice, group, list, moment, text} from '../fields/index.ts'
import {languageTag} from '../fields/localised.ts'
import {sha256} from './sha256.ts'

/** How the words of a language came about. A machine's words can be a draft and never be approved. */
export function translationOrigin() {
  return choice({
    title: 'Where these words come from',
    description: 'What a machine has translated must be revised by a person before it is approved.',
    options: {
      human: 'Written by a person',
      machineThenHuman: 'Translated by a machine, revised by a person',
      machine: 'Translated by a machine',
    },
  })
}

/** Who wrote words, apart from who submitted them. */
export function writers() {
  return list(
    text({title: 'Writer (user)', description: 'A Studio user who changed these words.', max: 200}),
    {
      title: 'Writers',
      description:
        'Who changed these words since they were approved last, by the history. Somebody else approves them.',
    },
  )
}

/**
 * What is going on with each language that is not approved yet: at most one entry per language. It is
 * outside every hash and decides nothing about readers: that is what stamps are for. Written by the
 * review actions only; who really wrote it is told by the history of the document.
 */
export function reviews() {
  return list(
    group({
      title: 'Review',
      name: 'review',
      fields: {
        locale: field(
          languageTag(),
          {title: 'Language', description: 'The language under review.'},
          {type: 'string'},
        ),
        state: choice({
          title: 'State',
          description: 'Where the review stands.',
          options: {
            draft: 'Being written',
            inReview: 'Waiting for a reviewer',
            changesRequested: 'Changes requested',
          },
        }),
        by: text({title: 'By (user)', description: 'The Studio user who took the last step.'}),
        byName: z.optional(
          text({title: 'By', description: 'The name of that user in the Studio.', max: 120}),
        ),
        at: moment({title: 'When', description: 'When the last step was taken.'}),
        author: z.optional(
          text({
            title: 'Author (user)',
            description: 'The Studio user who submitted these words. Somebody else approves them.',
          }),
        ),
        writers: z.optional(writers()),
        translationOrigin: z.optional(translationOrigin()),
        hash: z.optional(
          field(
            sha256(),
            {
              title: 'Hash of the submitted words',
              description: 'A word that is changed after this takes the text out of review.',
            },
            {type: 'string'},
          ),
        ),
        comment: z.optional(
          text({
            title: 'Comment',
            description: 'What the reviewer should know, or what has to change.',
            long: true,
            max: 2000,
          }),
        ),
      },
    }),
    {
      title: 'Reviews',
      description: 'Written by “Submit for review” and “Request changes”. Readers never see it.',
      bump: 'none',
      readOnly: true,
    },
  )
}
