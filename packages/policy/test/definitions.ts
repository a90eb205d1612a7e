import {
  choice,
  defineDocument,
  file,
  flag,
  group,
  image,
  list,
  quantity,
  reference,
  richText,
  text,
  variants,
  weakReference,
  words,
  type Review,
} from '@jakamy/schemas'
import * as z from 'zod/mini'

/** A small document that others include; it may include another of its kind. */
export const part = defineDocument({
  name: 'part',
  title: 'Part',
  plural: 'Parts',
  description: 'Something a leaflet includes.',
  review: 'clinical',
  units: () => ({
    part: {
      title: 'Part',
      bump: 'major',
      fields: {
        name: words({title: 'Name'}),
        millimetres: z.optional(quantity({title: 'Size in mm', min: 0, max: 100})),
        next: z.optional(reference('part', {title: 'Next part'})),
      },
    },
    advice: {
      title: 'Advice',
      bump: 'major',
      fields: {advice: z.optional(words({title: 'Advice'}))},
    },
  }),
  fields: () => ({stock: z.optional(text({title: 'Never shown'}))}),
  preview: {title: 'name'},
})

function chance() {
  return variants({
    title: 'How often',
    variants: {
      verbal: {title: 'In words', fields: {term: words({title: 'Words'})}},
      point: {title: 'A number', fields: {value: quantity({title: 'Value', min: 0, max: 100})}},
      notStated: {title: 'Not stated', fields: {}},
    },
  })
}

function leafletOf<const N extends string>(name: N, review: Review) {
  return defineDocument({
    name,
    title: 'Leaflet',
    plural: 'Leaflets',
    description: 'Every kind of field in four units.',
    review,
    units: () => ({
      overview: {
        title: 'Overview',
        bump: 'minor',
        fields: {
          title: words({title: 'Title'}),
          summary: z.optional(words({title: 'Summary', gate: true})),
          code: choice({title: 'Code', options: {a: 'A', b: 'B'}}),
        },
      },
      risks: {
        title: 'Risks',
        bump: 'major',
        fields: {
          risks: z.optional(
            list(
              group({
                title: 'Risk',
                name: 'leafletRisk',
                fields: {
                  text: words({title: 'Text'}),
                  chance: z.optional(chance()),
                  part: z.optional(reference('part', {title: 'Part'})),
                },
              }),
              {title: 'Risks', gate: true},
            ),
          ),
        },
      },
      stay: {
        title: 'Stay',
        bump: 'major',
        fields: {
          stay: z.optional(
            group({
              title: 'Stay',
              gate: true,
              fields: {
                heading: words({title: 'Heading'}),
                body: z.optional(richText({title: 'Body'})),
                critical: z.optional(flag({title: 'Critical'})),
                nights: z.optional(quantity({title: 'Nights', min: 0, max: 9})),
                days: z.optional(list(text({title: 'Day'}), {title: 'Days'})),
                see: z.optional(weakReference(['part'], {title: 'See also'})),
              },
            }),
          ),
        },
      },
      media: {
        title: 'Media',
        bump: 'patch',
        fields: {
          parts: z.optional(list(reference('part', {title: 'Part'}), {title: 'Parts', gate: true})),
          image: z.optional(image({title: 'Picture'})),
          tracks: z.optional(
            list(
              group({
                title: 'Captions',
                name: 'captionsTrack',
                fields: {language: text({title: 'Language'}), file: file({title: 'File'})},
              }),
              {title: 'Captions'},
            ),
          ),
        },
      },
    }),
    fields: () => ({internal: z.optional(words({title: 'Never shown'}))}),
    preview: {title: 'title'},
  })
}

/** A clinical document with every kind of field. */
export const leaflet = leafletOf('leaflet', 'clinical')
/** The same, approved by the office. */
export const officeLeaflet = leafletOf('officeLeaflet', 'administrative')
/** The same, without approval. */
export const openLeaflet = leafletOf('openLeaflet', 'none')

/** The types of the small test world. */
export const definitions = {part, leaflet, officeLeaflet, openLeaflet}
