import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {group, link, list, quantity, reference, text, weakReference, words} from '../fields/index.ts'
import {contactGroup, contactPoint, phone} from '../objects/contact.ts'

/** A clinic: its name, its hours and how to reach it. */
export const clinic = defineDocument({
  name: 'clinic',
  title: 'Clinic',
  plural: 'Clinics',
  description: 'A clinic: its name, its hours and how to reach it.',
  review: 'none',
  units: {
    identity: {
      title: 'Clinic',
      bump: 'minor',
      fields: {
        name: words({title: 'Name', max: 120}),
        shortName: z.optional(text({title: 'Short name', max: 40})),
        legalName: z.optional(text({title: 'Legal name'})),
      },
    },
    contact: {
      title: 'Contact',
      bump: 'minor',
      fields: {
        contactPoints: z.optional(list(contactPoint(), {title: 'Contacts'})),
        contactGroups: z.optional(list(contactGroup(), {title: 'Contact groups'})),
        emergencyContact: z.optional(
          group({
            title: 'Emergency number',
            description: 'The local emergency number. Never filled in by default.',
            fields: {
              number: text({title: 'Number', pattern: /^\+?\d{2,15}$/, error: 'Digits only, e.g. 112.'}),
              statement: words({title: 'Statement', max: 300}),
            },
          }),
        ),
        timeZone: z.optional(
          text({
            title: 'Time zone',
            description: 'e.g. “Europe/Paris”. Without it “open now” is not told.',
            pattern: /^[A-Z][A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/,
            error: 'Write a time zone such as “Europe/Paris”.',
          }),
        ),
      },
    },
    place: {
      title: 'Place',
      bump: 'minor',
      fields: {
        address: z.optional(
          group({
            title: 'Address',
            fields: {
              lines: list(text({title: 'Line'}), {title: 'Lines', min: 1, max: 6}),
              postalCode: z.optional(text({title: 'Postal code', max: 20})),
              city: text({title: 'City', max: 120}),
              country: text({title: 'Country (two letters)', pattern: /^[A-Z]{2}$/, error: 'Two capital letters, e.g. FR.'}),
            },
          }),
        ),
        geo: z.optional(
          group({
            title: 'Position on the map',
            fields: {
              lat: quantity({title: 'Latitude', min: -90, max: 90}),
              lng: quantity({title: 'Longitude', min: -180, max: 180}),
            },
          }),
        ),
        directions: z.optional(words({title: 'How to find us', long: true, max: 1000})),
      },
    },
    labels: {
      title: 'Labels',
      bump: 'none',
      fields: {
        ui: z.optional(
          group({
            title: 'Labels of the site',
            fields: {
              locationHeading: z.optional(words({title: 'Heading of the place', max: 80})),
              visitLabel: z.optional(words({title: 'Visit us', max: 80})),
              bookLabel: z.optional(words({title: 'Make an appointment', max: 80})),
              mapLabel: z.optional(words({title: 'Map', max: 80})),
            },
          }),
        ),
      },
    },
    forms: {
      title: 'Forms',
      bump: 'none',
      fields: {
        forms: z.optional(list(reference('enquiryForm', {title: 'Form'}), {title: 'Forms'})),
      },
    },
  },
  fields: {
    parent: z.optional(weakReference(['clinic'], {title: 'Part of'})),
    website: z.optional(link({title: 'Web address'})),
    whatsapp: z.optional(phone('WhatsApp of the clinic')),
    locales: list(text({title: 'Language', max: 12}), {title: 'Languages', min: 1}),
    defaultLocale: text({title: 'First language', max: 12}),
    clinicalLead: z.optional(weakReference(['person'], {title: 'Clinical lead'})),
  },
  preview: {title: 'name'},
})
