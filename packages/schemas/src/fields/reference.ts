import * as z from 'zod/mini'

import {declareContent, field, type FieldOptions} from '../field.ts'

const shape = {
  _type: z.literal('reference'),
  _ref: z.string(),
  _key: z.optional(z.string()),
  _weak: z.optional(z.boolean()),
  _strengthenOnPublish: z.optional(z.looseObject({type: z.string()})),
}

const stored = z.object(shape)

/** A reference whose document travels, and is approved, with the one that holds it. */
export type Includes<N extends string> = z.core.$ZodBranded<typeof stored, `includes ${N}`>

/**
 * A strong reference: the referenced document is part of this one's content. It is delivered,
 * translated and approved with it, and cannot be deleted while it is used.
 * @param to the `_type` of the referenced document
 */
export function reference<const N extends string>(to: N, options: FieldOptions) {
  // A brand exists for the type checker only: zod's own `brand()` is this assertion.
  const schema = z.object(shape) as unknown as Includes<N>
  declareContent(schema, {kind: 'includes', type: to})
  return field(schema, options, {type: 'reference', to: [{type: to}]})
}

/** A weak reference: points to a document that lives its own life and may not exist yet. */
export function weakReference(to: readonly string[], options: FieldOptions) {
  return field(z.object(shape), options, {
    type: 'reference',
    weak: true,
    to: to.map((type) => ({type})),
  })
}
