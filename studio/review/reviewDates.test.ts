import {describe, expect, it} from 'vitest'

import {monthsLater, reviewInterval, today} from './reviewDates.ts'

describe('monthsLater', () => {
  it.each([
    ['2026-11-23', 24, '2028-11-23'],
    ['2026-11-23', 12, '2027-11-23'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-12-31', 0, '2026-12-31'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(monthsLater(date, months)).toBe(expected)
  })
})

describe('today', () => {
  it('is the day in UTC, also late in the evening', () => {
    expect(today(new Date('2026-11-23T23:59:59.999Z'))).toBe('2026-11-23')
  })
})

describe('reviewInterval', () => {
  it('is shorter for medicines', () => {
    expect([reviewInterval('procedure'), reviewInterval('treatmentPlan')]).toEqual([24, 12])
  })
})
