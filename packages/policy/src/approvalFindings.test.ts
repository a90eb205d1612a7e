import {documents} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {changedSeed, definitionOf, inShort} from '../test/checked.ts'
import {seedDocuments} from '../test/seed.ts'
import {requestFor, said} from '../test/world.ts'
import {
  approvalFindings,
  approve,
  type AnyDocument,
  type References,
  type Resolved,
} from './index.ts'

const id = 'procedure-coronary-stent'

function resolved(references: References, of = id): Resolved {
  const document = references.get(of)!
  return {definition: definitionOf(document), definitions: documents, document, references}
}

/** The approval of a language, with what the checks find. */
function approval(subject: Resolved, locale = 'en') {
  const findings = approvalFindings(subject, locale)
  return approve(requestFor({...subject, locale, findings, waiverReason: '[TEST]'}))
}

describe('approve, told what the checks find', () => {
  it('accepts every document of the clinic that clinicians or the office approve', () => {
    const references = seedDocuments()
    const refused = [...references.keys()]
      .map((each) => resolved(references, each))
      .filter(({definition}) => definition.review !== 'none')
      .map((each) => [each.document._id, approval(each)] as const)
      .filter(([, result]) => result.status === 'refused')
    expect(refused).toEqual([])
  })

  it('refuses an error, and says where it is', () => {
    const {references} = changedSeed(id, ['"high":5', '"high":6'])
    expect(approval(resolved(references))).toMatchObject({
      status: 'refused',
      messages: [{fr: expect.stringContaining('ne figure pas')}],
      reasons: [
        'failure.frequency.high: The number 6 does not occur in the statement (en). Correct the number, or the statement.',
      ],
    })
  })

  it('refuses an error in what is included', () => {
    const {references} = changedSeed('plan-antiplatelet-after-stent', ['P1Y', 'P2Y'])
    expect(approval(resolved(references))).toMatchObject({
      status: 'refused',
      reasons: [expect.stringMatching(/^plan-antiplatelet-after-stent, components\[1\].*“2 year”/)],
    })
  })

  it('accepts what is still needed, which it lists beforehand', () => {
    const found = approvalFindings(resolved(seedDocuments(), 'media-stent-actual-size'), 'en')
    expect(inShort(found)).toEqual(['V10 gate physicalWidthMm', 'V12 gate alt en'])
  })

  it('is not stopped by a section that is still being translated, nor by another language', () => {
    const seed = seedDocuments()
    const plan = seed.get('plan-antiplatelet-after-stent')!
    const title = Array.isArray(plan.title) ? plan.title : []
    const begun: AnyDocument = {...plan, title: [...title, ...said({fr: '[FR TEST] 99'})]}
    const references = new Map(seed).set(plan._id, begun)
    const subject = resolved(references, plan._id)
    expect(inShort(approvalFindings(subject, 'fr'))).toEqual([])
    expect(approval(subject, 'en')).toMatchObject({status: 'approved'})
  })

  it('knows nothing of a part that is not there; approve refuses that itself', () => {
    const references = seedDocuments()
    references.delete('device-coronary-stent')
    expect(approvalFindings(resolved(references), 'en').map(({check}) => check)).not.toContain('V1')
    expect(approval(resolved(references))).toMatchObject({status: 'refused'})
  })

  it('finds errors in the language that is approved, also where another has none', () => {
    const seed = seedDocuments()
    const risk = {...seed.get('risk-stroke')!, definition: said({en: '[TEST]', fr: '[FR TEST] 9%'})}
    const name = said({en: 'stroke', fr: '[FR TEST] stroke'})
    const subject = resolved(new Map(seed).set(risk._id, {...risk, name}), risk._id)
    const errors = (locale: string) =>
      approvalFindings(subject, locale).filter(({level}) => level === 'error')
    expect(inShort(errors('en'))).toEqual([])
    expect(inShort(errors('fr'))).toContain('V13 error definition fr')
  })

  it('passes over a part of a type that nobody knows', () => {
    const subject = resolved(seedDocuments())
    const {risk: _risk, ...others} = documents
    expect(() => approvalFindings({...subject, definitions: others}, 'en')).not.toThrow()
  })
})
