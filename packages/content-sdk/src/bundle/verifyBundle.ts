import {checkBundle} from './checkGiven.ts'
import {slugTextsOf} from './encodeBundle.ts'
import {isFileType} from './entryTable.ts'
import type {Bundle} from './openBundle.ts'
import {refuse} from './refuse.ts'

/**
 * Checks everything in an open bundle: every frame against its hash, every document against the table,
 * and that names and slugs are in order and each there once.
 * @throws ContentError `BUNDLE_REFUSED` with the reason `damaged`, naming the first part that is wrong
 */
export async function verifyBundle(bundle: Bundle): Promise<void> {
  checkBundle(bundle)
  const {table, name, manifest} = bundle
  const damaged = (what: string) => refuse(name, 'damaged', `${what}. Download it again.`)
  await bundle.dictionary()
  let slugs = 0
  for (let entry = 0; entry < table.count; entry += 1) {
    const own = table.name(entry)
    if (entry > 0 && !(table.name(entry - 1) < own)) throw damaged(`“${own}” is listed twice`)
    if (isFileType(table.type(entry))) {
      const {length} = await bundle.frame(entry)
      if (length !== table.length(entry)) throw damaged(`the file “${own}” is of another length`)
      continue
    }
    const texts = slugTextsOf(await bundle.documentAt(entry))
    slugs += texts.length
    const lost = texts.find((slug) => !table.findSlug(table.type(entry), slug).includes(entry))
    if (lost !== undefined) throw damaged(`“${own}” cannot be found by its slug “${lost}”`)
  }
  if (slugs !== manifest.index.slugs) throw damaged('it lists slugs that no document has')
}
