import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {definitions, officeLeaflet} from '../test/definitions.ts'
import {aLeaflet, at, byId, subjectOf, today} from '../test/world.ts'
import {approvalState, refusal, type AnyDocument} from './index.ts'
import {isVerified} from './verified.ts'

const verified = {unit: 'stay', on: 'checked', days: 180, from: 'first', until: 'last'}

describe('what somebody has to go on checking', () => {
  it.each<[Record<string, unknown>, boolean]>([
    [{}, false],
    [{checked: today}, true],
    [{checked: '2026-11-24'}, true],
    [{checked: '2026-11-25'}, false],
    [{checked: '2026-05-27'}, true],
    [{checked: '2026-05-26'}, false],
    [{checked: 'yesterday'}, false],
    [{checked: '2026-02-30'}, false],
    [{checked: today, first: today, last: today}, true],
    [{checked: today, first: '2026-11-24'}, false],
    [{checked: today, first: 'soon'}, false],
    [{checked: today, last: '2026-11-22'}, false],
    [{checked: today, last: null}, false],
  ])('checked %j: %s', (fields, expected) => {
    expect(isVerified({verified}, aLeaflet(fields), at(today))).toBe(expected)
    expect(isVerified({}, aLeaflet(fields), at(today))).toBe(true)
  })

  it('needs no days of its own', () => {
    const {unit, on, days} = verified
    const document = aLeaflet({checked: today, last: '2020-01-01', undefined: '2020-01-01'})
    expect(isVerified({verified: {unit, on, days}}, document, at(today))).toBe(true)
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
