import * as z from 'zod/mini'

import {choice, choices, date, flag, group, link, list, text, words} from '../fields/index.ts'

const days = {
  Mo: 'Monday',
  Tu: 'Tuesday',
  We: 'Wednesday',
  Th: 'Thursday',
  Fr: 'Friday',
  Sa: 'Saturday',
  Su: 'Sunday',
} as const

const time = (title: string) =>
  text({
    title,
    description: 'Hours and minutes, e.g. “08:00”.',
    pattern: /^([01]\d|2[0-3]):[0-5]\d$/,
    error: 'Write a time as HH:MM, e.g. “08:00”.',
  })

/** Opening hours of some days of the week. */
export function hours() {
  return group({
    title: 'Opening hours',
    name: 'hours',
    fields: {
      days: choices({title: 'Days', options: days}),
      opens: time('Opens'),
      closes: time('Closes'),
      validFrom: z.optional(date({title: 'Valid from'})),
      validThrough: z.optional(date({title: 'Valid until'})),
    },
  })
}

/** A telephone number that works from anywhere. */
export function phone(title: string) {
  return text({
    title,
    description: 'International form, e.g. +33123456789.',
    pattern: /^\+[1-9]\d{6,14}$/,
    error: 'Write the number in international form: “+”, country code, number, no spaces.',
  })
}

/** A way to reach the clinic for one purpose. */
export function contactPoint() {
  return group({
    title: 'Contact',
    name: 'contactPoint',
    fields: {
      kind: choice({
        title: 'For',
        options: {
          appointment: 'appointments',
          enquiries: 'enquiries',
          insurance: 'insurance',
          emergency: 'emergencies',
          feedback: 'feedback',
        },
      }),
      label: words({title: 'Label', max: 80}),
      phone: z.optional(phone('Telephone')),
      whatsapp: z.optional(phone('WhatsApp')),
      email: z.optional(
        text({title: 'E-mail', pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, error: 'Write an e-mail address.'}),
      ),
      url: z.optional(link({title: 'Web address'})),
      hours: z.optional(list(hours(), {title: 'Opening hours'})),
      hoursText: z.optional(words({title: 'Opening hours in words', max: 200})),
    },
  })
}

/** A group of people or channels under one label, such as the clinic's ambassadors. */
export function contactGroup() {
  return group({
    title: 'Contact group',
    name: 'contactGroup',
    fields: {
      label: words({title: 'Label', max: 80}),
      acronym: z.optional(text({title: 'Acronym'})),
      expansion: z.optional(words({title: 'What the acronym stands for', max: 120})),
      description: z.optional(words({title: 'Description', long: true, max: 500})),
      channels: z.optional(
        list(
          group({
            title: 'Channel',
            name: 'contactChannel',
            fields: {
              kind: choice({title: 'Kind', options: {whatsapp: 'WhatsApp', phone: 'Telephone', email: 'E-mail'}}),
              label: words({title: 'Label', max: 80}),
              number: z.optional(phone('Number')),
            },
          }),
          {title: 'Channels'},
        ),
      ),
      hours: z.optional(list(hours(), {title: 'Opening hours'})),
    },
  })
}

/** One question of an enquiry form. */
export function formField() {
  return group({
    title: 'Question',
    name: 'formField',
    fields: {
      key: text({
        title: 'Key',
        description: 'A name for programs, e.g. “email”.',
        pattern: /^[a-z][A-Za-z0-9]*$/,
        error: 'Start with a lower-case letter; letters and digits only.',
      }),
      type: choice({
        title: 'Type',
        options: {
          text: 'Text',
          tel: 'Telephone',
          email: 'E-mail',
          date: 'Date',
          select: 'Choice',
          consent: 'Consent',
        },
      }),
      label: words({title: 'Label', max: 120}),
      hint: z.optional(words({title: 'Hint', max: 200})),
      required: z.optional(flag({title: 'Required'})),
      autocomplete: z.optional(text({title: 'Autocomplete token', description: 'e.g. “email”, “tel”.'})),
      sensitive: z.optional(flag({title: 'Sensitive', description: 'Health, insurance or payment data.'})),
      options: z.optional(
        list(
          group({title: 'Option', name: 'formOption', fields: {label: words({title: 'Label', max: 120})}}),
          {title: 'Options'},
        ),
      ),
    },
  })
}
