import {validate} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {definitions, leaflet} from '../test/definitions.ts'
import {aLeaflet, aPart, byId, said} from '../test/world.ts'
import type {Resolved} from './candidates.ts'
import {changesRequested, closed, hashWords, recordOf, submitted} from './reviewRecord.ts'
import type {AnyDocument, ReviewRecord} from './types.ts'

const step = {locale: 'fr', by: 'u1', byName: 'One', at: '2026-11-23T09:00:00Z', comment: ' x '}
const resolved = (document: AnyDocument, references = byId(aPart())): Resolved => ({
  definition: leaflet,
  definitions,
  document,
  references,
})
const open = (reviews: ReviewRecord[]) => aLeaflet({reviews})

describe('submitted', () => {
  it('binds the words to their author, as they stand', () => {
    const [record] = submitted(resolved(aLeaflet()), {...step, translationOrigin: 'human'})
    expect(record).toEqual({
      _key: 'fr',
      _type: 'review',
      locale: 'fr',
      state: 'inReview',
      by: 'u1',
      byName: 'One',
      at: '2026-11-23T09:00:00Z',
      comment: 'x',
      author: 'u1',
      translationOrigin: 'human',
      hash: hashWords(resolved(aLeaflet()), 'fr'),
    })
  })

  it('names who wrote the words, also those who were named before', () => {
    const once = open(submitted(resolved(aLeaflet()), {...step, writers: ['u3', 'u4']}))
    const again = submitted(resolved(once), {...step, by: 'u5', writers: ['u4', 'u6']})
    expect(again).toMatchObject([{author: 'u5', writers: ['u3', 'u4', 'u6']}])
    expect(submitted(resolved(once), step)[0]?.writers).toEqual(['u3', 'u4'])
    expect(validate(leaflet, open(again))).toEqual([])
  })

  it('leaves out what nobody said, and other languages alone', () => {
    const reviews = submitted(resolved(aLeaflet()), step)
    const {byName: _name, comment: _comment, ...bare} = step
    const both = submitted(resolved(open(reviews)), {...bare, locale: 'en', comment: ' '})
    expect(both.map(({locale}) => locale)).toEqual(['fr', 'en'])
    expect(both[0]).toEqual(reviews[0])
    for (const absent of ['comment', 'byName', 'translationOrigin', 'writers'])
      expect(both[1]).not.toHaveProperty(absent)
    expect(validate(leaflet, open(both))).toEqual([])
  })

  it('keeps the origin that is known unless another is given', () => {
    const known = open(submitted(resolved(aLeaflet()), {...step, translationOrigin: 'machine'}))
    expect(submitted(resolved(known), step)[0]?.translationOrigin).toBe('machine')
    const revised = submitted(resolved(known), {...step, translationOrigin: 'machineThenHuman'})
    expect(revised.map(({translationOrigin}) => translationOrigin)).toEqual(['machineThenHuman'])
  })
})

describe('changesRequested', () => {
  it('keeps whose words they are, and not which', () => {
    const document = open(
      submitted(resolved(aLeaflet()), {...step, translationOrigin: 'human', writers: ['u3']}),
    )
    const back = {...step, by: 'u2', at: '2026-11-24T09:00:00Z', comment: 'why'}
    const [record, ...others] = changesRequested(resolved(document), back)
    expect(others).toEqual([])
    expect(record).toMatchObject({
      state: 'changesRequested',
      by: 'u2',
      author: 'u1',
      writers: ['u3'],
      translationOrigin: 'human',
      comment: 'why',
    })
    expect(record).not.toHaveProperty('hash')
    const [unknown] = changesRequested(resolved(aLeaflet()), back)
    expect(unknown).not.toHaveProperty('author')
    expect(unknown).not.toHaveProperty('writers')
    expect(unknown).not.toHaveProperty('translationOrigin')
  })
})

describe('closed', () => {
  it('takes out one language', () => {
    const reviews = submitted(resolved(aLeaflet()), step)
    expect(closed(open(reviews), 'fr')).toEqual([])
    expect(closed(open(reviews), 'en')).toEqual(reviews)
    expect(closed(aLeaflet(), 'en')).toEqual([])
    expect(closed(Object.assign(aLeaflet(), {reviews: 'x'}), 'en')).toEqual([])
  })
})

describe('recordOf', () => {
  it('finds the one entry of a language', () => {
    const reviews = submitted(resolved(aLeaflet()), step)
    expect(recordOf(open(reviews), 'fr')).toBe(reviews[0])
    expect(recordOf(open(reviews), 'en')).toBeUndefined()
    expect(recordOf(open([...reviews, ...reviews]), 'fr')).toBeUndefined()
    expect(recordOf(Object.assign(aLeaflet(), {reviews: [null]}), 'fr')).toBeUndefined()
    expect(recordOf(Object.assign(aLeaflet(), {reviews: {}}), 'fr')).toBeUndefined()
  })
})

describe('hashWords', () => {
  const before = hashWords(resolved(aLeaflet()), 'fr')
  it.each<[string, AnyDocument, string, boolean]>([
    ['a word', aLeaflet({title: said({en: 'Title', fr: '[FR TEST] other'})}), 'fr', true],
    [
      'a word of another language',
      aLeaflet({title: said({en: 'x', fr: '[FR TEST] title'})}),
      'fr',
      false,
    ],
    ['a number that all languages share', aLeaflet({code: 'b'}), 'fr', true],
    ['the language', aLeaflet(), 'en', true],
    ['what is never shown', aLeaflet({internal: said({fr: '[FR TEST]'})}), 'fr', false],
    ['the document', aLeaflet({_id: 'leaflet-b'}), 'fr', true],
  ])('of another %s', (_, document, locale, isOther) => {
    expect(hashWords(resolved(document), locale) !== before).toBe(isOther)
  })

  it('covers what is included', () => {
    const renamed = byId(aPart('part-a', {name: said({fr: '[FR TEST] other'})}))
    expect(hashWords(resolved(aLeaflet(), renamed), 'fr')).not.toBe(before)
  })
})
