import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'

const asset = z.object({
  _type: z.literal('reference'),
  _ref: z.string(),
  _weak: z.optional(z.boolean()),
})
const fraction = z.number().check(z.gte(0), z.lte(1))

/**
 * Names of files are not kept: whoever took a picture may have named it after a patient, and a Content Lake
 * shows the documents of all files to everybody, also while nothing that is published refers to them.
 */
const unnamed = {storeOriginalFilename: false}

/** A picture with its crop and hotspot, as Sanity stores it. */
export function image(options: FieldOptions) {
  const schema = z.object({
    _type: z.literal('image'),
    asset: z.optional(asset),
    crop: z.optional(
      z.object({
        _type: z.optional(z.string()),
        top: fraction,
        bottom: fraction,
        left: fraction,
        right: fraction,
      }),
    ),
    hotspot: z.optional(
      z.object({
        _type: z.optional(z.string()),
        x: fraction,
        y: fraction,
        width: fraction,
        height: fraction,
      }),
    ),
  })
  return field(schema, options, {type: 'image', options: {hotspot: true, ...unnamed}})
}

/** A file (a video, captions, a document) that is not a picture. */
export function file(options: FieldOptions) {
  const schema = z.object({_type: z.literal('file'), asset: z.optional(asset)})
  return field(schema, options, {type: 'file', options: unnamed})
}
