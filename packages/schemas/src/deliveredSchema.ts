import * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import {contentOf, metaOf, unwrap, type Shape} from './field.ts'
import {portableText} from './fields/richText.ts'

/** A JSON Schema, as plain data. */
export type JsonSchema = {[key: string]: unknown}

/** The addresses of schemas that many others hold. */
export interface SchemaRefs {
  /** Of a document that another one includes, by its type. */
  included: (type: string) => string
  richText: string
}

/** The JSON Schema of a rich text in one language. */
export function richTextSchema(): JsonSchema {
  const {$schema: _, ...schema} = z.toJSONSchema(portableText)
  return {
    ...schema,
    title: 'Rich text',
    description: 'Portable Text: paragraphs, bullets, bold and links.',
  }
}

/** Marks a value per language until it is replaced by the value; see {@link oneLanguage}. */
const localised = 'x-localised'

/**
 * The JSON Schema of what a reader gets of one unit: one language, and the included documents in
 * place. The same rule as `UnitValue`: a unit whose only field bears its name is that field.
 */
export function unitSchema(
  definition: DocumentDefinition,
  unit: string,
  refs: SchemaRefs,
): JsonSchema {
  const fields = definition.units[unit]?.fields ?? {}
  const schema = objectSchema(fields, refs)
  const names = Object.keys(fields)
  const only = names.length === 1 && names[0] === unit ? propertiesOf(schema)[unit] : undefined
  return isSchema(only) ? only : {...schema, title: definition.units[unit]?.title}
}

/**
 * The JSON Schema of a document that another one includes: its identity and all its unit fields, in
 * one language.
 */
export function includedSchema(definition: DocumentDefinition, refs: SchemaRefs): JsonSchema {
  const shape = Object.assign({}, ...Object.values(definition.units).map(({fields}) => fields))
  const schema = objectSchema(shape, refs)
  const required = Array.isArray(schema.required) ? schema.required : []
  return {
    ...schema,
    title: definition.title,
    description: definition.description,
    properties: {
      _id: {type: 'string'},
      _type: {type: 'string', const: definition.name},
      ...propertiesOf(schema),
    },
    required: ['_id', '_type', ...required],
  }
}

function objectSchema(shape: Shape, refs: SchemaRefs): JsonSchema {
  const schema = z.toJSONSchema(z.object(shape), {
    io: 'output',
    override: ({zodSchema, jsonSchema: node}) => {
      const content = contentOf(zodSchema)
      if (content?.kind === 'localised') node[localised] = true
      const target =
        content?.kind === 'includes'
          ? refs.included(content.type)
          : unwrap(zodSchema) === portableText
            ? refs.richText
            : undefined
      if (target !== undefined) {
        for (const key of Object.keys(node)) delete node[key]
        node.$ref = target
      }
      const meta = metaOf(zodSchema)
      if (!meta) return
      node.title = meta.title
      if (meta.description !== undefined) node.description = meta.description
    },
  })
  const {$schema: _, ...plain} = oneLanguage(schema)
  return plain
}

/** Replaces every value per language by the schema of the value. */
function oneLanguage(node: object): JsonSchema {
  const entries = Object.entries(node).map(([key, child]): [string, unknown] => [key, walk(child)])
  const schema: JsonSchema = Object.fromEntries(entries)
  if (schema[localised] !== true) return schema
  const value = isSchema(schema.items) ? propertiesOf(schema.items).value : undefined
  const {title, description} = schema
  return {
    ...(isSchema(value) ? value : {}),
    ...(title === undefined ? {} : {title}),
    ...(description === undefined ? {} : {description}),
  }
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk)
  return isSchema(value) ? oneLanguage(value) : value
}

function propertiesOf(schema: JsonSchema): JsonSchema {
  return isSchema(schema.properties) ? schema.properties : {}
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
