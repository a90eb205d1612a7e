import type {AnyDocument, Withdrawal} from '../src/index.ts'
import type {Notice, Texts} from './modelWorld.ts'
import {byId, refers} from './world.ts'

/** The languages of the model. */
export const languages = ['en', 'fr', 'ar']

/** The day on which every sequence begins, in days since 1970. */
export const firstDay = Date.parse('2026-11-23T00:00:00Z') / 86_400_000

/** The beginning of a day, ISO 8601. */
export function iso(day: number): string {
  return new Date(day * 86_400_000).toISOString()
}

/** The leaflet of the model as it is stored. */
export function leafletWith(texts: Texts, fields: Partial<AnyDocument>): AnyDocument {
  const risks = [
    {_key: 'r1', _type: 'leafletRisk', text: stored(texts.risk), part: refers('part-a')},
  ]
  return {
    _id: 'leaflet-a',
    _type: 'leaflet',
    code: 'a',
    title: stored(texts.title),
    summary: stored(texts.summary),
    stay: {heading: stored(texts.stay)},
    risks,
    parts: [{...refers('part-a'), _key: 'p'}],
    ...fields,
  }
}

/** The part that the leaflet includes, as far as it is published. */
export function references(part: Texts['part'], hasPart = true): Map<string, AnyDocument> {
  return hasPart ? byId({_id: 'part-a', _type: 'part', name: stored(part)}) : byId()
}

/** The notices of the model as the gate reads them. */
export function withdrawalsOf(notices: readonly Notice[]): Withdrawal[] {
  return notices.map(
    ({part, locale: only, unit, clinic, channel, upTo, warns, from, until}, index) => ({
      _id: `withdrawal-${index}`,
      targets: [
        {
          document: part ? 'part-a' : 'leaflet-a',
          ...(only ? {locales: [only]} : {}),
          ...(unit ? {units: [unit]} : {}),
          ...(clinic ? {clinics: [clinic]} : {}),
          ...(channel ? {channels: [channel]} : {}),
          ...(upTo ? {maxVersion: `${upTo}.999999.999999`} : {}),
        },
      ],
      ...(warns
        ? {action: 'warn', messages: Object.fromEntries(warns.map((each) => [each, '[TEST]']))}
        : {}),
      effectiveFrom: iso(from),
      ...(until === undefined ? {} : {liftedOn: iso(until)}),
    }),
  )
}

function stored(texts: Record<string, string | undefined>) {
  return Object.entries(texts).map(([language, words]) => ({
    _key: language,
    _type: 'test',
    language,
    ...(words === undefined ? {} : {value: `${language} ${words}`}),
  }))
}
