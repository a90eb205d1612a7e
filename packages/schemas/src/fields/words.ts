import * as z from 'zod/mini'

import {declareContent, field, type FieldOptions} from '../field.ts'
import {locales} from '../locales.ts'
import {localised} from './localised.ts'

/** Limits of a localised text, in characters. */
export interface WordsOptions extends FieldOptions {
  min?: number
  max?: number
  /** Several lines in the Studio. */
  long?: boolean
  /** Whether it must be there in every language that readers are offered. */
  everyLanguage?: boolean
}

/** Plain text in every language: `[{_key, language, value: string}]`. */
export function words(options: WordsOptions) {
  const {min = 0, max = 2000, long = false, everyLanguage = false, ...meta} = options
  const text = z.string().check(
    z.refine((value) => value.trim() === '' || value.trim().length >= min, {
      error: `Write at least ${min} characters.`,
    }),
    z.maxLength(max, {error: `Keep it within ${max} characters.`}),
  )
  const schema = localised(text)
  return field(everyLanguage ? inEveryLanguage(schema) : schema, meta, {
    type: long ? 'internationalizedArrayText' : 'internationalizedArrayString',
  })
}

type LocalisedText = ReturnType<typeof localised<z.ZodMiniString>>

/** One message per language that is missing, so that an editor sees which. */
function inEveryLanguage(schema: LocalisedText): LocalisedText {
  const strict = schema.check(
    ...locales.map(({id, label}) =>
      z.refine<z.infer<LocalisedText>>(
        (items) => items.some(({language, value}) => language === id && value?.trim()),
        {error: `Write this in ${label} too (“${id}”).`},
      ),
    ),
  )
  return declareContent(strict, {kind: 'localised'})
}
