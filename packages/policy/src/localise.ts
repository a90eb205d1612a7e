import {contentOf, unwrap, type DocumentDefinition, type Shape} from '@jakamy/schemas'
import * as z from 'zod/mini'

import type {AnyDocument, DefinitionMap, References} from './types.ts'

/** One unit of a document in one language, before anyone has decided whether it may be shown. */
export interface Candidate {
  /**
   * - `complete`: every text the unit has in any language is there in this one
   * - `incomplete`, `missing`: some, or none, of its texts are
   * - `empty`: the document says nothing here in any language
   * - `broken`: an included document is not published or not valid
   */
  state: 'complete' | 'incomplete' | 'missing' | 'empty' | 'broken'
  /** The fields of the unit in this language: exactly what is hashed, approved and delivered. */
  value: Readonly<Record<string, unknown>>
  /** Paths of the texts that this language lacks. */
  missing: readonly string[]
  /** Ids of included documents that could not be found. */
  broken: readonly string[]
  /** Ids of all documents the unit includes. */
  includes: readonly string[]
}

interface Walk {
  definitions: DefinitionMap
  references: References
  locale: string
  texts: number
  missing: string[]
  broken: string[]
  includes: string[]
}

/**
 * Takes one language out of a document: its units, with everything they include.
 * @param definition the type of the document
 * @param definitions the types of the documents it may include
 * @param document a valid document
 * @param references the documents it includes, and those they include
 * @param locale BCP 47 tag
 */
export function localise(
  definition: DocumentDefinition,
  definitions: DefinitionMap,
  document: AnyDocument,
  references: References,
  locale: string,
): Record<string, Candidate> {
  return Object.fromEntries(
    Object.entries(definition.units).map(([unit, {fields}]) => {
      const walk: Walk = {definitions, references, locale, texts: 0, missing: [], broken: [], includes: []}
      const value = fieldsIn(fields, document, '', [document._id], walk)
      return [unit, candidate(value, walk)]
    }),
  )
}

function candidate(value: Record<string, unknown>, walk: Walk): Candidate {
  const {texts, missing, broken, includes} = walk
  const state = () => {
    if (broken.length > 0) return 'broken'
    if (missing.length === 0) return Object.keys(value).length === 0 ? 'empty' : 'complete'
    return missing.length === texts ? 'missing' : 'incomplete'
  }
  return {state: state(), value, missing, broken, includes}
}

function fieldsIn(
  shape: Shape,
  holder: Readonly<Record<string, unknown>>,
  path: string,
  within: readonly string[],
  walk: Walk,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const value = valueIn(schema, holder[name], path ? `${path}.${name}` : name, within, walk)
    if (value !== undefined && !isEmptyList(value)) result[name] = value
  }
  return result
}

function valueIn(
  optional: z.core.$ZodType,
  value: unknown,
  path: string,
  within: readonly string[],
  walk: Walk,
): unknown {
  if (value === undefined || value === null) return undefined
  const schema = unwrap(optional)
  const content = contentOf(schema)
  if (content?.kind === 'localised') return textIn(value, path, walk)
  if (content?.kind === 'includes') return included(content.type, value, path, within, walk)
  if (schema instanceof z.ZodMiniArray && Array.isArray(value)) {
    const {element} = schema._zod.def
    return value.flatMap((item, index) => valueIn(element, item, `${path}[${index}]`, within, walk) ?? [])
  }
  if (schema instanceof z.ZodMiniDiscriminatedUnion && isRecord(value)) {
    const form = schema._zod.def.options.find((option) => isForm(option, value.kind))
    return form ? valueIn(form, value, path, within, walk) : undefined
  }
  if (schema instanceof z.ZodMiniObject && isRecord(value)) {
    const fields = fieldsIn(schema._zod.def.shape, value, path, within, walk)
    return Object.keys(fields).every((name) => name.startsWith('_')) ? undefined : fields
  }
  return value
}

/** Whether an option of a union is the one that bears this `kind`. */
function isForm(option: z.core.$ZodType, kind: unknown): boolean {
  const literal = option instanceof z.ZodMiniObject ? option._zod.def.shape.kind : undefined
  return literal instanceof z.ZodMiniLiteral && literal._zod.def.values.some((value) => value === kind)
}

function textIn(value: unknown, path: string, walk: Walk): unknown {
  const items = Array.isArray(value) ? value.filter((item) => isRecord(item) && hasText(item.value)) : []
  if (items.length === 0) return undefined
  walk.texts += 1
  const found = items.find((item) => item.language === walk.locale)
  if (!found) walk.missing.push(path)
  return found?.value
}

function included(type: string, value: unknown, path: string, within: readonly string[], walk: Walk): unknown {
  const id = isRecord(value) && typeof value._ref === 'string' ? value._ref : ''
  const document = walk.references.get(id)
  const definition = walk.definitions[type]
  if (!document || !definition || document._type !== type || within.includes(id)) {
    walk.broken.push(id)
    return undefined
  }
  walk.includes.push(id)
  const shape: Shape = Object.assign({}, ...Object.values(definition.units).map((unit) => unit.fields))
  return {_id: id, _type: type, ...fieldsIn(shape, document, path, [...within, id], walk)}
}

/** Whether a text says anything: blank strings and empty paragraphs do not. */
export function hasText(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some((block) => isRecord(block) && hasText(block.text ?? block.children))
  return value !== undefined && value !== null
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
