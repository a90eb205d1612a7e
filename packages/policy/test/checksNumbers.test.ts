import {describe, expect, it} from 'vitest'

import {failing, found, lasting, procedure, range, verbal} from './checked.ts'
import {said} from './world.ts'

describe('V1, numbers of structured fields in the statement', () => {
  it.each([
    ['digits', range(2, 5), {en: '[TEST] 2 to 5%'}],
    ['words', range(2, 5), {en: '[TEST] two to five percent', fr: '[TEST] deux à cinq pour cent'}],
    ['natural frequencies', range(2, 5), {en: '[TEST] 2 to 5 in every 100'}],
    ['the decimal mark', {...range(0.5, 1), kind: 'range'}, {en: '0.5 to 1%', fr: '0,5 à 1 %'}],
    [
      'grouped thousands',
      {kind: 'count', events: 3, n: 12500},
      {en: '[TEST] 3 of 12,500', fr: '[TEST] 3 sur 12\u202f500'},
    ],
    ['other digits', range(2, 5), {ar: '[TEST] ٢–٥٪'}],
  ])('accepts %s', (_what, frequency, values) => {
    expect(found('V1', failing(frequency, values))).toEqual([])
  })

  it.each([
    ['another number', range(2, 6), {en: '2 to 5%'}, ['error failure.frequency.high en']],
    ['part of a number', range(2, 5), {en: '2 to 15%'}, ['error failure.frequency.high en']],
    [
      'the wrong decimal mark',
      {kind: 'point', value: 1.5, unit: 'percent'},
      {en: '1,500%'},
      ['error failure.frequency.value en'],
    ],
    [
      'one language that differs',
      range(2, 5),
      {en: '2 to 5%', fr: '2 à 6 %'},
      ['error failure.frequency.high fr'],
    ],
    [
      'another whole',
      {kind: 'point', value: 5, unit: 'percent'},
      {en: '5 in every 1,000'},
      ['error failure.frequency.unit en'],
    ],
    [
      'another denominator',
      {kind: 'point', value: 1, unit: 'perN', denominator: 200},
      {en: '1 in 100'},
      ['error failure.frequency.denominator en'],
    ],
    [
      'a small number in a language without words here',
      range(2, 5),
      {ht: '[TEST] de a senk %'},
      ['warning failure.frequency.low ht', 'warning failure.frequency.high ht'],
    ],
  ])('refuses %s', (_what, frequency, values, expected) => {
    expect(found('V1', failing(frequency, values))).toEqual(expected)
  })

  const monthToYear = {kind: 'range', min: 'P1M', max: 'P1Y', statedTerm: said({})}

  it.each([
    [monthToYear, {en: '1 month to 1 year', fr: '1 mois à 1 an'}],
    [monthToYear, {en: 'a month to one year', fr: 'un mois à une année'}],
    [
      {kind: 'range', min: 'P1M', max: 'P6M'},
      {en: '1 to 6 months', fr: '1 à 6 mois'},
    ],
    [{kind: 'fixed', length: 'P1DT12H'}, {en: 'one full day and 12 hours'}],
    [{kind: 'fixed', length: 'PT90M'}, {fr: '90 minutes'}],
  ])('accepts the length %o in %o', (duration, values) => {
    expect(found('V1', lasting(duration, values))).toEqual([])
  })

  it.each([
    [monthToYear, {fr: '1 mois à 2 ans'}, ['max']],
    [monthToYear, {en: '1 to 12 months'}, ['max']],
    [{kind: 'fixed', length: 'P2W'}, {en: '2 months'}, ['length']],
    [{kind: 'fixed', length: 'PT2M'}, {en: '2 months'}, ['length']],
  ])('refuses the length %o in %o', (duration, values, fields) => {
    const [language] = Object.keys(values)
    expect(found('V1', lasting(duration, values))).toEqual(
      fields.map((field) => `error components[0].duration.${field} ${language}`),
    )
  })

  it('compares a number only with the statement around it', () => {
    const step = {text: said({en: '[TEST] 3%'}), usage: range(3, 4)}
    const document = procedure({
      failure: {statement: said({en: '[TEST] 4%'}), frequency: verbal({en: '[TEST]'})},
      whatHappens: {steps: [step]},
    })
    expect(found('V1', document)).toEqual(['error whatHappens.steps[0].usage.high en'])
  })
})

describe('V2, numbers of a translation in its source', () => {
  it.each([
    ['the same', {en: '1 month to 1 year', fr: '1 mois à 1 an'}, []],
    ['a word for a figure', {en: '2 of them', fr: 'deux d’entre eux'}, []],
    ['an article', {en: 'Rest.', fr: 'Prenez un repos neuf.'}, []],
    ['the afternoon', {en: 'until 8 p.m.', fr: 'jusqu’à 20 h'}, []],
    ['more', {en: '1 month to 1 year', fr: '1 mois à 2 ans'}, ['error stay.statement fr']],
    ['a written-out one', {en: 'some days', fr: 'trois jours'}, ['error stay.statement fr']],
    ['less', {en: 'within 3 hours', fr: 'en peu de temps'}, ['warning stay.statement fr']],
    ['no source', {fr: '3 jours'}, []],
  ])('%s', (_what, values, expected) => {
    expect(found('V2', procedure({stay: {statement: said(values)}}))).toEqual(expected)
  })

  it('leaves alone what clinicians do not approve', () => {
    const values = {en: '3:30 p.m.', fr: '15 h 30'}
    const contactPoints = [{kind: 'appointment', label: said({}), hoursText: said(values)}]
    expect(found('V2', {_id: 'c', _type: 'clinic', contactPoints})).toEqual([])
  })
})

describe('V3, the words of the author in the statement', () => {
  it.each([
    ['rare', 'This is rare.', true],
    ['Rare', 'This is rare.', true],
    ['rare', 'Rare, all the same.', true],
    ['rare', 'This is RARE.', false],
    ['rare', 'It happens rarely.', false],
    ['rare', 'It happens rarely, it is rare.', true],
    ['very  rare', 'This is very\nrare.', true],
    ['it’s rare', "And it's rare.", true],
    ['common', 'This is rare.', false],
  ])('%o in %o: %o', (term, statement, holds) => {
    const document = failing(verbal({en: term}), {en: statement})
    expect(found('V3', document)).toEqual(holds ? [] : ['error failure.frequency.term en'])
  })

  it('is asked of each language by itself', () => {
    const document = failing(verbal({en: 'rare', fr: 'rare'}), {
      en: 'It is rare.',
      fr: 'Elles sont rares.',
    })
    expect(found('V3', document)).toEqual(['error failure.frequency.term fr'])
  })
})

describe('V9, numbers on both sides', () => {
  const benefits = (frequency: unknown) => ({
    heading: said({}),
    statement: said({en: '[TEST] 2 to 5%'}),
    items: [{benefit: said({en: '[TEST]'}), frequency}],
  })
  const risks = (frequency: unknown) => ({
    heading: said({}),
    groups: [{statement: said({en: '[TEST] 2 to 5%'}), frequency, occurrences: []}],
  })
  const none = {kind: 'notStated'}

  it.each([
    [none, none, []],
    [range(2, 5), range(2, 5), []],
    [range(2, 5), none, ['warning risks']],
    [none, range(2, 5), ['warning benefits']],
  ])('%o beside %o', (good, harm, expected) => {
    const document = procedure({benefits: benefits(good), risks: risks(harm)})
    expect(found('V9', document)).toEqual(expected)
  })
})
