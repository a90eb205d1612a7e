import {documents, type DocumentType} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {candidatesOf, consentGaps, type AnyDocument} from '../src/index.ts'
import {inFrench, localisedArrays, seedDocuments} from './seed.ts'
import {approved, at, outcome, said, unitsOf, type Situation} from './world.ts'

const seed = seedDocuments()
const id = 'procedure-coronary-stent'
const waiverReason = 'A test'

function situation(references: ReadonlyMap<string, AnyDocument>, document = references.get(id)!) {
  return {
    definition: documents.procedure,
    definitions: documents,
    document,
    references,
    locales: ['en', 'fr'],
    waiverReason,
  }
}

function edited(
  change: (document: AnyDocument) => void,
  which = id,
  from: Map<string, AnyDocument> = seed,
) {
  const copy = structuredClone(from.get(which)!)
  change(copy)
  return new Map(from).set(which, copy)
}

function units(each: Situation, outcomes: Record<string, string>): string[] {
  return Object.entries(outcome(each)).flatMap(([unit, result]) =>
    result === outcomes[unit] ? [] : [unit],
  )
}

const english = approved(['en'], situation(seed))
const silent = ['alternatives', 'preparation', 'aftercare', 'getHelp', 'sources']
const told = Object.keys(documents.procedure.units).filter((unit) => !silent.includes(unit))

function expected(each: string, rest: string): Record<string, string> {
  return Object.fromEntries(
    Object.keys(documents.procedure.units).map((unit) => [
      unit,
      silent.includes(unit) ? rest : each,
    ]),
  )
}

