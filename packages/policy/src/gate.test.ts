import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet, officeLeaflet, openLeaflet} from '../test/definitions.ts'
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
  paragraph,
  refers,
  said,
  subjectOf,
  today,
  unitsOf,
} from '../test/world.ts'
import {refusal} from './assess.ts'
import {gate, unitValue} from './gate.ts'
import {hashUnits} from './hash.ts'
import type {AnyDocument, Approval, Withdrawal} from './types.ts'

const stay = aLeaflet().stay as Record<string, unknown>
const [first] = aLeaflet().risks as Record<string, unknown>[]
const both = approved(['en', 'fr'])

function withStamp(change: (stamp: Approval) => unknown, document = both): AnyDocument {
  return Object.assign({...document}, {approvals: document.approvals.map(change)})
}

function stampOf(document: {approvals: Approval[]}, locale: string): Approval {
  return document.approvals.find((stamp) => stamp.locale === locale)!
}

function withdrawing(...targets: Withdrawal['targets'][number][]): Withdrawal[] {
  return [{_id: 'withdrawal-a', targets, effectiveFrom: '2026-11-01T00:00:00Z'}]
}

describe('gate', () => {
  it('gives an approved language with its words, direction and review', () => {
    const gated = gate<never>(subjectOf({document: both}), {locale: 'fr', fallback: ['en']})
    expect(gated).toMatchObject({id: 'leaflet-a', type: 'leaflet', locale: 'fr'})
    expect(unitsOf({document: both}, 'fr').overview).toEqual({
      status: 'ok',
      locale: 'fr',
      dir: 'ltr',
      value: {title: '[FR TEST] title', summary: '[FR TEST] summary', code: 'a'},
      review: {
        version: '1.0.0',
        reviewedOn: today,
        nextReviewDue: '2028-11-23',
        reviewer: 'A test reviewer',
        state: 'current',
        informationOnly: false,
        missing: [],
        hash: both.approvals[1]!.hash,
      },
    })
  })

  it('gives a unit whose only field bears its name as that field', () => {
    const {risks, stay: nights, media} = unitsOf({document: both})
    expect(risks).toMatchObject({value: [{text: 'First risk'}, {text: 'Second risk'}]})
    expect(nights).toMatchObject({value: {heading: 'Stay'}})
    expect(media).toMatchObject({value: {parts: [{_id: 'part-a'}]}})
  })

  it('withholds everything that nobody approved, and says why', () => {
    expect(outcome({}, 'fr', ['en'])).toEqual(allWithheld('unreviewed', 'unreviewed'))
    expect(unitsOf({}, 'fr', ['en']).stay).toEqual({
      status: 'withheld',
      requested: 'fr',
      reason: 'noApprovedLocale',
      attempts: [
        {locale: 'fr', reason: 'unreviewed'},
        {locale: 'en', reason: 'unreviewed'},
      ],
    })
  })

  it('gives nothing in a language nobody looked for', () => {
    expect(outcome({document: both, locales: ['en']}, 'fr')).toEqual(allWithheld('missing'))
  })

  it('knows only the units of the definition', () => {
    const subject = subjectOf({document: both})
    expect(refusal(subject, 'other', 'en')).toBe('missing')
    expect(unitsOf({document: {...both, units: {other: 'x'}, other: 'x'}})).not.toHaveProperty(
      'other',
    )
  })

  describe('falls back', () => {
    it('to the first language of the chain that may be shown, whole and marked', () => {
      const {overview} = unitsOf({document: both}, 'ar', ['fr', 'en'])
      expect(overview).toMatchObject({
        status: 'fallback',
        requested: 'ar',
        locale: 'fr',
        dir: 'ltr',
        reason: 'missing',
        value: {title: '[FR TEST] title', summary: '[FR TEST] summary'},
        review: {hash: both.approvals[1]!.hash},
      })
      expect(outcome({document: both}, 'ar', ['en', 'fr'])).toEqual(all('fallback en: missing'))
    })

    it('over a language that may not, and tells the reason of the language wanted', () => {
      const document = approved(['en'])
      expect(outcome({document}, 'ar', ['fr', 'en'])).toEqual(all('fallback en: missing'))
      expect(outcome({document}, 'fr', ['ar', 'en'])).toEqual(all('fallback en: unreviewed'))
    })

    it('unit by unit', () => {
      const document = approved(['en', 'fr'], {
        document: aLeaflet({summary: said({en: 'Summary'})}),
      })
      expect(outcome({document}, 'fr', ['en'])).toEqual({
        ...all('ok fr'),
        overview: 'fallback en: incomplete',
      })
    })

    it('in the direction of the language that is shown', () => {
      const arabic = {...approved(['en']), title: said({en: 'Title', ar: '[AR TEST]'})}
      expect(unitsOf({document: arabic}, 'ar', ['en']).overview).toMatchObject({
        locale: 'en',
        dir: 'ltr',
      })
      const text = said({ar: '[AR TEST]', en: 'x'})
      const document = approved(['en', 'ar'], {
        document: {_id: 'a', _type: 'leaflet', code: 'a', title: text},
        waiverReason: 'A test',
      })
      expect(unitsOf({document}, 'ar').overview).toMatchObject({status: 'ok', dir: 'rtl'})
      expect(unitsOf({document}, 'fr', ['ar']).overview).toMatchObject({
        status: 'fallback',
        dir: 'rtl',
        requested: 'fr',
      })
    })

    it('to nothing when no language is allowed', () => {
      expect(outcome({document: both}, 'ar')).toEqual(allWithheld('missing'))
    })

    it('never twice to the same language', () => {
      expect(unitsOf({}, 'en', ['en', 'fr', 'fr', 'en']).stay).toMatchObject({
        attempts: [
          {locale: 'en', reason: 'unreviewed'},
          {locale: 'fr', reason: 'unreviewed'},
        ],
      })
      expect(outcome({document: both}, 'en', ['en'])).toEqual(all('ok en'))
    })

    it('out of a language that is withdrawn into one that is not', () => {
      const withdrawals = withdrawing({document: 'leaflet-a', locales: ['fr']})
      expect(outcome({document: both, withdrawals}, 'fr', ['en'])).toEqual(
        all('fallback en: withdrawn'),
      )
    })
  })

  describe('notices every change after approval', () => {
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

  describe('accepts a stamp only where it belongs', () => {
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

  describe('judges by the day, in UTC', () => {
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

  describe('compares a translation with its source', () => {
    const reworded = {...both, title: said({en: 'New title', fr: '[FR TEST] title'})}
    const [first, second] = both.risks as Record<string, unknown>[]
    const otherRisk = {
      ...both,
      risks: [{...first, text: said({en: 'Other risk', fr: '[FR TEST] first'})}, second],
    }

    it('and withholds it once the source has changed', () => {
      expect(outcome({document: otherRisk}, 'fr')).toEqual({
        ...all('ok fr'),
        risks: 'withheld: stale',
      })
      const again = approved(['en'], {document: otherRisk})
      expect(again.approvals.map(({version}) => version)).toEqual(['1.0.0', '2.0.0'])
      expect(outcome({document: again}, 'fr', ['en'])).toEqual({
        ...all('ok fr'),
        risks: 'fallback en: stale',
      })
      expect(outcome({document: approved(['fr'], {document: again})}, 'fr')).toEqual(all('ok fr'))
    })

    it('and lets it stand for 30 days when the source was put more clearly', () => {
      expect(outcome({document: reworded}, 'fr').overview).toBe('withheld: stale')
      const again = approved(['en'], {document: reworded})
      expect(again.approvals.map(({version}) => version)).toEqual(['1.0.0', '1.1.0'])
      const on = (day: string) => outcome({document: again, now: at(day)}, 'fr').overview
      expect(on('2026-11-23')).toBe('ok fr')
      expect(on('2026-12-23')).toBe('ok fr')
      expect(on('2026-12-24')).toBe('withheld: stale')
    })

    it('and withholds it while nobody has approved the source, or a second change has come', () => {
      const again = approved(['en'], {document: reworded})
      const {title: _title, ...rest} = again
      const twice = approved(['en'], {
        document: {
          ...rest,
          title: said({en: 'Newer title', fr: '[FR TEST] title'}),
          _type: 'leaflet',
        },
        version: '1.2.0',
      })
      expect(outcome({document: twice}, 'fr').overview).toBe('withheld: stale')
      const forged = {...reworded, approvals: both.approvals}
      expect(outcome({document: forged}, 'fr').overview).toBe('withheld: stale')
    })

    it('and withholds it once the source lost or won a text', () => {
      expect(
        outcome({document: {...both, summary: said({fr: '[FR TEST] summary'})}}, 'fr').overview,
      ).toBe('withheld: stale')
      const more = {
        ...stay,
        body: said({
          en: [paragraph('One night.'), paragraph('More.')],
          fr: [paragraph('[FR TEST] one night')],
        }),
      }
      expect(outcome({document: {...both, stay: more}}, 'fr').stay).toBe('withheld: stale')
    })

    it('and withholds it once the source of an included document has changed', () => {
      const references = byId(
        aPart('part-a', {name: said({en: 'Changed', fr: '[FR TEST] part-a'})}),
      )
      expect(outcome({document: both, references}, 'fr')).toEqual({
        ...all('ok fr'),
        risks: 'withheld: stale',
        media: 'withheld: stale',
      })
    })

    it('and withholds it when it is not known what it was compared with', () => {
      const stamp = stampOf(both, 'fr')
      const units = stamp.units.map(({unit, hash}) => ({unit, hash}))
      const approvals = [{...stamp, units, hash: hashUnits(units)}]
      expect(outcome({document: Object.assign({...both}, {approvals})}, 'fr')).toEqual(
        allWithheld('stale'),
      )
    })

    it('and withholds it when the source is not at hand', () => {
      const subject = subjectOf({document: both})
      const candidates = new Map([['fr', subject.candidates.get('fr')!]])
      expect(refusal({...subject, candidates}, 'stay', 'fr')).toBe('stale')
    })

    it('but does not let another language make the source stale', () => {
      const document = {...both, title: said({en: 'Title', fr: '[FR TEST] new'})}
      expect(outcome({document})).toEqual(all('ok en'))
      expect(outcome({document}, 'fr').overview).toBe('withheld: changed')
    })
  })

  describe('minds what consent needs', () => {
    const gaps = aLeaflet({summary: undefined, parts: []})
    const waived = approved(['en'], {document: gaps, waiverReason: 'A test'})

    it('and labels a waived text as information only', () => {
      for (const unit of Object.values(unitsOf({document: waived}))) {
        expect(unit).toMatchObject({
          status: 'ok',
          review: {informationOnly: true, missing: ['summary', 'parts']},
        })
      }
    })

    it('and withholds everything while a gap is not waived', () => {
      const document = withStamp((stamp) => ({...stamp, waiver: undefined}), waived)
      expect(outcome({document})).toEqual(allWithheld('gaps'))
      const partly = withStamp(
        (stamp) => ({...stamp, waiver: {...stamp.waiver, missing: ['parts']}}),
        waived,
      )
      expect(outcome({document: partly})).toEqual(allWithheld('gaps'))
    })

    it('and withholds every unit when one that consent needs is taken out', () => {
      const document = {...both, risks: undefined}
      expect(outcome({document})).toEqual({...allWithheld('gaps'), risks: 'withheld: changed'})
    })

    it('but not in an administrative text', () => {
      const document = approved(['en'], {
        document: {...gaps, _type: 'officeLeaflet'},
        definition: officeLeaflet,
      })
      expect(outcome({document, definition: officeLeaflet})).toEqual(all('ok en'))
      expect(unitsOf({document, definition: officeLeaflet}).stay).toMatchObject({
        review: {informationOnly: false},
      })
    })
  })

  describe('of an administrative text', () => {
    const office = {...aLeaflet(), _type: 'officeLeaflet'}

    it('needs an approval too', () => {
      expect(outcome({document: office, definition: officeLeaflet})).toEqual(
        allWithheld('unreviewed'),
      )
    })

    it('notices changes too', () => {
      const document = {
        ...approved(['fr'], {document: office, definition: officeLeaflet}),
        code: 'b',
      }
      expect(outcome({document, definition: officeLeaflet}, 'fr')).toEqual({
        ...all('ok fr'),
        overview: 'withheld: changed',
      })
    })

    it('notices a stale translation too', () => {
      const document = {
        ...approved(['fr'], {document: office, definition: officeLeaflet}),
        title: said({en: 'New', fr: '[FR TEST] title'}),
      }
      expect(outcome({document, definition: officeLeaflet}, 'fr').overview).toBe('withheld: stale')
    })
  })

  describe('of a text without review', () => {
    const open = {...aLeaflet({risks: []}), _type: 'openLeaflet'}

    it('gives complete units and no review', () => {
      expect(outcome({document: open, definition: openLeaflet})).toEqual({
        ...all('ok en'),
        risks: 'absent',
      })
      expect(unitsOf({document: open, definition: openLeaflet}).stay).not.toHaveProperty('review')
    })

    it('takes no notice of stamps', () => {
      const document = Object.assign(
        {...open},
        {approvals: [{...both.approvals[0], nextReviewDue: '2020-01-01'}]},
      )
      expect(outcome({document, definition: openLeaflet})).toEqual({
        ...all('ok en'),
        risks: 'absent',
      })
      const stamped = Object.assign({...open}, {approvals: both.approvals})
      expect(unitsOf({document: stamped, definition: openLeaflet}).stay).not.toHaveProperty(
        'review',
      )
    })

    it('still mixes no languages', () => {
      const document = {...open, summary: said({en: 'Summary'})}
      expect(outcome({document, definition: openLeaflet}, 'fr', ['en'])).toMatchObject({
        overview: 'fallback en: incomplete',
        stay: 'ok fr',
      })
      expect(outcome({document, definition: openLeaflet}, 'fr')).toMatchObject({
        overview: 'withheld: incomplete',
      })
    })

    it('can be withdrawn', () => {
      const withdrawals = withdrawing({document: 'leaflet-a'})
      expect(outcome({document: open, definition: openLeaflet, withdrawals})).toEqual(
        allWithheld('withdrawn'),
      )
    })
  })

  describe('obeys a withdrawal', () => {
    it.each<[string, Withdrawal['targets'][number], string[]]>([
      ['of the document', {document: 'leaflet-a'}, ['overview', 'risks', 'stay', 'media']],
      ['of an included document', {document: 'part-a'}, ['risks', 'media']],
      [
        'of a unit of an included document',
        {document: 'part-a', units: ['advice']},
        ['risks', 'media'],
      ],
      ['of a unit', {document: 'leaflet-a', units: ['stay']}, ['stay']],
      [
        'of the language',
        {document: 'leaflet-a', locales: ['en']},
        ['overview', 'risks', 'stay', 'media'],
      ],
      ['of another language', {document: 'leaflet-a', locales: ['fr']}, []],
      ['of what it only points to', {document: 'part-b'}, []],
    ])('%s', (_, target, units) => {
      const result = outcome({document: both, withdrawals: withdrawing(target)})
      expect(differing(all('ok en'), result)).toEqual(units)
      for (const unit of units) expect(result[unit]).toBe('withheld: withdrawn')
    })

    it('of a deeply included document', () => {
      const references = byId(aPart('part-a', {next: refers('part-b')}), aPart('part-b'))
      const document = approved(['en'], {references})
      const result = outcome({document, references, withdrawals: withdrawing({document: 'part-b'})})
      expect(result).toEqual({
        ...all('ok en'),
        risks: 'withheld: withdrawn',
        media: 'withheld: withdrawn',
      })
    })

    it('before anything else, and says so', () => {
      const withdrawals = withdrawing({document: 'leaflet-a'})
      expect(unitsOf({withdrawals}, 'fr', ['en']).stay).toEqual({
        status: 'withheld',
        requested: 'fr',
        reason: 'withdrawn',
        attempts: [
          {locale: 'fr', reason: 'withdrawn'},
          {locale: 'en', reason: 'withdrawn'},
        ],
      })
    })

    it('says so also when only one of the languages is withdrawn', () => {
      const withdrawals = withdrawing({document: 'leaflet-a', locales: ['fr']})
      expect(unitsOf({withdrawals}, 'fr', ['en']).stay).toMatchObject({
        status: 'withheld',
        reason: 'withdrawn',
      })
    })

    it('also where the document says nothing', () => {
      const document = approved(['en'], {
        document: aLeaflet({stay: undefined}),
        waiverReason: 'A test',
      })
      expect(outcome({document, withdrawals: withdrawing({document: 'leaflet-a'})})).toEqual(
        allWithheld('withdrawn'),
      )
    })

    it('only while it holds', () => {
      const [notice] = withdrawing({document: 'leaflet-a'})
      const before = {...notice!, effectiveFrom: '2026-11-23T12:00:00.001Z'}
      const lifted = {...notice!, liftedOn: '2026-11-23T11:00:00.000Z'}
      expect(outcome({document: both, withdrawals: [before]})).toEqual(all('ok en'))
      expect(outcome({document: both, withdrawals: [before, lifted, notice!]})).toEqual(
        allWithheld('withdrawn'),
      )
    })

    it('and demands a new approval once it is lifted', () => {
      const [notice] = withdrawing({document: 'leaflet-a', locales: ['en']})
      const lifted = {...notice!, liftedOn: '2026-11-23T11:00:00.000Z'}
      const withdrawals = [lifted]
      const approvedAt = (time: string) =>
        approved(['en'], {document: both, reviewedAt: `2026-11-23T${time}Z`})
      expect(outcome({document: both, withdrawals})).toEqual(allWithheld('unreviewed'))
      expect(outcome({document: both, withdrawals}, 'fr')).toEqual(all('ok fr'))
      expect(outcome({document: approvedAt('10:59:59.999'), withdrawals})).toEqual(
        allWithheld('unreviewed'),
      )
      expect(outcome({document: approvedAt('11:00:00.000'), withdrawals})).toEqual(all('ok en'))
    })

    it('only for the clinics, channels and versions it names', () => {
      const limits = {clinics: ['clinic-a'], channels: ['kiosk'], maxVersion: '1.0.0'}
      const withdrawals = withdrawing({document: 'leaflet-a', units: ['stay'], ...limits})
      const stay = (reader: object, document = both) =>
        gate(subjectOf({document, withdrawals}), {locale: 'en', fallback: [], ...reader}).units
      expect(stay({})).toMatchObject({stay: {status: 'withheld'}, risks: {status: 'ok'}})
      expect(stay({clinic: 'clinic-a', channel: 'kiosk'})).toMatchObject({
        stay: {status: 'withheld'},
      })
      expect(stay({clinic: 'clinic-b', channel: 'kiosk'})).toMatchObject({stay: {status: 'ok'}})
      expect(stay({clinic: 'clinic-a', channel: 'web'})).toMatchObject({stay: {status: 'ok'}})
      const later = approved(['en'], {document: both, version: '1.0.1'})
      expect(stay({}, later)).toMatchObject({stay: {status: 'ok'}})
    })

    it('and says what readers are told, in the language they asked for', () => {
      const messages = {en: '[EN TEST] message', fr: '[FR TEST] message'}
      const [notice] = withdrawing({document: 'leaflet-a', units: ['stay']})
      const told = (action: 'hide' | 'warn', locale: string) =>
        unitsOf({document: both, withdrawals: [{...notice!, action, messages}]}, locale, ['en'])
      expect(told('hide', 'fr').stay).toMatchObject({messages: ['[FR TEST] message']})
      expect(told('warn', 'fr').stay).toMatchObject({
        status: 'ok',
        warnings: ['[FR TEST] message'],
      })
      expect(told('warn', 'fr').risks).not.toHaveProperty('warnings')
      expect(told('hide', 'fr').risks).not.toHaveProperty('messages')
      // Nobody warned a reader of Arabic.
      expect(told('warn', 'ar').stay).toMatchObject({status: 'withheld', reason: 'withdrawn'})
    })
  })

  it('changes nothing of what it reads', () => {
    const subject = subjectOf({document: both, withdrawals: withdrawing({document: 'part-a'})})
    const copy = structuredClone({
      document: subject.document,
      candidates: subject.candidates,
      withdrawals: subject.withdrawals,
    })
    gate(subject, {locale: 'fr', fallback: ['en']})
    expect({
      document: subject.document,
      candidates: subject.candidates,
      withdrawals: subject.withdrawals,
    }).toEqual(copy)
  })
})

describe('unitValue', () => {
  it('is the field when it is the only one and bears the name of the unit', () => {
    expect(unitValue(leaflet, 'stay', {stay: 'x'})).toBe('x')
    expect(unitValue(leaflet, 'stay', {})).toBeUndefined()
  })

  it('is the object of the fields otherwise', () => {
    expect(unitValue(leaflet, 'overview', {title: 'x'})).toEqual({title: 'x'})
    expect(unitValue(leaflet, 'media', {media: 'x'})).toEqual({media: 'x'})
    expect(unitValue(leaflet, 'other', {other: 'x'})).toEqual({other: 'x'})
    const two = {alternatives: ['x'], ifNoTreatment: ['y']}
    expect(unitValue(documents.procedure, 'alternatives', two)).toEqual(two)
    expect(unitValue(documents.clinic, 'labels', {ui: 'x'})).toEqual({ui: 'x'})
  })
})
