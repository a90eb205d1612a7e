import * as z from 'zod/mini'

import {field, type FieldOptions} from '../field.ts'
import {localised} from './localised.ts'

const span = z.object({
  _type: z.literal('span'),
  _key: z.optional(z.string()),
  text: z.string(),
  marks: z.optional(z.array(z.string())),
})

const documentLink = z.object({
  _type: z.literal('documentLink'),
  _key: z.string(),
  document: z.object({
    _type: z.literal('reference'),
    _ref: z.string(),
    _weak: z.optional(z.boolean()),
  }),
})

const block = z
  .object({
    _type: z.literal('block'),
    _key: z.optional(z.string()),
    style: z.optional(z.literal('normal')),
    listItem: z.optional(z.literal('bullet')),
    level: z.optional(z.number().check(z.int(), z.gte(1), z.lte(3))),
    children: z.array(span),
    markDefs: z.optional(z.nullable(z.array(documentLink))),
  })
  .check(
    z.refine(
      ({children, markDefs}) => {
        const known = new Set(['strong', ...(markDefs ?? []).map((mark) => mark._key)])
        return children.every((child) => (child.marks ?? []).every((mark) => known.has(mark)))
      },
      {path: ['children'], error: 'This text has a format that is not offered here. Remove it.'},
    ),
  )

/** Portable Text as this project allows it: paragraphs, bullets, bold, links to other documents. */
export const portableText = z.array(block)

/** A rich text in one language. */
export type RichText = z.infer<typeof portableText>

/**
 * The Sanity type of a rich text, with exactly what {@link portableText} accepts. Headings are
 * fields and pictures are documents, so that they can be reviewed and translated.
 */
export const richTextStudio = {
  name: 'richText',
  title: 'Text',
  type: 'array',
  of: [
    {
      type: 'block',
      styles: [{title: 'Paragraph', value: 'normal'}],
      lists: [{title: 'Bullets', value: 'bullet'}],
      marks: {
        decorators: [{title: 'Bold', value: 'strong'}],
        annotations: [
          {
            name: 'documentLink',
            type: 'object',
            title: 'Link to another page',
            fields: [
              {
                name: 'document',
                title: 'Document',
                description: 'The page that the words link to.',
                type: 'reference',
                weak: true,
                to: [{type: 'procedure'}, {type: 'insuranceGuide'}],
              },
            ],
          },
        ],
      },
    },
  ],
}

/** Text with paragraphs, bullets and bold, in every language. */
export function richText(options: FieldOptions) {
  return field(localised(portableText), options, {type: 'internationalizedArrayRichText'})
}
