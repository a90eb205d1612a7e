import {checkJson} from '../checkJson.ts'
import {isRecord, type JsonObject} from '../document.ts'
import {LakeError} from '../errors.ts'
import {readLines} from './readLines.ts'

/** Longest line that is read: a document of the largest size. */
const MAX_LINE = 34_000_000

/** The command goes nowhere and reads no other file. */
const FOREIGN_ASSET =
  'an asset is to be fetched ("_sanityAsset"): import it into a running lake with the sanity command'

/** Lines of a file that are no documents. */
export class BrokenLines extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super('Some lines are no documents')
    this.name = 'BrokenLines'
    this.problems = problems
  }
}

/**
 * The documents in a file, as far as the first line that is none.
 * @throws {BrokenLines} that names all such lines.
 */
export async function* readDocuments(file: string): AsyncGenerator<JsonObject> {
  const problems: string[] = []
  for await (const {number, text} of readLines(file, MAX_LINE)) {
    if (text?.trim() === '') continue
    const document = parse(text)
    if (typeof document === 'string') problems.push(`${file}:${number}: ${document}`)
    else if (problems.length === 0) yield document
  }
  if (problems.length > 0) throw new BrokenLines(problems)
}

/** A document, or what is wrong with its line. */
function parse(text: string | undefined): JsonObject | string {
  if (text === undefined) return `no UTF-8, or longer than ${MAX_LINE} bytes`
  try {
    const value: unknown = JSON.parse(text)
    checkJson(value, 'The document')
    const isWhole =
      isRecord(value) && typeof value._id === 'string' && typeof value._type === 'string'
    if (isWhole && text.includes('"_sanityAsset"')) return FOREIGN_ASSET
    if (isWhole) return value
  } catch (error) {
    if (error instanceof LakeError) return error.message
  }
  return 'not a JSON object with "_id" and "_type"'
}
