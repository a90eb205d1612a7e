import {describe, expect, it} from 'vitest'

import {definitions, openLeaflet} from '../test/definitions.ts'
import {aLeaflet, approved, at, said, subjectOf, today} from '../test/world.ts'
import {lastDayOf, refusal} from './assess.ts'
import {hashUnits} from './hash.ts'
import type {AnyDocument, Approval} from './types.ts'

const both = approved(['en', 'fr'])
const title = said({en: 'Clearer', fr: '[FR TEST] title'})
/** The English was put more clearly since the French was approved. */
const behind = approved(['en'], {document: {...both, title}})

/** A document whose French stamp has other entries. */
function french(document: AnyDocument, change: (entry: Approval['units'][number]) => object) {
  const approvals = (document.approvals ?? []).map((stamp) => {
    if (stamp.locale !== 'fr') return stamp
    const units = stamp.units.map((entry) => ({...entry, ...change(entry)}))
    return {...stamp, units, hash: hashUnits(units)}
  })
  return {...document, approvals}
}

describe('a translation behind its source', () => {
  it('is shown for some days, the last of which is told', () => {
    const subject = subjectOf({document: behind})
    expect(refusal(subject, 'overview', 'fr')).toBeUndefined()
    expect(lastDayOf(subject, 'fr')).toBe(Date.parse('2026-12-23') / 86_400_000)
    expect(lastDayOf(subject, 'en')).toBeUndefined()
    expect(lastDayOf(subjectOf({document: both}), 'fr')).toBeUndefined()
    expect(lastDayOf(subjectOf({document: aLeaflet()}), 'fr')).toBeUndefined()
  })

  it('is stale at once when nobody knows what it was translated from', () => {
    const document = french(behind, () => ({sourceHash: undefined}))
    expect(refusal(subjectOf({document}), 'overview', 'fr')).toBe('stale')
  })
})

describe('a notice up to a version', () => {
  it('means what needs no approval in every version, whatever stamps it bears', () => {
    const document = {...approved(['en'], {version: '2.0.0'}), _type: 'openLeaflet'}
    const target = {document: 'leaflet-a', maxVersion: '1.0.0'}
    const withdrawals = [{_id: 'w', targets: [target], effectiveFrom: '2026-11-01'}]
    const open = {definition: openLeaflet, definitions: {...definitions, openLeaflet}}
    expect(refusal(subjectOf({...open, document, withdrawals}), 'stay', 'en')).toBe('withdrawn')
    const approvedTwo = {...document, _type: 'leaflet'}
    const now = at(today)
    expect(refusal(subjectOf({document: approvedTwo, withdrawals, now}), 'stay', 'en')).toBe(
      undefined,
    )
  })
})
