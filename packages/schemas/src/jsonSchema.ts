import * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import {metaOf} from './field.ts'

/**
 * The JSON Schema (draft 2020-12) of a stored document, with the titles and help texts of its fields.
 * @param definition the document type
 */
export function jsonSchema(definition: DocumentDefinition) {
  return z.toJSONSchema(definition.schema, {
    io: 'input',
    override: ({zodSchema, jsonSchema: node}) => {
      const meta = metaOf(zodSchema)
      if (!meta) return
      node.title = meta.title
      if (meta.description !== undefined) node.description = meta.description
    },
  })
}
