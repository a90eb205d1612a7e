import * as z from 'zod/mini'

import {declareContent} from '../field.ts'

/** A BCP 47 language tag such as `en`, `fr` or `pt-BR`. */
export const languageTag = () =>
  z.string().check(
    z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
      error: 'Use a language tag such as "en" or "fr".',
    }),
  )

/** One language's value of a localised field. */
export interface LocalisedValue<V> {
  _key: string
  _type?: string | undefined
  /** BCP 47 tag: what readers must use (`_key` repeats it for older readers). */
  language: string
  value?: V | undefined
}

/** What every value has beside its words. One for all: a text is the commonest field, and making costs. */
const entry = {_key: z.string(), _type: z.optional(z.string()), language: languageTag()}

const oneValueEach = z.refine<readonly {language: string}[]>(
  (items) => new Set(items.map(({language}) => language)).size === items.length,
  {error: 'Two values for the same language. Remove one of them.'},
)

/**
 * A value in every language, in the shape that `sanity-plugin-internationalized-array` reads and
 * writes: `[{_key, _type, language, value}]`. A language may stand there without a value yet; two
 * values for one language are refused.
 */
export function localised<V extends z.core.$ZodType>(value: V) {
  const schema = z.array(z.object({...entry, value: z.optional(value)})).check(oneValueEach)
  return declareContent(schema, {kind: 'localised'})
}
