import {describe, expect, it} from 'vitest'

import {aLeaflet, approved, at} from '../test/world.ts'
import {
  approvalFor,
  approvedUnit,
  isExpired,
  isReviewed,
  reviewDatesProblem,
  reviewMoment,
  reviewSummary,
} from './stamp.ts'

const [stamp] = approved(['en']).approvals

function reading(approvals: unknown) {
  return approvalFor(Object.assign(aLeaflet(), {approvals}), 'en')
}

describe('approvalFor', () => {
  it('finds the stamp of a language', () => {
    const document = approved(['en', 'fr'])
    expect(approvalFor(document, 'en')?.locale).toBe('en')
    expect(approvalFor(document, 'fr')?.locale).toBe('fr')
    expect(approvalFor(document, 'ar')).toBeUndefined()
    expect(approvalFor(aLeaflet(), 'en')).toBeUndefined()
  })

  it('reads one with a waiver', () => {
    const waiver = {missing: ['summary'], reason: 'r', waivedBy: 'w', date: '2026-11-23'}
    expect(reading([{...stamp, waiver}])?.waiver).toEqual(waiver)
  })

  it('takes neither of two stamps for one language', () => {
    expect(reading([stamp, stamp])).toBeUndefined()
    expect(reading([stamp, {...stamp, version: '2.0.0'}])).toBeUndefined()
  })

  it('is not disturbed by what else is in the list', () => {
    expect(reading([null, 'en', {locale: 'fr'}, stamp])).toBe(stamp)
  })

  it.each([
    null,
    undefined,
    'x',
    5,
    {},
    {0: stamp, length: 1},
    [],
    [null],
    ['en'],
    [{locale: 'en'}],
  ])('reads nothing out of %j', (approvals) => {
    expect(reading(approvals)).toBeUndefined()
  })

  it.each<[string, object]>([
    ['no units', {units: undefined}],
    ['units that are no list', {units: {}}],
    ['an empty unit', {units: [null]}],
    ['an empty unit beside a good one', {units: [stamp!.units[0], null]}],
    ['a unit without a hash', {units: [{unit: 'overview'}]}],
    ['a unit with a hash of another kind', {units: [{unit: 'overview', hash: 5}]}],
    ['a waiver that is null', {waiver: null}],
    ['a waiver without a list', {waiver: {}}],
    ['a waiver with a text', {waiver: {missing: 'summary'}}],
    ['no date of review', {reviewedOn: undefined}],
    ['a date of review that is garbage', {reviewedOn: 'garbage'}],
    ['no date of the next review', {nextReviewDue: undefined}],
    ['a date of the next review that is garbage', {nextReviewDue: 'garbage'}],
    ['a date of the next review with a time', {nextReviewDue: '2027-11-23T00:00:00Z'}],
    ['a next review on the same day', {nextReviewDue: '2026-11-23'}],
    ['a next review before the last', {nextReviewDue: '2026-11-22'}],
    ['a next review after more than 36 months', {nextReviewDue: '2029-11-24'}],
  ])('reads no stamp with %s', (_, fields) => {
    expect(reading([{...stamp, ...fields}])).toBeUndefined()
  })
})

describe('approvedUnit', () => {
  it('finds the part about one unit', () => {
    expect(approvedUnit(stamp!, 'stay')?.unit).toBe('stay')
    expect(approvedUnit(stamp!, 'other')).toBeUndefined()
  })

  it('takes neither of two', () => {
    expect(
      approvedUnit({...stamp!, units: [...stamp!.units, stamp!.units[0]!]}, stamp!.units[0]!.unit),
    ).toBeUndefined()
  })
})

