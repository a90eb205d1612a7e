import * as z from 'zod/mini'

import {contentOf, unwrap, type Shape} from './field.ts'

/** How the content of a field is built, for whoever walks documents along their definition. */
export type Structure =
  /** A value per language. */
  | {kind: 'localised'}
  /** A document of this type that belongs to the content. */
  | {kind: 'includes'; type: string}
  | {kind: 'list'; item: z.core.$ZodType}
  | {kind: 'group'; fields: Shape}
  /** One of several forms, told apart by `kind`. */
  | {kind: 'variants'; forms: ReadonlyMap<string, z.core.$ZodType>}
  /** A plain value. */
  | {kind: 'value'}

const structures = new WeakMap<z.core.$ZodType, Structure>()

/** How the content of a field is built; an optional field like the one inside it. Answers are kept. */
export function structureOf(field: z.core.$ZodType): Structure {
  const known = structures.get(field)
  if (known) return known
  const structure = read(field)
  structures.set(field, structure)
  return structure
}

function read(field: z.core.$ZodType): Structure {
  const content = contentOf(field)
  if (content) return content
  const schema = unwrap(field)
  if (schema instanceof z.ZodMiniArray) return {kind: 'list', item: schema._zod.def.element}
  if (schema instanceof z.ZodMiniObject) return {kind: 'group', fields: schema._zod.def.shape}
  if (schema instanceof z.ZodMiniDiscriminatedUnion) {
    return {kind: 'variants', forms: new Map(schema._zod.def.options.flatMap(kindsOf))}
  }
  return {kind: 'value'}
}

/** The kinds that a form of a union bears; one, as the fields make them. */
function kindsOf(form: z.core.$ZodType): [string, z.core.$ZodType][] {
  const literal = form instanceof z.ZodMiniObject ? form._zod.def.shape.kind : undefined
  return literal instanceof z.ZodMiniLiteral
    ? literal._zod.def.values.map((kind): [string, z.core.$ZodType] => [String(kind), form])
    : []
}
