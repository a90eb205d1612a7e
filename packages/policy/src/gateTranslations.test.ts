import {describe, expect, it} from 'vitest'

import {officeLeaflet} from '../test/definitions.ts'
import {
  aLeaflet,
  all,
  allWithheld,
  aPart,
  approved,
  at,
  byId,
  outcome,
  paragraph,
  said,
  subjectOf,
  unitsOf,
  both,
  stampOf,
  withStamp,
} from '../test/world.ts'
import {refusal} from './assess.ts'
import {hashUnits} from './hash.ts'

const stay = aLeaflet().stay as Record<string, unknown>

describe('gate', () => {
  describe('row 49: compares a translation with its source', () => {
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
})
