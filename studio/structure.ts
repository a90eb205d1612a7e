import {
  contentOf,
  documents,
  type DocumentDefinition,
  type Review,
  type Shape,
} from '@jakamy/schemas'
import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import type {StructureResolver} from 'sanity/structure'

import {iconOf} from './icons.ts'
import {missingFiles} from './mediaFile.ts'

const apiVersion = '2025-02-19'

/** The desk of the editors: what is missing first, then all content by kind. */
export const structure: StructureResolver = (S) =>
  S.list()
    .title('Content')
    .items([
      S.listItem()
        .id('missing-files')
        .title('Missing files')
        .icon(ImageRemoveIcon)
        .child(
          S.documentList()
            .id('missing-files')
            .title('Missing files')
            .schemaType('media')
            .apiVersion(apiVersion)
            .filter(missingFiles)
            .defaultOrdering([{field: titlePath(documents.media), direction: 'asc'}]),
        ),
      S.divider(),
      ...byReview().map((definition) =>
        S.documentTypeListItem(definition.name)
          .title(definition.plural)
          .icon(iconOf(definition.name))
          .child(
            S.documentTypeList(definition.name)
              .title(definition.plural)
              .defaultOrdering([{field: titlePath(definition), direction: 'asc'}]),
          ),
      ),
    ])

/** All types: those that clinicians approve, those that the office approves, the others; each by name. */
function byReview(): DocumentDefinition[] {
  const order: Review[] = ['clinical', 'administrative', 'none']
  return Object.values<DocumentDefinition>(documents).toSorted(
    (a, b) =>
      order.indexOf(a.review) - order.indexOf(b.review) || a.plural.localeCompare(b.plural, 'en'),
  )
}

/** Where the line that names a document stands: of its languages the first, which is the source language. */
function titlePath({schema, preview}: DocumentDefinition): string {
  const shape: Shape = schema.shape
  const field = shape[preview.title]
  const localised = field && contentOf(field)?.kind === 'localised'
  return localised ? `${preview.title}[0].value` : preview.title
}
