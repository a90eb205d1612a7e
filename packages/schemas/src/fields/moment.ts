import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** A moment in time, ISO 8601 with a time zone, e.g. `2026-11-23T08:00:00Z`. */
export function moment(options: FieldOptions) {
  const schema = z.iso.datetime({
    offset: true,
    error: 'Enter a date and time, e.g. 2026-11-23T08:00:00Z.',
  })
  return field(schema, options, {type: 'datetime'})
}
