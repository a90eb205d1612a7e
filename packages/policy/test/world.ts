import {isDeepStrictEqual} from 'node:util'

import type {DocumentDefinition} from '@jakamy/schemas'

import {
  approve,
  candidatesOf,
  gate,
  type AnyDocument,
  type Approval,
  type ApprovalRequest,
  type DefinitionMap,
  type Refusal,
  type Subject,
  type Unit,
  type Withdrawal,
} from '../src/index.ts'
import {definitions, leaflet} from './definitions.ts'

/** A value in several languages, as it is stored: `said({en: 'Stay'})`. */
export function said(values: Readonly<Record<string, unknown>>) {
  return Object.entries(values).map(([language, value]) => ({
    _key: language,
    _type: 'test',
    language,
    value,
  }))
}

/** A paragraph of Portable Text. */
export function paragraph(text: string, marks: readonly string[] = []) {
  return {
    _type: 'block',
    _key: 'b1',
    style: 'normal',
    children: [{_type: 'span', _key: 's1', text, marks}],
  }
}

/** A strong or weak reference. */
export function refers(id: string) {
  return {_type: 'reference', _ref: id}
}

/** A part that leaflets include, in English and French. */
export function aPart(id = 'part-a', fields: Record<string, unknown> = {}): AnyDocument {
  return {
    _id: id,
    _type: 'part',
    name: said({en: `${id} name`, fr: `[FR TEST] ${id}`}),
    millimetres: 3,
    ...fields,
  }
}

/** A leaflet that uses every kind of field, complete in English and French. */
export function aLeaflet(fields: Record<string, unknown> = {}): AnyDocument {
  return {
    _id: 'leaflet-a',
    _type: 'leaflet',
    title: said({en: 'Title', fr: '[FR TEST] title'}),
    summary: said({en: 'Summary', fr: '[FR TEST] summary'}),
    code: 'a',
    risks: [
      {
        _key: 'r1',
        _type: 'leafletRisk',
        text: said({en: 'First risk', fr: '[FR TEST] first'}),
        chance: {kind: 'verbal', term: said({en: 'rare', fr: '[FR TEST] rare'})},
        part: refers('part-a'),
      },
      {
        _key: 'r2',
        _type: 'leafletRisk',
        text: said({en: 'Second risk', fr: '[FR TEST] second'}),
        chance: {kind: 'point', value: 2},
      },
    ],
    stay: {
      heading: said({en: 'Stay', fr: '[FR TEST] stay'}),
      body: said({en: [paragraph('One night.')], fr: [paragraph('[FR TEST] one night')]}),
      critical: true,
      nights: 1,
      days: ['Mo', 'Tu'],
      see: refers('part-b'),
    },
    parts: [{...refers('part-a'), _key: 'p1'}],
    image: {_type: 'image', asset: refers('image-abc-10x10-png')},
    tracks: [
      {
        _key: 't1',
        _type: 'captionsTrack',
        language: 'en',
        file: {_type: 'file', asset: refers('file-en-vtt')},
      },
      {
        _key: 't2',
        _type: 'captionsTrack',
        language: 'fr',
        file: {_type: 'file', asset: refers('file-fr-vtt')},
      },
    ],
    ...fields,
  }
}

/** Documents by id, for references. */
export function byId(...documents: AnyDocument[]): Map<string, AnyDocument> {
  return new Map(documents.map((document) => [document._id, document]))
}

/** Everything a test may want to differ from the default. */
export interface Situation {
  definition?: DocumentDefinition
  definitions?: DefinitionMap
  document?: AnyDocument
  references?: ReadonlyMap<string, AnyDocument>
  withdrawals?: readonly Withdrawal[]
  now?: Date
  locales?: readonly string[]
}

/** A moment on a day in UTC. */
export function at(day: string, time = '12:00:00.000'): Date {
  return new Date(`${day}T${time}Z`)
}

/** The day on which everything in these tests is approved. */
export const today = '2026-11-23'

