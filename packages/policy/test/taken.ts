import {localise, type Candidate} from '../src/localise.ts'
import type {AnyDocument, References} from '../src/types.ts'
import {definitions, leaflet} from './definitions.ts'
import {aPart, byId} from './world.ts'

/** The units of a leaflet in one language. */
export function taken(
  document: AnyDocument,
  locale = 'en',
  references: References = byId(aPart()),
): Record<string, Candidate> {
  return localise(leaflet, definitions, document, references, locale)
}

/** How far each of its units is there. */
export function states(
  document: AnyDocument,
  locale = 'en',
  references = byId(aPart()),
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(taken(document, locale, references)).map(([unit, {state}]) => [unit, state]),
  )
}
