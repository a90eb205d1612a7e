import {describe, expect, it} from 'vitest'

import {definitions, leaflet, officeLeaflet, openLeaflet} from '../test/definitions.ts'
import {aLeaflet, aPart, approved, at, byId, said, today} from '../test/world.ts'
import {changesRequested, submitted} from './reviewRecord.ts'
import {reviewStanding, type ReviewSituation} from './reviewStanding.ts'
import type {AnyDocument} from './types.ts'

const both = approved(['en', 'fr'], {nextReviewDue: '2027-11-23'})
const step = {by: 'u1', at: '2026-11-23T09:00:00Z', comment: 'x'}

function situation(change: Partial<ReviewSituation>): ReviewSituation {
  return {
    definition: leaflet,
    definitions,
    document: aLeaflet(),
    references: byId(aPart()),
    locale: 'en',
    withdrawals: [],
    now: at(today),
    ...change,
  }
}
const standing = (change: Partial<ReviewSituation>) => reviewStanding(situation(change))
const state = (change: Partial<ReviewSituation>) => standing(change).state
const inReview = (locale: string, document: AnyDocument = aLeaflet()) => ({
  ...document,
  reviews: submitted(situation({document, locale}), {...step, locale}),
})

describe('reviewStanding', () => {
  it('follows a text from nothing to its readers', () => {
    expect(standing({locale: 'ar'})).toEqual({locale: 'ar', state: 'missing', verdict: 'missing'})
    expect(standing({})).toEqual({
      locale: 'en',
      state: 'draft',
      verdict: 'unreviewed',
      waitsFor: 'author',
    })
    const waiting = inReview('en')
    expect(standing({document: waiting})).toEqual({
      locale: 'en',
      state: 'inReview',
      verdict: 'unreviewed',
      waitsFor: 'clinicalReviewer',
      record: waiting.reviews[0],
    })
    const back = {...waiting, reviews: changesRequested(situation({}), {...step, locale: 'en'})}
    expect(standing({document: back})).toMatchObject({
      state: 'changesRequested',
      waitsFor: 'author',
    })
    expect(standing({document: both})).toEqual({
      locale: 'en',
      state: 'approved',
      verdict: 'current',
      waitsFor: 'publisher',
      version: '1.0.0',
      due: '2027-11-23',
    })
    expect(standing({document: both, published: both})).toEqual({
      locale: 'en',
      state: 'published',
      verdict: 'current',
      version: '1.0.0',
      due: '2027-11-23',
    })
  })

  it('takes a text out of review as soon as a word of it changes', () => {
    const waiting = inReview('fr')
    expect(state({document: waiting, locale: 'fr'})).toBe('inReview')
    const other = said({en: 'Title', fr: '[FR TEST] other'})
    expect(state({document: {...waiting, title: other}, locale: 'fr'})).toBe('draft')
    const english = said({en: 'Other', fr: '[FR TEST] title'})
    expect(state({document: {...waiting, title: english}, locale: 'fr'})).toBe('inReview')
    const [record] = waiting.reviews
    const draft = {...waiting, reviews: [{...record!, state: 'draft' as const}]}
    expect(state({document: draft, locale: 'fr'})).toBe('draft')
  })

  it('waits for the reviewer of the language, or for the office', () => {
    const role = (change: Partial<ReviewSituation>) => standing(change).waitsFor
    expect(role({document: inReview('fr'), locale: 'fr'})).toBe('translationReviewer')
    const office = {...aLeaflet(), _type: 'officeLeaflet'}
    const document = {
      ...office,
      reviews: submitted(situation({document: office, definition: officeLeaflet, locale: 'fr'}), {
        ...step,
        locale: 'fr',
      }),
    }
    expect(role({document, definition: officeLeaflet, locale: 'fr'})).toBe('publisher')
    expect(role({document: {...office, _type: 'openLeaflet'}, definition: openLeaflet})).toBe(
      undefined,
    )
  })

  it.each([
    ['2027-09-23', 'published', undefined],
    ['2027-09-24', 'dueSoon', 'clinicalReviewer'],
    ['2027-11-24', 'overdue', 'clinicalReviewer'],
    ['2027-12-24', 'expired', 'clinicalReviewer'],
  ])('on %s is %s', (day, expected, waitsFor) => {
    const {state: found, waitsFor: role} = standing({
      document: both,
      published: both,
      now: at(day),
    })
    expect([found, role]).toEqual([expected, waitsFor])
  })

  it('is stale once the source has changed, until it is submitted again', () => {
    const risks = [{_key: 'r', text: said({en: 'New', fr: '[FR TEST] first'})}]
    const before = approved(['en', 'fr'], {
      document: aLeaflet({risks: [{_key: 'r', text: said({en: 'Old', fr: '[FR TEST] first'})}]}),
    })
    const changed = {...before, risks}
    expect(standing({document: changed, locale: 'fr'})).toMatchObject({
      state: 'stale',
      waitsFor: 'author',
    })
    expect(state({document: inReview('fr', changed), locale: 'fr'})).toBe('inReview')
  })

  it('tells by when a translation has to follow, while it is shown', () => {
    const title = said({en: 'Clearer', fr: '[FR TEST] title'})
    const document = approved(['en'], {document: {...both, title}})
    const french = (day: string) =>
      standing({document, published: document, locale: 'fr', now: at(day)})
    expect(french('2026-12-01')).toMatchObject({state: 'published', updateBy: '2026-12-23'})
    expect(french('2026-12-24')).toMatchObject({state: 'stale'})
    expect(french('2026-12-24')).not.toHaveProperty('updateBy')
    expect(standing({document, published: document})).not.toHaveProperty('updateBy')
  })

  it('is withdrawn whatever else is true', () => {
    const withdrawals = [
      {_id: 'w', targets: [{document: 'leaflet-a'}], effectiveFrom: '2026-11-01'},
    ]
    const waiting = inReview('en')
    expect(standing({document: waiting, withdrawals})).toMatchObject({state: 'withdrawn'})
    expect(standing({document: waiting, withdrawals})).not.toHaveProperty('waitsFor')
    expect(
      state({document: waiting, withdrawals: [{...withdrawals[0]!, liftedOn: '2026-11-02'}]}),
    ).toBe('inReview')
  })

  it('is published only if readers get what is approved', () => {
    const newer = approved(['en'], {document: {...both, code: 'b'}})
    expect(state({document: newer, published: both})).toBe('approved')
    // The stamp alone is not the words.
    expect(state({document: newer, published: {...newer, code: 'a'}})).toBe('approved')
    expect(state({document: newer, published: newer})).toBe('published')
    const open = {...aLeaflet(), _type: 'openLeaflet'}
    expect(state({document: open, definition: openLeaflet})).toBe('approved')
    expect(state({document: open, definition: openLeaflet, published: open})).toBe('published')
  })

  it('counts no stamp that is not signed where signatures are demanded', () => {
    expect(state({document: both, published: both, signatures: () => false})).toBe('draft')
    expect(state({document: both, published: both, signatures: () => true})).toBe('published')
  })
})

it('what needs no approval is published as it is, whatever stamps it bears', () => {
  const document = {...aLeaflet(), _type: 'openLeaflet', _id: 'leaflet-a'}
  const all = {definition: openLeaflet, definitions: {...definitions, openLeaflet}}
  const stamped = {...document, approvals: both.approvals}
  const found = standing({...all, document: stamped, published: document})
  expect(found).toMatchObject({state: 'published'})
  expect(found).not.toHaveProperty('version')
  expect(found).not.toHaveProperty('due')
})

it('what lost its stamp since it was published is a draft, and the other way round', () => {
  const bare = aLeaflet()
  expect(state({document: bare, published: both})).toBe('draft')
  expect(state({document: both, published: bare})).toBe('approved')
})
