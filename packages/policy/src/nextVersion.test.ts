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

it.each([
  [
    'x',
    undefined,
    'The version approved last, “x”, is not three numbers. Correct it first.',
    'La dernière version approuvée, « x », n’est pas faite de trois nombres. Corrigez-la d’abord.',
  ],
  [
    '1.2.3',
    '2',
    '“2” is not a version. Write three numbers, e.g. “1.0.0”.',
    '« 2 » n’est pas une version. Écrivez trois nombres, p. ex. « 1.0.0 ».',
  ],
  [
    '1.2.3',
    '1.2.3',
    'Version 1.2.3 is too low: this change needs at least 1.2.4. A version may be raised, never lowered.',
    'La version 1.2.3 est trop basse : ce changement demande au moins 1.2.4. Une version peut être relevée, jamais abaissée.',
  ],
])('after %s, %s is refused in English and in French', (current, wanted, en, fr) => {
  expect(nextVersion(current, 'patch', wanted)).toEqual({status: 'refused', message: {en, fr}})
})
