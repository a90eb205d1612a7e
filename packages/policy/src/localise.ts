import type {DocumentDefinition} from '@jakamy/schemas'

import type {AnyDocument, DefinitionMap, References} from './types.ts'
import {fieldsIn, fieldsOf, newWalk, type Walk} from './walk.ts'

/** One unit of a document in one language, before anyone has decided whether it may be shown. */
export interface Candidate {
  /**
   * - `complete`: every text the unit has in any language is there in this one, and none that it
   *   requires is missing in all of them
   * - `incomplete`, `missing`: some, or none, of its texts are
   * - `empty`: the document says nothing here in any language
   * - `broken`: an included document is not published, or something is not valid
   */
  state: 'complete' | 'incomplete' | 'missing' | 'empty' | 'broken'
  /** The fields of the unit in this language: exactly what is hashed, approved and delivered. */
  value: Readonly<Record<string, unknown>>
  /** How many texts it has in this language. */
  texts: number
  /** Paths of the texts that this language lacks. */
  missing: readonly string[]
  /** Ids of the documents that could not be found or read. */
  broken: readonly string[]
  /** Ids of all documents the unit includes. */
  includes: readonly string[]
}

/**
 * Takes one language out of a document: its units, with everything they include.
 * @param definition the type of the document
 * @param definitions the types of the documents it may include
 * @param document a valid document
 * @param references the documents it includes, and those they include
 * @param locale BCP 47 tag
 * @throws Error when a definition comes from another copy of the schemas package
 */
export function localise(
  definition: DocumentDefinition,
  definitions: DefinitionMap,
  document: AnyDocument,
  references: References,
  locale: string,
): Record<string, Candidate> {
  return Object.fromEntries(
    Object.keys(definition.units).map((unit) => {
      const walk = newWalk(definitions, references, locale)
      if (document._type !== definition.name) walk.broken.push(document._id)
      const place = {path: '', within: [document._id]}
      return [unit, candidate(fieldsIn(fieldsOf(definition, unit), document, place, walk), walk)]
    }),
  )
}

function candidate(value: Record<string, unknown>, walk: Walk): Candidate {
  const {texts, unsaid, broken, includes} = walk
  const missing = [...walk.missing, ...unsaid]
  const state = () => {
    if (broken.length > 0) return 'broken'
    if (missing.length === 0) return Object.keys(value).length === 0 ? 'empty' : 'complete'
    return walk.missing.length === texts ? 'missing' : 'incomplete'
  }
  return {state: state(), value, texts: texts - walk.missing.length, missing, broken, includes}
}
