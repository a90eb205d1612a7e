import type {DefinitionMap} from '@jakamy/policy'
import {documents, type DocumentDefinition} from '@jakamy/schemas'

/** The document types by name, for whoever has the name from a stored document. */
export const definitions: DefinitionMap = documents

/** The definition of a document type; `undefined` for a type that is not ours. */
export function definitionOf(type: string): DocumentDefinition | undefined {
  return definitions[type]
}
