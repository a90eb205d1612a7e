import type * as z from 'zod/mini'

/** How much a change to a field raises the document's version (content model, 4.4). */
export type Bump = 'major' | 'minor' | 'patch' | 'none'

/** The part of a Sanity field or array member that the field kind itself decides. */
export interface StudioPart {
  type: string
  [option: string]: unknown
}

/** What people and tools need to know about a field beyond its shape. */
export interface FieldMeta {
  /** Label of the field in the Studio. */
  title: string
  /** Help text under the label: what to write, with an example where one helps. */
  description?: string
  /** How much a change here raises the version. Default: the unit's. */
  bump?: Bump
  /** A text that consent needs: without it a document is approved only with a recorded waiver. */
  gate?: boolean
  /** Shown but not editable in the form; only an action writes it. */
  readOnly?: boolean
  /** What this field is in Sanity. Every field kind answers for itself. */
  studio: StudioPart | ((derive: Derive) => StudioPart)
}

/** How a field kind that holds other fields gets their Sanity types. */
export interface Derive {
  /** The named fields of an object. */
  fields: (shape: Shape) => StudioPart[]
  /** The item type of an array. */
  member: (item: z.core.$ZodType) => StudioPart
}

/** The metadata of every field, by its zod schema. (A `z.registry` cannot type metadata that holds schemas.) */
const fieldMeta = new WeakMap<z.core.$ZodType, FieldMeta>()

/** What an author of a definition writes about a field; the field kind adds `studio`. */
export type FieldOptions = Omit<FieldMeta, 'studio'>

/** The zod fields of an object, by name. */
export type Shape = Record<string, z.core.$ZodType>

/**
 * Attaches metadata to a schema and returns the same schema.
 * @param schema the zod schema of one field
 * @param options what the definition says about the field
 * @param studio what the field kind is in Sanity
 * @throws Error when the schema already is another field: one would take the other's label
 */
export function field<S extends z.core.$ZodType>(
  schema: S,
  options: FieldOptions,
  studio: FieldMeta['studio'],
): S {
  const other = fieldMeta.get(schema)
  if (other) {
    throw new Error(
      `One schema cannot be the field "${other.title}" and the field "${options.title}". Make a new one for each.`,
    )
  }
  fieldMeta.set(schema, {...options, studio})
  return schema
}

/** Whether a document may leave a field out. */
export function isOptional(schema: z.core.$ZodType): schema is z.ZodMiniOptional<z.core.$ZodType> {
  return schema._zod.def.type === 'optional'
}

/** The schema inside an optional one: metadata and shape live there. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return isOptional(schema) ? unwrap(schema._zod.def.innerType) : schema
}

/** The metadata of a field, or `undefined` for a field that people never see (`_id`, `_key`, …). */
export function metaOf(schema: z.core.$ZodType): FieldMeta | undefined {
  return fieldMeta.get(unwrap(schema))
}

/**
 * What the content of a field is made of, for whoever walks a stored document: a value per language,
 * or a document that is included. Absent for plain values and for objects of fields.
 */
export type Content = {kind: 'localised'} | {kind: 'includes'; type: string}

const contents = new WeakMap<z.core.$ZodType, Content>()

/** Declares what a field's content is made of; called by the field kinds. */
export function declareContent<S extends z.core.$ZodType>(schema: S, content: Content): S {
  contents.set(schema, content)
  return schema
}

/** What a field's content is made of, or `undefined` for a plain value. */
export function contentOf(schema: z.core.$ZodType): Content | undefined {
  return contents.get(unwrap(schema))
}
