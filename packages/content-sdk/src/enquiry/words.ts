import type {QuestionType} from './form.ts'

/** What a form says by itself, around the words of the clinic. */
export interface EnquiryWords {
  locale: string
  /** The button of a form whose author wrote none. */
  send: string
  optional: string
  choose: string
  /** Above the list of what has to be changed. */
  problems: string
  required: (label: string) => string
  chooseOne: (label: string) => string
  wrong: Record<Extract<QuestionType, 'tel' | 'email' | 'date'>, (label: string) => string>
  tooLong: (label: string, most: number) => string
  /** A line break in a one-line answer, or a sign that no keyboard writes. */
  oneLine: (label: string) => string
  signs: (label: string) => string
  consent: string
  /** Label of the field that people do not see, and what is said to programs that fill it in. */
  trap: string
}

const en: EnquiryWords = {
  locale: 'en',
  send: 'Send',
  optional: 'optional',
  choose: 'Please choose',
  problems: 'Please check your answers',
  required: (label) => `Answer “${label}”.`,
  chooseOne: (label) => `Choose one of the answers to “${label}”.`,
  wrong: {
    tel: (label) =>
      `Write a telephone number for “${label}”: digits, with “+” in front if you like.`,
    email: (label) => `Write an e-mail address for “${label}”, such as name@example.org.`,
    date: (label) => `Write a date for “${label}”: year, month and day, such as 2026-05-31.`,
  },
  tooLong: (label, most) => `Shorten the answer to “${label}” to ${most} characters.`,
  oneLine: (label) => `Write the answer to “${label}” on one line.`,
  signs: (label) => `The answer to “${label}” holds a sign that cannot be sent. Type it again.`,
  consent: 'Tick the box if you agree. Without it the form cannot be sent.',
  trap: 'Leave this field empty',
}

const fr: EnquiryWords = {
  locale: 'fr',
  send: 'Envoyer',
  optional: 'facultatif',
  choose: 'Choisissez',
  problems: 'Vérifiez vos réponses',
  required: (label) => `Répondez à « ${label} ».`,
  chooseOne: (label) => `Choisissez une des réponses à « ${label} ».`,
  wrong: {
    tel: (label) =>
      `Écrivez un numéro de téléphone pour « ${label} » : des chiffres, précédés de « + » si vous voulez.`,
    email: (label) => `Écrivez une adresse e-mail pour « ${label} », par exemple nom@example.org.`,
    date: (label) =>
      `Écrivez une date pour « ${label} » : année, mois et jour, par exemple 2026-05-31.`,
  },
  tooLong: (label, most) => `Raccourcissez la réponse à « ${label} » à ${most} caractères.`,
  oneLine: (label) => `Écrivez la réponse à « ${label} » sur une seule ligne.`,
  signs: (label) =>
    `La réponse à « ${label} » contient un signe qui ne peut pas être envoyé. Saisissez-la à nouveau.`,
  consent:
    'Cochez la case si vous êtes d’accord. Sans cela, le formulaire ne peut pas être envoyé.',
  trap: 'Laissez ce champ vide',
}

/**
 * The words of forms in a language; English for a language that has none here, and for none at all.
 * @param locale BCP 47 tag of the form, so that its words and these are in one language
 */
export function enquiryWords(locale: string): EnquiryWords {
  return String(locale).toLowerCase().split('-')[0] === 'fr' ? fr : en
}
