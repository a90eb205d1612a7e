import {describe, expect, it} from 'vitest'

import {readingOf} from './reading.ts'

const read = (value: unknown, document: unknown = {}) => readingOf(value, document, ['en', 'fr'])

describe('readingOf', () => {
  it('gives a number in percent its counted form, in the words of the channels', () => {
    const reading = read({kind: 'range', low: 2, high: 5, unit: 'percent', approximate: true})
    expect(reading).toEqual({
      kind: 'sentence',
      dots: {low: 2, high: 5, denominator: 100},
      sentences: [
        {
          language: 'en',
          text: 'In other words: about 2 to 5 in every 100 (the same number as 2 to 5%).',
        },
        {language: 'fr', text: expect.stringContaining('2 à 5 sur 100')},
      ],
    })
  })

  it('counts in every so many as the rest of the document', () => {
    const value = {kind: 'point', value: 2, unit: 'percent'}
    const document = {other: {kind: 'point', value: 0.1, unit: 'percent'}}
    expect(read(value, document)).toMatchObject({dots: {low: 20, high: 20, denominator: 1_000}})
  })

  it('never makes a number of a word', () => {
    const term = [{_key: 'en', language: 'en', value: '[TEST] word'}]
    for (const kind of ['verbal', 'relative']) {
      // A number that was left behind by another kind is not shown either.
      const reading = read({kind, term, low: 2, value: 5, unit: 'percent'})
      expect(reading).toEqual({
        kind: 'words',
        isRelative: kind === 'relative',
        terms: [{language: 'en', text: '[TEST] word'}],
      })
      expect(JSON.stringify(reading)).not.toMatch(/\d/)
    }
  })

  it.each(['notStated', 'notKnown'])('says so when it is %s', (kind) => {
    expect(read({kind, value: 5, unit: 'percent'})).toEqual({kind})
  })

  it.each([
    [
      {kind: 'point', value: 1, unit: 'perN', denominator: 500},
      {low: 1, high: 1, denominator: 500},
    ],
    [
      {kind: 'range', low: 1, high: 3, unit: 'perN', denominator: 500},
      {low: 1, high: 3, denominator: 500},
    ],
    [
      {kind: 'count', events: 2, n: 40},
      {low: 2, high: 2, denominator: 40},
    ],
  ])('leaves %j to the statement', (value, dots) => {
    expect(read(value)).toEqual({kind: 'statedOnly', dots})
  })

  it.each([
    undefined,
    {},
    {kind: 'range', low: 2},
    {kind: 'point', value: 2},
    {kind: 'point', value: 2, unit: 'perN'},
    {kind: 'count', n: 3},
    {kind: '[TEST]'},
  ])('asks for more when there is only %j', (value) => {
    expect(read(value)).toEqual({kind: 'empty'})
  })
})
