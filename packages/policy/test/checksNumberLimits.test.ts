// The rules of V1 to V3, at their limits.
import {describe, expect, it} from 'vitest'

import {
  failing,
  findingsIn,
  found,
  guide,
  lasting,
  messages,
  procedure,
  range,
  staying,
  verbal,
} from './checked.ts'
import {said} from './world.ts'

describe('V1', () => {
  it('asks for every part of a length of time', () => {
    const duration = {kind: 'fixed', length: 'P20Y30M40W50DT60H70M'}
    expect(messages('V1', lasting(duration, {en: '[TEST]'}))).toEqual(
      ['20 year', '30 month', '40 week', '50 day', '60 hour', '70 minute'].map((part) =>
        expect.stringContaining(`“${part}”`),
      ),
    )
    const all = '20 years, 30 months, 40 weeks, 50 days, 60 hours, 70 minutes'
    expect(found('V1', lasting(duration, {en: all}))).toEqual([])
  })

  it('looks for figures only where it knows no words', () => {
    const duration = {kind: 'fixed', length: 'P3D'}
    expect(found('V1', lasting(duration, {ht: '3 jou'}))).toEqual([])
    expect(found('V1', lasting(duration, {ht: '4 jou'}))).toEqual([
      'warning components[0].duration.length ht',
    ])
  })

  it('is sure of figures above twelve, which nobody writes out', () => {
    const point = (value: number) => ({kind: 'point', value, unit: 'percent'})
    expect(found('V1', failing(point(12), {ht: '[TEST]'}))).toEqual([
      'warning failure.frequency.value ht',
    ])
    expect(found('V1', failing(point(13), {ht: '[TEST]'}))).toEqual([
      'error failure.frequency.value ht',
    ])
  })

  it.each([
    ['2 to 5 %', []],
    ['2 to 5 ٪', []],
    ['2 to 5 PERCENT', []],
    ['2 to 5 per cent', []],
    ['2 to 5 of 100', []],
    ['2 to 5 of them', ['error failure.frequency.unit en']],
  ])('takes a percentage for told by %j', (text, expected) => {
    expect(found('V1', failing(range(2, 5), {en: text}))).toEqual(expected)
  })

  it.each([
    ['2 à 5 pour cent', []],
    ['2 à 5 Pour-cent', []],
    ['2 à 5 d’entre eux', ['error failure.frequency.unit fr']],
  ])('and in French by %j', (text, expected) => {
    expect(found('V1', failing(range(2, 5), {fr: text}))).toEqual(expected)
  })

  it('leads to the unit of the number, and to its value, in the Studio', () => {
    const findings = findingsIn(failing(range(2, 6), {en: '2 to 5 of them'}))
    const places = findings.flatMap(({check: id, studioPath, locale}) =>
      id === 'V1' ? [[studioPath, locale]] : [],
    )
    expect(places).toEqual([
      [['failure', 'frequency', 'high'], 'en'],
      [['failure', 'frequency', 'unit'], 'en'],
    ])
  })

  it('says nothing without a statement', () => {
    expect(found('V1', procedure({failure: {frequency: range(2, 5)}}))).toEqual([])
  })
})

describe('V2', () => {
  it.each([
    ['an hour of the afternoon', {en: 'at 8 pm', fr: 'à 20 h'}, []],
    ['an hour and minutes', {en: 'at 8:30 p.m.', fr: 'à 20 h 30'}, []],
    ['an hour that stays as it is', {en: 'at 8 pm', fr: 'à 8 h'}, []],
    [
      'noon',
      {en: 'at 12 pm', fr: 'à 24 h'},
      ['error stay.statement fr', 'warning stay.statement fr'],
    ],
    [
      'no afternoon',
      {en: '8 p x', fr: '20 h'},
      ['error stay.statement fr', 'warning stay.statement fr'],
    ],
    [
      'no afternoon either',
      {en: '8 a b p m', fr: '20 h'},
      ['error stay.statement fr', 'warning stay.statement fr'],
    ],
    [
      'the morning',
      {en: 'at 8 am', fr: 'à 20 h'},
      ['error stay.statement fr', 'warning stay.statement fr'],
    ],
    ['a word that means nothing else', {en: 'Rest.', fr: 'dix'}, ['error stay.statement fr']],
    ['words that mean something else', {en: 'Rest.', fr: 'un lit, une chambre, neuf'}, []],
    ['such a word in English', {en: 'Rest.', 'en-GB': 'Take one.'}, []],
    [
      'the morning, with points',
      {en: 'at 8 a.m.', fr: 'à 20 h'},
      ['error stay.statement fr', 'warning stay.statement fr'],
    ],
    ['a letter at the end', {en: 'bed 8 p', fr: 'lit 8 p'}, []],
    ['what is no number', {en: 'Rest.', fr: '1.2.3,4,5'}, []],
    [
      'figures of a language without words here',
      {en: 'Rest 2 days.', ht: '7'},
      ['error stay.statement ht'],
    ],
    ['fewer of them there', {en: 'Rest 2 days.', ht: 'de'}, []],
    ['a written-out number of the source', {en: 'two days', fr: 'en peu de temps'}, []],
  ])('%s', (_what, values, expected) => {
    expect(found('V2', staying(values))).toEqual(expected)
  })

  it('names a figure that is no number as it is written', () => {
    expect(messages('V2', staying({en: 'From 1.2.2030 on.', fr: 'Plus tard.'}))).toEqual([
      'The source text gives the number 1.2.2030, this one does not. Add it, if its meaning was lost.',
    ])
    expect(found('V2', staying({en: 'From 1.2.2030 on.', fr: 'Dès le 1.2.2030.'}))).toEqual([])
  })

  it('is asked of what clinicians approve', () => {
    const values = {en: '1 day', fr: '3 jours'}
    expect(found('V2', staying(values))).toHaveLength(2)
    expect(found('V2', guide(values))).toEqual([])
  })
})

describe('V3', () => {
  it.each([
    ['it\u2018s', 'it\u02bcs so'],
    ['several days', 'For several\u00a0\n days.'],
    [' rare ', 'It is rare'],
    ['élevé', 'Élevé.'],
  ])('takes %j for said in %j', (term, text) => {
    expect(found('V3', failing(verbal({en: term}), {en: text}))).toEqual([])
  })

  it.each([
    ['rare', 'e\u0301rare'],
    ['rare', 'rare\u0301'],
    ['rare', 'unrare, rarely'],
  ])('does not take %j for said in %j', (term, text) => {
    expect(found('V3', failing(verbal({en: term}), {en: text}))).toHaveLength(1)
  })

  it('is asked of what is lifted from a statement, in the languages that have both', () => {
    const duration = {kind: 'longTerm', statedTerm: said({en: 'for long', fr: 'longtemps'})}
    expect(found('V3', lasting(duration, {en: 'for ever'}))).toEqual([
      'error components[0].duration.statedTerm en',
    ])
    const severity = {stated: said({en: 'harmless'})}
    const groups = [{statement: said({en: 'It hurts.'}), occurrences: [{severity}]}]
    expect(found('V3', procedure({risks: {groups}}))).toEqual([
      'error risks.groups[0].occurrences[0].severity.stated en',
    ])
    expect(found('V3', procedure({failure: {frequency: verbal({en: 'rare'})}}))).toEqual([])
    const words = 'x'.repeat(61)
    expect(messages('V3', failing(verbal({en: words}), {en: 'y'}))).toEqual([
      expect.stringContaining(`“${'x'.repeat(59)}…”`),
    ])
  })
})
