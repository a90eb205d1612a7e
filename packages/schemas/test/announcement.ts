import {defineDocument} from '../src/defineDocument.ts'
import {reference, richText, words} from '../src/fields/index.ts'

/** News of a clinic. */
export const announcement = defineDocument({
  name: 'announcement',
  title: 'Announcement',
  plural: 'Announcements',
  description: 'News of a clinic, such as other hours.',
  review: 'administrative',
  preview: {title: 'title'},
  units: () => ({
    news: {
      title: 'News',
      bump: 'minor',
      fields: {
        title: words({title: 'Title', description: 'What is new, in a few words.', max: 120}),
        body: richText({title: 'Text', description: 'What readers should know.', gate: true}),
        clinic: reference('clinic', {title: 'Clinic', description: 'Whose news it is.'}),
      },
    },
  }),
})
