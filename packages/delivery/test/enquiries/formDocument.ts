const text = (value: string) =>
  ['en', 'fr'].map((language) => ({
    _key: language,
    _type: 'internationalizedArrayStringValue',
    language,
    value: `[${language.toUpperCase()} TEST] ${value}`,
  }))

const question = (key: string, type: string, required = false) => ({
  _key: key,
  _type: 'formField',
  key,
  type,
  label: text(key),
  required,
})

/** A visibly fake form that goes to a route. */
export function formDocument(id: string, deliverTo?: string) {
  return {
    _id: id,
    _type: 'enquiryForm',
    purpose: 'general',
    title: text('form'),
    fields: [
      question('name', 'text', true),
      question('mail', 'email'),
      question('matter', 'longText'),
    ],
    consent: {text: text('consent'), version: '1'},
    ...(deliverTo === undefined ? {} : {deliverTo}),
  }
}

/** A visibly fake clinic with forms. */
export const clinicDocument = (id: string, forms: readonly string[]) => ({
  _id: id,
  _type: 'clinic',
  name: text('clinic'),
  forms: forms.map((form) => ({_key: form, _type: 'reference', _ref: form})),
  locales: ['en', 'fr'],
  defaultLocale: 'en',
})

/** Answers that fit it. */
export const answers = (words: string) => ({
  name: `[TEST] ${words}`,
  mail: 'test@example.org',
  matter: `First line\r\n<b>${words}</b>`,
  'form-consent': 'yes',
})
