import {documents, validate} from '@jakamy/schemas'
import {ed25519} from '@noble/curves/ed25519.js'
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js'
import {describe, expect, it} from 'vitest'

import {
  approve,
  candidatesOf,
  gate,
  hashUnit,
  hashUnits,
  signApproval,
  signatureCheck,
  type AnyDocument,
  type Approval,
  type Withdrawal,
} from '../src/index.ts'
import {inFrench, localisedArrays, seedDocuments} from './seed.ts'
import {approved, at, outcome, said, unitsOf, type Situation} from './world.ts'

// The checks of content model 6.2 that are about language, review, versions and withdrawal, at the
// gate. What the channels make of them is tested with the channels.

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const clinical = Object.keys(documents.procedure.units)

function situation(references: ReadonlyMap<string, AnyDocument>, document = references.get(id)!) {
  return {
    definition: documents.procedure,
    definitions: documents,
    document,
    references,
    locales: ['en', 'fr'],
    waiverReason: '[TEST]',
  }
}

function changed(
  from: ReadonlyMap<string, AnyDocument>,
  which: string,
  change: (document: AnyDocument) => void,
): Map<string, AnyDocument> {
  const copy = structuredClone(from.get(which)!)
  change(copy)
  return new Map(from).set(which, copy)
}

const english = approved(['en'], situation(seed))
const bilingual = new Map([...seed].map(([key, document]) => [key, inFrench(document)]))
const both = approved(['en', 'fr'], situation(bilingual))
const reasonsFor = (request: Situation & {locale?: string; version?: string}) => {
  const result = approve({
    ...situation(seed),
    locale: 'en',
    reviewer: '[TEST]',
    reviewerLabel: '[TEST]',
    reviewedOn: '2026-11-23',
    nextReviewDue: '2028-11-23',
    ...request,
  })
  return result.status === 'refused' ? result.reasons : []
}

describe('content model 6.2, at the gate', () => {
  it('1, row 49: without reviewed French every unit with words falls back to English as missing, never ok', () => {
    const given = unitsOf(situation(seed, english), 'fr', ['en'])
    for (const unit of Object.values(given)) {
      expect(unit.status).not.toBe('ok')
      if (unit.status === 'absent') continue
      expect(unit).toMatchObject({
        status: 'fallback',
        requested: 'fr',
        locale: 'en',
        reason: 'missing',
      })
    }
  })

  it('2, row 49: French for four of five groups of risks gives all five in English and none in French', () => {
    const partly = changed(bilingual, id, (document) => {
      const {groups} = document.risks as {groups: unknown[]}
      for (const texts of localisedArrays(groups[2]))
        texts.splice(
          texts.findIndex(({language}) => language === 'fr'),
          1,
        )
    })
    const document = approved(['en', 'fr'], situation(partly))
    const {risks} = unitsOf(situation(partly, document), 'fr', ['en'])
    expect(risks).toMatchObject({status: 'fallback', locale: 'en', reason: 'incomplete'})
    expect((risks as {value: {groups: unknown[]}}).value.groups).toHaveLength(5)
    expect(JSON.stringify(risks)).not.toContain('[FR TEST]')
  })

  it('3, row 49: French is unreviewed, then ok, then stale once an English word about risks changes', () => {
    const withEnglish = approved(['en'], situation(bilingual))
    const risks = (references: Map<string, AnyDocument>, document: AnyDocument) =>
      outcome(situation(references, document), 'fr', ['en']).risks
    expect(risks(bilingual, withEnglish)).toBe('fallback en: unreviewed')
    expect(risks(bilingual, both)).toBe('ok fr')
    const edited = changed(new Map(bilingual).set(id, both), id, (document) => {
      const [intro] = (document.risks as {intro: {value: unknown}[]}).intro
      expect(intro).toMatchObject({language: 'en'})
      intro!.value = '[EN TEST] changed'
    })
    const document = approved(['en'], {
      ...situation(edited),
      before: {...situation(bilingual, both)},
    })
    expect(document.approvals.map(({locale, version}) => [locale, version])).toEqual([
      ['fr', '1.0.0'],
      ['en', '2.0.0'],
    ])
    expect(risks(edited, document)).toBe('fallback en: stale')
    expect(outcome(situation(edited, document), 'fr', ['en']).why).toBe('ok fr')
  })

  it('20, row 45: of an import that nobody has reviewed every unit is withheld', () => {
    for (const [, result] of Object.entries(outcome(situation(seed), 'en')))
      expect(result).toBe('withheld: unreviewed')
  })

  it('21, row 46: an API write after approval is seen; a forged stamp only where signatures are demanded', () => {
    const text = JSON.stringify(english.risks)
    expect(text).toContain('very rare')
    const tampered: AnyDocument = {
      ...english,
      risks: JSON.parse(text.replace('very rare', 'common')),
    }
    expect(outcome(situation(seed, tampered)).risks).toBe('withheld: changed')

    const candidates = candidatesOf(situation(seed, tampered), ['en']).get('en')!
    const [stamp] = english.approvals
    const units = stamp!.units.map((entry) => ({
      ...entry,
      hash: hashUnit(id, entry.unit, 'en', candidates[entry.unit]!),
    }))
    const forged: Approval = {...stamp!, units, hash: hashUnits(units)}
    const secretKey = '33'.repeat(32)
    const check = signatureCheck([bytesToHex(ed25519.getPublicKey(hexToBytes(secretKey)))])
    const risks = (approval: Approval, signed: boolean) => {
      const document = {...tampered, approvals: [approval]}
      const subject = {
        ...situation(seed, document),
        candidates: candidatesOf(situation(seed, document), ['en']),
        withdrawals: [],
        now: at('2026-11-23'),
        ...(signed ? {signatures: check} : {}),
      }
      return gate<'procedure'>(subject, {locale: 'en', fallback: []}).units.risks.status
    }
    // Whoever may write may also forge a stamp: without signatures nobody can tell.
    expect(risks(forged, false)).toBe('ok')
    expect(risks(forged, true)).toBe('withheld')
    const {signature} = signApproval(id, stamp!, secretKey)
    expect(risks({...forged, signature: signature!}, true)).toBe('withheld')
    expect(risks(signApproval(id, forged, secretKey), true)).toBe('ok')
  })

  it('22, row 48: a recalled stent takes the sections that show it with it, and lifting is not enough', () => {
    const recall: Withdrawal = {
      _id: 'withdrawal-test',
      targets: [{document: 'device-coronary-stent'}],
      effectiveFrom: '2026-11-23T08:00:00Z',
      messages: {en: '[EN TEST] recall'},
    }
    const gone = (withdrawals: Withdrawal[], document: AnyDocument = english) =>
      Object.entries(outcome({...situation(seed, document), withdrawals})).flatMap(
        ([unit, result]) => (result.startsWith('withheld') ? [`${unit} ${result}`] : []),
      )
    expect(gone([])).toEqual([])
    expect(gone([recall])).toEqual([
      'whatHappens withheld: withdrawn',
      'devices withheld: withdrawn',
    ])
    const lifted = {...recall, liftedOn: '2026-11-23T10:00:00Z'}
    expect(gone([lifted])).toEqual([
      'whatHappens withheld: unreviewed',
      'devices withheld: unreviewed',
    ])
    const anew = approved(['en'], {
      ...situation(seed, english),
      reviewedAt: '2026-11-23T11:00:00Z',
    })
    expect(gone([lifted], anew)).toEqual([])
  })

  it('23: an overlay can replace practical matters and nothing about risks', () => {
    const overlay = (path: string) => ({
      _id: 'clinicOverlay-test',
      _type: 'clinicOverlay',
      clinic: {_type: 'reference', _ref: 'clinic-jakamy'},
      target: {_type: 'reference', _ref: id, _weak: true},
      targetVersion: '1.0.0',
      replacements: [{_key: 'a', path, content: said({en: []})}],
    })
    const wrong = (path: string) =>
      validate(documents.clinicOverlay, overlay(path)).map((issue) => issue.path)
    expect(wrong('parking')).toEqual([])
    for (const path of ['risks', 'risks.groups[0]', 'failure.frequency', 'treatmentPlans'])
      expect(wrong(path)).toEqual(['replacements[0].path'])
  })

  it('24, row 47: an overdue review is told for 30 days, then everything is withheld', () => {
    const review = (day: string) => unitsOf({...situation(seed, english), now: at(day)}).risks
    expect(review('2028-11-23')).toMatchObject({status: 'ok', review: {state: 'dueSoon'}})
    expect(review('2028-12-23')).toMatchObject({status: 'ok', review: {state: 'overdue'}})
    expect(review('2028-12-24')).toMatchObject({
      status: 'withheld',
      attempts: [{reason: 'expired'}],
    })
  })
})

