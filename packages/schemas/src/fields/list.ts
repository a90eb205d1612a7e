import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** How many items a list must have at least and may have at most. */
export interface ListOptions extends FieldOptions {
  min?: number
  max?: number
}

/**
 * Several of one kind of field, in an order that matters.
 * @param item the field that repeats; its own title names one item
 */
export function list<S extends z.core.$ZodType>(item: S, options: ListOptions) {
  const {min = 0, max = 200, ...meta} = options
  const schema = z
    .array(item)
    .check(
      z.minLength(min, {error: `Add at least ${min}.`}),
      z.maxLength(max, {error: `No more than ${max}.`}),
    )
  return field(schema, meta, (derive) => ({type: 'array', of: [derive.member(item)]}))
}

/** Several plain values out of a fixed set, e.g. days of the week. */
export function choices<const V extends string>(
  options: FieldOptions & {options: Readonly<Record<V, string>>},
) {
  const {options: titles, ...meta} = options
  // Object.keys forgets the key type that `titles` was declared with.
  const values = Object.keys(titles) as [V, ...V[]]
  const listed = Object.entries<string>(titles).map(([value, title]) => ({value, title}))
  return field(z.array(z.enum(values)), meta, {
    type: 'array',
    of: [{type: 'string'}],
    options: {list: listed, layout: 'grid'},
  })
}