describe('reviewDatesProblem', () => {
  it.each([
    ['2026-11-23', '2026-11-24'],
    ['2026-11-23', '2029-11-23'],
    ['2028-02-29', '2031-02-28'],
    ['2025-01-01', '2028-01-01'],
  ])('accepts %s to %s', (reviewedOn, nextReviewDue) => {
    expect(reviewDatesProblem(reviewedOn, nextReviewDue)).toBeUndefined()
  })

  it.each([
    ['2026-11-23', '2026-11-23', 'after today'],
    ['2026-11-23', '2026-11-22', 'after today'],
    ['2026-11-23', '2029-11-24', '36 months'],
    ['2028-02-29', '2031-03-01', '36 months'],
    ['2025-01-01', '2028-01-02', '36 months'],
    ['2026-11-23', '', 'YYYY-MM-DD'],
    ['', '2026-11-23', 'YYYY-MM-DD'],
    ['garbage 5', '2027-11-23', 'YYYY-MM-DD'],
    ['2026-02-31', '2027-11-23', 'YYYY-MM-DD'],
  ])('refuses %s to %s', (reviewedOn, nextReviewDue, message) => {
    expect(reviewDatesProblem(reviewedOn, nextReviewDue)).toEqual({
      en: expect.stringContaining(message),
      fr: expect.stringMatching(/AAAA|après aujourd’hui|36 mois/),
    })
  })
})

describe('a stamp on the words of a machine', () => {
  it('is no stamp', () => {
    expect(reading([{...stamp, translationOrigin: 'machine'}])).toBeUndefined()
    expect(reading([{...stamp, translationOrigin: 'machineThenHuman'}])).toBeDefined()
    expect(reading([{...stamp, translationOrigin: 'human'}])).toBeDefined()
  })
})

describe('reviewMoment', () => {
  it.each([
    [{reviewedAt: '2026-11-23T09:00:00Z'}, '2026-11-23T09:00:00Z'],
    [{}, '2026-11-23T00:00:00Z'],
    [{reviewedAt: 'garbage'}, '2026-11-23T00:00:00Z'],
  ])('of %o is %s', (moment, expected) => {
    expect(reviewMoment({...stamp!, reviewedOn: '2026-11-23', ...moment})).toBe(
      Date.parse(expected),
    )
  })
})

describe('isReviewed', () => {
  it.each([
    [at('2026-11-23', '00:00:00.000'), true],
    [at('2026-11-22', '00:00:00.000'), true],
    [at('2026-11-21', '23:59:59.999'), false],
    [at('2030-01-01'), true],
    [at('1970-01-01'), false],
    [new Date('garbage'), false],
  ])('at %s: %s', (now, expected) => {
    expect(isReviewed({...stamp!, reviewedOn: '2026-11-23'}, now)).toBe(expected)
  })
})

describe('isExpired', () => {
  it.each([
    [at('2028-11-23', '23:59:59.999'), false],
    [at('2028-12-23', '23:59:59.999'), false],
    [at('2028-12-24', '00:00:00.000'), true],
    [at('2099-01-01'), true],
    [new Date('garbage'), true],
  ])('at %s: %s', (now, expected) => {
    expect(isExpired({...stamp!, nextReviewDue: '2028-11-23'}, now)).toBe(expected)
  })
})

describe('reviewSummary', () => {
  it('tells readers what they may know, and no more', () => {
    expect(reviewSummary(stamp!, at('2026-11-23'))).toEqual({
      version: '1.0.0',
      reviewedOn: '2026-11-23',
      nextReviewDue: '2028-11-23',
      reviewer: 'A test reviewer',
      state: 'current',
      informationOnly: false,
      missing: [],
      hash: stamp!.hash,
    })
  })

  it('says what was waived', () => {
    const waiver = {missing: ['summary'], reason: 'r', waivedBy: 'w', date: '2026-11-23'}
    expect(reviewSummary({...stamp!, waiver}, at('2026-11-23'))).toMatchObject({
      informationOnly: true,
      missing: ['summary'],
    })
  })

  it.each([
    [at('2028-09-23', '23:59:59.999'), 'current'],
    [at('2028-09-24', '00:00:00.000'), 'dueSoon'],
    [at('2028-11-23', '23:59:59.999'), 'dueSoon'],
    [at('2028-11-24', '00:00:00.000'), 'overdue'],
    [new Date('garbage'), 'overdue'],
  ])('at %s a review due on 2028-11-23 is %s', (now, state) => {
    expect(reviewSummary({...stamp!, nextReviewDue: '2028-11-23'}, now).state).toBe(state)
  })
})