/** What the gate needs, with the defaults of this small world. */
export function subjectOf(situation: Situation = {}): Subject {
  const {
    definition = leaflet,
    document = aLeaflet(),
    references = byId(aPart()),
    withdrawals = [],
    now = at(today),
  } = situation
  const resolved = {
    definition,
    definitions: situation.definitions ?? definitions,
    document,
    references,
  }
  return {
    definition,
    document,
    candidates: candidatesOf(resolved, situation.locales ?? ['en', 'fr', 'ar']),
    withdrawals,
    now,
  }
}

/** A complete request for an approval, with the defaults of this small world. */
export function requestFor(situation: Situation & Partial<ApprovalRequest> = {}): ApprovalRequest {
  const {
    definition = leaflet,
    document = aLeaflet(),
    references = byId(aPart()),
    ...rest
  } = situation
  return {
    locale: 'en',
    reviewer: 'test-reviewer',
    reviewerLabel: 'A test reviewer',
    reviewedOn: today,
    nextReviewDue: '2028-11-23',
    definitions,
    ...rest,
    definition,
    document,
    references,
  }
}

/** The document with a new stamp for each language, in this order; throws when one is refused. */
export function approved(
  locales: readonly string[],
  situation: Situation & Partial<ApprovalRequest> = {},
): AnyDocument & {approvals: Approval[]} {
  const {document = aLeaflet()} = situation
  let approvals: Approval[] = [...(document.approvals ?? [])]
  for (const locale of locales) {
    const result = approve(requestFor({...situation, document: {...document, approvals}, locale}))
    if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
    approvals = [...approvals.filter((stamp) => stamp.locale !== locale), result.approval]
  }
  return {...document, approvals}
}

/** The units a reader gets. */
export function unitsOf(
  situation: Situation,
  locale = 'en',
  fallback: readonly string[] = [],
): Record<string, Unit<unknown>> {
  return gate(subjectOf(situation), {locale, fallback}).units
}

/** What became of each unit, in short: `ok en`, `fallback en: missing`, `absent`, `withheld: changed`. */
export function outcome(
  situation: Situation,
  locale = 'en',
  fallback: readonly string[] = [],
): Record<string, string> {
  const entries = Object.entries(unitsOf(situation, locale, fallback)).map(([name, unit]) => {
    if (unit.status === 'ok') return [name, `ok ${unit.locale}`]
    if (unit.status === 'fallback') return [name, `fallback ${unit.locale}: ${unit.reason}`]
    if (unit.status === 'absent') return [name, 'absent']
    return [name, `withheld: ${unit.attempts.map(({reason}) => reason).join(', ')}`]
  })
  return Object.fromEntries(entries)
}

/** The outcome when every unit of a leaflet fares alike. */
export function all(each: string): Record<string, string> {
  return {overview: each, risks: each, stay: each, media: each}
}

/** The same when every unit of a leaflet is withheld for one reason. */
export function allWithheld(...reasons: Refusal[]): Record<string, string> {
  return all(`withheld: ${reasons.join(', ')}`)
}

/** The units whose outcome differs between two. */
export function differing(one: Record<string, string>, other: Record<string, string>): string[] {
  return Object.keys(one).filter((name) => !isDeepStrictEqual(one[name], other[name]))
}

/** The leaflet, approved in both languages. */
export const both = approved(['en', 'fr'])

/** A notice about some targets, in force since before {@link today}. */
export function withdrawing(...targets: Withdrawal['targets'][number][]): Withdrawal[] {
  return [{_id: 'withdrawal-a', targets, effectiveFrom: '2026-11-01T00:00:00Z'}]
}

/** A document with its stamps changed. */
export function withStamp(change: (stamp: Approval) => unknown, document = both): AnyDocument {
  return Object.assign({...document}, {approvals: document.approvals.map(change)})
}

/** The stamp of one language. */
export function stampOf(document: {approvals: Approval[]}, locale: string): Approval {
  return document.approvals.find((stamp) => stamp.locale === locale)!
}
