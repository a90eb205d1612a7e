import {describe, expect, it} from 'vitest'

import {
  aLeaflet,
  all,
  allWithheld,
  aPart,
  approved,
  at,
  byId,
  differing,
  outcome,
  refers,
  said,
  today,
  unitsOf,
  both,
  stampOf,
  withStamp,
} from '../test/world.ts'
import type {Approval} from './types.ts'

const stay = aLeaflet().stay as Record<string, unknown>
const [first] = aLeaflet().risks as Record<string, unknown>[]

describe('gate', () => {
  describe('row 46: notices every change after approval', () => {
    it.each<[string, Record<string, unknown>, string[]]>([
      ['a word', {title: said({en: 'Title!', fr: '[FR TEST] title'})}, ['overview']],
      ['a number', {risks: [{...first, chance: {kind: 'point', value: 9}}]}, ['risks']],
      ['a picture', {image: {_type: 'image', asset: refers('image-zzz-10x10-png')}}, ['media']],
      ['a pointer', {stay: {...stay, see: refers('part-z')}}, ['stay']],
      [
        'a unit that goes',
        {
          media: undefined,
          parts: undefined,
          image: undefined,
          tracks: undefined,
          summary: undefined,
        },
        ['overview', 'media'],
      ],
    ])('%s', (_, fields, units) => {
      const before = outcome({document: both})
      const after = outcome({document: {...both, ...fields}})
      expect(
        differing(before, after).filter((unit) => after[unit] === 'withheld: changed'),
      ).toEqual(units)
    })

    it('in an included document', () => {
      const references = byId(aPart('part-a', {millimetres: 4}))
      expect(outcome({document: both, references})).toEqual({
        ...all('ok en'),
        risks: 'withheld: changed',
        media: 'withheld: changed',
      })
    })

    it('and withholds a unit that is gone, instead of passing over it', () => {
      const open = approved(['en'], {
        document: aLeaflet({image: undefined, tracks: undefined, parts: undefined}),
        waiverReason: 'A test',
      })
      expect(outcome({document: open})).toMatchObject({media: 'absent', stay: 'ok en'})
      expect(outcome({document: {...open, stay: undefined}, now: at(today)}).stay).toBe(
        'withheld: changed',
      )
      expect(outcome({document: {...open, stay: {heading: []}}}).stay).toBe('withheld: changed')
    })

    it('and withholds a unit that comes', () => {
      const open = approved(['en'], {document: aLeaflet({stay: undefined}), waiverReason: 'A test'})
      expect(outcome({document: open}).stay).toBe('absent')
      expect(outcome({document: {...open, stay}}).stay).toBe('withheld: changed')
    })

    it('but gives it again when it is taken back', () => {
      const document = {...both, title: said({en: 'Changed', fr: '[FR TEST] title'})}
      expect(outcome({document}).overview).toBe('withheld: changed')
      expect(outcome({document: {...document, title: both.title}})).toEqual(all('ok en'))
    })
  })

  describe('withholds what cannot be there', () => {
    it('an included document that is gone', () => {
      const result = outcome({document: both, references: byId()})
      expect(result).toEqual({
        ...all('ok en'),
        risks: 'withheld: broken',
        media: 'withheld: broken',
      })
    })

    it('everything, when the document is of another type', () => {
      expect(outcome({document: {...both, _type: 'part'}})).toEqual(allWithheld('broken'))
    })
  })

  describe('row 45: accepts a stamp only where it belongs', () => {
    it('not on another document', () => {
      expect(outcome({document: {...both, _id: 'leaflet-b'}})).toEqual(allWithheld('changed'))
    })

    it('not on another language', () => {
      const same = aLeaflet({
        title: said({en: 'Same', fr: 'Same'}),
        summary: undefined,
        risks: undefined,
        stay: undefined,
        parts: [],
      })
      const [english] = approved(['en'], {document: same, waiverReason: 'A test'}).approvals
      const document = Object.assign(
        {...same},
        {approvals: [{...english, locale: 'fr', _key: 'fr'}]},
      )
      expect(outcome({document}, 'fr')).toEqual(allWithheld('changed'))
    })

    it('not on another unit', () => {
      const document = withStamp((stamp) => ({
        ...stamp,
        units: stamp.units.map((entry) => ({
          ...entry,
          unit: {overview: 'stay', stay: 'overview'}[entry.unit] ?? entry.unit,
        })),
      }))
      expect(outcome({document})).toEqual(allWithheld('changed'))
    })

    it('not when one of its units was exchanged for a newer one', () => {
      const newer = {...both, title: said({en: 'Newer', fr: '[FR TEST] title'})}
      const [overview] = stampOf(approved(['en'], {document: newer}), 'en').units
      const stamp = stampOf(both, 'en')
      const units = stamp.units.map((entry) => (entry.unit === 'overview' ? overview : entry))
      expect(
        outcome({document: Object.assign({...newer}, {approvals: [{...stamp, units}]})}),
      ).toEqual(allWithheld('changed'))
    })

    it('not when a unit was struck out of it', () => {
      const document = withStamp((stamp) => ({...stamp, units: stamp.units.slice(1)}))
      expect(outcome({document})).toEqual({
        ...allWithheld('changed'),
        overview: 'withheld: unreviewed',
      })
    })

    it('not when a unit is in it twice', () => {
      const document = withStamp((stamp) => ({...stamp, units: [...stamp.units, stamp.units[0]!]}))
      expect(outcome({document})).toEqual({
        ...allWithheld('changed'),
        overview: 'withheld: unreviewed',
      })
    })

    it('not when there are two for the language', () => {
      const document = Object.assign({...both}, {approvals: [...both.approvals, both.approvals[0]]})
      expect(outcome({document})).toEqual(allWithheld('unreviewed'))
      expect(outcome({document}, 'fr')).toEqual(all('ok fr'))
    })

    it.each([null, 'x', {}, 5, [null], [{locale: 'en'}]])(
      'not when approvals are %j',
      (approvals) => {
        expect(outcome({document: Object.assign({...both}, {approvals})})).toEqual(
          allWithheld('unreviewed'),
        )
      },
    )

    it.each<[string, Partial<Approval>]>([
      ['garbage as the next review', {nextReviewDue: 'garbage'}],
      ['an empty next review', {nextReviewDue: ''}],
      ['a next review that a lenient reader would take', {nextReviewDue: '2028-02-31'}],
      ['a next review in more than 36 months', {nextReviewDue: '2029-11-24'}],
      ['garbage as the date of the review', {reviewedOn: 'garbage'}],
      ['a review the day after tomorrow', {reviewedOn: '2026-11-25'}],
      ['a review after its next', {reviewedOn: '2028-11-24'}],
    ])('not with %s', (_, dates) => {
      expect(outcome({document: withStamp((stamp) => ({...stamp, ...dates}))})).toEqual(
        allWithheld('unreviewed'),
      )
    })

    it('by a clock that nobody can read', () => {
      expect(outcome({document: both, now: new Date('garbage')})).toEqual(allWithheld('unreviewed'))
    })

    it('also without what only the editing tool adds', () => {
      const document = withStamp(({_key, _type, ...stamp}) => ({
        ...stamp,
        units: stamp.units.toReversed(),
      }))
      expect(outcome({document})).toEqual(all('ok en'))
    })
  })

  describe('row 47: judges by the day, in UTC', () => {
    const document = approved(['en'], {nextReviewDue: '2027-11-23'})
    it.each([
      [at('2026-11-21', '23:59:59.999'), undefined],
      [at('2026-11-22', '00:00:00.000'), 'current'],
      [at('2027-09-23', '23:59:59.999'), 'current'],
      [at('2027-09-24', '00:00:00.000'), 'dueSoon'],
      [at('2027-11-23', '23:59:59.999'), 'dueSoon'],
      [at('2027-11-24', '00:00:00.000'), 'overdue'],
      [at('2027-12-23', '23:59:59.999'), 'overdue'],
      [at('2027-12-24', '00:00:00.000'), undefined],
    ])('%s', (now, state) => {
      const {stay: unit} = unitsOf({document, now})
      expect(unit?.status === 'ok' ? unit.review?.state : undefined).toBe(state)
    })

    it('and says that a review has expired', () => {
      expect(outcome({document, now: at('2027-12-24')})).toEqual(allWithheld('expired'))
    })

    it('each language by its own stamp', () => {
      const mixed = approved(['fr'], {
        document,
        reviewedOn: '2027-01-01',
        nextReviewDue: '2029-01-01',
      })
      expect(outcome({document: mixed, now: at('2028-06-01')}, 'en', ['fr'])).toEqual(
        all('fallback fr: expired'),
      )
    })
  })
})
