// The rules of V9, V10, V12, V14 and V15, at their limits.
import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {check} from '../src/index.ts'
import {findingsIn, found, guide, media, messages, procedure, range} from './checked.ts'
import {refers, said} from './world.ts'

describe('V9', () => {
  const benefits = (frequency: unknown) => ({
    statement: said({en: 'x'}),
    items: [{benefit: said({en: 'x'}), frequency}],
  })
  const risks = (frequency: unknown) => ({
    groups: [{statement: said({en: 'x'}), frequency, occurrences: []}],
  })
  const none = {kind: 'notStated'}

  it.each([
    [{kind: 'point', value: 2, unit: 'percent'}, ['warning risks']],
    [{kind: 'count', events: 1, n: 2}, ['warning risks']],
    [{kind: 'verbal', term: said({en: 'rare'})}, []],
  ])('counts %j as a number or not', (frequency, expected) => {
    expect(found('V9', procedure({benefits: benefits(frequency), risks: risks(none)}))).toEqual(
      expected,
    )
  })

  it('takes a statement alone for a side without numbers', () => {
    const told = {statement: said({en: 'x'})}
    const unitsOf = (fields: Record<string, unknown>) =>
      findingsIn(procedure(fields)).flatMap(({check: id, unit}) => (id === 'V9' ? [unit] : []))
    expect(unitsOf({benefits: told, risks: risks(range(2, 5))})).toEqual(['benefits'])
    expect(unitsOf({benefits: benefits(range(2, 5)), risks: told})).toEqual(['risks'])
  })

  it('looks at numbers of the two sides only', () => {
    const failure = {statement: said({en: '2 to 5%'}), frequency: range(2, 5)}
    const sides = {benefits: benefits(range(2, 5)), risks: risks(none)}
    expect(found('V9', procedure({...sides, failure}))).toEqual(['warning risks'])
    expect(found('V9', procedure({benefits: benefits(none), risks: risks(none), failure}))).toEqual(
      [],
    )
  })

  it('takes no length of time for a number', () => {
    const duration = {kind: 'range', min: 'P1M', max: 'P6M'}
    const groups = [{statement: said({en: 'x'}), occurrences: [{frequency: none, duration}]}]
    expect(found('V9', procedure({benefits: benefits(none), risks: {groups}}))).toEqual([])
  })

  it('needs both sides', () => {
    expect(found('V9', procedure({benefits: benefits(range(2, 5))}))).toEqual([])
    expect(found('V9', procedure({risks: risks(range(2, 5))}))).toEqual([])
  })
})

describe('V10', () => {
  it.each([0, -1, '20', undefined])('takes %j for no size', (physicalWidthMm) => {
    const fields = {kind: 'image', claimsActualSize: true, physicalHeightMm: 4, physicalWidthMm}
    expect(found('V10', media(fields))).toEqual(['gate physicalWidthMm'])
  })

  it('asks only what claims to be true', () => {
    expect(found('V10', media({claimsActualSize: 'true'}))).toEqual([])
  })
})

