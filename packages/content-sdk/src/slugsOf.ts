import type {AnyDocument} from '@jakamy/policy'

/** The slug of a document per language: `{en: 'coronary-stent'}`; empty when its type has none. */
export function slugsOf(document: AnyDocument): Record<string, string> {
  const {slug} = document
  if (!Array.isArray(slug)) return {}
  return Object.fromEntries(
    slug.flatMap((item) =>
      typeof item?.value === 'string' ? [[String(item.language), item.value]] : [],
    ),
  )
}
