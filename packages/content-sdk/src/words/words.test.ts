import {locales} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {dayRanges} from './dayRanges.ts'
import {isolate, isolated} from './isolate.ts'
import {languageName} from './languageName.ts'
import type {Words} from './words.ts'
import {wordsFor} from './wordsFor.ts'

const review = {
  version: '1.0.0',
  reviewedOn: '2026-11-01',
  nextReviewDue: '2028-11-23',
  reviewer: 'X',
  state: 'current' as const,
  informationOnly: false,
  missing: [],
  hash: '0123456789abcdef',
}

/** Everything the interface can say in a language. */
function everything(words: Words): string[] {
  const {
    notices,
    verdict,
    millimetres,
    label,
    print,
    date,
    openingHours,
    share,
    stated,
    reviewed,
    notCovered,
    ...plain
  } = words
  const languages = {requested: 'ar', shown: 'en'}
  const reasons = [
    'missing',
    'incomplete',
    'broken',
    'unreviewed',
    'changed',
    'stale',
    'expired',
    'gaps',
    'withdrawn',
  ] as const
  const told = Object.values(notices).flatMap((notice) => {
    if (typeof notice === 'string') return [notice]
    return typeof notice === 'function' ? [] : Object.values(notice)
  })
  return [
    ...Object.values(plain).flatMap((value) =>
      typeof value === 'string' ? [value] : Object.values(value),
    ),
    ...told,
    notices.fallback(languages),
    notices.pageFallback(languages),
    notices.textFallback(languages),
    notices.readInstead('en'),
    notices.notInLanguage('en'),
    ...reasons.map(verdict),
    millimetres(2.5),
    label('X'),
    print.questions,
    print.ruler(2),
    print.status,
    date('2026-11-23'),
    openingHours({
      days: ['Mo'],
      opens: '08:00',
      closes: '15:30',
      validFrom: '2026-11-23',
      validThrough: '2026-12-31',
    }),
    stated({low: 2, high: 5, approximate: true, per: 'procedure'}),
    share({low: 2, high: 5, denominator: 100, approximate: true, per: 'year'}, {low: 2, high: 5}),
    reviewed(review, 'en'),
    notCovered(['X', 'Y']),
  ]
}

describe('the interface words', () => {
  it.each(locales.map(({id}) => id))(
    'in %s say something everywhere, and nothing clinical in figures',
    (locale) => {
      const all = everything(wordsFor(locale))
      expect(all.length).toBeGreaterThan(80)
      for (const text of all) expect(text.trim()).not.toBe('')
      expect(wordsFor(locale).locale).toBe(locale)
    },
  )

  it('in French have a narrow no-break space before two-part punctuation, and no straight apostrophe', () => {
    const wrong = (text: string) =>
      /(?<!\u202F)[:;?!%]|(?<=[ \u00A0])[:;?!%]|'/.test(text.replace(/\d\d:\d\d/g, ''))
    expect(everything(wordsFor('fr')).filter(wrong)).toEqual([])
    expect(['Non: faux', 'Non : faux', "l'eau", '5 %'].filter(wrong)).toHaveLength(4)
  })

  it('of a language that has none are those of the source language, and say so', () => {
    expect(wordsFor('ar').locale).toBe('en')
    const own = {...wordsFor('en'), locale: 'ar'}
    expect(wordsFor('ar', own)).toBe(own)
    expect(wordsFor('fr', own).locale).toBe('fr')
  })

  it('write dates as each language does', () => {
    const date = (locale: string, day: string) =>
      isolated(wordsFor(locale).date(day))
        .map(({text}) => text)
        .join('')
    expect(date('en', '2026-11-01')).toBe('1 November 2026')
    expect(date('fr', '2026-11-01')).toBe('1er novembre 2026')
    expect(date('fr', '2026-11-11')).toBe('11 novembre 2026')
    expect(date('en', '2026-12-31')).toBe('31 December 2026')
  })

  it('count in the number of the noun', () => {
    const share = (high: number, per: 'procedure' | 'person') =>
      isolated(
        wordsFor('fr').share(
          {low: high, high, denominator: 100, approximate: false, per},
          {low: high, high},
        ),
      )
        .map(({text}) => text)
        .join('')
    expect(share(1, 'procedure')).toContain('1 intervention sur 100')
    expect(share(2, 'procedure')).toContain('2 interventions sur 100')
    expect(share(0, 'person')).toContain('0 personne sur 100')
  })
})

describe('a number as it was stated', () => {
  const told = (locale: string, ...[number]: Parameters<Words['stated']>) =>
    isolated(wordsFor(locale).stated(number))
      .map(({text}) => text)
      .join('')

  it.each([
    [{low: 2, high: 5}, '2 to 5%', '2 à 5\u202F%'],
    [{low: 7, high: 7, approximate: true}, 'about 7%', 'environ 7\u202F%'],
    [{low: 7, high: 7, per: 'procedure'}, '7% of procedures', '7\u202F% des interventions'],
    [
      {low: 1, high: 1, per: 'year'},
      '1% of people each year',
      '1\u202F% des personnes chaque année',
    ],
    [{low: 3, high: 3, denominator: 1000}, '3 in every 1,000', '3 sur 1\u202F000'],
    [
      {low: 1, high: 1, denominator: 1000, per: 'person'},
      '1 in every 1,000 people',
      '1 personne sur 1\u202F000',
    ],
  ] as const)('%o', (number, english, french) => {
    const whole = {approximate: false, per: 'notStated', ...number} as const
    expect(told('en', whole)).toBe(english)
    expect(told('fr', whole)).toBe(french)
  })
})

describe('numbers', () => {
  it.each(['en', 'fr'])('row 85: keep all their digits: %s', (locale) => {
    const words = wordsFor(locale)
    const told = (text: string) =>
      isolated(text)
        .map((part) => part.text)
        .join('')
    const share = {low: 4, high: 4, denominator: 1_000_000, approximate: false}
    const percent = {low: 0.0004, high: 0.0004}
    const digits = locale === 'en' ? ['0.0004%', '12.34567'] : ['0,0004', '12,34567']
    expect(told(words.share({...share, per: 'person'}, percent))).toContain(digits[0])
    expect(told(words.millimetres(12.34567))).toContain(digits[1])
  })
})

describe('isolate', () => {
  it('keeps a value apart, without marks of its own that could reach further', () => {
    expect(isolated(`a ${isolate('2 \u202E5\u2069')} b`)).toEqual([
      {text: 'a ', isValue: false},
      {text: '2 5', isValue: true},
      {text: ' b', isValue: false},
    ])
  })
})

describe('dayRanges', () => {
  it('joins days in a row, in the order of the week', () => {
    expect(dayRanges(['We', 'Mo', 'Tu', 'Su'])).toEqual([
      {first: 'Mo', last: 'We'},
      {first: 'Su', last: 'Su'},
    ])
    expect(dayRanges([])).toEqual([])
  })
})

describe('the name of a language', () => {
  it('is told in another language; what is no tag stays as it is', () => {
    expect(languageName('fr', 'en')).toBe('anglais')
    for (const tag of ['xx', 'xx-ab-cd', 'fr_FR', '']) expect(languageName('fr', tag)).toBe(tag)
  })
})
