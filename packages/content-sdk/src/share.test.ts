import {describe, expect, it} from 'vitest'

import {denominatorFor, shareOf} from './share.ts'

const percent = (low: number, high: number) => ({kind: 'range', low, high, unit: 'percent'})

describe('shareOf', () => {
  it('counts what is stated in percent', () => {
    expect(shareOf({...percent(2, 5), approximate: true, per: 'procedure'}, 100)).toEqual({
      low: 2,
      high: 5,
      denominator: 100,
      approximate: true,
      per: 'procedure',
    })
    expect(shareOf({kind: 'point', value: 0.07, unit: 'percent'}, 10_000)).toEqual({
      low: 7,
      high: 7,
      denominator: 10_000,
      approximate: false,
      per: 'notStated',
    })
  })

  it.each([
    ['words', {kind: 'verbal', term: 'very rare'}],
    ['a comparison', {kind: 'relative', relation: 'lessOftenThan', term: 'more rarely'}],
    ['silence', {kind: 'notStated'}],
    ['what is not known', {kind: 'notKnown'}],
    ['counted cases', {kind: 'count', events: 1, n: 100}],
    [
      'a number that is counted already',
      {kind: 'point', value: 1, unit: 'perN', denominator: 1000},
    ],
    ['an unfinished number', {kind: 'range', low: 2, unit: 'percent'}],
    ['nothing', undefined],
  ])('makes no number of %s', (_, frequency) => {
    expect(shareOf(frequency, 100)).toBeUndefined()
  })
})

describe('denominatorFor', () => {
  it('is one for all numbers, so that each is whole', () => {
    expect(denominatorFor([])).toBe(100)
    expect(denominatorFor({a: {deep: [percent(2, 5)]}})).toBe(100)
    expect(
      denominatorFor([percent(2, 5), {frequency: {kind: 'point', value: 0.07, unit: 'percent'}}]),
    ).toBe(10_000)
    expect(denominatorFor(percent(0.1, 0.3))).toBe(1000)
  })
})
