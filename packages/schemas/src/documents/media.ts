import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, file, flag, image, list, group, quantity, richText, text, weakReference, words} from '../fields/index.ts'

/** A picture, video or sound, with the words that stand for it. */
export const media = defineDocument({
  name: 'media',
  title: 'Picture or video',
  plural: 'Pictures and videos',
  description: 'The file may follow later; until then the caption is shown and nothing is invented.',
  review: 'clinical',
  units: {
    media: {
      title: 'Picture or video',
      bump: 'patch',
      fields: {
        kind: choice({
          title: 'Kind',
          options: {image: 'Picture', video: 'Video', audio: 'Sound', diagram: 'Drawing'},
        }),
        title: z.optional(words({title: 'Title', max: 120})),
        caption: z.optional(words({title: 'Caption', max: 300})),
        alt: z.optional(
          words({
            title: 'Text for people who cannot see it',
            description: 'What it shows, in a sentence. Not the caption again.',
            max: 250,
          }),
        ),
        decorative: z.optional(flag({title: 'Only decoration', description: 'Needs no text.'})),
        image: z.optional(image({title: 'Picture', bump: 'minor'})),
        file: z.optional(file({title: 'Video or sound file', bump: 'minor'})),
        longDescription: z.optional(richText({title: 'Long description', bump: 'minor'})),
        transcript: z.optional(richText({title: 'Transcript', bump: 'minor'})),
        captionsTracks: z.optional(
          list(
            group({
              title: 'Captions',
              name: 'captionsTrack',
              fields: {
                language: text({title: 'Language', max: 12}),
                file: file({title: 'WebVTT file'}),
                origin: choice({title: 'Made by', options: {human: 'a person', auto: 'a machine'}}),
              },
            }),
            {title: 'Captions', bump: 'minor'},
          ),
        ),
        hasSpeech: z.optional(flag({title: 'Contains speech'})),
        claimsActualSize: z.optional(
          flag({title: 'Claims to be at actual size', bump: 'minor', description: 'Then its size is needed.'}),
        ),
        physicalWidthMm: z.optional(
          quantity({title: 'Width of the whole picture in mm', min: 0.01, max: 2000, bump: 'minor'}),
        ),
        physicalHeightMm: z.optional(
          quantity({title: 'Height of the whole picture in mm', min: 0.01, max: 2000, bump: 'minor'}),
        ),
      },
    },
  },
  fields: {
    depicts: z.optional(weakReference(['device'], {title: 'Shows'})),
  },
  preview: {title: 'caption', subtitle: 'kind', media: 'image'},
})
