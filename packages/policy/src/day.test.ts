import {describe, expect, it} from 'vitest'

import {dayNumber, dayOf, momentOf, yearsLater} from './day.ts'

describe('dayNumber', () => {
  it('counts days from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('1970-01-02')).toBe(1)
    expect(dayNumber('1969-12-31')).toBe(-1)
    expect(dayNumber('2028-03-01') - dayNumber('2028-02-28')).toBe(2)
  })

  it.each([
    '',
    'garbage',
    'garbage 5',
    '5',
    '2026',
    '2026-11',
    '2026-1-2',
    '26-01-01',
    '2026-02-31',
    '2027-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-00',
    '2026-11-32',
    '2026-11-23T00:00:00Z',
    ' 2026-11-23',
    '2026-11-23 ',
    '2026-11-23\n',
    '+002026-11-23',
    undefined,
    null,
    20261123,
    new Date(),
  ])('does not read %j', (date) => {
    expect(dayNumber(date)).toBeNaN()
  })
})

describe('dayOf', () => {
  it('changes at midnight UTC', () => {
    expect(dayOf(new Date('2026-11-23T00:00:00.000Z'))).toBe(dayNumber('2026-11-23'))
    expect(dayOf(new Date('2026-11-23T23:59:59.999Z'))).toBe(dayNumber('2026-11-23'))
    expect(dayOf(new Date('2026-11-24T00:30:00+02:00'))).toBe(dayNumber('2026-11-23'))
  })

  it('is NaN for an invalid date', () => {
    expect(dayOf(new Date('garbage'))).toBeNaN()
  })
})

describe('yearsLater', () => {
  it('gives the same day of the calendar', () => {
    expect(yearsLater('2026-11-23', 3)).toBe('2029-11-23')
    expect(yearsLater('2028-02-29', 3)).toBe('2031-02-29')
    expect(yearsLater('0001-01-01', 3)).toBe('0004-01-01')
  })
})

describe('momentOf', () => {
  it.each([
    ['2026-11-23', '2026-11-23T00:00:00.000Z'],
    ['2026-11-23T08:00Z', '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T08:00:01Z', '2026-11-23T08:00:01.000Z'],
    ['2026-11-23T08:00:00.25Z', '2026-11-23T08:00:00.250Z'],
    ['2026-11-23T08:00:00+02:00', '2026-11-23T06:00:00.000Z'],
  ])('reads %s', (text, moment) => {
    expect(momentOf(text)).toBe(Date.parse(moment))
  })

  it.each([
    '',
    'garbage',
    'garbage 2099',
    '2099',
    '2026-02-31',
    '2026-02-31T08:00:00Z',
    '2026-11-23T08:00:00',
    '2026-11-23 08:00:00Z',
    '2026-11-23T8:00Z',
    '2026-11-23T25:00:00Z',
    '2026-11-23T08:00:00Zx',
    'x2026-11-23',
    '2026-11-23T08:00:00+0200',
    undefined,
    null,
    5,
  ])('does not read %j', (text) => {
    expect(momentOf(text)).toBeNaN()
  })
})

it('a list that holds a day is no day', () => {
  expect(dayNumber(['2026-11-23'])).toBeNaN()
})
