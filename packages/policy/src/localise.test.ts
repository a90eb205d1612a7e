import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet} from '../test/definitions.ts'
import {states, taken} from '../test/taken.ts'
import {aLeaflet, aPart, byId, paragraph, refers, said} from '../test/world.ts'
import {localise} from './localise.ts'
import type {AnyDocument} from './types.ts'

const complete = {overview: 'complete', risks: 'complete', stay: 'complete', media: 'complete'}
const [first] = aLeaflet().risks as Record<string, unknown>[]
const stay = aLeaflet().stay as Record<string, unknown>

describe('localise', () => {
  it.each(['en', 'fr'])('takes a complete language out of a document: %s', (locale) => {
    expect(states(aLeaflet(), locale)).toEqual(complete)
  })

  it('keeps the shape of everything that is not text', () => {
    const {overview, risks, stay: nights, media} = taken(aLeaflet(), 'fr')
    expect(overview).toEqual({
      state: 'complete',
      value: {title: '[FR TEST] title', summary: '[FR TEST] summary', code: 'a'},
      texts: 2,
      missing: [],
      broken: [],
      includes: [],
    })
    expect(risks?.value).toEqual({
      risks: [
        {
          _key: 'r1',
          _type: 'leafletRisk',
          text: '[FR TEST] first',
          chance: {kind: 'verbal', term: '[FR TEST] rare'},
          part: {_id: 'part-a', _type: 'part', name: '[FR TEST] part-a', millimetres: 3},
        },
        {
          _key: 'r2',
          _type: 'leafletRisk',
          text: '[FR TEST] second',
          chance: {kind: 'point', value: 2},
        },
      ],
    })
    expect(nights?.value).toEqual({
      stay: {
        heading: '[FR TEST] stay',
        body: [paragraph('[FR TEST] one night')],
        critical: true,
        nights: 1,
        days: ['Mo', 'Tu'],
        see: refers('part-b'),
      },
    })
    expect(media?.value).toEqual({
      parts: [{_id: 'part-a', _type: 'part', name: '[FR TEST] part-a', millimetres: 3}],
      image: {_type: 'image', asset: refers('image-abc-10x10-png')},
      tracks: [
        {
          _key: 't1',
          _type: 'captionsTrack',
          language: 'en',
          file: {_type: 'file', asset: refers('file-en-vtt')},
        },
        {
          _key: 't2',
          _type: 'captionsTrack',
          language: 'fr',
          file: {_type: 'file', asset: refers('file-fr-vtt')},
        },
      ],
    })
  })

  it('leaves out what no reader is shown', () => {
    const document = aLeaflet({
      internal: said({en: 'Internal'}),
      rights: {licence: 'own'},
      unknown: 'x',
    })
    expect(JSON.stringify(taken(document))).not.toMatch(/internal|rights|unknown/i)
  })

  it('leaves the document as it was', () => {
    const document = aLeaflet()
    taken(document)
    expect(document).toEqual(aLeaflet())
  })

  describe('a language that lacks texts', () => {
    it('is missing in a unit where it has none', () => {
      const {overview} = taken(aLeaflet(), 'ar')
      expect(overview).toEqual({
        state: 'missing',
        value: {code: 'a'},
        texts: 0,
        missing: ['title', 'summary'],
        broken: [],
        includes: [],
      })
      expect(states(aLeaflet(), 'ar')).toEqual({
        overview: 'missing',
        risks: 'missing',
        stay: 'missing',
        media: 'missing',
      })
    })

    it('is incomplete in a unit where it has some, and says which it lacks', () => {
      const {overview} = taken(aLeaflet({summary: said({en: 'Summary'})}), 'fr')
      expect(overview).toMatchObject({state: 'incomplete', texts: 1, missing: ['summary']})
      expect(overview?.value).not.toHaveProperty('summary')
    })

    it.each<[string, Record<string, unknown>, string]>([
      ['in an item of a list', {risks: [first, {text: said({en: 'Second'})}]}, 'risks[1].text'],
      [
        'in a form',
        {risks: [{...first, chance: {kind: 'verbal', term: said({en: 'rare'})}}]},
        'risks[0].chance.term',
      ],
      ['in a group', {stay: {...stay, heading: said({en: 'Stay'})}}, 'stay.heading'],
      ['in rich text', {stay: {...stay, body: said({en: [paragraph('One night.')]})}}, 'stay.body'],
    ])('is incomplete when one is missing %s', (_, fields, path) => {
      const candidates = taken(aLeaflet(fields), 'fr')
      const unit = candidates[path.split(/[.[]/)[0]!]!
      expect(unit).toMatchObject({state: 'incomplete', missing: [path]})
    })

    it('is incomplete when an included document lacks one', () => {
      const references = byId(aPart('part-a', {advice: said({en: 'Advice'})}))
      const {risks, media} = taken(aLeaflet(), 'fr', references)
      expect(risks).toMatchObject({state: 'incomplete', missing: ['risks[0].part.advice']})
      expect(media).toMatchObject({state: 'incomplete', missing: ['parts[0].advice']})
    })

    it('is not completed by a related language', () => {
      expect(states(aLeaflet(), 'fr-CA').overview).toBe('missing')
      expect(states(aLeaflet(), 'FR').overview).toBe('missing')
      expect(states(aLeaflet(), '').overview).toBe('missing')
    })
  })

  describe('a text that says nothing', () => {
    const nothings: [string, unknown][] = [
      ['an empty string', ''],
      ['white space', ' \n\t'],
      ['an invisible character', '\u200b'],
      ['nothing', undefined],
      ['null', null],
      ['a number', 5],
    ]

    it.each(nothings)('counts as missing: %s', (_, value) => {
      const document = aLeaflet({summary: said({en: 'Summary', fr: value})})
      expect(taken(document, 'fr').overview).toMatchObject({
        state: 'incomplete',
        missing: ['summary'],
      })
    })

    it.each(nothings)('counts as nowhere when no language says more: %s', (_, value) => {
      const document = aLeaflet({summary: said({en: value, fr: value})})
      expect(taken(document, 'fr').overview).toMatchObject({
        state: 'complete',
        missing: [],
        texts: 1,
      })
      expect(taken(document, 'fr').overview?.value).not.toHaveProperty('summary')
    })

    it('counts as missing in rich text', () => {
      const body = said({en: [paragraph('One night.')], fr: [paragraph(' '), paragraph('')]})
      expect(taken(aLeaflet({stay: {...stay, body}}), 'fr').stay).toMatchObject({
        state: 'incomplete',
        missing: ['stay.body'],
      })
    })
  })

  describe('a required text that no language says', () => {
    it.each([undefined, null, [], said({en: ' '})])('makes the unit incomplete: %j', (title) => {
      expect(taken(aLeaflet({title})).overview).toMatchObject({
        state: 'incomplete',
        missing: ['title'],
      })
    })

    it('makes the unit missing when there is no other text', () => {
      expect(taken(aLeaflet({title: [], summary: []})).overview).toMatchObject({
        state: 'missing',
        missing: ['title'],
      })
    })

    it('does so in an included document', () => {
      expect(taken(aLeaflet(), 'en', byId(aPart('part-a', {name: []}))).risks).toMatchObject({
        state: 'incomplete',
        missing: ['risks[0].part.name'],
      })
    })

    it.each([{}, {heading: []}, {heading: said({en: ''}), body: [], days: []}])(
      'does not count in a group that says nothing: %j',
      (blank) => {
        expect(taken(aLeaflet({stay: blank})).stay).toMatchObject({
          state: 'empty',
          missing: [],
          value: {},
        })
      },
    )

    it('does not count in a group whose required list is empty', () => {
      const document = {...aLeaflet(), _type: 'procedure', risks: {heading: [], groups: []}}
      const {risks} = localise(documents.procedure, documents, document, byId(), 'en')
      expect(risks).toMatchObject({state: 'empty', value: {}})
    })

    it('leaves a required list beside a text, though it is empty', () => {
      const document = {
        ...aLeaflet(),
        _type: 'procedure',
        risks: {heading: said({en: 'Risks'}), groups: []},
      }
      const {risks} = localise(documents.procedure, documents, document, byId(), 'en')
      expect(risks?.value).toEqual({risks: {heading: 'Risks', groups: []}})
    })

    it('counts in a group that says anything', () => {
      expect(taken(aLeaflet({stay: {critical: true}})).stay).toMatchObject({
        missing: ['stay.heading'],
        value: {stay: {critical: true}},
      })
      expect(taken(aLeaflet({stay: {critical: false}})).stay?.state).not.toBe('complete')
    })

    it('does not count in an item that says nothing, which is left out', () => {
      const document = aLeaflet({risks: [first, {_key: 'r9', _type: 'leafletRisk', text: []}]})
      const {risks} = taken(document)
      expect(risks).toMatchObject({state: 'complete', missing: []})
      expect(risks?.value.risks).toHaveLength(1)
    })

    it('still counts beside a blank group', () => {
      const document = aLeaflet({
        risks: [
          {text: [], chance: {kind: 'notStated'}},
          {_key: 'blank', text: []},
        ],
      })
      expect(taken(document).risks).toMatchObject({missing: ['risks[0].text']})
    })
  })

  describe('a unit that says nothing', () => {
    it.each([undefined, null, []])('is empty in every language: %j', (risks) => {
      for (const locale of ['en', 'fr', 'ar']) {
        expect(taken(aLeaflet({risks}), locale).risks).toEqual({
          state: 'empty',
          value: {},
          texts: 0,
          missing: [],
          broken: [],
          includes: [],
        })
      }
    })

    it('is not empty when it holds a number, a choice or a picture', () => {
      expect(states(aLeaflet({parts: [], tracks: []})).media).toBe('complete')
      expect(
        states(aLeaflet({risks: [{text: said({en: 'x'}), chance: {kind: 'point', value: 0}}]}))
          .risks,
      ).toBe('complete')
    })

    it('has no picture without a file', () => {
      expect(states(aLeaflet({parts: [], tracks: [], image: {_type: 'image'}})).media).toBe('empty')
    })
  })

  describe('included documents', () => {
    const chain = byId(
      aPart('part-a', {next: refers('part-b')}),
      aPart('part-b', {next: refers('part-c')}),
      aPart('part-c'),
    )

    it('are taken at any depth', () => {
      const {media} = taken(aLeaflet(), 'fr', chain)
      expect(media?.includes).toEqual(['part-a', 'part-b', 'part-c'])
      expect(media?.value.parts).toMatchObject([
        {_id: 'part-a', next: {_id: 'part-b', next: {_id: 'part-c', name: '[FR TEST] part-c'}}},
      ])
    })

    it.each<[string, ReadonlyMap<string, AnyDocument>, string]>([
      ['is not there', byId(), 'part-a'],
      ['is of another type', byId({...aPart(), _type: 'leaflet'}), 'part-a'],
      ['includes one that is not there', byId(aPart('part-a', {next: refers('part-z')})), 'part-z'],
      ['includes itself', byId(aPart('part-a', {next: refers('part-a')})), 'part-a'],
      [
        'is part of a circle',
        byId(aPart('part-a', {next: refers('part-b')}), aPart('part-b', {next: refers('part-a')})),
        'part-a',
      ],
      [
        'includes the document itself',
        byId(aPart('part-a', {next: refers('leaflet-a')}), aPart('leaflet-a')),
        'leaflet-a',
      ],
    ])('break the unit when one %s', (_, references, id) => {
      const {overview, risks, media} = taken(aLeaflet(), 'en', references)
      expect(risks).toMatchObject({state: 'broken', broken: [id]})
      expect(media).toMatchObject({state: 'broken', broken: [id]})
      expect(overview?.state).toBe('complete')
    })

    it.each([[{_type: 'reference'}], ['part-a'], [5], [{_type: 'reference', _ref: 5}]])(
      'break the unit when the reference is %j',
      (part) => {
        expect(taken(aLeaflet({parts: [part]})).media).toMatchObject({
          state: 'broken',
          broken: [''],
        })
      },
    )

    it('break the unit when their type is not defined', () => {
      expect(localise(leaflet, {leaflet}, aLeaflet(), byId(aPart()), 'en').media).toMatchObject({
        state: 'broken',
        broken: ['part-a'],
      })
    })

    it('may be included twice', () => {
      const parts = [refers('part-a'), refers('part-a')]
      expect(taken(aLeaflet({parts})).media).toMatchObject({
        state: 'complete',
        includes: ['part-a', 'part-a'],
      })
    })
  })
})