describe('the clinic’s own documents', () => {
  it('are there', () => {
    expect(seed.size).toBeGreaterThan(20)
    expect(seed.get(id)?._type).toBe('procedure')
  })

  it.each([...seed.keys()])('%s has no unit that is broken or half told in English', (name) => {
    const document = seed.get(name)!
    const definition = documents[document._type as DocumentType]
    const candidates = candidatesOf(
      {definition, definitions: documents, document, references: seed},
      ['en'],
    ).get('en')!
    expect(Object.values(candidates).map(({state}) => state)).not.toContain('broken')
    expect(Object.values(candidates).map(({state}) => state)).not.toContain('incomplete')
  })

  it('lack what consent needs, and the gate knows it', () => {
    expect(consentGaps(documents.procedure, seed.get(id)!)).toEqual([
      'summary',
      'alternatives',
      'ifNoTreatment',
      'preparation',
      'aftercare',
      'getHelp',
      'sources',
    ])
  })

  it('are withheld until somebody approves them', () => {
    for (const unit of Object.values(outcome(situation(seed), 'fr', ['en'])))
      expect(unit).toMatch(/^withheld: .*, unreviewed$/)
  })

  it('are given once approved, as information only', () => {
    expect(outcome(situation(seed, english))).toEqual(expected('ok en', 'absent'))
    expect(unitsOf(situation(seed, english)).risks).toMatchObject({review: {informationOnly: true}})
  })

  it('fall back to English, marked, while there is no French', () => {
    expect(outcome(situation(seed, english), 'fr', ['en'])).toEqual(
      expected('fallback en: missing', 'absent'),
    )
    expect(unitsOf(situation(seed, english), 'fr', ['en']).risks).toMatchObject({
      requested: 'fr',
      locale: 'en',
    })
  })

  it('fall back as a whole when French has four of five groups of risks', () => {
    const bilingual = new Map([...seed].map(([key, document]) => [key, inFrench(document)]))
    const references = edited(
      (document) => {
        const {groups} = document.risks as {groups: Record<string, unknown>[]}
        for (const texts of localisedArrays(groups.at(-1)))
          texts.splice(
            texts.findIndex(({language}) => language === 'fr'),
            1,
          )
      },
      id,
      bilingual,
    )
    const document = approved(['en', 'fr'], situation(references))
    const {risks} = unitsOf(situation(references, document), 'fr', ['en'])
    expect(risks).toMatchObject({status: 'fallback', locale: 'en', reason: 'incomplete'})
    expect(JSON.stringify(risks)).not.toContain('[FR TEST]')
    expect((risks as {value: {groups: unknown[]}}).value.groups).toHaveLength(5)
    expect(outcome(situation(references, document), 'fr', ['en'])).toMatchObject({
      why: 'ok fr',
      media: 'ok fr',
    })
  })

  it('give French once it is approved, and English again once it is stale', () => {
    const bilingual = new Map([...seed].map(([key, document]) => [key, inFrench(document)]))
    const withEnglish = approved(['en'], situation(bilingual))
    expect(outcome(situation(bilingual, withEnglish), 'fr', ['en'])).toEqual({
      ...expected('fallback en: unreviewed', 'absent'),
    })
    const both = approved(['fr'], situation(bilingual, withEnglish))
    expect(outcome(situation(bilingual, both), 'fr', ['en'])).toEqual(expected('ok fr', 'absent'))
    const changed = edited(
      (risk) => (risk.name = said({en: 'Changed', fr: '[FR TEST]'})),
      'risk-stroke',
      bilingual,
    )
    expect(outcome(situation(changed, both), 'fr', ['en']).risks).toBe('withheld: changed, changed')
    expect(
      outcome(situation(changed, approved(['en'], situation(changed, both))), 'fr', ['en']).risks,
    ).toBe('fallback en: changed')
  })

  it.each<[string, string, (document: AnyDocument) => void, string[]]>([
    [
      '“very rare” becomes “common”',
      id,
      (document) => {
        const text = JSON.stringify(document.risks)
        expect(text).toContain('very rare')
        document.risks = JSON.parse(text.replace('very rare', 'common'))
      },
      ['risks'],
    ],
    [
      '5 % becomes 6 %',
      id,
      (document) => {
        const failure = document.failure as {frequency: {high: number}}
        expect(failure.frequency.high).toBe(5)
        failure.frequency.high = 6
      },
      ['failure'],
    ],
    [
      'a shared risk is renamed',
      'risk-death',
      (risk) => (risk.name = said({en: 'Changed'})),
      ['risks'],
    ],
    [
      'the stent changes',
      'device-coronary-stent',
      (device) => (device.retained = 'removed'),
      ['whatHappens', 'devices'],
    ],
    [
      'the plan changes',
      'plan-antiplatelet-after-stent',
      (plan) => (plan.simultaneous = false),
      ['treatmentPlans'],
    ],
    [
      'two groups of risks change places',
      id,
      (document) => {
        const {groups} = document.risks as {groups: unknown[]}
        groups.unshift(groups.pop())
      },
      ['risks'],
    ],
    [
      'the comparison of the stay points elsewhere',
      id,
      (document) => {
        const stay = document.stay as Record<string, unknown>
        stay.comparedWith = {_type: 'reference', _ref: 'procedure-other', _weak: true}
      },
      ['stay'],
    ],
  ])('are withheld when after approval %s', (_, which, change, affected) => {
    const document = {...structuredClone(english)}
    if (which === id) change(document)
    const references = which === id ? seed : edited(change, which)
    const result = outcome(situation(references, document))
    expect(units(situation(references, document), expected('ok en', 'absent'))).toEqual(affected)
    for (const unit of affected) expect(result[unit]).toBe('withheld: changed')
  })

  it('are withheld when a picture gets another file', () => {
    const picture = (asset: string) => ({_type: 'image', asset: {_type: 'reference', _ref: asset}})
    const before = edited(
      (media) => (media.image = picture('image-a-1x1-png')),
      'media-stent-deployed',
    )
    const after = edited(
      (media) => (media.image = picture('image-b-1x1-png')),
      'media-stent-deployed',
    )
    const document = approved(['en'], situation(before))
    expect(outcome(situation(before, document))).toEqual(expected('ok en', 'absent'))
    expect(units(situation(after, document), expected('ok en', 'absent'))).toContain('devices')
  })

  it('disappear with a recalled device, wherever it is included', () => {
    const withdrawals = [
      {
        _id: 'w',
        targets: [{document: 'device-coronary-stent'}],
        effectiveFrom: '2026-11-20T00:00:00Z',
      },
    ]
    const recalled = {...situation(seed, english), withdrawals}
    expect(units(recalled, expected('ok en', 'absent'))).toEqual(['whatHappens', 'devices'])
    expect(outcome(recalled).devices).toBe('withheld: withdrawn')
  })

  it('are withheld as a whole when a review is long overdue', () => {
    const late = outcome({...situation(seed, english), now: at('2029-01-01')})
    expect(new Set(Object.values(late))).toEqual(new Set(['withheld: expired']))
    expect(told.length + silent.length).toBe(Object.keys(late).length)
  })
})
