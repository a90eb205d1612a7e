import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** Yes or no. Absent means that nobody has said. */
export function flag(options: FieldOptions) {
  return field(z.boolean(), options, {type: 'boolean'})
}
