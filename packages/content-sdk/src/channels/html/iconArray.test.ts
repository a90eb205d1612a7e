import {describe, expect, it} from 'vitest'

import {iconArray} from './iconArray.ts'

const share = (low: number, high: number, denominator = 100) => ({
  low,
  high,
  denominator,
  approximate: true,
  per: 'notStated' as const,
})

/** How many dots of each kind are drawn. */
function dotsOf(svg: string) {
  const counted = (size: number) => {
    const [, d = ''] = new RegExp(`d="([^"]*)" stroke-width="${size}"`).exec(svg) ?? []
    if (size === 2) return d.split('z').length - 1
    return [...d.matchAll(/h-?(\d+)\.01/g)].reduce(
      (sum, [, length]) => sum + Number(length) / 10 + 1,
      0,
    )
  }
  return {filled: counted(8), ringed: counted(2), small: counted(3)}
}

describe('an icon array', () => {
  it.each([
    [share(2, 5), {filled: 2, ringed: 3, small: 95}],
    [share(2, 2), {filled: 2, ringed: 0, small: 98}],
    [share(0, 1), {filled: 0, ringed: 1, small: 99}],
    [share(100, 100), {filled: 100, ringed: 0, small: 0}],
    [share(5, 120, 1000), {filled: 5, ringed: 115, small: 880}],
  ])('of %o has every dot', (number, dots) => {
    expect(dotsOf(iconArray(number, 'x', 'en'))).toEqual(dots)
  })

  it('is counted from the right where lines begin there', () => {
    const [left, right] = ['en', 'ar'].map((locale) => iconArray(share(2, 5), 'x', locale))
    expect(dotsOf(right ?? '')).toEqual(dotsOf(left ?? ''))
    expect(left).toContain('d="M5 5h10.01"')
    expect(right).toContain('d="M95 5h-10.01"')
    expect(right).toContain('M72 5a3')
  })

  it.each([share(5, 2), share(-1, 2), share(2, 101), share(0.5, 2), share(1, 2, 10_000)])(
    'of %o is not drawn',
    (number) => {
      expect(iconArray(number, 'x', 'en')).toBe('')
    },
  )

  it('says what it shows', () => {
    expect(iconArray(share(2, 5), '2 "to" 5', 'en')).toContain(
      'role="img" aria-label="2 &quot;to&quot; 5"',
    )
  })
})
