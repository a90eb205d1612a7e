import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {nextVersion} from './index.ts'

const ok = (version: string) => ({status: 'ok', version})

describe('nextVersion', () => {
  it.each([
    [undefined, 'none', '1.0.0'],
    [undefined, 'major', '1.0.0'],
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['1.9.9', 'minor', '1.10.0'],
  ] as const)('after %s, with %s, is %s', (current, bump, expected) => {
    expect(nextVersion(current, bump)).toEqual(ok(expected))
  })

  it.each([
    ['1.2.4', ok('1.2.4')],
    ['1.10.0', ok('1.10.0')],
    ['2.0.0', ok('2.0.0')],
    [
      '1.2.3',
      {
        status: 'refused',
        message: {en: expect.stringContaining('needs at least 1.2.4'), fr: expect.any(String)},
      },
    ],
    [
      '1.1.9',
      {
        status: 'refused',
        message: {en: expect.stringContaining('never lowered'), fr: expect.any(String)},
      },
    ],
    [
      '2',
      {
        status: 'refused',
        message: {en: expect.stringContaining('“2” is not a version'), fr: expect.any(String)},
      },
    ],
    [
      'v2.0.0',
      {
        status: 'refused',
        message: {en: expect.stringContaining('not a version'), fr: expect.any(String)},
      },
    ],
    [
      '',
      {
        status: 'refused',
        message: {en: expect.stringContaining('not a version'), fr: expect.any(String)},
      },
    ],
  ])('may be raised and not lowered: %o', (wanted, expected) => {
    expect(nextVersion('1.2.3', 'patch', wanted)).toEqual(expected)
  })

  it('says when the version approved last cannot be read', () => {
    expect(nextVersion('1.x', 'none')).toMatchObject({status: 'refused'})
  })

  it('accepts a wanted version exactly when it is not below the computed one', () => {
    const part = fc.nat(3)
    const version = fc.tuple(part, part, part)
    const bumps = fc.constantFrom('none', 'patch', 'minor', 'major' as const)
    const weight = ([major, minor, patch]: readonly number[]) =>
      (major ?? 0) * 100 + (minor ?? 0) * 10 + (patch ?? 0)
    fc.assert(
      fc.property(version, bumps, version, (current, bump, wanted) => {
        const floor = nextVersion(current.join('.'), bump)
        const lowest = floor.status === 'ok' ? floor.version.split('.').map(Number) : []
        const {status} = nextVersion(current.join('.'), bump, wanted.join('.'))
        expect(status).toBe(weight(wanted) >= weight(lowest) ? 'ok' : 'refused')
      }),
    )
  })
})
