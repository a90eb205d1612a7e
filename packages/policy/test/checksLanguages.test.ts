import {describe, expect, it} from 'vitest'

import {found, lasting, procedure} from './checked.ts'
import {said} from './world.ts'

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
