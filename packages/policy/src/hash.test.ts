import {describe, expect, it} from 'vitest'

import {definitions, leaflet} from '../test/definitions.ts'
import {aLeaflet, aPart, byId, paragraph, refers, said} from '../test/world.ts'
import {hashUnit, hashUnits} from './hash.ts'
import {localise} from './localise.ts'
import type {AnyDocument} from './types.ts'

function hashes(
  document: AnyDocument,
  references = byId(aPart()),
  locale = 'en',
): Record<string, string> {
  const candidates = Object.entries(localise(leaflet, definitions, document, references, locale))
  return Object.fromEntries(
    candidates.map(([unit, candidate]) => [unit, hashUnit(document._id, unit, locale, candidate)]),
  )
}

function changed(document: AnyDocument, references = byId(aPart()), locale = 'en'): string[] {
  const before = hashes(aLeaflet(), byId(aPart()), locale)
  const after = hashes(document, references, locale)
  return Object.keys(before).filter((unit) => before[unit] !== after[unit])
}

const [first, second] = aLeaflet().risks as Record<string, unknown>[]
const stay = aLeaflet().stay as Record<string, unknown>

describe('row 46: hashUnit', () => {
  it('is SHA-256 in hex and the same every time', () => {
    const once = hashes(aLeaflet())
    expect(Object.values(once).every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
    expect(hashes(structuredClone(aLeaflet()))).toEqual(once)
  })

  it('is another one for another document, unit or language', () => {
    const candidate = localise(leaflet, definitions, aLeaflet(), byId(aPart()), 'en').stay!
    const hash = hashUnit('a', 'stay', 'en', candidate)
    expect(hashUnit('b', 'stay', 'en', candidate)).not.toBe(hash)
    expect(hashUnit('a', 'risks', 'en', candidate)).not.toBe(hash)
    expect(hashUnit('a', 'stay', 'fr', candidate)).not.toBe(hash)
  })

  it.each<[string, Record<string, unknown>, string[]]>([
    ['a word', {title: said({en: 'Title!'})}, ['overview']],
    ['the case of a letter', {title: said({en: 'title'})}, ['overview']],
    ['a choice', {code: 'b'}, ['overview']],
    ['a text that goes', {summary: undefined}, ['overview']],
    ['the order of a list', {risks: [second, first]}, ['risks']],
    ['an item that goes', {risks: [first]}, ['risks']],
    ['an item that comes', {risks: [first, second, second]}, ['risks']],
    ['a number', {risks: [first, {...second, chance: {kind: 'point', value: 3}}]}, ['risks']],
    ['a number that becomes 0', {stay: {...stay, nights: 0}}, ['stay']],
    ['a form', {risks: [first, {...second, chance: {kind: 'notStated'}}]}, ['risks']],
    ['a flag', {stay: {...stay, critical: false}}, ['stay']],
    ['a flag that goes', {stay: {...stay, critical: undefined}}, ['stay']],
    ['a text that is the same in every language', {stay: {...stay, days: ['Mo', 'We']}}, ['stay']],
    ['the target of a weak reference', {stay: {...stay, see: refers('part-c')}}, ['stay']],
    ['a weak reference that goes', {stay: {...stay, see: undefined}}, ['stay']],
    [
      'bold print',
      {stay: {...stay, body: said({en: [paragraph('One night.', ['strong'])]})}},
      ['stay'],
    ],
    [
      'a paragraph',
      {stay: {...stay, body: said({en: [paragraph('One night.'), paragraph('Two.')]})}},
      ['stay'],
    ],
    ['a picture', {image: {_type: 'image', asset: refers('image-def-10x10-png')}}, ['media']],
    ['a picture that goes', {image: undefined}, ['media']],
    [
      'the crop of a picture',
      {
        image: {
          _type: 'image',
          asset: refers('image-abc-10x10-png'),
          crop: {top: 0.1, bottom: 0, left: 0, right: 0},
        },
      },
      ['media'],
    ],
    [
      'a captions file',
      {tracks: [{language: 'en', file: {_type: 'file', asset: refers('file-other-vtt')}}]},
      ['media'],
    ],
    ['a unit that goes', {stay: undefined}, ['stay']],
  ])('notices %s', (_, fields, units) => {
    expect(changed(aLeaflet(fields))).toEqual(units)
  })

  it.each<[string, Record<string, unknown>]>([
    ['its name', {name: said({en: 'Another name'})}],
    ['its number', {millimetres: 4}],
    ['a text that comes', {advice: said({en: 'Advice'})}],
  ])('notices in an included document %s', (_, fields) => {
    expect(changed(aLeaflet(), byId(aPart('part-a', fields)))).toEqual(['risks', 'media'])
  })

  it('notices that another document is included, though it says the same', () => {
    const twin = aPart('part-b', {name: aPart().name})
    const risks = [{...first, part: refers('part-b')}, second]
    expect(changed(aLeaflet({risks}), byId(aPart(), twin))).toEqual(['risks'])
  })

  it('notices a change in a document that an included one includes', () => {
    const chain = (millimetres: number) =>
      byId(aPart('part-a', {next: refers('part-z')}), aPart('part-z', {millimetres}))
    const before = hashes(aLeaflet(), chain(3))
    const after = hashes(aLeaflet(), chain(4))
    expect(Object.keys(before).filter((unit) => before[unit] !== after[unit])).toEqual([
      'risks',
      'media',
    ])
  })

  it.each<[string, Record<string, unknown>]>([
    [
      'keys of items',
      {
        risks: [
          {...first, _key: 'x'},
          {...second, _key: 'y'},
        ],
      },
    ],
    ['the other language', {title: said({en: 'Title', fr: '[FR TEST] changed'})}],
    ['the order of languages', {title: said({fr: '[FR TEST] title', en: 'Title'})}],
    [
      'a language without a value',
      {title: [...said({en: 'Title', fr: '[FR TEST] title'}), {_key: 'ar', language: 'ar'}]},
    ],
    [
      'what no reader is shown',
      {internal: said({en: 'Internal'}), flags: [], rights: {licence: 'own'}, approvals: []},
    ],
    ['fields it does not know', {unknown: 'x', stay: {...stay, unknown: 1}}],
    ['revisions', {_rev: 'r2', _updatedAt: '2026-11-23T00:00:00Z'}],
    ['weakness of a reference', {stay: {...stay, see: {...refers('part-b'), _weak: true}}}],
  ])('does not mind %s', (_, fields) => {
    expect(changed(aLeaflet(fields))).toEqual([])
  })

  it('does not mind what an included document never shows', () => {
    expect(changed(aLeaflet(), byId(aPart('part-a', {stock: 'x', _rev: 'r2'})))).toEqual([])
  })

  it('minds only its own language', () => {
    const document = aLeaflet({title: said({en: 'Title', fr: '[FR TEST] changed'})})
    expect(changed(document, byId(aPart()), 'fr')).toEqual(['overview'])
    expect(changed(document, byId(aPart()), 'en')).toEqual([])
  })
})

describe('hashUnits', () => {
  const one = {unit: 'one', hash: 'a'}
  const two = {unit: 'two', hash: 'b'}

  it('does not depend on the order', () => {
    expect(hashUnits([one, two])).toBe(hashUnits([two, one]))
  })

  it('does not depend on what the editing tool adds', () => {
    expect(hashUnits([Object.assign({_key: 'x', _type: 'y'}, one)])).toBe(hashUnits([one]))
  })

  it.each([
    ['a unit that goes', [one]],
    ['a unit that comes', [one, two, {unit: 'three', hash: 'c'}]],
    ['a unit that comes twice', [one, two, two]],
    ['another unit', [one, {unit: 'three', hash: 'b'}]],
    ['another hash', [one, {unit: 'two', hash: 'c'}]],
    [
      'swapped hashes',
      [
        {unit: 'one', hash: 'b'},
        {unit: 'two', hash: 'a'},
      ],
    ],
    ['a hash of the source', [one, {...two, sourceHash: 'c'}]],
    ['nothing left', []],
  ])('notices %s', (_, units) => {
    expect(hashUnits(units)).not.toBe(hashUnits([one, two]))
  })

  it('notices another hash of the source', () => {
    expect(hashUnits([{...one, sourceHash: 'a'}])).not.toBe(hashUnits([{...one, sourceHash: 'b'}]))
  })
})
