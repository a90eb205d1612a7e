import {metaOf, structureOf, type Shape} from '@jakamy/schemas'
import type * as z from 'zod/mini'

import {suspicionsOf} from './suspectCharacters.ts'

/** Something in a stored document that a person has to look at. */
export interface Suspect {
  /** Path of the field: `failure.statement[0].value[0].children[0].text`. */
  path: string
  message: string
}

/**
 * What in the fields of a document may not be what it looks like: texts with hidden or look-alike
 * characters or with HTML, and references to a document of a type that the field does not take.
 * @param types the types of the documents that are known, by published id
 */
export function suspectContent(
  shape: Shape,
  document: Readonly<Record<string, unknown>>,
  types: ReadonlyMap<string, string>,
): Suspect[] {
  return Object.entries(document).flatMap(([name, value]) =>
    // Names with a line before them are the lake’s, and no words.
    name.startsWith('_') ? [] : inField(own(shape, name), value, name, types),
  )
}

function inField(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  path: string,
  types: ReadonlyMap<string, string>,
): Suspect[] {
  if (typeof value === 'string') {
    return suspicionsOf(value).map(({message}) => ({path, message}))
  }
  if (Array.isArray(value)) {
    const structure = schema && structureOf(schema)
    const item = structure?.kind === 'list' ? structure.item : undefined
    return value.flatMap((each, index) => inField(item, each, `${path}[${index}]`, types))
  }
  if (typeof value !== 'object' || value === null) return []
  const fields = {...value}
  return [
    ...wrongReference(schema, fields, path, types),
    ...suspectContent(shapeOf(schema, fields), fields, types).map(({path: inner, message}) => ({
      path: `${path}.${inner}`,
      message,
    })),
  ]
}

function wrongReference(
  schema: z.core.$ZodType | undefined,
  {_ref: target}: {_ref?: unknown},
  path: string,
  types: ReadonlyMap<string, string>,
): Suspect[] {
  const type = typeof target === 'string' ? types.get(target) : undefined
  const studio = schema && metaOf(schema)?.studio
  const to = typeof studio === 'object' ? studio.to : undefined
  if (type === undefined || !Array.isArray(to)) return []
  const wanted = to.map((each) => String(each?.type))
  if (wanted.includes(type)) return []
  return [
    {path, message: `refers to ${String(target)}, a ${type}, and takes a ${wanted.join(' or ')}`},
  ]
}

/** The fields of an object, of the form it has. */
function shapeOf(schema: z.core.$ZodType | undefined, {kind}: {kind?: unknown}): Shape {
  const structure = schema && structureOf(schema)
  if (structure?.kind === 'group') return structure.fields
  if (structure?.kind !== 'variants') return {}
  return shapeOf(structure.forms.get(String(kind)), {})
}

function own(shape: Shape, name: string): z.core.$ZodType | undefined {
  return Object.hasOwn(shape, name) ? shape[name] : undefined
}
