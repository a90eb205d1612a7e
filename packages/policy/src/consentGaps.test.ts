import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet} from '../test/definitions.ts'
import {aLeaflet, paragraph, refers, said} from '../test/world.ts'
import {consentGaps} from './consentGaps.ts'

const everything = ['summary', 'risks', 'stay', 'parts']

function gaps(fields: Record<string, unknown>): string[] {
  return consentGaps(leaflet, aLeaflet(fields))
}

describe('consentGaps', () => {
  it('is empty when everything is said', () => {
    expect(gaps({})).toEqual([])
  })

  it('names what is not there, in the order of the definition', () => {
    expect(consentGaps(leaflet, {_id: 'a', _type: 'leaflet'})).toEqual(everything)
    expect(gaps({summary: null, parts: undefined})).toEqual(['summary', 'parts'])
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty list', []],
    ['an empty text', said({en: '', fr: ' '})],
    ['an invisible text', said({en: '\u200b'})],
    ['a language without a value', [{_key: 'en', language: 'en'}]],
    ['a text that is no text', 'Summary'],
  ])('counts a text as a gap: %s', (_, summary) => {
    expect(gaps({summary})).toEqual(['summary'])
  })

  it.each<[string, unknown]>([
    ['an empty group', {}],
    ['a group of empty texts', {heading: [{_key: 'en', language: 'en'}], body: []}],
    ['a group of empty paragraphs', {heading: [], body: said({en: [paragraph(' ')]})}],
    ['a group with a tick and a number', {critical: true, nights: 1, days: ['Mo']}],
    ['a group with a pointer', {see: refers('part-b')}],
    ['what is no group', 'Stay'],
  ])('counts a group as a gap: %s', (_, stay) => {
    expect(gaps({stay})).toEqual(['stay'])
  })

  it.each<[string, unknown]>([
    ['a list of nothing', [null]],
    ['a list of empty items', [{_key: 'r1', _type: 'leafletRisk', text: []}]],
    ['a list of numbers without words', [{text: [], chance: {kind: 'point', value: 2}}]],
  ])('counts a list as a gap: %s', (_, risks) => {
    expect(gaps({risks})).toEqual(['risks'])
  })

  it('needs one language only', () => {
    expect(
      gaps({summary: said({fr: '[FR TEST] summary'}), stay: {heading: said({ar: '[AR TEST]'})}}),
    ).toEqual([])
  })

  it('takes an included document for something that is said, wherever it is', () => {
    expect(gaps({parts: [refers('anything')]})).toEqual([])
    expect(gaps({risks: [{text: [], part: refers('anything')}]})).toEqual([])
  })

  it('does not take a reference to nowhere for it', () => {
    expect(gaps({parts: [{_type: 'reference'}]})).toEqual(['parts'])
  })

  it('asks of a procedure what consent asks', () => {
    expect(consentGaps(documents.procedure, {_id: 'a', _type: 'procedure'})).toEqual([
      'summary',
      'why',
      'whatHappens',
      'risks',
      'benefits',
      'alternatives',
      'ifNoTreatment',
      'preparation',
      'aftercare',
      'getHelp',
      'sources',
    ])
  })
})
