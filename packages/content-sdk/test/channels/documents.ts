import {
  createContent,
  createPreview,
  memorySource,
  type ContentDocument,
  type DocumentType,
  type LabelledDocument,
  type MemoryDocument,
  type PreviewDocument,
} from '@jakamy/content-sdk'

import {now} from '../seed.ts'

/** One language's value of a stored text. */
interface Value {
  _key: string
  language: string
  value: unknown
}

/**
 * A copy of documents with every text rewritten; addresses (slugs) stay.
 * @param write the new values of one text, from its English value and a number of its own
 */
export function rewritten(
  documents: readonly MemoryDocument[],
  write: (english: Value, number: number) => Value[],
): MemoryDocument[] {
  let number = 0
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const english = value.find(isValue)
      if (english && key !== 'slug') return write(english, (number += 1))
      return value.map((item) => walk(item, ''))
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, walk(child, name)]),
    )
  }
  return documents.map((document) => ({...document, ...Object(walk(document, ''))}))
}

/** Another text in the same place: rich text keeps its paragraphs, the first of which gets the words. */
export function put(value: Value, language: string, words: string): Value {
  if (!Array.isArray(value.value)) return {...value, _key: language, language, value: words}
  const [block] = value.value
  const children = [{_type: 'span', _key: 's', marks: [], text: words}]
  return {...value, _key: language, language, value: [{...block, children}]}
}

/**
 * The documents with every text in every one of the languages, visibly fake and marked with its
 * language: `[FR TEST] 17`.
 */
export const inLanguages = (documents: readonly MemoryDocument[], ...locales: string[]) =>
  rewritten(documents, (english, number) =>
    locales.map((locale) => put(english, locale, `${marker(locale)} ${number}`)),
  )

/** What texts of a language begin with in tests. */
export const marker = (locale: string) => `[${locale.toUpperCase()} TEST]`

/** Reads one document as a reader would. */
export function read<N extends DocumentType>(
  documents: readonly MemoryDocument[],
  type: N,
  id: string,
  locale: string,
): Promise<ContentDocument<N>> {
  return createContent({source: memorySource(documents), locale, now, freshFor: 0}).get(type, {id})
}

/** Reads one document as readers would where a deployment shows words nobody has approved. */
export function labelled<N extends DocumentType>(
  documents: readonly MemoryDocument[],
  type: N,
  id: string,
  locale: string,
): Promise<LabelledDocument<N>> {
  const content = createContent({source: memorySource(documents), locale, now, review: 'label'})
  return content.get(type, {id})
}

/** Reads one document as an editor would. */
export function preview<N extends DocumentType>(
  documents: readonly MemoryDocument[],
  type: N,
  id: string,
  locale: string,
): Promise<PreviewDocument<N>> {
  return createPreview({source: {...memorySource(documents), drafts: true}, locale, now}).get(
    type,
    {id},
  )
}

function isValue(item: unknown): item is Value {
  return typeof item === 'object' && item !== null && 'language' in item && 'value' in item
}
