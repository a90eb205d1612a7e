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
  units: {
    source: {
      title: 'Source',
      bump: 'major',
      fields: {
        title: text({title: 'Title', max: 300}),
        publisher: text({title: 'Publisher', max: 200}),
        year: z.optional(quantity({title: 'Year', min: 1800, max: 2200, whole: true})),
        url: z.optional(link({title: 'Web address'})),
        doi: z.optional(
          text({title: 'DOI', pattern: /^10\.\d{4,9}\/\S+$/, error: 'A DOI starts with “10.”, e.g. 10.1000/182.'}),
        ),
        kind: choice({
          title: 'Kind',
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
        accessedOn: z.optional(date({title: 'Read on'})),
        retracted: z.optional(flag({title: 'Retracted'})),
        note: z.optional(words({title: 'Note', long: true, max: 500})),
      },
    },
  },
  preview: {title: 'title', subtitle: 'publisher'},
})
