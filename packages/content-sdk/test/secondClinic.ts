import type {MemoryDocument} from '@jakamy/content-sdk'

import {approved, seedDocuments} from './seed.ts'

/** The shared text of these tests. */
export const sharedId = 'procedure-coronary-stent'
/** A clinic that is not the one the text comes from; visibly made up. */
export const secondClinic = 'clinic-test-b'

const rich = (text: string, locale = 'EN') => ({
  _key: locale.toLowerCase(),
  language: locale.toLowerCase(),
  value: [
    {
      _type: 'block',
      _key: 'b',
      style: 'normal',
      markDefs: [],
      children: [{_type: 'span', _key: 's', marks: [], text: `[${locale} TEST] ${text}`}],
    },
  ],
})

/** What the second clinic says beside the stent page. */
export function overlay(fields: Record<string, unknown> = {}): MemoryDocument {
  return {
    _id: 'clinicOverlay-test-b',
    _type: 'clinicOverlay',
    rights: {licence: 'own', attribution: '[TEST] clinic B'},
    clinic: {_type: 'reference', _ref: secondClinic, _weak: true},
    target: {_type: 'reference', _ref: sharedId, _weak: true},
    targetVersion: '1.0.0',
    additions: [
      {_key: 'w', _type: 'overlayAddition', slot: 'stricterWarning', content: [rich('warning')]},
      {_key: 'r', _type: 'overlayAddition', slot: 'extraRisk', content: [rich('extra risk')]},
      {_key: 'p', _type: 'overlayAddition', slot: 'preparation', content: [rich('preparation')]},
    ],
    replacements: [
      {_key: 'k', _type: 'overlayReplacement', path: 'parking', content: [rich('parking')]},
    ],
    hide: ['media'],
    localFigures: [
      {
        _key: 'f',
        _type: 'localFigure',
        risk: {_type: 'reference', _ref: 'risk-restenosis'},
        frequency: {kind: 'point', value: 7, unit: 'percent'},
        period: [{_key: 'en', language: 'en', value: '[EN TEST] period'}],
        n: 100,
      },
    ],
    ...fields,
  }
}

/** The clinic itself. */
const clinic: MemoryDocument = {
  _id: secondClinic,
  _type: 'clinic',
  rights: {licence: 'own'},
  name: [{_key: 'en', language: 'en', value: '[EN TEST] Clinic B'}],
  locales: ['en', 'fr'],
  defaultLocale: 'en',
}

/**
 * The seed as two clinics share it: rights settled, the stent page approved, and what the second clinic
 * says beside it approved too.
 */
export function sharedDocuments(local: readonly MemoryDocument[] = [overlay()]): MemoryDocument[] {
  const rights = {licence: 'CC-BY-4.0', reuseByClinics: true, attribution: '[TEST] clinic A'}
  const seed = seedDocuments().map((document) => ({...document, rights}))
  const base = approved(seed, sharedId)
  return local.reduce<MemoryDocument[]>(
    (all, one) => approved([...all, one], one._id),
    [...base, clinic],
  )
}
