import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'
import {localised} from './localised.ts'

/** Limits of a localised text, in characters. */
export interface WordsOptions extends FieldOptions {
  min?: number
  max?: number
  /** Several lines in the Studio. */
  long?: boolean
}

/** Plain text in every language: `[{_key, language, value: string}]`. */
export function words(options: WordsOptions) {
  const {min = 0, max = 2000, long = false, ...meta} = options
  const text = z.string().check(
    z.refine((value) => value.trim() === '' || value.trim().length >= min, {
      error: `Write at least ${min} characters.`,
    }),
    z.maxLength(max, {error: `Keep it within ${max} characters.`}),
  )
  return field(localised(text), meta, {
    type: long ? 'internationalizedArrayText' : 'internationalizedArrayString',
  })
}
