import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choices, flag, reference, text} from '../fields/index.ts'

/** Someone who writes, reviews or publishes. No e-mail and no telephone number. */
export const person = defineDocument({
  name: 'person',
  title: 'Person',
  plural: 'People',
  description: 'Someone who writes, reviews or publishes. The name is shown only if they agree.',
  review: 'none',
  units: {},
  fields: {
    name: text({title: 'Name', max: 120}),
    roles: choices({
      title: 'Roles',
      options: {
        author: 'Author',
        clinicalReviewer: 'Clinical reviewer',
        translationReviewer: 'Language reviewer',
        userTester: 'User tester',
        publisher: 'Publisher',
      },
    }),
    credentials: z.optional(text({title: 'Credentials', description: 'Needed for reviewers.'})),
    registrationBody: z.optional(text({title: 'Registered with'})),
    registrationNumber: z.optional(text({title: 'Registration number'})),
    locales: z.optional(
      choices({title: 'Languages this person may approve', options: {en: 'English', fr: 'Français'}}),
    ),
    publicName: z.optional(flag({title: 'Readers may see the name'})),
    conflictsOfInterest: z.optional(text({title: 'Conflicts of interest', long: true, max: 1000})),
    org: z.optional(reference('clinic', {title: 'Clinic'})),
  },
  preview: {title: 'name', subtitle: 'credentials'},
})
