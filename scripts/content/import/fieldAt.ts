import {
  isOptional,
  metaOf,
  structureOf,
  type DocumentDefinition,
  type Shape,
  type StudioPart,
} from '@jakamy/schemas'
import type * as z from 'zod/mini'

/** A field that takes words of a page. */
export interface TextField {
  /** From the document: `why`, `why.body`. */
  path: string
  schema: z.core.$ZodType
}

/** The fields of a type that readers see and that take words, in the order of the definition. */
export function textFields(definition: DocumentDefinition): TextField[] {
  return Object.values(definition.units).flatMap(({fields}) =>
    Object.entries(fields).flatMap(([path, schema]) => (takesText(schema) ? {path, schema} : [])),
  )
}

/** The field at a path, if words of a page can go there. */
export function fieldAt(definition: DocumentDefinition, path: string): TextField | undefined {
  const [first = '', ...rest] = path.split('.')
  let schema = textFields(definition).find((field) => field.path === first)?.schema
  for (const name of rest) schema = schema && groupFields(schema)?.[name]
  return schema && takesText(schema) ? {path, schema} : undefined
}

/** The fields of an object, or `undefined` for what is none. */
export function groupFields(schema: z.core.$ZodType): Shape | undefined {
  const structure = structureOf(schema)
  if (structure.kind !== 'group') return undefined
  return Object.fromEntries(
    Object.entries(structure.fields).filter(([name]) => !name.startsWith('_')),
  )
}

/** Whether a field holds rich text. */
export function isRich(schema: z.core.$ZodType): boolean {
  return studioType(schema) === 'internationalizedArrayRichText'
}

/** Whether a field holds plain text of several lines. */
export function isLong(schema: z.core.$ZodType): boolean {
  return studioType(schema) === 'internationalizedArrayText'
}

/** The Sanity type of a field, e.g. `internationalizedArrayText`. */
export function studioType(schema: z.core.$ZodType): string {
  return studioPart(schema)?.type ?? ''
}

/** The `_type` of the items that a field is in a list, e.g. `step`. */
export function itemType(schema: z.core.$ZodType): string | undefined {
  const name = studioPart(schema)?.name
  return typeof name === 'string' ? name : undefined
}

/** What a field is in Sanity, without the fields inside it. */
function studioPart(schema: z.core.$ZodType): StudioPart | undefined {
  const studio = metaOf(schema)?.studio
  if (typeof studio !== 'function') return studio
  return studio({fields: () => [], member: () => ({type: 'object'})})
}

function takesText(schema: z.core.$ZodType): boolean {
  const structure = structureOf(schema)
  if (structure.kind === 'localised') return true
  if (structure.kind === 'list') {
    const fields = groupFields(structure.item)
    return fields !== undefined && itemFields(fields) !== undefined
  }
  if (structure.kind !== 'group') return false
  return bodyOf(groupFields(schema) ?? {}) !== undefined
}

/** Where the words of one item of a list go. */
export interface ItemFields {
  /** The field of its heading. */
  title?: [string, z.core.$ZodType]
  /** The field of its text. */
  main: [string, z.core.$ZodType]
}

/**
 * The fields of a list item that take its heading and its text: the first plain one, and the first rich
 * or long one. `undefined` when a person has to choose something first, such as how urgent it is.
 */
export function itemFields(fields: Shape): ItemFields | undefined {
  const entries = Object.entries(fields)
  const texts = entries.filter(([, schema]) => structureOf(schema).kind === 'localised')
  const main =
    texts.find(([, schema]) => isRich(schema)) ??
    texts.find(([, schema]) => isLong(schema)) ??
    texts[0]
  const needsChoice = entries.some(
    ([, schema]) => !isOptional(schema) && structureOf(schema).kind === 'value',
  )
  if (!main || needsChoice) return undefined
  const title = texts.find((entry) => entry !== main && !isRich(entry[1]) && !isLong(entry[1]))
  return {main, ...(title ? {title} : {})}
}

/** The field of an object that takes its text: the first that it must have, heading and introduction aside. */
export function bodyOf(fields: Shape): [string, z.core.$ZodType] | undefined {
  const candidates = Object.entries(fields).filter(
    ([name, schema]) => name !== 'heading' && name !== 'intro' && takesText(schema),
  )
  return candidates.find(([, schema]) => !isOptional(schema)) ?? candidates[0]
}
