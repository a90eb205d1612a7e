import type {SanityClient} from '@sanity/client'

/** A visibly fake text in both languages. */
export const inBoth = (value: string) =>
  ['en', 'fr'].map((language) => ({
    _key: language,
    _type: 'internationalizedArrayStringValue',
    language,
    value: `[${language.toUpperCase()} TEST] ${value}`,
  }))

/**
 * Gives a form visibly fake questions.
 * @param route whom its answers go to
 */
export async function askQuestions(lake: SanityClient, form: string, route: string): Promise<void> {
  const question = (key: string, type: string, more: object = {}) => ({
    _key: key,
    _type: 'formField',
    key,
    type,
    label: inBoth(key),
    ...more,
  })
  const options = ['by phone', 'by mail'].map((label, index) => ({
    _key: `o${index}`,
    _type: 'formOption',
    label: inBoth(label),
  }))
  await lake
    .patch(form)
    .set({
      title: inBoth('Request for information'),
      submitLabel: inBoth('Request for information'),
      success: inBoth('Thank you for your submission'),
      failure: inBoth('It was not sent'),
      privacyNotice: ['en', 'fr'].map((language) => ({
        _key: language,
        _type: 'internationalizedArrayRichTextValue',
        language,
        value: [
          {
            _key: 'b',
            _type: 'block',
            style: 'normal',
            markDefs: [],
            children: [
              {
                _key: 's',
                _type: 'span',
                marks: [],
                text: `[${language.toUpperCase()} TEST] privacy`,
              },
            ],
          },
        ],
      })),
      fields: [
        question('name', 'text', {required: true, autocomplete: 'name'}),
        question('mail', 'email', {autocomplete: 'email', hint: inBoth('where we answer')}),
        question('day', 'date'),
        question('way', 'select', {options}),
        question('matter', 'longText', {required: true}),
      ],
      consent: {text: inBoth('I agree'), version: '1'},
      deliverTo: route,
    })
    .commit()
}
