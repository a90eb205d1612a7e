import {documents, overlayReplacements, overlaySlots} from '@jakamy/schemas'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  applyOverlays,
  candidatesOf,
  gate,
  hashUnit,
  hashUnits,
  reuseRefusal,
  type AnyDocument,
  type Approval,
  type GatedDocument,
  type Overlaid,
  type Subject,
} from '../src/index.ts'
import {inFrench, seedDocuments} from './seed.ts'
import {approved, at, paragraph, refers, said, today} from './world.ts'

const target = 'procedure-coronary-stent'
const clinic = 'clinic-test-b'
const shared = {licence: 'CC-BY-4.0', reuseByClinics: true}
const now = at(today)

/** The stent page in English and French, approved, as a clinic that shares it would have it. */
const bilingual = new Map([...seedDocuments()].map(([id, document]) => [id, inFrench(document)]))
const base = baseOf(['en', 'fr'])
const english = baseOf(['en'])

function baseOf(locales: readonly string[]): AnyDocument {
  const document = {...bilingual.get(target)!, rights: shared}
  const situation = {definition: documents.procedure, definitions: documents, document}
  return approved(locales, {...situation, references: bilingual, waiverReason: '[TEST]'})
}

const says = (text: string) =>
  said({en: [paragraph(`[EN TEST] ${text}`)], fr: [paragraph(`[FR TEST] ${text}`)]})

function anOverlay(fields: Record<string, unknown> = {}): AnyDocument {
  return {
    _id: 'clinicOverlay-test',
    _type: 'clinicOverlay',
    clinic: refers(clinic),
    target: {...refers(target), _weak: true},
    targetVersion: '1.0.0',
    ...fields,
  }
}

/** Stamped in both languages as it stands, whatever it says: nobody looked whether it is valid. */
function stamped(document: AnyDocument, locales: readonly string[] = ['en', 'fr']): AnyDocument {
  const resolved = {definition: documents.clinicOverlay, definitions: documents, document}
  const candidates = candidatesOf({...resolved, references: bilingual}, ['en', 'fr'])
  const hashIn = (locale: string, unit: string) =>
    hashUnit(document._id, unit, locale, candidates.get(locale)![unit]!)
  const approvals = locales.map((locale): Approval => {
    const units = Object.keys(documents.clinicOverlay.units).map((unit) => ({
      unit,
      hash: hashIn(locale, unit),
      ...(locale === 'en' ? {} : {sourceHash: hashIn('en', unit)}),
    }))
    return {
      _key: locale,
      locale,
      version: '1.0.0',
      units,
      hash: hashUnits(units),
      reviewedOn: today,
      nextReviewDue: '2028-11-23',
      reviewer: '[TEST]',
      reviewerLabel: '[TEST]',
    }
  })
  return {...document, approvals}
}

function subjectOf(document: AnyDocument): Subject {
  const definition =
    document._type === 'clinicOverlay' ? documents.clinicOverlay : documents.procedure
  const resolved = {definition, definitions: documents, document, references: bilingual}
  return {
    definition,
    document,
    candidates: candidatesOf(resolved, ['en', 'fr']),
    withdrawals: [],
    now,
  }
}

/** The shared text as the gate gives it, and as the clinic shows it. */
function shown(
  overlays: readonly AnyDocument[],
  {document = base, locale = 'en'}: {document?: AnyDocument; locale?: string} = {},
): {gated: GatedDocument; overlaid: Overlaid} {
  const subject = subjectOf(document)
  const gated: GatedDocument = gate(subject, {locale, fallback: ['en'], clinic})
  return {gated, overlaid: applyOverlays(gated, subject, overlays.map(subjectOf), {clinic})}
}

const told = ({local}: Overlaid) =>
  local.parts.map((part) => {
    const name = part.kind === 'addition' ? part.slot : part.kind === 'replacement' ? part.path : ''
    return [part.kind, name, part.unit ?? '', part.locale].join(' ').trim()
  })
const skips = ({local}: Overlaid) => local.skipped.map(({path, reason}) => `${path}: ${reason}`)

/** The units that are not the very values that came out of the gate, and are not merely left out. */
function touched(gated: GatedDocument, overlaid: Pick<Overlaid, 'units'>): string[] {
  const before = Object.entries(gated.units)
  const strange = Object.keys(overlaid.units).filter((name) => !Object.hasOwn(gated.units, name))
  const changed = before.flatMap(([name, unit]) => {
    const after = overlaid.units[name]
    const isLeftOut = name === 'media' && after?.status === 'absent'
    return after === unit || isLeftOut ? [] : [name]
  })
  return [...strange, ...changed]
}

