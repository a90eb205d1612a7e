import {describe, expect, it} from 'vitest'

import type {AnyDocument} from '../src/index.ts'
import {found} from './checked.ts'
import {paragraph, refers, said} from './world.ts'

const verbal = (values: Record<string, string>) => ({kind: 'verbal', term: said(values)})
const range = (low: number, high: number) => ({kind: 'range', low, high, unit: 'percent'})

/** A procedure with what a test is about. */
function procedure(fields: Record<string, unknown>): AnyDocument {
  return {_id: 'procedure-test', _type: 'procedure', ...fields}
}

/** A procedure that fails as often as this, told in these words. */
function failing(frequency: unknown, values: Record<string, string>): AnyDocument {
  return procedure({failure: {statement: said(values), frequency}})
}

/** A plan with one medicine that is taken for so long. */
function lasting(duration: Record<string, unknown>, values: Record<string, string>): AnyDocument {
  const component = {agent: said({}), named: true, duration}
  return {
    _id: 'plan-test',
    _type: 'treatmentPlan',
    statement: said(values),
    components: [component],
  }
}

function media(fields: Record<string, unknown>): AnyDocument {
  return {_id: 'media-test', _type: 'media', ...fields}
}

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

describe('V4, as many items in each language', () => {
  const group = (values: Record<string, string>, more: Record<string, unknown> = {}) => ({
    title: said(values),
    statement: said(values),
    occurrences: [],
    ...more,
  })
  const both = {en: '[TEST] a', fr: '[TEST] b'}
  const risks = (groups: unknown[], heading: Record<string, string> = both) =>
    procedure({risks: {heading: said(heading), groups}})

  it('finds nothing when all have the same', () => {
    expect(found('V4', risks([group(both), group(both)]))).toEqual([])
    expect(found('V4', risks([group({en: 'a'})], {en: '[TEST]'}))).toEqual([])
  })

  it('names the list and counts its items', () => {
    expect(found('V4', risks([group(both), group({en: '[TEST] a'})]))).toEqual([
      'gate risks.groups fr',
    ])
    expect(found('V4', risks([group({en: '[TEST] a'})]))).toEqual(['gate risks.groups fr'])
  })

  it('looks into lists in lists, but only where the language has begun', () => {
    const mayRequire = [{intervention: said({en: '[TEST]'})}]
    expect(found('V4', risks([group(both, {mayRequire})]))).toEqual([
      'gate risks.groups[0].mayRequire fr',
    ])
    expect(found('V4', risks([group(both), group({en: 'a'}, {mayRequire})]))).toEqual([
      'gate risks.groups fr',
    ])
  })
})

describe('V5, negations and duties', () => {
  it.each([
    [{en: 'Do not stop.', fr: 'N’arrêtez pas.'}, 0],
    [{en: 'Don’t stop. You must rest.', fr: 'N’arrêtez jamais. Vous devez vous reposer.'}, 0],
    [{en: 'Do not stop.', fr: 'Arrêtez.'}, 1],
    [{en: 'Stop.', fr: 'N’arrêtez pas.'}, 1],
    [{en: 'You must not stop.', fr: 'Vous pouvez arrêter.'}, 2],
  ])('%o', (values, count) => {
    expect(found('V5', procedure({stay: {statement: said(values)}}))).toEqual(
      Array.from({length: count}, () => 'warning stay.statement fr'),
    )
  })
})

describe('V6, copies', () => {
  const copy = said({fr: 'A test of four words', en: 'a test of  four words'})

  it('are an error among risks and plans, a warning elsewhere', () => {
    const document = procedure({
      stay: {statement: copy},
      risks: {heading: copy, groups: []},
    })
    expect(found('V6', document)).toEqual(['warning stay.statement fr', 'error risks.heading fr'])
    expect(found('V6', lasting({}, {en: 'one two three four', fr: 'one two three four'}))).toEqual([
      'error statement fr',
    ])
  })

  it('may be what three words are', () => {
    expect(
      found('V6', procedure({title: said({en: 'Stent test page', fr: 'Stent test page'})})),
    ).toEqual([])
  })
})

