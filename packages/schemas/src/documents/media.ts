import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {
  choice,
  file,
  flag,
  image,
  list,
  group,
  quantity,
  richText,
  text,
  weakReference,
  words,
} from '../fields/index.ts'

/** A picture, video or sound, with the words that stand for it. */
export const media = defineDocument({
  name: 'media',
  title: 'Picture or video',
  plural: 'Pictures and videos',
  description:
    'The file may follow later; until then the caption is shown and nothing is invented.',
  review: 'clinical',
  units: () => ({
    media: {
      title: 'Picture or video',
      bump: 'patch',
      fields: {
        kind: choice({
          title: 'Kind',
          description:
            'Decides what else is needed: a picture needs a text, a video needs captions and a transcript.',
          options: {image: 'Picture', video: 'Video', audio: 'Sound', diagram: 'Drawing'},
        }),
        title: z.optional(
          words({
            title: 'Title',
            description: 'A short name, shown above the caption, e.g. “Stent and balloon”.',
            max: 120,
          }),
        ),
        caption: z.optional(
          words({
            title: 'Caption',
            description: 'What readers see below it, e.g. “Undeployed coronary stent on balloon”.',
            max: 300,
          }),
        ),
        alt: z.optional(
          words({
            title: 'Text for people who cannot see it',
            description:
              'What it shows, in a sentence. Not the caption again. E.g. “A hand holds …”.',
            max: 250,
          }),
        ),
        decorative: z.optional(flag({title: 'Only decoration', description: 'Needs no text.'})),
        image: z.optional(
          image({
            title: 'Picture',
            description: 'The file. Nobody may be recognisable in it without a recorded consent.',
            bump: 'minor',
          }),
        ),
        file: z.optional(
          file({
            title: 'Video or sound file',
            description: 'The file. Nobody may be recognisable in it without a recorded consent.',
            bump: 'minor',
          }),
        ),
        longDescription: z.optional(
          richText({
            title: 'Long description',
            description:
              'For a picture that needs more than one sentence, e.g. “On the left, … On the right, …”.',
            bump: 'minor',
          }),
        ),
        transcript: z.optional(
          richText({
            title: 'Transcript',
            description:
              'Everything that is said, and what matters of what is seen, e.g. “[Doctor:] … [A drawing shows …]”.',
            bump: 'minor',
          }),
        ),
        captionsTracks: z.optional(
          list(
            group({
              title: 'Captions',
              name: 'captionsTrack',
              fields: {
                language: text({
                  title: 'Language',
                  description: 'The language of the captions, e.g. “en”.',
                  max: 12,
                }),
                file: file({title: 'WebVTT file', description: 'A file that ends in .vtt.'}),
                origin: choice({
                  title: 'Made by',
                  description:
                    'Captions made by a machine must be checked by a person before they are shown.',
                  options: {human: 'a person', auto: 'a machine'},
                }),
              },
            }),
            {title: 'Captions', description: 'One file per language.', bump: 'minor'},
          ),
        ),
        hasSpeech: z.optional(
          flag({title: 'Contains speech', description: 'If not, no captions are needed.'}),
        ),
        claimsActualSize: z.optional(
          flag({
            title: 'Claims to be at actual size',
            bump: 'minor',
            description: 'Then its size is needed.',
          }),
        ),
        physicalWidthMm: z.optional(
          quantity({
            title: 'Width of the whole picture in mm',
            description:
              'When it is printed or shown at actual size. Measure, do not estimate. E.g. “90”.',
            min: 0.01,
            max: 2000,
            bump: 'minor',
          }),
        ),
        physicalHeightMm: z.optional(
          quantity({
            title: 'Height of the whole picture in mm',
            description:
              'When it is printed or shown at actual size. Measure, do not estimate. E.g. “90”.',
            min: 0.01,
            max: 2000,
            bump: 'minor',
          }),
        ),
      },
    },
  }),
  fields: () => ({
    depicts: z.optional(
      weakReference(['device'], {title: 'Shows', description: 'The device in the picture.'}),
    ),
  }),
  preview: {title: 'caption', subtitle: 'kind', media: 'image'},
})
