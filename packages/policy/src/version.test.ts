import {describe, expect, it} from 'vitest'

import {compareVersions, parseVersion} from './version.ts'

describe('parseVersion', () => {
  it.each([
    ['1.2.3', [1, 2, 3]],
    ['10.0.123456789', [10, 0, 123_456_789]],
    ['1.2', undefined],
    ['1.2.3.4', undefined],
    ['v1.2.3', undefined],
    ['1.2.3-rc', undefined],
    ['1.2.1234567890', undefined],
    ['1.-2.3', undefined],
    ['', undefined],
    [undefined, undefined],
    [1, undefined],
    [['1.2.3'], undefined],
  ])('of %o is %o', (version, expected) => {
    expect(parseVersion(version)).toEqual(expected)
  })
})

describe('compareVersions', () => {
  it.each([
    [[1, 2, 3], [1, 2, 3], 0],
    [[1, 2, 3], [1, 2, 4], -1],
    [[1, 3, 0], [1, 2, 9], 1],
    [[2, 0, 0], [10, 0, 0], -1],
  ])('%o and %o', (one, other, expected) => {
    expect(Math.sign(compareVersions(one, other))).toBe(expected)
  })
})
