import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** The values one can choose from, with the title an editor reads. */
export interface ChoiceOptions<V extends string> extends FieldOptions {
  options: Readonly<Record<V, string>>
  /** Preselected in a new document. */
  initial?: NoInfer<V>
}

/** One of a fixed set of values. */
export function choice<const V extends string>(options: ChoiceOptions<V>) {
  const {options: titles, initial, ...meta} = options
  const list = Object.entries<string>(titles).map(([value, title]) => ({value, title}))
  // Object.keys forgets the key type that `titles` was declared with.
  const values = Object.keys(titles) as [V, ...V[]]
  const schema = z.enum(values, {
    error: `Choose one of: ${list.map((item) => item.title).join(', ')}.`,
  })
  return field(schema, meta, {
    type: 'string',
    options: {list, layout: list.length < 6 ? 'radio' : 'dropdown'},
    ...(initial === undefined ? {} : {initialValue: initial}),
  })
}
