import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'
import {localised} from './localised.ts'

/** The part of a web address that names the document, one per language. */
export function slug(options: FieldOptions) {
  const schema = z.string().check(
    z.maxLength(96, {error: 'Keep it within 96 characters.'}),
    z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'Use lower-case letters, digits and single hyphens, e.g. "coronary-stent".',
    }),
  )
  return field(localised(schema), options, {type: 'internationalizedArrayString'})
}
