import {expect, it} from 'vitest'

import {judgedAlike} from './judgedAlike.ts'
import type {Withdrawal} from './types.ts'

const at = (text: string) => new Date(text)
const notice = (effectiveFrom: string, liftedOn?: string): Withdrawal => ({
  _id: 'w',
  targets: [],
  effectiveFrom,
  ...(liftedOn === undefined ? {} : {liftedOn}),
})

it.each([
  ['within one day in UTC', '2026-02-01T00:00:00.000Z', '2026-02-01T23:59:59.999Z', true],
  ['from one day to the next', '2026-02-01T23:59:59.999Z', '2026-02-02T00:00:00.000Z', false],
  ['a whole year later', '2026-02-01T12:00:00Z', '2027-02-01T12:00:00Z', false],
])('without notices: %s', (_name, moment, other, alike) => {
  expect(judgedAlike([], at(moment), at(other))).toBe(alike)
  expect(judgedAlike([], at(other), at(moment))).toBe(alike)
})

it('is never so when a moment is none', () => {
  const none = new Date(Number.NaN)
  expect(judgedAlike([], none, none)).toBe(false)
})

it.each([
  ['begins', notice('2026-02-01T12:00:00Z')],
  ['ends', notice('2026-01-01T00:00:00Z', '2026-02-01T12:00:00Z')],
])('a notice that %s between two moments makes a difference, from that moment on', (_name, one) => {
  const [just, then] = [at('2026-02-01T11:59:59.999Z'), at('2026-02-01T12:00:00Z')]
  const others = [notice('2026-01-01T00:00:00Z'), one]
  expect(judgedAlike(others, just, then)).toBe(false)
  expect(judgedAlike(others, then, just)).toBe(false)
  expect(judgedAlike(others, then, at('2026-02-01T23:00:00Z'))).toBe(true)
  expect(judgedAlike(others, at('2026-02-01T00:00:00Z'), just)).toBe(true)
})

it('a notice whose dates cannot be read makes none: it is in force all the time', () => {
  const odd = [notice('soon', 'later')]
  expect(judgedAlike(odd, at('2026-02-01T00:00:00Z'), at('2026-02-01T12:00:00Z'))).toBe(true)
})
