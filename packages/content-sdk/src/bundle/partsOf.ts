import {checkBundle} from './checkGiven.ts'
import {slugTextsOf, type BundleParts} from './encodeBundle.ts'
import {isFileType, type Entry} from './entryTable.ts'
import type {Bundle} from './openBundle.ts'

/**
 * Everything in an open bundle, checked: to build the next one like it, or to apply a delta.
 * @throws ContentError `BUNDLE_REFUSED` when a part of it is damaged
 */
export async function partsOf(bundle: Bundle): Promise<BundleParts> {
  checkBundle(bundle)
  const {table} = bundle
  const entries = new Map<string, Entry>()
  for (let number = 0; number < table.count; number += 1) {
    const name = table.name(number)
    const type = table.type(number)
    const slugs = isFileType(type) ? [] : slugTextsOf(await bundle.documentAt(number))
    const frame = await bundle.frame(number)
    entries.set(name, {
      name,
      type,
      slugs,
      length: table.length(number),
      frame,
      hash: table.hash(number),
    })
  }
  return {dictionary: await bundle.dictionary(), entries}
}
