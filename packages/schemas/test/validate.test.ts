import {documents, publishedId, validate} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {changed} from './changeContent.ts'
import {issuesOf, messages} from './issuesOf.ts'
import type {Json} from './readContent.ts'

describe('an issue', () => {
  it('says what, where and what to do', () => {
    const [issue] = issuesOf('procedure-coronary-stent', 'title[0].value', 'ab')
    expect(issue).toMatchObject({
      message: 'Title: Write at least 3 characters.',
      path: 'title[0].value',
      keys: ['title', 0, 'value'],
      studioPath: ['title', {_key: 'en'}, 'value'],
    })
  })

  it('finds items of lists by their key, and those without one by their place', () => {
    const path = 'risks.groups[2].occurrences[1].causes'
    const causes = [{_key: 'c', text: 1}, {text: 1}]
    expect(
      issuesOf('procedure-coronary-stent', path, causes).map((issue) => issue.studioPath),
    ).toEqual(
      [{_key: 'c'}, 1].map((item) => [
        'risks',
        'groups',
        {_key: 'g3'},
        'occurrences',
        {_key: 'o2'},
        'causes',
        item,
        'text',
      ]),
    )
  })

  it('bears the label of the innermost field that has one', () => {
    expect(messages('procedure-coronary-stent', 'failure.frequency.low', 'two')).toEqual([
      'From: This must be of the kind “number”. Remove it and enter it again.',
    ])
    expect(messages('clinic-jakamy', 'contactPoints[0].hours[0].opens', '8 am')).toEqual([
      'Opens: Write a time as HH:MM, e.g. “08:00”.',
    ])
  })

  it('is there for every fault, not for the first only', () => {
    const paths = validate(documents.risk, {_id: 'a.b', _type: 'risk', name: 'x'}).map(
      ({path}) => path,
    )
    expect(paths).toEqual(['_id', 'name', 'category'])
  })

  it('names what is missing', () => {
    expect(messages('procedure-coronary-stent', 'risks.groups[0].statement', undefined)).toEqual([
      'Statement: This is required. Fill it in.',
    ])
  })

  it('names the choices', () => {
    expect(messages('device-coronary-stent', 'kind', 'stent')).toEqual([
      'Kind: Choose one of: Implant, Catheter, Monitor, Other.',
    ])
  })

  it.each([undefined, null, 1, 'text', [], [[]]])(
    'is there for %j, which is no document',
    (value) => {
      expect(validate(documents.procedure, value)).not.toEqual([])
    },
  )

  it('is there for a document of another type', () => {
    const [issue] = issuesOf('risk-stroke', '_type', 'procedure')
    expect(issue).toMatchObject({
      message: 'Risk: Only these values are possible: risk.',
      path: '_type',
    })
  })
})

describe('a frequency', () => {
  const term = [{_key: 'en', language: 'en', value: '[TEST]'}]
  const percent = {kind: 'range', low: 1, high: 2, unit: 'percent'}

  it.each<[what: string, frequency: Json]>([
    ['in words', {kind: 'verbal', term}],
    ['compared', {kind: 'relative', relation: 'mostCommonInGroup', term}],
    ['of a range', percent],
    ['of a range in every N', {...percent, unit: 'perN', denominator: 200}],
    ['of one number', {kind: 'point', value: 100, unit: 'percent'}],
    ['of counted cases', {kind: 'count', events: 3, n: 3}],
    ['not stated', {kind: 'notStated'}],
    ['not known', {kind: 'notKnown'}],
  ])('%s is accepted', (_what, frequency) => {
    expect(frequencyMessages(frequency)).toEqual([])
  })

  it.each<[what: string, frequency: Json, message: string]>([
    [
      'words with a number',
      {kind: 'verbal', term, low: 1},
      'From: The chosen kind has no such field. Clear it.',
    ],
    [
      'words with a band',
      {kind: 'verbal', term, band: 'rare'},
      'How often: The chosen kind has no such field. Clear it.',
    ],
    ['words without words', {kind: 'verbal'}, 'Words of the author: This is required. Fill it in.'],
    [
      'a range that ends where it starts',
      {...percent, low: 2},
      'To: The range must end above its start. For one number choose “One number”.',
    ],
    [
      'a range that ends below its start',
      {...percent, low: 3},
      'To: The range must end above its start. For one number choose “One number”.',
    ],
    ['a range below zero', {...percent, low: -1}, 'From: Enter 0 or more.'],
    [
      'more than 100 percent',
      {...percent, high: 101},
      'To: This is more than everyone. Check the number and its unit.',
    ],
    [
      'more than 100 percent, one number',
      {kind: 'point', value: 101, unit: 'percent'},
      'Value: This is more than everyone. Check the number and its unit.',
    ],
    [
      'more than N in every N',
      {...percent, unit: 'perN', denominator: 2, high: 3},
      'To: This is more than everyone. Check the number and its unit.',
    ],
    [
      'N beside percent',
      {...percent, denominator: 20},
      'N: Give N for “in every N”, and leave it empty for percent.',
    ],
    [
      'more cases than people',
      {kind: 'count', events: 4, n: 3},
      'Cases: There cannot be more cases than people counted.',
    ],
    ['half a case', {kind: 'count', events: 0.5, n: 3}, 'Cases: Enter a whole number.'],
    [
      'a number that nobody stated',
      {kind: 'notStated', value: 1},
      'Value: The chosen kind has no such field. Clear it.',
    ],
    ['an unknown kind', {kind: 'often'}, 'How often: Choose one of the kinds offered here.'],
    ['no kind', {}, 'How often: Choose one of the kinds offered here.'],
  ])('of %s is refused', (_what, frequency, message) => {
    expect(frequencyMessages(frequency)).toEqual([message])
  })

  it('of so many in every N needs N', () => {
    expect(frequencyMessages({...percent, unit: 'perN'})).toContain(
      'N: Give N for “in every N”, and leave it empty for percent.',
    )
  })

  function frequencyMessages(frequency: Json) {
    return messages('procedure-coronary-stent', 'failure.frequency', frequency)
  }
})