describe('V12', () => {
  const words = {en: 'A test', fr: '[FR TEST]'}
  it.each([
    ['no kind', {}, []],
    ['another kind', {kind: 'other'}, []],
    ['what is only said to be decoration', {kind: 'image', decorative: 'true'}, ['gate alt']],
    [
      'the caption of another language',
      {kind: 'image', alt: said({en: 'x y', fr: 'z'}), caption: said({fr: 'x y', en: 'z'})},
      [],
    ],
    [
      'a caption in other languages only',
      {kind: 'image', alt: said({en: 'x y'}), caption: said({fr: 'z'})},
      ['gate alt fr'],
    ],
    ['a file name in words', {kind: 'image', alt: said({en: 'photo of a.jpg'})}, []],
    [
      'a long file name',
      {kind: 'image', alt: said({en: `${'a'.repeat(100)}.webp`})},
      ['error alt en'],
    ],
    ['one too long', {kind: 'image', alt: said({en: `${'a'.repeat(101)}.webp`})}, []],
    ['more than a file name', {kind: 'image', alt: said({en: 'a.png b'})}, []],
    [
      'other endings',
      {kind: 'diagram', alt: said({en: 'a.jpeg', fr: 'b.gif'})},
      ['error alt en', 'error alt fr'],
    ],
    [
      'a drawing',
      {kind: 'diagram', alt: said({en: 'a.svg', fr: 'b.avif'})},
      ['error alt en', 'error alt fr'],
    ],
    ['no ending of a picture', {kind: 'image', alt: said({en: 'a.txt'})}, []],
    [
      'speech that is said to be there',
      {kind: 'video', transcript: said({en: 'x'}), hasSpeech: true},
      ['gate captionsTracks'],
    ],
    [
      'captions that are none',
      {kind: 'video', transcript: said({en: 'x'}), captionsTracks: 'human'},
      ['gate captionsTracks'],
    ],
    [
      'no track',
      {kind: 'video', transcript: said({en: 'x'}), captionsTracks: [null, {origin: 'human'}]},
      [],
    ],
    [
      'a transcript in one language',
      {kind: 'audio', caption: said(words), transcript: said({en: 'x'})},
      ['gate transcript fr'],
    ],
    ['a sound with its transcript', {kind: 'audio', transcript: said({en: 'x'})}, []],
  ])('%s', (_what, fields, expected) => {
    expect(found('V12', media(fields))).toEqual(expected)
  })

  it('says whether a text repeats the caption or is the name of a file', () => {
    const text = (alt: string, caption: string) =>
      messages('V12', media({kind: 'image', alt: said({en: alt}), caption: said({en: caption})}))
    expect(text('Same', 'same ')).toEqual([expect.stringContaining('repeats the caption')])
    expect(text('a.jpg', 'x')).toEqual([expect.stringContaining('name of a file')])
    expect(text('a.jpg', 'a.jpg')).toEqual([expect.stringContaining('repeats the caption')])
  })

  it('leads to the field of each language', () => {
    const findings = findingsIn(media({kind: 'image', caption: said({en: 'x'})})).filter(
      (each) => each.check === 'V12',
    )
    expect(findings).toMatchObject([
      {unit: 'media', keys: ['alt'], studioPath: ['alt'], locale: 'en'},
    ])
    expect(found('V12', {_id: 'r', _type: 'risk', kind: 'image'})).toEqual([])
  })
})

describe('V14', () => {
  it('needs the included documents at hand, and a clinician’s document', () => {
    const page = procedure({devices: [refers('none')]})
    const request = {definition: documents.procedure, definitions: documents, document: page}
    expect(check(request).filter((each) => each.check === 'V14')).toEqual([])
    const form = {_type: 'reference', _ref: 'none'}
    expect(found('V14', {...guide({en: 'x'}), form, insurer: form})).toEqual([])
    expect(found('V14', page)).toEqual(['gate devices[0]'])
    expect(messages('V14', page)).toEqual([
      '“none” (device) is part of this text but is not published. Publish it first, or remove it here.',
    ])
  })
})

describe('V15', () => {
  it.each<[string, string, boolean]>([
    ['en', 'Your diagnoses', true],
    ['en', 'Any illness', true],
    ['en', 'Your illnesses', true],
    ['en', 'A medicine', true],
    ['en', 'medicines you take', true],
    ['en', 'Medication', true],
    ['en', 'member number', true],
    ['en', 'Membership no. of yours', true],
    ['en', 'insurance number', true],
    ['en', 'undiagnosed', false],
    ['en', 'policy', false],
    ['en', 'card number', true],
    ['en', 'policy no. 7', true],
    ['en', 'number of your card', false],
    ['fr', 'Vos diagnostics', true],
    ['fr', 'Une maladie', true],
    ['fr', 'médicament', true],
    ['fr', 'numéro de contrat', true],
    ['fr', 'numéro d’adhérent', true],
    ['fr', "numéro d'assuré", true],
    ['fr', 'numéro sécurité sociale', true],
    ['fr', 'numéro de carte', true],
    ['fr', 'numéro de sécurité sociale', true],
    ['fr', 'Vos maladies', true],
    ['fr', 'médicaments', true],
    ['fr', 'numéro de rue', false],
  ])('in %s: %s', (language, label, expected) => {
    const form = {
      _id: 'f',
      _type: 'enquiryForm',
      fields: [{key: 'q', label: said({[language]: label})}],
    }
    expect(found('V15', form)).toHaveLength(expected ? 1 : 0)
  })

  it('asks this of the question itself, in forms only', () => {
    const [harmless, label] = [said({en: 'Your name'}), said({en: 'Your diagnosis'})]
    const fields = [{label: harmless, hint: label}]
    expect(found('V15', {_id: 'f', _type: 'enquiryForm', fields})).toEqual([])
    expect(found('V15', {_id: 'c', _type: 'clinic', contactPoints: [{label}]})).toEqual([])
  })

  it('takes for marked only what is', () => {
    const label = said({en: 'Your diagnosis'})
    const form = (sensitive: unknown) => ({
      _id: 'f',
      _type: 'enquiryForm',
      fields: [{label, sensitive}],
    })
    expect(found('V15', form('true'))).toHaveLength(1)
    expect(found('V15', form(true))).toEqual([])
  })
})
