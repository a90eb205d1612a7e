import {defineDocument} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {definitions} from '../test/definitions.ts'
import {states, taken} from '../test/taken.ts'
import {aLeaflet, aPart, byId, refers, said} from '../test/world.ts'
import {localise} from './localise.ts'

const [first] = aLeaflet().risks as Record<string, unknown>[]
const stay = aLeaflet().stay as Record<string, unknown>

describe('localise, of what is odd,', () => {
  describe('a form of several', () => {
    it('has no fields of another', () => {
      const chance = {kind: 'notStated', value: 5, term: said({en: 'rare'})}
      expect(taken(aLeaflet({risks: [{...first, chance}]})).risks?.value).toMatchObject({
        risks: [{chance: {kind: 'notStated'}}],
      })
      expect(JSON.stringify(taken(aLeaflet({risks: [{...first, chance}]})).risks)).not.toContain(
        'rare',
      )
    })

    it.each([{kind: 'other'}, {}, {kind: 'toString'}, 'verbal', []])(
      'cannot be read when it is %j',
      (chance) => {
        expect(taken(aLeaflet({risks: [{...first, chance}]})).risks).toMatchObject({
          state: 'broken',
          broken: ['leaflet-a'],
        })
      },
    )
  })

  describe('a language that is there twice', () => {
    it('is missing, because it is unclear which one holds', () => {
      const title = [...said({en: 'One'}), ...said({en: 'Other'})]
      expect(taken(aLeaflet({title})).overview).toMatchObject({
        state: 'incomplete',
        missing: ['title'],
      })
    })

    it('is there when one of them says nothing', () => {
      const title = [...said({en: 'One'}), ...said({en: ''})]
      expect(taken(aLeaflet({title})).overview).toMatchObject({
        state: 'complete',
        value: {title: 'One'},
      })
    })
  })

  describe('data that does not have the shape of its field', () => {
    it.each<[string, Record<string, unknown>, string]>([
      ['a text', {title: 'Title'}, 'overview'],
      ['a text', {title: {en: 'Title'}}, 'overview'],
      ['a choice', {code: {x: 1}}, 'overview'],
      ['a choice', {code: ['a']}, 'overview'],
      ['a list', {risks: {text: said({en: 'x', fr: 'y'})}}, 'risks'],
      ['a list', {risks: 'x'}, 'risks'],
      ['an item', {risks: ['x']}, 'risks'],
      ['a group', {stay: said({en: 'x', fr: 'y'})}, 'stay'],
      ['a group', {stay: 'x'}, 'stay'],
      ['a text in a group', {stay: {...stay, days: [said({en: 'x', fr: 'y'})]}}, 'stay'],
    ])('breaks its unit: %s', (_, fields, unit) => {
      const candidate = taken(aLeaflet(fields))[unit]
      expect(candidate).toMatchObject({state: 'broken', broken: ['leaflet-a']})
    })

    it('is told of the included document that has it', () => {
      const references = byId(aPart('part-a', {name: 'x'}))
      expect(taken(aLeaflet(), 'en', references).media).toMatchObject({
        state: 'broken',
        broken: ['part-a'],
      })
    })

    it('breaks everything when the document is of another type', () => {
      expect(new Set(Object.values(states(aLeaflet({_type: 'part'}))))).toEqual(new Set(['broken']))
    })
  })

  describe('hostile names', () => {
    it.each(['__proto__', 'constructor', 'toString'])(
      'are a language like any other: %s',
      (locale) => {
        expect(states(aLeaflet(), locale).overview).toBe('missing')
        const title = said({en: 'Title'}).concat({
          _key: 'x',
          _type: 'test',
          language: locale,
          value: 'X',
        })
        expect(taken(aLeaflet({title}), 'en').overview?.value.title).toBe('Title')
      },
    )

    it.each(['__proto__', 'constructor', 'toString'])('are no document: %s', (id) => {
      expect(taken(aLeaflet({parts: [refers(id)]})).media).toMatchObject({
        state: 'broken',
        broken: [id],
      })
    })

    it('as fields are not taken', () => {
      const hostile = JSON.parse(
        '{"__proto__":{"title":[{"language":"en","value":"X"}]},"critical":true}',
      )
      expect(JSON.stringify(taken(aLeaflet({stay: {...stay, ...hostile}})))).not.toContain('"X"')
      expect(Object.prototype).not.toHaveProperty('title')
    })

    it('as languages without an object are not read', () => {
      const title = [null, 'en', 5, ...said({en: 'Title'})]
      expect(taken(aLeaflet({title})).overview).toMatchObject({
        state: 'complete',
        value: {title: 'Title'},
      })
    })
  })

  it('does not take documents apart with definitions of another copy of the schemas', () => {
    const foreign = defineDocument({
      name: 'foreign',
      title: 'Foreign',
      plural: 'Foreign',
      description: 'Its field is made without this copy of the schemas.',
      review: 'none',
      units: () => ({
        only: {
          title: 'Only',
          bump: 'none',
          fields: {text: z.optional(z.array(z.object({language: z.string()})))},
        },
      }),
      preview: {title: 'text'},
    })
    const document = {_id: 'a', _type: 'foreign', text: said({en: 'a', fr: '[FR TEST] a'})}
    expect(() => localise(foreign, definitions, document, byId(), 'en')).toThrow('foreign.text')
  })
})
