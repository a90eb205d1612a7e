import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

/** A rule a text must match, with the message an editor reads when it does not. */
export interface TextOptions extends FieldOptions {
  pattern?: RegExp
  /** What is wrong and what to write instead. */
  error?: string
  max?: number
  long?: boolean
}

/** Text that is the same in every language: a code, a name, an address line. */
export function text(options: TextOptions) {
  const {pattern, error, max = 500, long = false, ...meta} = options
  const schema = z
    .string()
    .check(
      z.maxLength(max, {error: `Keep it within ${max} characters.`, abort: true}),
      ...(pattern
        ? [z.regex(pattern, {error: error ?? 'This text is not in the expected form.'})]
        : []),
    )
  return field(schema, meta, {type: long ? 'text' : 'string'})
}
