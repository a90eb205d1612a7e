import type {AnyDocument} from '@jakamy/policy'

import type {MemoryDocument} from '../sources/memory.ts'
import {fixture} from './fixture.ts'
import {locales, paragraph, stamped, texts, value, words} from './fixtureParts.ts'

/** A shared text with what a second clinic says beside it. */
export interface LocalFixture {
  /** Id of the clinic, for the option `clinic`. */
  clinic: string
  /** Id of the procedure. */
  id: string
  /** Its slug, in every language. */
  slug: string
  /** The procedure and the risk it includes, the clinic, and its local addition. */
  documents: readonly MemoryDocument[]
}

/**
 * An approved procedure that clinics may share, and a clinic of its own invention that adds a stricter
 * warning and its parking, both approved: for tests of code that shows what is local.
 */
export function localFixture(name = 'local'): LocalFixture {
  const {id, slug, documents} = fixture('approved', name)
  const clinic = `clinic-test-${name}`
  const rights = {licence: 'CC-BY-4.0', reuseByClinics: true}
  const shared = documents.map((document) =>
    document._id === id ? {...document, rights} : document,
  )
  const overlay = locales.reduce(
    (document, locale) => stamped(document, new Map(), locale, 2026),
    overlayOf(`clinicOverlay-${slug}`, clinic, id),
  )
  return {clinic, id, slug, documents: [...shared, clinicOf(clinic), overlay]}
}

function clinicOf(id: string): AnyDocument {
  const [defaultLocale] = locales
  return {_id: id, _type: 'clinic', name: texts('clinic'), locales: [...locales], defaultLocale}
}

function overlayOf(id: string, clinic: string, target: string): AnyDocument {
  const refers = (to: string) => ({_type: 'reference', _ref: to, _weak: true})
  const says = (text: string) =>
    locales.map((language) => value(language, paragraph(words(language, text))))
  return {
    _id: id,
    _type: 'clinicOverlay',
    clinic: refers(clinic),
    target: refers(target),
    targetVersion: '1.0.0',
    additions: [
      {_key: 'a', _type: 'overlayAddition', slot: 'stricterWarning', content: says('warning')},
    ],
    replacements: [
      {_key: 'r', _type: 'overlayReplacement', path: 'parking', content: says('parking')},
    ],
  }
}
