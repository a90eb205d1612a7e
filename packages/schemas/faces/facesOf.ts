import {extractSchema} from '@sanity/schema/_internal'

import {jsonSchema, type DocumentDefinition} from '../src/index.ts'
import {studioTypes} from '../src/studio.ts'
import {compileStudio} from './compileStudio.ts'

/**
 * The files that show the definitions to other tools, by their path in the package:
 * `json-schema/<type>.json` for anything that reads JSON Schema, and `schema.json` for Sanity TypeGen.
 */
export function facesOf(definitions: readonly DocumentDefinition[]): Map<string, string> {
  const schemas = definitions.map((definition): [string, string] => [
    `json-schema/${definition.name}.json`,
    write(jsonSchema(definition)),
  ])
  const compiled = compileStudio(studioTypes(definitions))
  return new Map([
    ...schemas,
    ['schema.json', write(extractSchema(compiled, {enforceRequiredFields: true}))],
  ])
}

function write(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
