import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet, officeLeaflet, openLeaflet} from '../test/definitions.ts'
import {
  aLeaflet,
  all,
  allWithheld,
  approved,
  outcome,
  said,
  subjectOf,
  today,
  unitsOf,
  both,
  withdrawing,
} from '../test/world.ts'
import {refusal} from './assess.ts'
import {gate, unitValue} from './gate.ts'

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

  describe('row 49: falls back', () => {
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
