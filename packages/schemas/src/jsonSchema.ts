import * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import {metaOf} from './field.ts'

/**
 * The JSON Schema (draft 2020-12) of a stored document, with the titles and help texts of its fields.
 * It accepts whatever `validate` accepts. Rules over several values (a range ends above its start, one
 * value per language) have no place in it: `validate` has the last word.
 * @param definition the document type
 */
export function jsonSchema(definition: DocumentDefinition) {
  const schema = z.toJSONSchema(definition.schema, {
    io: 'input',
    override: ({zodSchema, jsonSchema: node}) => {
      const meta = metaOf(zodSchema)
      if (!meta) return
      node.title = meta.title
      if (meta.description !== undefined) node.description = meta.description
    },
  })
  return {...schema, title: definition.title, description: definition.description}
}
