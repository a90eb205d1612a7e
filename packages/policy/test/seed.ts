import {globSync, readFileSync} from 'node:fs'

import type {AnyDocument} from '../src/index.ts'

const folder = new URL('../../../content/', import.meta.url)

/** The clinic's own documents, by id: a fresh copy each time. */
export function seedDocuments(): Map<string, AnyDocument> {
  const files = globSync('*/*.json', {cwd: folder})
  const documents = files.map((file): AnyDocument =>
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  )
  return new Map(documents.map((document) => [document._id, document]))
}

/** Every localised array in a value, found by its look. */
export function localisedArrays(
  value: unknown,
): {_key?: string; language: string; value?: unknown}[][] {
  if (typeof value !== 'object' || value === null) return []
  const isLocalised =
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((item) => item?.language && 'value' in item)
  return isLocalised ? [value] : Object.values(value).flatMap(localisedArrays)
}

/** Adds to every text, but the web address, a translation that says which text it stands for. */
export function inFrench(document: AnyDocument): AnyDocument {
  const copy = structuredClone(document)
  for (const [index, texts] of localisedArrays({...copy, slug: undefined}).entries()) {
    const english = texts.find(({language}) => language === 'en')
    if (!english || texts.some(({language}) => language === 'fr')) continue
    const words = `[FR TEST] ${index}`
    const span = {_type: 'span', _key: 's', text: words, marks: []}
    const value = Array.isArray(english.value)
      ? [{_type: 'block', _key: 'b', style: 'normal', children: [span], markDefs: []}]
      : words
    texts.push({...english, _key: 'fr', language: 'fr', value})
  }
  return copy
}
