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

describe('a number that is not whole of so many', () => {
  const point = (value: number) => ({kind: 'point', value, unit: 'percent'})

  it.each([0.00001, 1e-16, 33.333333333, 99.9999999])('%d%% is not rounded', (value) => {
    for (const denominator of [100, 10_000, 1_000_000])
      expect(shareOf(point(value), denominator)).toBeUndefined()
    // The other numbers of the page keep their own.
    expect(denominatorFor([point(value), percent(0.1, 0.3)])).toBe(1000)
  })

  it('is left out where the page counts in fewer', () => {
    expect(shareOf(point(0.07), 100)).toBeUndefined()
    expect(shareOf(percent(0, 0.07), 1000)).toBeUndefined()
    expect(shareOf(point(0), 100)).toMatchObject({low: 0, high: 0})
  })

  it('of every other percentage, the count is the same number', () => {
    for (let thousandths = 1; thousandths <= 100_000; thousandths += 1) {
      const value = thousandths / 1000
      const denominator = denominatorFor(point(value))
      expect(shareOf(point(value), denominator)?.low).toBe((thousandths * denominator) / 100_000)
    }
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
