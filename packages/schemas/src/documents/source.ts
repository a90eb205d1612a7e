import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, date, flag, link, quantity, text, words} from '../fields/index.ts'

/** A publication that statements rest on. */
export const source = defineDocument({
  name: 'source',
  title: 'Source',
  plural: 'Sources',
  description: 'A publication that a statement or a number rests on.',
  review: 'none',
  units: () => ({
    source: {
      title: 'Source',
      bump: 'major',
      fields: {
        title: text({
          title: 'Title',
          description: 'As it is printed on the publication, e.g. “[Title on the first page]”.',
          max: 300,
        }),
        publisher: text({
          title: 'Publisher',
          description: 'The body or journal that published it, e.g. “[Journal]”.',
          max: 200,
        }),
        year: z.optional(
          quantity({
            title: 'Year',
            description: 'The year of this edition, e.g. “2020”.',
            min: 1800,
            max: 2200,
            whole: true,
          }),
        ),
        url: z.optional(link({title: 'Web address', description: 'Where it can be read.'})),
        doi: z.optional(
          text({
            title: 'DOI',
            description: 'Its permanent identifier, e.g. “10.1000/182”.',
            pattern: /^10\.\d{4,9}\/\S+$/,
            error: 'A DOI starts with “10.”, e.g. 10.1000/182.',
          }),
        ),
        kind: choice({
          title: 'Kind',
          description: 'What sort of publication it is.',
          options: {
            guideline: 'Guideline',
            review: 'Review',
            trial: 'Trial',
            registry: 'Registry',
            leaflet: 'Leaflet',
            manufacturer: 'Manufacturer',
            localAudit: 'Local audit',
            expertOpinion: 'Expert opinion',
          },
        }),
        accessedOn: z.optional(
          date({title: 'Read on', description: 'The day somebody last read it for this purpose.'}),
        ),
        retracted: z.optional(
          flag({
            title: 'Retracted',
            description:
              'Its authors or publisher have withdrawn it. What rests on it needs a review.',
          }),
        ),
        note: z.optional(
          words({
            title: 'Note',
            description: 'What exactly is taken from it, e.g. “[which number, on which page]”.',
            long: true,
            max: 500,
          }),
        ),
      },
    },
  }),
  preview: {title: 'title', subtitle: 'publisher'},
})
