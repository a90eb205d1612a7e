import {sourceLocale, type DocumentDefinition} from '@jakamy/schemas'

import type {Candidates} from './assess.ts'
import {localise} from './localise.ts'
import type {AnyDocument, DefinitionMap, References} from './types.ts'

/** A document with what is needed to take any language out of it. */
export interface Resolved {
  definition: DocumentDefinition
  definitions: DefinitionMap
  document: AnyDocument
  references: References
}

/**
 * Takes the given languages out of a document, and the source language, which translations are
 * compared with.
 */
export function candidatesOf(resolved: Resolved, locales: readonly string[]): Candidates {
  const {definition, definitions, document, references} = resolved
  return new Map(
    [...new Set([...locales, sourceLocale])].map((locale) => [
      locale,
      localise(definition, definitions, document, references, locale),
    ]),
  )
}
