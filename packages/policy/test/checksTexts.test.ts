import {describe, expect, it} from 'vitest'

import {found, lasting, procedure} from './checked.ts'
import {paragraph, refers, said} from './world.ts'

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
    ['another medicine', '[TEST] Another medicine: Ticagrelor.', false, ['error statement en']],
    ['[TEST] Ticagrelor', '[TEST] Ticagrelor follows.', true, []],
  ])('a medicine: %o in %o, named: %o', (agent, statement, named, expected) => {
    expect(found('V13', plan(agent, statement, named))).toEqual(expected)
  })

  it('reaches the procedure that includes a plan with an unnamed medicine', () => {
    const treatmentPlans = [refers('plan-antiplatelet-after-stent')]
    const document = procedure({title: said({en: '[TEST] Prasugrel'}), treatmentPlans})
    expect(found('V13', document)).toEqual(['error title en'])
  })
})
