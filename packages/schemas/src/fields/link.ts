import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** An address on the web, `https://…`; any other scheme is refused. */
export function link(options: FieldOptions) {
  const schema = z.string().check(
    z.regex(/^[hH][tT][tT][pP][sS]?:\/\/[^\s/\\@?#]+([/?#]\S*)?$/, {
      error: 'Enter a web address that starts with https://.',
    }),
  )
  return field(schema, options, {type: 'url'})
}