describe('what a clinic says beside a shared text', () => {
  const parking = {_key: 'p', path: 'parking', content: says('parking')}
  const warning = {_key: 'w', slot: 'stricterWarning', content: says('warning')}
  const before = {_key: 'b', slot: 'preparation', content: says('preparation')}

  it('stands beside it, in its language, as the clinic’s own', () => {
    const overlay = stamped(
      anOverlay({
        replacements: [parking],
        additions: [warning, before],
        localFigures: [
          {
            _key: 'f',
            risk: refers('risk-stroke'),
            frequency: {kind: 'point', value: 1, unit: 'percent'},
          },
        ],
      }),
    )
    for (const locale of ['en', 'fr']) {
      const {gated, overlaid} = shown([overlay], {locale})
      expect(told(overlaid)).toEqual([
        `addition stricterWarning risks ${locale}`,
        `addition preparation preparation ${locale}`,
        `replacement parking  ${locale}`,
        `figure  risks ${locale}`,
      ])
      expect(skips(overlaid)).toEqual([])
      expect(touched(gated, overlaid)).toEqual([])
      expect(new Set(Object.values(overlaid.local.provenance))).toEqual(new Set(['base']))
      const words = JSON.stringify(overlaid.local.parts)
      expect(words.includes(locale === 'en' ? '[EN TEST]' : '[FR TEST]')).toBe(true)
      expect(words.includes(locale === 'en' ? '[FR TEST] parking' : '[EN TEST]')).toBe(false)
      expect(overlaid.local.parts.every(({provenance}) => provenance === 'local')).toBe(true)
    }
  })

  it('may leave pictures out, and nothing else', () => {
    const hide = ['media', 'risks', 'sources', 'treatmentPlans', '__proto__']
    const {gated, overlaid} = shown([stamped(anOverlay({hide}))])
    expect(overlaid.units.media).toEqual({status: 'absent'})
    expect(overlaid.local.provenance).toMatchObject({
      media: 'local',
      risks: 'base',
      sources: 'base',
    })
    expect(touched(gated, overlaid)).toEqual([])
    expect(skips(overlaid)).toEqual(hide.slice(1).map((name) => `replacements.${name}: notAllowed`))
  })

  it('needs an approval of its own, for every word as it stands', () => {
    const overlay = anOverlay({replacements: [parking]})
    const {overlaid} = shown([overlay])
    expect([told(overlaid), skips(overlaid)]).toEqual([[], ['replacements.parking: unreviewed']])
    const edited = {
      ...stamped(overlay),
      replacements: [{...parking, content: says('edited')}],
    }
    expect(skips(shown([edited]).overlaid)).toEqual(['replacements.parking: changed'])
  })

  it('cannot be moved to another text, clinic or version once it is approved', () => {
    const overlay = stamped(anOverlay({replacements: [parking]}))
    for (const moved of [
      {clinic: refers('clinic-other')},
      {target: refers('procedure-other')},
      {targetVersion: '1.2.0'},
    ])
      expect(skips(shown([{...overlay, ...moved}]).overlaid)).toEqual([
        'replacements.parking: changed',
      ])
    const elsewhere = (fields: object) =>
      skips(shown([stamped(anOverlay({replacements: [parking], ...fields}))]).overlaid)
    expect(elsewhere({clinic: refers('clinic-other')})).toEqual(['replacements.parking: elsewhere'])
    expect(elsewhere({target: refers('other')})).toEqual(['replacements.parking: elsewhere'])
    expect(elsewhere({targetVersion: '2.0.0'})).toEqual(['replacements.parking: outdated'])
    expect(elsewhere({targetVersion: '1.9.9'})).toEqual([])
  })

  it('is left out where its language is not that of the shared text', () => {
    const onlyEnglish = {
      ...parking,
      content: said({en: [paragraph('[EN TEST] parking')]}),
    }
    const overlay = stamped(anOverlay({replacements: [onlyEnglish]}))
    expect(skips(shown([overlay], {locale: 'fr'}).overlaid)).toEqual([
      'replacements.parking: missing',
    ])
    // Where the shared text falls back to English, what stands beside it is English too.
    const {overlaid} = shown([overlay], {locale: 'fr', document: english})
    expect(told(overlaid)).toEqual(['replacement parking  en'])
  })

  it('is not shown beside what is withheld', () => {
    const overlay = stamped(anOverlay({additions: [warning, before], replacements: [parking]}))
    const unreviewed = {...base, approvals: []}
    expect(skips(shown([overlay], {document: unreviewed}).overlaid)).toEqual([
      'additions.stricterWarning: baseWithheld',
      'additions.preparation: baseWithheld',
      'replacements.parking: baseWithheld',
    ])
  })

  it('tells figures only of risks that the shared text tells', () => {
    const localFigures = [{_key: 'f', risk: refers('risk-x'), frequency: {kind: 'notStated'}}]
    const risk = {...bilingual.get('risk-stroke')!, _id: 'risk-x'}
    bilingual.set('risk-x', risk)
    const {overlaid} = shown([stamped(anOverlay({localFigures}))])
    bilingual.delete('risk-x')
    expect([told(overlaid), skips(overlaid)]).toEqual([[], ['figures.risk-x: notAllowed']])
  })

  it.each([
    [{}, 'rightsUnknown'],
    [{licence: 'unknown', reuseByClinics: true}, 'rightsUnknown'],
    [{licence: 'own'}, 'notForClinics'],
    [{...shared, expires: '2026-11-22'}, 'rightsExpired'],
    [{...shared, expires: '2026-11-23'}, undefined],
    [shared, undefined],
  ])('is refused where the rights are %j', (rights, reason) => {
    const document = {...english, rights}
    expect(reuseRefusal(document, now)).toBe(reason)
    const {gated, overlaid} = shown([stamped(anOverlay({replacements: [parking]}))], {document})
    expect(skips(overlaid)).toEqual(reason ? [`: ${reason}`] : [])
    expect(told(overlaid)).toHaveLength(reason ? 0 : 1)
    expect(touched(gated, overlaid)).toEqual([])
  })
})

