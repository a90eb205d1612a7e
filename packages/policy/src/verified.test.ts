import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {definitions, officeLeaflet} from '../test/definitions.ts'
import {aLeaflet, at, byId, subjectOf, today} from '../test/world.ts'
import {approvalState, refusal, type AnyDocument} from './index.ts'
import {verification} from './verified.ts'

const verified = {
  unit: 'stay',
  on: 'checked',
  remindAfter: 90,
  days: 180,
  from: 'first',
  until: 'last',
}

describe('what somebody has to go on checking', () => {
  it.each<[Record<string, unknown>, string, string?]>([
    [{}, 'lapsed'],
    [{checked: today}, 'current', '2027-05-22'],
    [{checked: '2026-11-24'}, 'current', '2027-05-23'],
    [{checked: '2026-11-25'}, 'lapsed'],
    [{checked: '2026-08-25'}, 'current', '2027-02-21'],
    [{checked: '2026-08-24'}, 'ageing', '2027-02-20'],
    [{checked: '2026-05-27'}, 'ageing', today],
    [{checked: '2026-05-26'}, 'lapsed'],
    [{checked: 'yesterday'}, 'lapsed'],
    [{checked: '2026-02-30'}, 'lapsed'],
    [{checked: today, first: today, last: today}, 'current', today],
    [{checked: today, last: '2030-01-01'}, 'current', '2027-05-22'],
    [{checked: today, first: '2026-11-24'}, 'lapsed'],
    [{checked: today, first: 'soon'}, 'lapsed'],
    [{checked: today, last: '2026-11-22'}, 'lapsed'],
    [{checked: today, last: null}, 'lapsed'],
  ])('with %j: %s, to be shown until %s', (fields, state, lastDay) => {
    const expected = {state, ...(lastDay === undefined ? {} : {lastDay})}
    expect(verification({verified}, fields, at(today))).toEqual(expected)
    expect(verification({}, fields, at(today))).toBeUndefined()
  })

  it('needs no days of its own', () => {
    const {unit, on, remindAfter, days} = verified
    const document = {checked: today, last: '2020-01-01', undefined: '2020-01-01'}
    const definition = {verified: {unit, on, remindAfter, days}}
    expect(verification(definition, document, at(today))?.state).toBe('current')
  })

  it('is withheld whatever its approval, and nothing else of the document is', () => {
    const definition = {...officeLeaflet, verified}
    const document: AnyDocument = {...aLeaflet(), _type: 'officeLeaflet'}
    const subject = subjectOf({definition, document, definitions: {...definitions, officeLeaflet}})
    expect(refusal(subject, 'stay', 'en')).toBe('unverified')
    expect(refusal(subject, 'overview', 'en')).toBe('unreviewed')
    const open = {...subject, definition: {...definition, review: 'none' as const}}
    expect(refusal(open, 'overview', 'en')).toBeUndefined()
    expect(refusal(open, 'stay', 'en')).toBe('unverified')
    expect(approvalState(open, 'en')).toBe('unverified')
    const checked = {...open, document: {...document, checked: today}}
    expect(refusal(checked, 'stay', 'en')).toBeUndefined()
    expect(approvalState(checked, 'en')).toBe('current')
  })
})

describe('18: an accepted insurance', () => {
  const insurer = {
    _id: 'insurer-test',
    _type: 'insurer',
    name: '[TEST]',
    country: 'FR',
    status: 'active',
  }
  const acceptance = {
    _id: 'acceptance-test',
    _type: 'insuranceAcceptance',
    insurer: {_type: 'reference', _ref: 'insurer-test'},
    clinic: {_type: 'reference', _ref: 'clinic-test'},
    status: 'accepted',
  }

  it.each([
    ['2026-11-23', 'unreviewed'],
    ['2026-05-27', 'unreviewed'],
    ['2026-05-07', 'unverified'],
  ])('that was checked on %s is %s', (verifiedOn, expected) => {
    const subject = subjectOf({
      definition: documents.insuranceAcceptance,
      definitions: documents,
      document: {...acceptance, verifiedOn},
      references: byId(insurer),
    })
    expect(refusal(subject, 'acceptance', 'en')).toBe(expected)
    expect(refusal(subject, 'insurer', 'en')).toBe('unreviewed')
  })
})
