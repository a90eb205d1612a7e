import {describe, expect, it} from 'vitest'

import {approved, at} from '../test/world.ts'
import {isWithin, lagOf} from './lag.ts'
import type {Approval} from './types.ts'

const stamp = approved(['en']).approvals[0]!
const translation: Approval = {...stamp, locale: 'fr', version: '1.1.1'}

function until(changes: Partial<Approval>, own: Partial<Approval> = {}): unknown {
  const source = {...stamp, since: '2026-11-23', reviewedOn: '2026-12-10', ...changes}
  return lagOf({...translation, ...own}, source)?.until
}

const firstDay = Date.parse('2026-11-23') / 86_400_000

describe('lagOf', () => {
  it.each([
    ['1.1.1', Number.POSITIVE_INFINITY],
    ['1.1.2', Number.POSITIVE_INFINITY],
    ['1.1.0', undefined],
    ['1.2.0', firstDay + 30],
    ['1.2.7', firstDay + 30],
    ['1.3.0', undefined],
    ['1.0.9', undefined],
    ['2.1.1', undefined],
    ['2.2.0', undefined],
    ['0.2.0', undefined],
    ['garbage', undefined],
  ])('of 1.1.1 behind %s is %s', (version, expected) => {
    expect(until({version})).toBe(expected)
  })

  it('begins with the first day of the source’s version, or with its review', () => {
    expect(until({version: '1.2.0', since: undefined} as Partial<Approval>)).toBe(
      firstDay + 17 + 30,
    )
  })

  it('is none without a source, or a version that can be read', () => {
    expect(lagOf(translation, undefined)).toBeUndefined()
    expect(until({version: '1.2.0'}, {version: '1.1'})).toBeUndefined()
  })

  it('ends with its last day, and when nobody knows which that is', () => {
    expect(isWithin({until: firstDay}, at('2026-11-23', '23:59:59.999'))).toBe(true)
    expect(isWithin({until: firstDay}, at('2026-11-24', '00:00:00.000'))).toBe(false)
    expect(isWithin({until: Number.NaN}, at('2026-11-23'))).toBe(false)
    expect(isWithin({until: firstDay}, new Date('garbage'))).toBe(false)
  })
})
