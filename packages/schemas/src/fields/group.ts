import * as z from 'zod/mini'

import {field, type FieldOptions, type Shape} from '../field.ts'

/** An object of several fields. */
export interface GroupOptions<F extends Shape> extends FieldOptions {
  /**
   * Name of the Sanity type, written as `_type` where Sanity asks for one (items of a list). The
   * Studio may have an input of its own for it, which it finds by the option `input`.
   */
  name?: string
  fields: F
}

const marks = {_type: z.optional(z.string()), _key: z.optional(z.string())}

/** Fields that belong together, such as the heading and the body of a section. */
export function group<F extends Shape>(options: GroupOptions<F>) {
  const {fields, name, ...meta} = options
  return field(z.object({...marks, ...fields}), meta, (derive) => ({
    type: 'object',
    ...(name === undefined ? {} : {name, options: {input: name}}),
    fields: derive.fields(fields),
  }))
}

/** One way a {@link variants} field can be filled in. */
export interface Variant<F extends Shape> {
  title: string
  fields: F
  /** What the fields must satisfy together. */
  rules?: readonly Rule[]
}

/** A condition over several fields. */
export interface Rule {
  /** Whether the values are acceptable; called with values that passed their own checks. */
  holds: (value: Readonly<Record<string, unknown>>) => boolean
  /** The field to show the message at. */
  at: string
  /** What is wrong and what to do. */
  error: string
}

type VariantSchemas<V extends Record<string, Variant<Shape>>> = {
  [K in keyof V & string]: z.ZodMiniObject<
    typeof marks & {kind: z.ZodMiniLiteral<K>} & V[K]['fields'],
    z.core.$strict
  >
}[keyof V & string]

/**
 * One of several forms of an object, told apart by `kind`. A form accepts its own fields and no
 * other: a risk told in words has no place for a number.
 */
export function variants<const V extends Record<string, Variant<Shape>>>(
  options: FieldOptions & {name?: string; variants: V},
) {
  const {variants: forms, name, ...meta} = options
  const list = Object.entries(forms).map(([value, form]) => ({value, title: form.title}))
  const choice = field(
    z.string(),
    {title: 'Kind', description: 'Choose this first: the fields below follow from it.'},
    {type: 'string', options: {list, layout: 'dropdown'}},
  )
  const schemas = Object.entries(forms).map(([kind, form]) =>
    z
      .strictObject({...marks, kind: z.literal(kind), ...form.fields})
      .check(...refinements(form.rules)),
  )
  // The loop cannot tell TypeScript which kinds it made; VariantSchemas does.
  const members = schemas as unknown as [VariantSchemas<V>, ...VariantSchemas<V>[]]
  return field(z.discriminatedUnion('kind', members), meta, (derive) => ({
    type: 'object',
    ...(name === undefined ? {} : {name, options: {input: name}}),
    fields: [
      ...derive.fields({kind: choice}),
      ...derive
        .fields(mergedFields(forms))
        .map((part) => ({...part, hidden: hiddenIn(forms, String(part.name))})),
    ],
  }))
}

/** Conditions over several fields as zod has them: asked once the fields themselves are in order. */
export function refinements(rules: readonly Rule[] = []) {
  return rules.map(({holds, at, error}) =>
    z.refine<Readonly<Record<string, unknown>>>((value) => holds(Object(value)), {
      path: [at],
      error,
    }),
  )
}

function mergedFields(forms: Record<string, Variant<Shape>>): Shape {
  return Object.assign({}, ...Object.values(forms).map((form) => form.fields))
}

/** Hides a field that the chosen variant does not have, unless it still holds a value to remove. */
function hiddenIn(forms: Record<string, Variant<Shape>>, name: string) {
  return ({parent, value}: {parent?: {kind?: string}; value?: unknown}) =>
    value === undefined && !(name in (forms[parent?.kind ?? '']?.fields ?? {}))
}
