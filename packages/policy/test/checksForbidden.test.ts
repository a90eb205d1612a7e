// The rules of V13: frequencies in risks, doses, names of drugs that the source leaves unnamed.
import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {check, type AnyDocument} from '../src/index.ts'
import {findingsIn, found, inShort, lasting, procedure} from './checked.ts'
import {refers, said} from './world.ts'

const risk = (fields: Record<string, unknown>): AnyDocument => ({
  _id: 'risk-test',
  _type: 'risk',
  ...fields,
})
const v13 = (document: AnyDocument, ...others: AnyDocument[]) =>
  inShort(findingsIn(document, new Map(others.map((each) => [each._id, each])))).filter((line) =>
    line.startsWith('V13'),
  )

describe('a frequency in the definition of a risk', () => {
  it.each([
    ['2%', true],
    ['2 %', true],
    ['2\u00a0%', true],
    ['2\u202f%', true],
    ['2٪', true],
    ['of 2 or % of it', false],
    ['2 percent', true],
    ['percent 2', false],
    ['2 pour cent', true],
    ['two percent', false],
    ['1 in 100', true],
    ['1 sur 100', true],
    ['one in ten', true],
    ['one in a hundred', false],
    ['one in hundred', true],
    ['one in thousand', true],
    ['un sur dix', true],
    ['une sur cent', true],
    ['une sur mille', true],
    ['one on ten', false],
    ['some in ten', false],
    ['one in', false],
    ['1 in the arm', false],
    ['the arm 1', false],
  ])('%j: %j', (text, expected) => {
    expect(found('V13', risk({definition: said({en: text})}))).toEqual(
      expected ? ['error definition en'] : [],
    )
  })

  it('may not stand in any text of a risk, and may in other documents', () => {
    expect(found('V13', risk({name: said({fr: '1 sur 100'})}))).toEqual(['error name fr'])
    expect(found('V13', procedure({stay: {statement: said({en: '1 in 100'})}}))).toEqual([])
  })
})

describe('a dose', () => {
  const doses = (values: Record<string, string>) =>
    found('V13', procedure({stay: {statement: said(values)}}))

  it.each([
    ['75 mg', 1],
    ['mg 75', 0],
    ['75 of mg', 0],
    ['5 µg', 1],
    ['5 μg', 1],
    ['2 comprimés', 1],
    ['75 mg, then 20 mg', 1],
    ['some mg', 0],
    ['2', 0],
  ])('%j: %i', (text, count) => {
    expect(doses({en: text})).toHaveLength(count)
  })

  // Symbols, then words in English and French, in the singular and the plural.
  it.each([
    ['a weight', 'mg µg μg mcg g'],
    ['a volume or a number of units', 'ml iu ui millilitre millilitres milliliter milliliters'],
    ['milligrams', 'milligram milligrams milligramme milligrammes'],
    ['micrograms', 'microgram micrograms microgramme microgrammes'],
    ['grams', 'gram grams gramme grammes'],
    ['tablets', 'tablet tablets comprimé comprimés pill pills pilule pilules'],
    ['capsules', 'capsule capsules gélule gélules'],
  ])('is a figure before %s: any of %s', (_what, units) => {
    for (const unit of units.split(' '))
      expect([unit, doses({en: `Take 2 ${unit} a day.`})]).toEqual([
        unit,
        ['error stay.statement en'],
      ])
  })

  it('is told for each language, as it is written', () => {
    const document = procedure({stay: {statement: said({en: 'It is 75 MG.', fr: '2 gélules'})}})
    expect(doses({en: '75 mg', fr: '75 mg'})).toHaveLength(2)
    const messages = findingsIn(document).filter(({check: id}) => id === 'V13')
    expect(messages.map(({message}) => message.en)).toEqual([
      '“75 mg” is a dose. Doses belong to a prescription: remove it.',
      '“2 gélules” is a dose. Doses belong to a prescription: remove it.',
    ])
  })
})

describe('the name of a drug', () => {
  const component = (named: unknown, agent: Record<string, string> = {}) => ({
    agent: said(agent),
    named,
    duration: {kind: 'notStated'},
  })
  const plan = (components: unknown, text = '[TEST] Prasugrel'): AnyDocument => ({
    ...lasting({}, {en: text}),
    components,
  })

  it('must not stand where one medicine of the plan is left unnamed', () => {
    expect(found('V13', plan([component(true), component(false)]))).toEqual(['error statement en'])
    expect(found('V13', plan([component(true)]))).toEqual([])
    expect(found('V13', plan([component('false')]))).toEqual([])
    expect(found('V13', plan([component(false)], '[TEST] prasugrels'))).toEqual([])
  })

  it('must not stand in a page either whose plan leaves one unnamed', () => {
    const page = procedure({title: said({en: '[TEST] Clopidogrel'}), treatmentPlans: [refers('p')]})
    const included = (components: unknown) => ({...plan(components), _id: 'p'})
    expect(v13(page, included([component(true), component(false)]))).toEqual(['V13 error title en'])
    expect(v13(page, included([component(true)]))).toEqual([])
    expect(v13(page, included('none'))).toEqual([])
    expect(v13(page, included([null]))).toEqual([])
    expect(v13(page)).toEqual([])
    const alone = check({definition: documents.procedure, definitions: documents, document: page})
    expect(alone.filter(({check: id}) => id === 'V13')).toEqual([])
  })

  it('is told by the words of the statement, letter for letter, whatever their case', () => {
    const told = (agent: Record<string, string>, text: Record<string, string>) =>
      found('V13', {...lasting({}, text), components: [component(false, agent)]})
    expect(told({en: ' A Second DRUG '}, {en: 'Then a second drug.'})).toEqual([])
    expect(told({en: 'a second drug'}, {en: 'Then another.'})).toEqual([
      'error components[0].agent en',
    ])
    // What the statement does not say in a language cannot be compared there.
    expect(told({fr: '[FR TEST]'}, {en: 'Then another.'})).toEqual([])
    expect(told({fr: '[FR TEST]', en: 'another'}, {en: 'Then another.', fr: 'x'})).toEqual([
      'error components[0].agent fr',
    ])
  })

  it('that the source does give need not stand in the statement', () => {
    const components = [component(true, {en: 'a second drug'})]
    expect(found('V13', {...lasting({}, {en: 'Then another.'}), components})).toEqual([])
    // Without a statement there is nothing to compare with.
    const {statement: _statement, ...silent} = lasting({}, {en: 'x'})
    expect(found('V13', {...silent, components: [component(false, {en: 'a drug'})]})).toEqual([])
  })

  it('is asked of medicines only', () => {
    const other = {...lasting({kind: 'range', statedTerm: said({en: 'x'})}, {en: 'y'})}
    expect(found('V13', {...other, title: said({en: 'z'})})).toEqual([])
  })
})