describe('a duration', () => {
  const second = 'components[1].duration'
  const duration = (min: string, max: string) => ({kind: 'range', min, max, statedTerm: []})
  const form = 'Write a duration such as “P1D” (one day), “P1M” (one month) or “P1Y” (one year).'

  it.each([
    ['P1M', 'P1Y'],
    ['P6D', 'P1W'],
    ['PT30M', 'PT1H'],
    ['P1D', 'P1DT1H'],
    ['P11M', 'P1Y'],
  ])('from %s to %s is accepted', (min, max) => {
    expect(messages('plan-antiplatelet-after-stent', second, duration(min, max))).toEqual([])
  })

  it.each([
    ['P1Y', 'P1M'],
    ['P1Y', 'P1Y'],
    ['P1W', 'P7D'],
    ['PT24H', 'P1D'],
  ])('from %s to %s is refused', (min, max) => {
    expect(messages('plan-antiplatelet-after-stent', second, duration(min, max))).toEqual([
      'At most: “At most” must be longer than “At least”.',
    ])
  })

  it.each(['', 'P', 'PT', 'P1', '1M', 'P1H', 'P1DT', 'P-1D', 'one month', 'P1.5M'])(
    'of %j is refused',
    (length) => {
      expect(
        messages('plan-antiplatelet-after-stent', second, {kind: 'fixed', length, statedTerm: []}),
      ).toEqual([`Length: ${form}`])
    },
  )
})

describe('19: a form that asks for something sensitive', () => {
  const id = 'form-insurance-request'
  const said = (value: unknown) => [{_key: 'en', language: 'en', value}]
  const block = (text: string) => ({
    _key: 'b',
    _type: 'block',
    style: 'normal',
    markDefs: [],
    children: [{_key: 's', _type: 'span', marks: [], text}],
  })
  const found = (sensitive: boolean, form: object) => {
    const question = {_key: 'q', key: 'policy', type: 'text', label: said('[TEST]'), sensitive}
    const {definition, document} = changed(id, 'fields', [question])
    return validate(definition, {...Object(document), ...form}).map(({path, message}) => [
      path,
      message,
    ])
  }
  const notice = [
    'privacyNotice',
    'Privacy notice: A question is sensitive: say here who reads the answers and how long they are kept.',
  ]
  const consent = [
    'consent',
    'Consent: A question is sensitive: write the consent that people give before they answer.',
  ]
  const privacyNotice = said([block('[TEST] notice')])

  it.each<[what: string, form: object, problems: string[][]]>([
    ['has neither notice nor consent', {}, [notice, consent]],
    ['has a notice only', {privacyNotice}, [consent]],
    ['has consent only', {consent: {text: said('[TEST]'), version: '1'}}, [notice]],
    ['has both', {privacyNotice, consent: {text: said('[TEST]'), version: '1'}}, []],
    [
      'has both without a word in them',
      {
        privacyNotice: said([block(' ')]),
        consent: {text: [{_key: 'en', language: 'en'}], version: '1'},
      },
      [notice, consent],
    ],
  ])('and %s', (_what, form, problems) => {
    expect(found(true, form)).toEqual(problems)
    expect(found(false, form)).toEqual([])
  })
})

describe('an id', () => {
  it.each([
    'drafts.risk-stroke',
    'versions.r1.risk-stroke',
    'a.b',
    '',
    'a b',
    'a/b',
    'é',
    'a'.repeat(129),
  ])('%j is refused: it is not of a published document', (id) => {
    expect(issuesOf('risk-stroke', '_id', id).map(({path}) => path)).toEqual(['_id'])
  })

  it.each([
    ['drafts.a', 'a'],
    ['versions.r1.a', 'a'],
    ['a', 'a'],
    ['drafts', 'drafts'],
  ])('%s is %s once published', (id, published) => {
    expect(publishedId(id)).toBe(published)
  })
})

describe('a withdrawal', () => {
  const notice = (message: Readonly<Record<string, string>>) => ({
    _id: 'withdrawal-test',
    _type: 'withdrawal',
    title: [{_key: 'en', language: 'en', value: '[TEST] recall'}],
    publicMessage: Object.entries(message).map(([language, value]) => ({
      _key: language,
      language,
      value,
    })),
    severity: 'recall',
    targets: [{document: {_type: 'reference', _ref: 'device-test', _weak: true}}],
    effectiveFrom: '2026-11-23T08:00:00Z',
  })
  const said = (message: Readonly<Record<string, string>>) =>
    validate(documents.withdrawal, notice(message)).map((issue) => issue.message)

  it('tells readers why in every language, or is refused', () => {
    expect(said({en: '[EN TEST]', fr: '[FR TEST]'})).toEqual([])
    expect(said({en: '[EN TEST]', fr: ' '})).toEqual([
      'What readers are told: Write this in Français too (“fr”).',
    ])
    expect(said({})).toHaveLength(2)
  })

  it('names a version as three numbers', () => {
    const [target] = notice({}).targets
    const issues = validate(documents.withdrawal, {
      ...notice({en: '[EN TEST]', fr: '[FR TEST]'}),
      targets: [{...target, maxVersion: '1.x'}],
    })
    expect(issues.map(({path}) => path)).toEqual(['targets[0].maxVersion'])
  })
})
