// The rules of V11: acronyms, links without words, capitals.
import {describe, expect, it} from 'vitest'

import type {AnyDocument} from '../src/index.ts'
import {found, findingsIn, inShort, procedure} from './checked.ts'
import {paragraph, refers, said} from './world.ts'

const stay = (values: Record<string, unknown>) => procedure({stay: {statement: said(values)}})

/** The warnings about a document, with other documents at hand. */
const beside = (document: AnyDocument, ...others: AnyDocument[]) =>
  inShort(findingsIn(document, new Map(others.map((each) => [each._id, each])))).filter((line) =>
    line.startsWith('V11'),
  )

describe('an acronym', () => {
  it.each([
    ['has two to six capitals', 'A TX and a TXYZAB here', 2],
    ['is not one capital', 'The T test', 0],
    ['is not seven of them', 'The TXYZABC test', 0],
    ['is not part of a word', 'The TXtest aTX', 0],
    ['has no figures in it', 'The TX2 test', 0],
    ['is no Roman numeral', 'Part IV, XIV and III', 0],
    ['may begin like a Roman numeral', 'The IVT and XTV tests', 2],
    ['is explained in brackets behind it', 'TXY (a test) here', 0],
    ['is explained by brackets around it', 'A test (TXY) here', 0],
    ['is not explained by brackets further on', 'TXY here (a test)', 1],
    ['is not explained by a bracket that touches it', 'TXY(a test)', 1],
    ['is named once, however often it stands', 'TXY and TXY', 1],
    ['may be explained after it has stood', 'TXY first. A test (TXY).', 0],
    ['has accents too', 'The ÉTX test', 1],
  ])('%s', (_what, text, count) => {
    expect(found('V11', stay({en: text}))).toHaveLength(count)
  })

  it('is explained in each language by itself', () => {
    const document = stay({en: 'A test (TXY).', fr: 'Le TXY.'})
    expect(found('V11', document)).toEqual(['warning stay.statement fr'])
  })

  it('is told where it stands first', () => {
    const document = procedure({
      title: said({en: 'The TXY test'}),
      stay: {statement: said({en: 'TXY again'})},
    })
    expect(found('V11', document)).toEqual(['warning title en'])
  })

  it('is known by the glossary, its synonyms included, and by nothing else of another document', () => {
    const text = stay({en: 'The TXY test'})
    const glossary = (fields: object, type = 'glossaryTerm') => ({_id: 'g', _type: type, ...fields})
    expect(beside(text)).toHaveLength(1)
    expect(beside(text, glossary({term: said({fr: 'TXY'})}))).toEqual([])
    expect(
      beside(text, glossary({term: said({en: 'x'}), synonyms: [{term: said({en: 'TXY'})}]})),
    ).toEqual([])
    expect(beside(text, glossary({term: said({en: 'TX'}), synonyms: 'TXY'}))).toHaveLength(1)
    expect(beside(text, glossary({synonyms: [null]}))).toHaveLength(1)
    expect(beside(text, glossary({term: [null, 'TXY']}))).toHaveLength(1)
    expect(beside(text, glossary({term: said({en: 'TXY'})}, 'risk'))).toHaveLength(1)
  })
})

describe('a field for an acronym', () => {
  const clinic = (group: object, fields: object = {}): AnyDocument => ({
    _id: 'c',
    _type: 'clinic',
    contactGroups: [{label: said({en: 'The TXY group'}), ...group}],
    ...fields,
  })

  it('wants what it stands for, and then explains it everywhere', () => {
    expect(found('V11', clinic({acronym: 'TXY'}))).toEqual(['warning contactGroups[0].expansion'])
    expect(found('V11', clinic({acronym: 'TXY', expansion: said({fr: 'un essai'})}))).toEqual([])
    for (const expansion of [said({en: ' '}), said({}), '[TEST]', [null]])
      expect(found('V11', clinic({acronym: 'TXY', expansion}))).toHaveLength(1)
    expect(found('V11', clinic({}))).toEqual(['warning contactGroups[0].label en'])
    expect(found('V11', clinic({acronym: 7}))).toEqual(['warning contactGroups[0].label en'])
  })

  it('leads to the field, in the Studio too', () => {
    const [finding] = findingsIn(clinic({_key: 'k', acronym: 'TXY'})).filter(
      ({check}) => check === 'V11',
    )
    expect(finding).toMatchObject({
      keys: ['contactGroups', 0, 'expansion'],
      studioPath: ['contactGroups', {_key: 'k'}, 'expansion'],
    })
    expect(finding).not.toHaveProperty('locale')
  })
})

describe('a text in capitals', () => {
  it.each([
    ['of twelve letters is one', 'TESTTESTTEST', 1],
    ['of eleven is none, and no acronym either', 'TESTTESTTES', 0],
    ['is none with a small letter in it', 'TESTTESTTESTTEST x', 0],
    ['needs letters: figures are none', '123456789012345', 0],
    ['hides no acronyms besides', 'TXY TXY TXY TXY TXY', 1],
  ])('%s', (_what, text, count) => {
    expect(found('V11', stay({en: text}))).toHaveLength(count)
  })
})

describe('a link', () => {
  const link = {_type: 'documentLink', _key: 'k', document: refers('x')}
  const device = (...blocks: unknown[]) => ({
    _id: 'd',
    _type: 'device',
    description: said({en: [paragraph('words that lead'), ...blocks]}),
  })
  const count = (...blocks: unknown[]) => found('V11', device(...blocks)).length
  const linked = (text: string) => ({...paragraph(text, ['k']), markDefs: [link]})

  it.each([
    ['our test page', 0],
    ['here we go', 0],
    [' Click Here ', 1],
    ['link', 1],
    ['more', 1],
    ['ici', 1],
    ['cliquez ici', 1],
    ['lien', 1],
    ['Https://example.org', 1],
    ['see http', 0],
    [' ', 1],
  ])('with the words %j: %i', (text, expected) => {
    expect(count(linked(text))).toBe(expected)
  })

  it('has the words of all its pieces', () => {
    const span = (text: string, ...marks: string[]) => ({_type: 'span', text, marks})
    const block = (...children: unknown[]) => ({...linked(''), children})
    expect(count(block(span('click ', 'k'), span('here', 'strong', 'k')))).toBe(1)
    expect(count(block(span('the ', 'k'), span('here', 'strong', 'k')))).toBe(0)
    // Words beside it are not its own.
    expect(count(block(span('the test page', 'strong'), span('here', 'k')))).toBe(1)
    expect(
      count(block({_type: 'span', text: 7, marks: ['k']}, {text: 'a page', marks: 'k'}, null)),
    ).toBe(1)
  })

  it('is looked for in blocks only', () => {
    expect(count({...linked('here'), markDefs: undefined})).toBe(0)
    expect(count({...linked('here'), children: undefined})).toBe(0)
    expect(count(null, 'here')).toBe(0)
    expect(count({...linked('here'), markDefs: [null]})).toBe(1)
    expect(count({...linked('here'), markDefs: [link, {...link, _key: 'other'}]})).toBe(2)
  })
})
