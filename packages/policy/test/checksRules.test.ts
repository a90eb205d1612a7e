// The rules of V1 to V10, V12, V14 and V15, at their limits.
import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {check, type AnyDocument} from '../src/index.ts'
import {failing, findingsIn, found, lasting, media, procedure, range, verbal} from './checked.ts'
import {refers, said} from './world.ts'

const stay = (values: Record<string, unknown>) => procedure({stay: {statement: said(values)}})
/** A document that the office approves, not a clinician. */
const guide = (values: Record<string, unknown>): AnyDocument => ({
  _id: 'guide-test',
  _type: 'insuranceGuide',
  body: said(values),
})
const messages = (id: string, document: AnyDocument) =>
  findingsIn(document)
    .filter((finding) => finding.check === id)
    .map(({message}) => message.en)

describe('V1', () => {
  it('asks for every part of a length of time', () => {
    const duration = {kind: 'fixed', length: 'P2Y3M4W5DT6H7M'}
    expect(messages('V1', lasting(duration, {en: '[TEST]'}))).toEqual(
      ['2 year', '3 month', '4 week', '5 day', '6 hour', '7 minute'].map((part) =>
        expect.stringContaining(`“${part}”`),
      ),
    )
    const all = '2 years, 3 months, 4 weeks, 5 days, 6 hours, 7 minutes'
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
    ['what is no number', {en: 'Rest.', fr: '1.2.3,4,5'}, []],
    [
      'figures of a language without words here',
      {en: 'Rest 2 days.', ht: '7'},
      ['error stay.statement ht'],
    ],
    ['fewer of them there', {en: 'Rest 2 days.', ht: 'de'}, []],
    ['a written-out number of the source', {en: 'two days', fr: 'en peu de temps'}, []],
  ])('%s', (_what, values, expected) => {
    expect(found('V2', stay(values))).toEqual(expected)
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
    const words = 'x'.repeat(61)
    expect(messages('V3', failing(verbal({en: words}), {en: 'y'}))).toEqual([
      expect.stringContaining(`“${'x'.repeat(59)}…”`),
    ])
  })
})

describe('V4', () => {
  const both = {en: 'a', fr: 'b'}
  const group = (values: Record<string, string>) => ({
    _key: 'k',
    statement: said(values),
    occurrences: [],
  })

  it('says how many there are, and leads to the list', () => {
    const groups = [group(both), group({en: 'a'}), group({en: 'a'})]
    const [finding] = findingsIn(procedure({risks: {heading: said(both), groups}})).filter(
      (each) => each.check === 'V4',
    )
    expect(finding).toMatchObject({
      path: 'risks.groups',
      keys: ['risks', 'groups'],
      studioPath: ['risks', 'groups'],
      locale: 'fr',
      unit: 'risks',
    })
    expect(finding?.message.en).toContain('words for 1 of 3 items in “fr”')
  })

  it('counts an item once, however many of its texts are there', () => {
    const item = {...group(both), title: said(both)}
    expect(found('V4', procedure({risks: {heading: said(both), groups: [item, item]}}))).toEqual([])
  })

  it('is asked of what is reviewed only', () => {
    const term = {
      _id: 't',
      _type: 'person',
      name: '[TEST]',
    }
    expect(found('V4', term)).toEqual([])
    const steps = [{text: said({en: 'a', fr: 'b'})}, {text: said({en: 'a'})}]
    expect(found('V4', {...guide({en: 'a', fr: 'b'}), steps})).toEqual(['gate steps fr'])
  })
})

describe('V5', () => {
  it.each([
    ['a contraction is a negation', {en: 'You can’t.', fr: 'Vous ne pouvez pas.'}, 0],
    ['a single t is none', {en: 'Rest at t, not x t.', fr: 'Repos, pas de t.'}, 0],
    ['a language that is not known is not compared', {en: 'Do not.', ht: 'mo'}, 0],
    ['nothing is compared without the source', {fr: 'Ne pas.', ht: 'mo'}, 0],
    ['one too many', {en: 'Not, never.', fr: 'Pas.'}, 1],
    ['as many duties', {en: 'You must.', fr: 'Il faut.'}, 0],
    ['a duty less', {en: 'You must, must.', fr: 'Il faut.'}, 1],
  ])('%s', (_what, values, count) => {
    expect(found('V5', stay(values))).toHaveLength(count)
  })

  it('counts them, in what clinicians approve', () => {
    expect(messages('V5', stay({en: 'Not, never.', fr: 'Pas, il faut.'}))).toEqual([
      expect.stringContaining('has 2 negations, this one 1'),
      expect.stringContaining('says 0 times that something must be done, this one 1 times'),
    ])
    expect(found('V5', guide({en: 'Do not.', fr: 'Oui.'}))).toEqual([])
  })
})

