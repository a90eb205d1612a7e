import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** A calendar day, `YYYY-MM-DD`. */
export function date(options: FieldOptions) {
  return field(z.iso.date({error: 'Enter a date as YYYY-MM-DD.'}), options, {
    type: 'date',
  })
}
