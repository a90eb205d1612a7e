import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** The range a number must lie in; the field's title names its unit. */
export interface QuantityOptions extends FieldOptions {
  min: number
  max: number
  whole?: boolean
}

/** A number within limits. */
export function quantity(options: QuantityOptions) {
  const {min, max, whole = false, ...meta} = options
  const schema = z
    .number()
    .check(
      z.gte(min, {error: `Enter ${min} or more.`}),
      z.lte(max, {error: `Enter ${max} or less.`}),
      ...(whole ? [z.multipleOf(1, {error: 'Enter a whole number.'})] : []),
    )
  return field(schema, meta, {type: 'number'})
}
