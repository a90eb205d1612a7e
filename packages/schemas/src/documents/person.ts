import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choices, flag, list, reference, text} from '../fields/index.ts'
import {localeLabels} from '../locales.ts'

/** Someone who writes, reviews or publishes. No e-mail and no telephone number. */
export const person = defineDocument({
  name: 'person',
  title: 'Person',
  plural: 'People',
  description: 'Someone who writes, reviews or publishes. The name is shown only if they agree.',
  review: 'none',
  units: () => ({}),
  fields: () => ({
    name: text({
      title: 'Name',
      description: 'As the person writes it, e.g. “Dr [First name] [Name]”.',
      max: 120,
    }),
    roles: choices({
      title: 'Roles',
      description: 'What this person does for the content.',
      options: {
        author: 'Author',
        clinicalReviewer: 'Clinical reviewer',
        translationReviewer: 'Language reviewer',
        userTester: 'User tester',
        publisher: 'Publisher',
      },
    }),
    studioUsers: z.optional(
      list(text({title: 'User id', description: 'The id of one Studio user.', max: 120}), {
        title: 'Studio users',
        description:
          'Ids of the Studio users who are this person. What they may do follows from the roles.',
        max: 10,
      }),
    ),
    credentials: z.optional(
      text({title: 'Credentials', description: 'Needed for reviewers, e.g. “MD, [specialty]”.'}),
    ),
    registrationBody: z.optional(
      text({
        title: 'Registered with',
        description:
          'The body that keeps the professional register, e.g. “[Medical council of …]”.',
      }),
    ),
    registrationNumber: z.optional(
      text({
        title: 'Registration number',
        description: 'The number in that register, e.g. “[digits]”.',
      }),
    ),
    locales: z.optional(
      choices({
        title: 'Languages this person may approve',
        description: 'Only languages the person reads without help.',
        options: localeLabels,
      }),
    ),
    publicName: z.optional(
      flag({
        title: 'Readers may see the name',
        description: 'Only if the person agreed. Otherwise readers see the role.',
      }),
    ),
    conflictsOfInterest: z.optional(
      text({
        title: 'Conflicts of interest',
        description:
          'Payments or shares from makers of what is described; “none” if there are none.',
        long: true,
        max: 1000,
      }),
    ),
    org: z.optional(
      reference('clinic', {title: 'Clinic', description: 'The clinic the person works for.'}),
    ),
  }),
  preview: {title: 'name', subtitle: 'credentials'},
})
