import {describe, expect, it} from 'vitest'

import {durationsOf, numbersOf, once, tokensOf} from './tokens.ts'

const wording = (language: string, text: string) => ({language, text, value: text, studioPath: []})
const words = (language: string, text: string) =>
  tokensOf(wording(language, text)).map(({word}) => word)
const figures = (language: string, text: string) =>
  tokensOf(wording(language, text)).flatMap(({number}) => number ?? [])

describe('the words of a text', () => {
  it.each([
    ['en', 'XYZ don’t, well-known.', ['xyz', 'don', 't', 'well', 'known']],
    ['fr', 'Élève à l’hôpital', ['élève', 'à', 'l', 'hôpital']],
    ['ar', 'نص تجريبي', ['نص', 'تجريبي']],
    ['en', '2 to 5%', ['2', 'to', '5']],
    ['en', ' — ', []],
  ])('in %s: %s', (language, text, expected) => {
    expect(words(language, text)).toEqual(expected)
  })

  it('are no numbers unless they are written in digits', () => {
    expect(tokensOf(wording('en', 'two 2'))).toEqual([{word: 'two'}, {word: '2', number: 2}])
  })
})

describe('a figure', () => {
  it.each([
    // Thousands may stand in groups of three, apart by a mark or a space.
    ['en', '12,500', [12500]],
    ['fr', '12.500', [12500]],
    ['fr', '12 500', [12500]],
    ['fr', '1\u202f234\u202f567', [1234567]],
    ['fr', '12\u00a0500', [12500]],
    ['fr', '12\u2009500', [12500]],
    ['en', '1,234,567', [1234567]],
    ['en', '1,234.5', [1234.5]],
    ['fr', '1.234,5', [1234.5]],
    // What is no group of three is another number.
    ['fr', '1 2', [1, 2]],
    ['fr', '12 5000', [12, 5000]],
    ['fr', '1234 567', [1234, 567]],
    // The decimal mark is that of the language; a single other mark cannot group two digits.
    ['en', '1.500', [1.5]],
    ['fr', '1,500', [1.5]],
    ['en', '1,50', [1.5]],
    ['fr', '0.5', [0.5]],
    ['en', '0,500', [0.5]],
    ['ht', '0.5', [0.5]],
    ['en', '1.2.3', [Number.NaN]],
    ['en', '1,234,56', [Number.NaN]],
    ['fr', '0', [0]],
    // Arabic-Indic and Persian digits, with their own marks.
    ['ar', '٢٫٥', [2.5]],
    ['ar', '١٬٥٠٠', [1500]],
    ['ar', '١٬٥٠', [1.5]],
    ['fa', '۱۲', [12]],
    ['ar', '٠١٢٣٤٥٦٧٨٩', [123456789]],
    ['fa', '۰۱۲۳۴۵۶۷۸۹', [123456789]],
    ['en', '007', [7]],
  ])('in %s: %s', (language, text, expected) => {
    expect(figures(language, text)).toEqual(expected)
  })
})

describe('the numbers of a text', () => {
  it.each([
    ['en', 'two or 3, not constructor', [2, 3]],
    ['fr', 'une ou douze', [1, 12]],
    ['en-GB', 'twelve', [12]],
    ['ht', 'two', []],
    ['en', 'thirteen', []],
  ])('in %s: %s', (language, text, expected) => {
    expect([...numbersOf(wording(language, text))]).toEqual(expected)
  })
})

it('the numbers from one to twelve may be written out', () => {
  const toTwelve = Array.from({length: 12}, (_, index) => index + 1)
  const english = 'one two three four five six seven eight nine ten eleven twelve'
  const french = 'un deux trois quatre cinq six sept huit neuf dix onze douze'
  expect([...numbersOf(wording('en', english))]).toEqual(toTwelve)
  expect([...numbersOf(wording('fr', french))]).toEqual(toTwelve)
})

describe('each of these words is a unit of time', () => {
  it.each([
    ['en', 'year', 'year years'],
    ['en', 'month', 'month months'],
    ['en', 'week', 'week weeks'],
    ['en', 'day', 'day days'],
    ['en', 'hour', 'hour hours'],
    ['en', 'minute', 'minute minutes'],
    ['fr', 'year', 'an ans année années'],
    ['fr', 'month', 'mois'],
    ['fr', 'week', 'semaine semaines'],
    ['fr', 'day', 'jour jours journée journées'],
    ['fr', 'hour', 'heure heures h'],
    ['fr', 'minute', 'minute minutes min'],
  ])('in %s, of a %s: %s', (language, unit, written) => {
    for (const word of written.split(' '))
      expect([word, ...durationsOf(wording(language, `3 ${word}`))]).toEqual([word, `3 ${unit}`])
  })
})

describe('the lengths of time of a text', () => {
  it.each([
    ['en', 'one full day', ['1 day']],
    ['en', '1 to 6 months', ['1 month', '6 month']],
    ['en', 'a day or an hour', ['1 day', '1 hour']],
    ['en', 'a full day', ['1 day']],
    // A number reaches four words on, an article two.
    ['en', '3 a b c days', ['3 day']],
    ['en', '3 b c d e days', []],
    ['en', 'a b c day', []],
    ['fr', 'une année', ['1 year']],
    ['fr', 'un a b jour', []],
    ['fr', 'une a b journée', []],
    ['fr', '90 min', ['90 minute']],
    ['fr', '2 semaines', ['2 week']],
    ['en', 'days', []],
    ['ht', '3 days', []],
  ])('in %s: %s', (language, text, expected) => {
    expect([...durationsOf(wording(language, text))]).toEqual(expected)
  })
})

it('what was made of an object is made once', () => {
  let made = 0
  const make = once((key: {text: string}) => {
    made += 1
    return key.text
  })
  const key = {text: '[TEST]'}
  expect([make(key), make(key), make({text: '[TEST]'})]).toEqual(['[TEST]', '[TEST]', '[TEST]'])
  expect(made).toBe(2)
})