describe('a version on the seed', () => {
  it.each<[string, string, (document: AnyDocument) => void, string]>([
    [
      'the high end of a frequency',
      id,
      (document) => (Object(document.failure).frequency.high = 6),
      '2.0.0',
    ],
    ['a clearer title', id, (document) => (document.title = said({en: '[EN TEST]'})), '1.1.0'],
    [
      'another name',
      id,
      (document) => (document.alternateNames = [{_key: 'a', name: said({en: '[EN TEST]'})}]),
      '1.0.1',
    ],
    ['the address', id, (document) => (document.slug = said({en: 'test'})), '1.0.0'],
    [
      'a shared risk’s name',
      'risk-death',
      (risk) => (risk.name = said({en: '[EN TEST]'})),
      '1.1.0',
    ],
    [
      'what a shared risk is',
      'risk-death',
      (risk) => (risk.definition = said({en: '[EN TEST]'})),
      '2.0.0',
    ],
    ['the category of a shared risk', 'risk-death', (risk) => (risk.category = 'other'), '1.0.1'],
  ])('after a change of %s, cannot be lowered', (_, which, change, lowest) => {
    const from = new Map(seed).set(id, english)
    const references = changed(from, which, change)
    const request = {...situation(references), before: situation(from)}
    const lower = reasonsFor({...request, version: '0.9.9'}).join()
    expect(lower).toContain(`at least ${lowest}`)
    expect(reasonsFor({...request, version: lowest}).join()).not.toContain('too low')
    const [major = 0] = lowest.split('.').map(Number)
    expect(reasonsFor({...request, version: `${major + 1}.0.0`}).join()).not.toContain('too low')
  })

  it('voids every unit that shows a changed shared risk', () => {
    const references = changed(seed, 'risk-stroke', (risk) => (risk.name = said({en: '[TEST]'})))
    const hit = clinical.filter(
      (unit) => outcome(situation(references, english))[unit] === 'withheld: changed',
    )
    expect(hit).toEqual(['risks'])
  })
})
