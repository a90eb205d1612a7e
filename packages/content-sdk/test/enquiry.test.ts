// A form document in one language, and the answers that fit it.
import {createContent, memorySource} from '@jakamy/content-sdk'
import {checkAnswers, consentName, formOf, type EnquiryForm} from '@jakamy/content-sdk/enquiry'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

const text = (value: string) =>
  ['en', 'fr'].map((language) => ({
    _key: language,
    _type: 'internationalizedArrayStringValue',
    language,
    value: `[${language.toUpperCase()} TEST] ${value}`,
  }))

const question = (key: string, type: string, more: object = {}) => ({
  _key: key,
  _type: 'formField',
  key,
  type,
  label: text(key),
  ...more,
})

const stored = {
  _id: 'form-test',
  _type: 'enquiryForm',
  purpose: 'general',
  title: text('form'),
  success: text('sent'),
  fields: [
    question('name', 'text', {required: true, autocomplete: 'name'}),
    question('phone', 'tel'),
    question('mail', 'email'),
    question('day', 'date'),
    question('way', 'select', {
      options: ['by phone', 'by mail'].map((label) => ({
        _key: label,
        _type: 'formOption',
        label: text(label),
      })),
    }),
    question('matter', 'longText'),
    question('agree', 'consent'),
  ],
  consent: {text: text('consent'), version: '2'},
  deliverTo: 'front-desk',
}

async function form(locale = 'en'): Promise<EnquiryForm> {
  const content = createContent({source: memorySource([stored]), locale})
  const found = formOf(await content.get('enquiryForm', {id: 'form-test'}))
  if (!found) throw new Error('The form is not shown.')
  return found
}

const good = {name: '[TEST] A name', [consentName]: 'yes'}

describe('a form in one language', () => {
  it('has the words of that language and nothing about where answers go', async () => {
    const french = await form('fr')
    expect(french).toMatchObject({locale: 'fr', dir: 'ltr', title: '[FR TEST] form'})
    expect(french.questions.map(({key}) => key)).toEqual(stored.fields.map(({key}) => key))
    expect(french.questions[4]?.options).toEqual(['[FR TEST] by phone', '[FR TEST] by mail'])
    expect(JSON.stringify(french)).not.toMatch(/EN TEST|front-desk/)
  })

  it('is one language as a whole: one word missing, and the language that stands in has it all', async () => {
    const {consent, ...rest} = stored
    const half = {...rest, consent: {...consent, text: consent.text.slice(0, 1)}}
    const content = createContent({source: memorySource([half]), locale: 'fr'})
    const found = formOf(await content.get('enquiryForm', {id: 'form-test'}))
    expect(found?.locale).toBe('en')
    expect(JSON.stringify(found)).not.toContain('FR TEST')
  })

  it('is not there when it is withdrawn', async () => {
    const withdrawal = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      title: text('withdrawal'),
      severity: 'error',
      action: 'hide',
      targets: [{_key: 't', document: {_type: 'reference', _ref: 'form-test', _weak: true}}],
      publicMessage: text('message'),
      effectiveFrom: '2026-01-01T00:00:00Z',
    }
    const content = createContent({source: memorySource([stored, withdrawal]), locale: 'en'})
    expect(formOf(await content.get('enquiryForm', {id: 'form-test'}))).toBeUndefined()
  })
})

describe('answers', () => {
  it('come in the order of the questions, tidied, with what was agreed to', async () => {
    const checked = checkAnswers(await form(), {
      ...good,
      matter: '  first\r\nsecond <b>line</b> ',
      mail: 'test@example.org',
      way: '[EN TEST] by mail',
    })
    expect(checked).toEqual({
      status: 'ok',
      answers: [
        {key: 'name', label: '[EN TEST] name', value: '[TEST] A name'},
        {key: 'mail', label: '[EN TEST] mail', value: 'test@example.org'},
        {key: 'way', label: '[EN TEST] way', value: '[EN TEST] by mail'},
        {key: 'matter', label: '[EN TEST] matter', value: 'first\nsecond <b>line</b>'},
      ],
      consent: {text: '[EN TEST] consent', version: '2'},
    })
  })

  it.each([
    ['name', '   ', 'Répondez à'],
    ['name', 'x'.repeat(201), 'Raccourcissez'],
    ['name', 'a\r\nBcc: everybody@example.org', 'sur une seule ligne'],
    ['name', 'a\rb', 'un signe'],
    ['name', 'a\u0000b', 'un signe'],
    ['name', 'a\u202Eb', 'un signe'],
    ['phone', 'call me', 'un numéro de téléphone'],
    ['mail', 'nobody', 'une adresse e-mail'],
    ['mail', 'a@example.org\nBcc: b@example.org', 'sur une seule ligne'],
    ['mail', 'a@example.org, b@example.org', 'une adresse e-mail'],
    ['day', '2026-02-30', 'une date'],
    ['way', '[EN TEST] by mail', 'Choisissez une des réponses'],
    ['matter', 'x'.repeat(4001), 'Raccourcissez'],
    [consentName, '', 'Cochez la case'],
  ])('row 76: of %s: %j is refused in the language of the form', async (name, value, words) => {
    const checked = checkAnswers(await form('fr'), {...good, [name]: value})
    expect(checked).toMatchObject({status: 'wrong', errors: [{name}]})
    expect(JSON.stringify(checked)).toContain(words)
    // No message repeats what somebody wrote.
    const written = [value.slice(0, 60)].filter((text) => text.trim() !== '')
    expect(written.filter((text) => JSON.stringify(checked).includes(text))).toEqual([])
  })

  it('to what was not asked, or that are no text, are refused', async () => {
    const one = await form()
    expect(checkAnswers(one, {...good, diagnosis: 'x'}).status).toBe('wrong')
    for (const value of [1, null, ['a', 'b'], {a: 'b'}]) {
      expect(checkAnswers(one, {...good, name: value}).status).toBe('wrong')
    }
    expect(
      checkAnswers(one, JSON.parse('{"name":"a","form-consent":"yes","__proto__":"x"}')),
    ).toMatchObject({
      status: 'wrong',
    })
  })

  it('row 76: that pass hold no line break in one line and no control character, whatever is sent', async () => {
    const one = await form()
    const values = fc.record({
      name: fc.string({unit: 'binary', minLength: 1, maxLength: 80}),
      matter: fc.string({unit: 'binary', maxLength: 80}),
    })
    fc.assert(
      fc.property(values, (given) => {
        const checked = checkAnswers(one, {...good, ...given})
        if (checked.status === 'wrong') return
        for (const {key, value} of checked.answers) {
          expect(value).not.toMatch(key === 'matter' ? /[^\P{Cc}\n]/u : /\p{Cc}/u)
        }
      }),
      {numRuns: 500},
    )
  })
})
