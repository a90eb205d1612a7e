import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {
  group,
  link,
  list,
  quantity,
  reference,
  text,
  weakReference,
  words,
} from '../fields/index.ts'
import {contactGroup, contactPoint, phone} from '../objects/contact.ts'

/** A clinic: its name, its hours and how to reach it. */
export const clinic = defineDocument({
  name: 'clinic',
  title: 'Clinic',
  plural: 'Clinics',
  description: 'A clinic: its name, its hours and how to reach it.',
  review: 'none',
  units: () => ({
    identity: {
      title: 'Clinic',
      bump: 'minor',
      fields: {
        name: words({
          title: 'Name',
          description: 'As readers see it, e.g. “Jakamy Heart Center”.',
          max: 120,
        }),
        shortName: z.optional(
          text({
            title: 'Short name',
            description: 'For small screens and messages, e.g. “Jakamy”.',
            max: 40,
          }),
        ),
        legalName: z.optional(
          text({
            title: 'Legal name',
            description: 'As it stands in contracts and legal notices, e.g. “[Name] Ltd”.',
          }),
        ),
      },
    },
    contact: {
      title: 'Contact',
      bump: 'minor',
      fields: {
        contactPoints: z.optional(
          list(contactPoint(), {
            title: 'Contacts',
            description: 'One entry for each purpose, e.g. appointments.',
          }),
        ),
        contactGroups: z.optional(
          list(contactGroup(), {
            title: 'Contact groups',
            description: 'Groups of people who help, e.g. “LUH Ambassadors”.',
          }),
        ),
        emergencyContact: z.optional(
          group({
            title: 'Emergency number',
            description: 'The local emergency number. Never filled in by default.',
            fields: {
              number: text({
                title: 'Number',
                description: 'The number people dial here in an emergency, e.g. “[three digits]”.',
                pattern: /^\+?\d{2,15}$/,
                error: 'Digits only, with “+” in front of a country code.',
              }),
              statement: words({
                title: 'Statement',
                description: 'When to call it, in one sentence, e.g. “Call [number] if …”.',
                max: 300,
              }),
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
            description: 'Where patients come to. Not a post-office box.',
            fields: {
              lines: list(
                text({
                  title: 'Line',
                  description: 'One line, as on an envelope, e.g. “[Number and street]”.',
                }),
                {
                  title: 'Lines',
                  description: 'Street and number, building, floor, as on an envelope.',
                  min: 1,
                  max: 6,
                },
              ),
              postalCode: z.optional(
                text({
                  title: 'Postal code',
                  description: 'As the post writes it, e.g. “12345”.',
                  max: 20,
                }),
              ),
              city: text({
                title: 'City',
                description: 'As the post writes it, e.g. “[Town]”.',
                max: 120,
              }),
              country: text({
                title: 'Country (two letters)',
                description: 'The country’s ISO code, e.g. “FR”.',
                pattern: /^[A-Z]{2}$/,
                error: 'Two capital letters, e.g. FR.',
              }),
            },
          }),
        ),
        geo: z.optional(
          group({
            title: 'Position on the map',
            description: 'The entrance, not the middle of the site.',
            fields: {
              lat: quantity({
                title: 'Latitude',
                description: 'Degrees north of the equator; south is negative, e.g. “12.3456”.',
                min: -90,
                max: 90,
              }),
              lng: quantity({
                title: 'Longitude',
                description: 'Degrees east of Greenwich; west is negative, e.g. “-12.3456”.',
                min: -180,
                max: 180,
              }),
            },
          }),
        ),
        directions: z.optional(
          words({
            title: 'How to find us',
            description:
              'The way from public transport and the car park to the door, e.g. “From [stop], take …”.',
            long: true,
            max: 1000,
          }),
        ),
      },
    },
    labels: {
      title: 'Labels',
      bump: 'none',
      fields: {
        ui: z.optional(
          group({
            title: 'Labels of the site',
            description: 'Short words that the site shows around the clinic’s data.',
            fields: {
              locationHeading: z.optional(
                words({
                  title: 'Heading of the place',
                  description: 'e.g. “Our location”.',
                  max: 80,
                }),
              ),
              visitLabel: z.optional(
                words({
                  title: 'Visit us',
                  description: 'The link to the place, e.g. “Visit us”.',
                  max: 80,
                }),
              ),
              bookLabel: z.optional(
                words({
                  title: 'Make an appointment',
                  description: 'The link to the booking, e.g. “Make an appointment”.',
                  max: 80,
                }),
              ),
              mapLabel: z.optional(
                words({title: 'Map', description: 'The link to the map, e.g. “map”.', max: 80}),
              ),
            },
          }),
        ),
      },
    },
    forms: {
      title: 'Forms',
      bump: 'none',
      fields: {
        forms: z.optional(
          list(reference('enquiryForm', {title: 'Form', description: 'One form.'}), {
            title: 'Forms',
            description: 'The forms that this clinic answers.',
          }),
        ),
      },
    },
  }),
  fields: () => ({
    parent: z.optional(
      weakReference(['clinic'], {
        title: 'Part of',
        description: 'The group of clinics that this one belongs to.',
      }),
    ),
    website: z.optional(link({title: 'Web address', description: 'The clinic’s own site.'})),
    whatsapp: z.optional(phone('WhatsApp of the clinic')),
    locales: list(text({title: 'Language', description: 'A language tag, e.g. “fr”.', max: 12}), {
      title: 'Languages',
      description: 'The languages this clinic publishes in, e.g. “en”, “fr”.',
      min: 1,
    }),
    defaultLocale: text({
      title: 'First language',
      description: 'Shown to people whose language is not known, e.g. “en”.',
      max: 12,
    }),
    clinicalLead: z.optional(
      weakReference(['person'], {
        title: 'Clinical lead',
        description: 'The person who answers for the clinical content here.',
      }),
    ),
  }),
  preview: {title: 'name'},
})
