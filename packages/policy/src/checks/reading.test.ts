import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet} from '../../test/definitions.ts'
import {refers, said} from '../../test/world.ts'
import {read} from './reading.ts'

const readLeaflet = (fields: Record<string, unknown>) =>
  read(leaflet, {_id: 'l', _type: 'leaflet', ...fields})
const readProcedure = (fields: Record<string, unknown>) =>
  read(documents.procedure, {_id: 'p', _type: 'procedure', ...fields})

describe('a document that says nothing', () => {
  it('has no texts, numbers or parts: only its units', () => {
    const {holders, ...others} = readLeaflet({})
    expect(others).toEqual({passages: [], assertions: [], inclusions: []})
    expect(holders.map(({unit, isForm}) => [unit, isForm])).toEqual(
      ['overview', 'risks', 'stay', 'media'].map((unit) => [unit, false]),
    )
  })
})

describe('the words of a text', () => {
  const wordings = (title: unknown) =>
    readLeaflet({title}).passages.flatMap((passage) =>
      [...passage.wordings.values()].map(({language, text}) => [language, text]),
    )

  it.each([
    ['are those of each language', said({en: 'One', fr: 'Un'}), ['en One', 'fr Un']],
    ['are the first of a language', [...said({en: 'One'}), ...said({en: 'Two'})], ['en One']],
    ['are not blank', [...said({en: ' '}), ...said({en: 'Two'})], ['en Two']],
    [
      'have a language',
      [{value: 'One'}, {language: 7, value: 'One'}, ...said({fr: 'Un'})],
      ['fr Un'],
    ],
    ['stand in a list', 'One', []],
    ['stand in entries', [null, 'One'], []],
  ])('%s', (_what, title, expected) => {
    expect(wordings(title).map((each) => each.join(' '))).toEqual(expected)
  })

  it('are found again by their key, or by their number where they have none', () => {
    const title = [...said({en: 'One'}), {language: 'fr', value: 'Un', _key: 7}]
    const [passage] = readLeaflet({title}).passages
    expect([...(passage?.wordings.values() ?? [])].map(({studioPath}) => studioPath)).toEqual([
      ['title', {_key: 'en'}, 'value'],
      ['title', 1, 'value'],
    ])
  })
})

describe('what an item of a list says', () => {
  it('is found again by its key, or by its number where it has none', () => {
    const text = said({en: 'One'})
    const {passages} = readLeaflet({risks: [{_key: 'r', text}, {_key: 7, text}, {text}]})
    expect(passages.map(({keys, studioPath}) => [keys, studioPath])).toEqual([
      [
        ['risks', 0, 'text'],
        ['risks', {_key: 'r'}, 'text'],
      ],
      [
        ['risks', 1, 'text'],
        ['risks', 1, 'text'],
      ],
      [
        ['risks', 2, 'text'],
        ['risks', 2, 'text'],
      ],
    ])
  })
})

describe('a statement', () => {
  it('is that of the words and numbers around it, and has none itself', () => {
    const frequency = {kind: 'verbal', term: said({en: 'rare'})}
    const {passages} = readProcedure({failure: {statement: said({en: 'Rare.'}), frequency}})
    const [statement, term] = passages
    expect([statement, term].map((passage) => passage?.name)).toEqual(['statement', 'term'])
    expect(term?.statement).toBe(statement)
    expect(statement?.statement).toBeUndefined()
  })
})

describe('an assertion', () => {
  it('is a number in one of several forms, not any number', () => {
    const risks = [{text: said({en: 'One'}), chance: {kind: 'point', value: 2}}]
    const {assertions} = readLeaflet({risks, stay: {heading: said({en: 'Stay'}), nights: 3}})
    expect(assertions.map(({keys, value}) => [keys, value])).toEqual([
      [['risks', 0, 'chance', 'value'], 2],
    ])
    const {assertions: others} = read(documents.media, {
      _id: 'm',
      _type: 'media',
      physicalWidthMm: 3,
    })
    expect(others).toEqual([])
  })

  it.each([
    ['P1D', 1],
    ['P1Y2M3W4DT5H6M', 1],
    ['PT90M', 1],
    ['PT12H', 1],
    ['P', 0],
    ['PT', 0],
    ['P1DT', 0],
    ['1 day', 0],
    ['P1D later', 0],
    ['up to P1D', 0],
    ['P1H', 0],
    [['P1D'], 0],
  ])('is a length of time as ISO 8601 writes it: %j, %i', (length, count) => {
    const components = [{duration: {kind: 'fixed', length}}]
    const plan = {_id: 't', _type: 'treatmentPlan', components}
    expect(read(documents.treatmentPlan, plan).assertions).toHaveLength(count)
  })
})

describe('an inclusion', () => {
  it('is a reference with an id, of the type that the field names', () => {
    const devices = [refers('d'), {_type: 'reference', _ref: 7}, 'd']
    expect(readProcedure({devices}).inclusions).toMatchObject([
      {type: 'device', id: 'd', keys: ['devices', 0]},
    ])
  })
})