describe('V7, the language of a text', () => {
  const english = 'The stent is a tube that is left in the artery and keeps it open for you.'
  const french =
    'Le stent est un tube qui est laissé dans une artère et la garde ouverte pour vous.'
  const arabic = 'هذا نص تجريبي طويل بما يكفي لمعرفة لغته'

  it.each([
    [{en: english, fr: french, ar: arabic, 'fr-CA': french}, []],
    [{en: french}, ['en']],
    [{fr: english}, ['fr']],
    [{ar: english}, ['ar']],
    [{en: arabic}, ['en']],
    [{ln: french}, ['ln']],
    [{fr: 'Stent'}, []],
    [{fr: 'Stent graft balloon catheter sheath wire pump valve'}, []],
  ])('%o', (values, languages) => {
    expect(found('V7', procedure({stay: {statement: said(values)}}))).toEqual(
      languages.map((language) => `warning stay.statement ${language}`),
    )
  })
})

describe('V8, readability', () => {
  const long = 'This is a test of a text with more words than one should read. '
  it.each([
    [
      'short words',
      {en: 'We look at the arm. We do it with care. You may rest and go home soon.'},
      0,
    ],
    ['long words', {en: `${'Contraindicated anticoagulation '.repeat(7)}.`}, 1],
    ['a long sentence in any language', {ht: 'mo '.repeat(21)}, 1],
    ['twenty words', {ht: 'mo '.repeat(20)}, 0],
    ['many short sentences', {ht: long.repeat(9)}, 0],
    ['long French words', {fr: `${'Anticoagulation antiagrégante '.repeat(6)}.`}, 1],
  ])('%s', (_what, values, count) => {
    expect(found('V8', procedure({stay: {statement: said(values)}}))).toHaveLength(count)
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

describe('V10, actual size', () => {
  it.each([
    [{claimsActualSize: true}, ['gate physicalWidthMm']],
    [{claimsActualSize: true, physicalWidthMm: 20}, ['gate physicalHeightMm']],
    [{claimsActualSize: true, physicalWidthMm: 20, physicalHeightMm: 4}, []],
    [{claimsActualSize: false}, []],
  ])('%o', (fields, expected) => {
    expect(found('V10', media({kind: 'image', ...fields}))).toEqual(expected)
  })
})

describe('V11, wording', () => {
  const stay = (value: unknown) => procedure({stay: {statement: said({en: value})}})

  it.each([
    ['The XYZ test.', 1],
    ['The XYZ test, XYZ again.', 1],
    ['A test name (XYZ), then XYZ.', 0],
    ['XYZ (a test name), then XYZ.', 0],
    ['Type II of Xyz, X-rays.', 0],
    ['THIS TEST IS ALL CAPITALS', 1],
    ['OK', 1],
  ])('%s', (text, count) => {
    expect(found('V11', stay(text))).toHaveLength(count)
  })

  it('takes a glossary term for an explanation', () => {
    expect(found('V11', procedure({title: said({en: 'LUH test'})}))).toEqual(['warning title en'])
  })

  it.each([
    ['the test page', 0],
    ['here', 1],
    ['', 1],
    ['https://example.org/test', 1],
  ])('wants words for a link: %o', (text, count) => {
    const block = {
      ...paragraph(text, ['k']),
      markDefs: [{_type: 'documentLink', _key: 'k', document: refers('x')}],
    }
    const coating = said({en: [paragraph('[TEST] words'), block]})
    expect(
      found('V11', {_id: 'd', _type: 'device', coating}).filter((line) => line.includes('coating')),
    ).toHaveLength(count + 1)
  })
})

describe('V12, pictures and videos for all', () => {
  const caption = said({en: 'A test caption', fr: '[FR TEST]'})
  const captionsTracks = (origin: string) => [{language: 'en', origin}]

  it.each([
    ['a picture', {kind: 'image', caption}, ['gate alt en', 'gate alt fr']],
    ['nothing but a picture', {kind: 'image'}, ['gate alt']],
    ['a decoration', {kind: 'image', caption, decorative: true}, []],
    ['one language', {kind: 'diagram', caption, alt: said({en: 'What it shows'})}, ['gate alt fr']],
    [
      'the caption again',
      {kind: 'image', alt: said({en: 'A test caption '}), caption: said({en: 'a Test caption'})},
      ['error alt en'],
    ],
    ['a file name', {kind: 'image', alt: said({en: 'IMG_1234.jpg'})}, ['error alt en']],
    ['a video', {kind: 'video'}, ['gate transcript', 'gate captionsTracks']],
    [
      'captions by a machine',
      {kind: 'video', transcript: said({en: '[TEST]'}), captionsTracks: captionsTracks('auto')},
      ['gate captionsTracks'],
    ],
    [
      'captions by a person',
      {kind: 'video', transcript: said({en: '[TEST]'}), captionsTracks: captionsTracks('human')},
      [],
    ],
    ['no speech', {kind: 'video', transcript: said({en: '[TEST]'}), hasSpeech: false}, []],
    ['a sound', {kind: 'audio'}, ['gate transcript']],
  ])('%s', (_what, fields, expected) => {
    expect(found('V12', media(fields))).toEqual(expected)
  })
})

describe('V13, what must not stand in the content', () => {
  const risk = (definition: string) => ({
    _id: 'risk-test',
    _type: 'risk',
    definition: said({en: definition}),
  })

  it.each([
    ['2%', 1],
    ['2 %', 1],
    ['2 percent', 1],
    ['2 pour cent', 1],
    ['1 in 100 people', 1],
    ['one in ten', 1],
    ['1 sur 100', 1],
    ['in 2 arteries', 0],
    ['one in the wrist', 0],
  ])('a frequency in a risk: %s', (text, count) => {
    expect(found('V13', risk(text))).toHaveLength(count)
  })

  it.each([
    ['75 mg', 1],
    ['75mg', 1],
    ['0,5 g', 1],
    ['two tablets', 0],
    ['2 tablets', 1],
    ['20 mm', 0],
    ['5 people', 0],
  ])('a dose: %s', (text, count) => {
    expect(found('V13', procedure({stay: {statement: said({en: text})}}))).toHaveLength(count)
  })

  const plan = (agent: string, statement: string, named: boolean) => ({
    ...lasting({kind: 'notStated'}, {en: statement}),
    components: [{agent: said({en: agent}), named, duration: {kind: 'notStated'}}],
  })

  it.each([
    ['another medicine', 'Another medicine follows.', false, []],
    ['a second drug', 'Another medicine follows.', false, ['error components[0].agent en']],
    ['another medicine', 'Another medicine: Ticagrelor.', false, ['error statement en']],
    ['Ticagrelor', 'Ticagrelor follows.', true, []],
  ])('a medicine: %o in %o, named: %o', (agent, statement, named, expected) => {
    expect(found('V13', plan(agent, statement, named))).toEqual(expected)
  })

  it('reaches the procedure that includes a plan with an unnamed medicine', () => {
    const treatmentPlans = [refers('plan-antiplatelet-after-stent')]
    const document = procedure({title: said({en: 'Prasugrel test'}), treatmentPlans})
    expect(found('V13', document)).toEqual(['error title en'])
  })
})

describe('V14, what is included is published', () => {
  it.each([
    ['device-coronary-stent', []],
    ['device-none', ['gate devices[0]']],
    ['risk-death', ['gate devices[0]']],
  ])('%s', (id, expected) => {
    expect(found('V14', procedure({devices: [refers(id)]}))).toEqual(expected)
  })
})

describe('V15, questions for sensitive data', () => {
  const form = (label: Record<string, string>, question: object = {}): AnyDocument => ({
    _id: 'form-test',
    _type: 'enquiryForm',
    fields: [{_key: 'q', key: 'q', type: 'text', label: said(label), ...question}],
  })

  it.each<[Record<string, string>, string[]]>([
    [{en: 'Your policy number'}, ['error fields[0].label en']],
    [{en: 'Card no.'}, ['error fields[0].label en']],
    [
      {en: 'Your diagnosis', fr: 'Votre diagnostic'},
      ['error fields[0].label en', 'error fields[0].label fr'],
    ],
    [{fr: 'Numéro de police'}, ['error fields[0].label fr']],
    [{fr: 'Numéro d’assuré'}, ['error fields[0].label fr']],
    [{en: 'Telephone number'}, []],
    [{en: 'Your name', fr: 'Numéro de téléphone'}, []],
    [{ar: 'diagnosis'}, []],
  ])('%j', (label, expected) => {
    expect(found('V15', form(label))).toEqual(expected)
    expect(found('V15', form(label, {sensitive: true}))).toEqual([])
  })

  it('looks at nothing but questions', () => {
    const {fields: _fields, ...rest} = form({en: 'x'})
    const label = said({en: 'Your diagnosis'})
    expect(found('V15', {...rest, intro: label})).toEqual([])
    expect(found('V15', {_id: 'x', _type: 'procedure', title: label})).toEqual([])
    const options = [{_key: 'o', label}]
    expect(found('V15', form({en: 'x'}, {options}))).toEqual([])
  })
})