/** Forbids every change of a value and of what is in it. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(freeze)
}

describe('no local addition whatever', () => {
  const names = Object.keys(documents.procedure.units)
  const hostile = ['risks', 'risks.groups[0]', 'failure.frequency', 'review', '__proto__', 'units']
  const text = fc.string({maxLength: 12})
  const content = fc.oneof(
    {weight: 9, arbitrary: text.map(says)},
    {weight: 1, arbitrary: fc.jsonValue()},
  )
  const items = (key: string, allowed: string[]) =>
    fc.array(
      fc.record({
        _key: text,
        [key]: fc.oneof(
          {weight: 3, arbitrary: fc.constantFrom(...allowed)},
          {weight: 1, arbitrary: fc.constantFrom(...hostile, ...names)},
        ),
        content,
      }),
      {maxLength: 4},
    )
  const risks = ['risk-stroke', 'risk-death', 'risk-restenosis', 'risk-none']
  const figure = fc.record({
    _key: text,
    risk: fc.constantFrom(...risks).map(refers),
    frequency: fc.oneof(
      fc.record({kind: fc.constant('point'), value: fc.nat(100), unit: fc.constant('percent')}),
      fc.record({
        kind: fc.constant('verbal'),
        term: text.map((term) => said({en: term, fr: term})),
      }),
      fc.constant({kind: 'notStated'}),
    ),
  })
  const overlay = fc
    .record(
      {
        additions: items('slot', Object.keys(overlaySlots)),
        replacements: items('path', Object.keys(overlayReplacements)),
        hide: fc.array(fc.constantFrom('media', 'relatedProcedures', ...hostile, ...names)),
        localFigures: fc.array(figure, {maxLength: 2}),
        targetVersion: fc.constantFrom('1.0.0', '1.0.0', '1.4.0', '2.0.0'),
        // Fields that only the shared text has, as an API could write them.
        strange: fc.dictionary(fc.constantFrom(...names, 'units', 'rights'), fc.jsonValue(), {
          maxKeys: 4,
        }),
      },
      {requiredKeys: []},
    )
    .map(({strange, ...fields}) => stamped(anOverlay({...strange, ...fields})))

  it('changes a unit of the shared text: risks, frequencies, durations, warnings, reviews', () => {
    const {gated} = shown([])
    const subject = subjectOf(base)
    // A change of what is shared would throw.
    freeze(gated)
    freeze(subject.document)
    const counted = {parts: 0, hidden: 0, refused: 0}
    fc.assert(
      fc.property(fc.array(overlay, {minLength: 1, maxLength: 2}), (overlays) => {
        const overlaid = applyOverlays(gated, subject, overlays.map(subjectOf), {clinic})
        const {parts} = overlaid.local
        const strangers = parts.filter(
          (part) => part.overlay !== 'clinicOverlay-test' || part.provenance !== 'local',
        )
        expect([...touched(gated, overlaid), ...strangers]).toEqual([])
        counted.parts += parts.length
        counted.hidden += overlaid.local.provenance.media === 'local' ? 1 : 0
        counted.refused += overlaid.local.skipped.filter(
          ({reason}) => reason === 'notAllowed',
        ).length
      }),
      {numRuns: 10_000},
    )
    // Most of them do say something: the property is not about empty hands.
    expect(counted.parts).toBeGreaterThan(5_000)
    expect(counted.hidden).toBeGreaterThan(500)
    expect(counted.refused).toBeGreaterThan(5_000)
  })

  it('would go unseen: a changed frequency, a risk left out, another order are all found', () => {
    const {gated, overlaid} = shown([stamped(anOverlay())])
    const value: {groups: unknown[]} = structuredClone(Object(gated.units).risks.value)
    const faults = [
      {...overlaid.units, risks: {status: 'absent' as const}},
      {
        ...overlaid.units,
        risks: {
          ...Object(overlaid.units.risks),
          value: {...value, groups: value.groups.toReversed()},
        },
      },
      {...overlaid.units, failure: structuredClone(overlaid.units.failure!)},
      {...overlaid.units, invented: overlaid.units.risks!},
    ]
    expect(faults.map((units) => touched(gated, {units}))).toEqual([
      ['risks'],
      ['risks'],
      ['failure'],
      ['invented'],
    ])
  })
})
