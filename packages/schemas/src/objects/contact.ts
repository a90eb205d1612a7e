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
      days: choices({title: 'Days', description: 'The days that have these hours.', options: days}),
      opens: time('Opens'),
      closes: time('Closes'),
      validFrom: z.optional(
        date({title: 'Valid from', description: 'Only for hours that begin on a certain day.'}),
      ),
      validThrough: z.optional(
        date({title: 'Valid until', description: 'Only for hours that end on a certain day.'}),
      ),
    },
  })
}

/** A telephone number that works from anywhere. */
export function phone(title: string) {
  return text({
    title,
    description: 'International form: “+”, country code and number, without spaces.',
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
        description: 'What people use this contact for.',
        options: {
          appointment: 'appointments',
          enquiries: 'enquiries',
          insurance: 'insurance',
          emergency: 'emergencies',
          feedback: 'feedback',
        },
      }),
      label: words({title: 'Label', description: 'What readers see, e.g. “Appointment”.', max: 80}),
      phone: z.optional(phone('Telephone')),
      whatsapp: z.optional(phone('WhatsApp')),
      email: z.optional(
        text({
          title: 'E-mail',
          description: 'A mailbox that somebody reads every working day, e.g. “name@example.org”.',
          pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/,
          error: 'Write an e-mail address.',
        }),
      ),
      url: z.optional(
        link({
          title: 'Web address',
          description: 'A page where people can reach the clinic, e.g. a booking page.',
        }),
      ),
      hours: z.optional(
        list(hours(), {
          title: 'Opening hours',
          description: 'One entry for days with the same hours. Programs read these.',
        }),
      ),
      hoursText: z.optional(
        words({
          title: 'Opening hours in words',
          description: 'What readers see, e.g. “Monday - Friday: 8 a.m. - 3:30 p.m.”.',
          max: 200,
        }),
      ),
    },
  })
}

/** A group of people or channels under one label, such as the clinic's ambassadors. */
export function contactGroup() {
  return group({
    title: 'Contact group',
    name: 'contactGroup',
    fields: {
      label: words({
        title: 'Label',
        description: 'What readers see, e.g. “LUH Ambassadors”.',
        max: 80,
      }),
      acronym: z.optional(
        text({
          title: 'Acronym',
          description: 'Letters in the label that readers may not know, e.g. “LUH”.',
        }),
      ),
      expansion: z.optional(
        words({
          title: 'What the acronym stands for',
          description: 'In full. Do not guess: ask the group. E.g. “[each word of the acronym]”.',
          max: 120,
        }),
      ),
      description: z.optional(
        words({
          title: 'Description',
          description:
            'Who they are and what they help with, e.g. “[Who they are], who help with [what]”.',
          long: true,
          max: 500,
        }),
      ),
      channels: z.optional(
        list(
          group({
            title: 'Channel',
            name: 'contactChannel',
            fields: {
              kind: choice({
                title: 'Kind',
                description: 'How the group is reached.',
                options: {whatsapp: 'WhatsApp', phone: 'Telephone', email: 'E-mail'},
              }),
              label: words({
                title: 'Label',
                description: 'What readers see, e.g. “WhatsApp”.',
                max: 80,
              }),
              number: z.optional(phone('Number')),
            },
          }),
          {
            title: 'Channels',
            description: 'The ways to reach this group. Leave a number empty rather than guess it.',
          },
        ),
      ),
      hours: z.optional(
        list(hours(), {title: 'Opening hours', description: 'When somebody answers.'}),
      ),
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
        description: 'What people fill in, e.g. a date or a telephone number.',
        options: {
          text: 'Text',
          longText: 'Text of several lines',
          tel: 'Telephone',
          email: 'E-mail',
          date: 'Date',
          select: 'Choice',
          consent: 'Consent',
        },
      }),
      label: words({
        title: 'Label',
        description: 'The question itself; always visible, e.g. “Your name”.',
        max: 120,
      }),
      hint: z.optional(
        words({
          title: 'Hint',
          description: 'A short help below the question, e.g. how to write the answer.',
          max: 200,
        }),
      ),
      required: z.optional(
        flag({
          title: 'Required',
          description: 'The form cannot be sent without an answer. Ask for as little as possible.',
        }),
      ),
      autocomplete: z.optional(
        text({title: 'Autocomplete token', description: 'e.g. “email”, “tel”.'}),
      ),
      sensitive: z.optional(
        flag({title: 'Sensitive', description: 'Health, insurance or payment data.'}),
      ),
      options: z.optional(
        list(
          group({
            title: 'Option',
            name: 'formOption',
            fields: {
              label: words({
                title: 'Label',
                description: 'One answer to choose from, e.g. “By e-mail”.',
                max: 120,
              }),
            },
          }),
          {
            title: 'Options',
            description: 'The answers one can choose from; only for the type “Choice”.',
          },
        ),
      ),
    },
  })
}
