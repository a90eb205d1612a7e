import type {ContentDocument} from '../contentDocument.ts'

/**
 * The id of a document in a collection: its language and its slug in that language, or its own id
 * when it has no slug, e.g. `en/coronary-stent`. Good as a path.
 */
export function entryId({
  id,
  locale,
  slugs,
}: Pick<ContentDocument, 'id' | 'locale' | 'slugs'>): string {
  return `${locale}/${slugs[locale] ?? id}`
}