describe('V6', () => {
  const four = 'one two three four'

  it.each([
    ['three words', {en: 'one two three', fr: 'one two three'}, []],
    ['four', {en: four, fr: four}, ['warning stay.statement fr']],
    ['another word', {en: four, fr: 'one two three five'}, []],
    [
      'other spaces and capitals',
      {en: four, fr: ` One\u00a0two \n three four `},
      ['warning stay.statement fr'],
    ],
    ['words run together', {en: 'one two three four', fr: 'onetwo three four five'}, []],
    [
      'three languages',
      {ht: four, fr: four, en: four},
      ['warning stay.statement ht', 'warning stay.statement fr'],
    ],
    [
      'a copy of a translation',
      {en: 'one two three five', fr: four, ht: four},
      ['warning stay.statement ht'],
    ],
  ])('%s', (_what, values, expected) => {
    expect(found('V6', stay(values))).toEqual(expected)
  })

  it('names the text it was copied from', () => {
    expect(messages('V6', stay({fr: four, en: four}))).toEqual([
      'This is the same text as in “en”. Translate it, or remove it.',
    ])
    expect(messages('V6', stay({en: 'x', fr: four, ht: four}))).toEqual([
      'This is the same text as in “fr”. Translate it, or remove it.',
    ])
  })

  it('is an error in the definition of a risk', () => {
    const risk = {_id: 'r', _type: 'risk', definition: said({en: four, fr: four})}
    expect(found('V6', risk)).toEqual(['error definition fr'])
  })
})

describe('V7', () => {
  const arabic = 'نص'
  it.each([
    ['six words are enough', {fr: 'the test of the test is'}, ['fr']],
    ['five are not', {fr: 'the test of the test'}, []],
    ['figures are no words', {fr: 'the test of the test 1 2 3'}, []],
    ['one small word in five', {fr: `the of ${'xx '.repeat(8)}`}, ['fr']],
    ['fewer than that', {fr: `the of ${'xx '.repeat(9)}`}, []],
    ['a single one is not enough', {fr: 'the xx xx xx xx xx'.slice(0, 17)}, []],
    [
      'twice as many as of the other language, and two more',
      {fr: 'the of le xx xx the of xx'},
      ['fr'],
    ],
    ['fewer than twice', {fr: 'the of the le xx xx'}, []],
    ['most words in Arabic letters', {en: `${`${arabic} `.repeat(4)}a b c`}, ['en']],
    ['half of them', {en: `${`${arabic} `.repeat(3)}xx xx xx`}, []],
    [
      'a language in that script',
      {fa: `${arabic} `.repeat(6), 'ur-PK': `${arabic} `.repeat(6)},
      [],
    ],
    ['a region changes nothing', {'EN-gb': 'the test of the test is'}, []],
  ])('%s', (_what, values, languages) => {
    expect(found('V7', stay(values))).toEqual(
      languages.map((language) => `warning stay.statement ${language}`),
    )
  })

  it('names the language it looks like', () => {
    expect(messages('V7', stay({fr: 'the test of the test is'}))).toEqual([
      'This looks like English, but it is filed under “fr”. Move it, or translate it.',
    ])
  })
})

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
    ['fr', 'Vos diagnostics', true],
    ['fr', 'Une maladie', true],
    ['fr', 'médicament', true],
    ['fr', 'numéro de contrat', true],
    ['fr', 'numéro d’adhérent', true],
    ['fr', "numéro d'assuré", true],
    ['fr', 'numéro sécurité sociale', true],
    ['fr', 'numéro de carte', true],
    ['fr', 'numéro de rue', false],
  ])('in %s: %s', (language, label, expected) => {
    const form = {
      _id: 'f',
      _type: 'enquiryForm',
      fields: [{key: 'q', label: said({[language]: label})}],
    }
    expect(found('V15', form)).toHaveLength(expected ? 1 : 0)
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
