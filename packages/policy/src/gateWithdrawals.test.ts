import {describe, expect, it} from 'vitest'

import {
  aLeaflet,
  all,
  allWithheld,
  aPart,
  approved,
  byId,
  differing,
  outcome,
  refers,
  subjectOf,
  unitsOf,
  both,
  withdrawing,
} from '../test/world.ts'
import {gate} from './gate.ts'
import type {Withdrawal} from './types.ts'

describe('gate', () => {
  describe('row 48: obeys a withdrawal', () => {
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
})
