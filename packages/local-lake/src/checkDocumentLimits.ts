import {isRecord, type LakeDocument} from './document.ts'
import {mutationError} from './errors.ts'

/**
 * What one document may be. The figures are those of the hosted Content Lake
 * (https://www.sanity.io/docs/content-lake/technical-limits, section "Documents"); where they
 * depend on the plan, the widest one, so that nothing is refused here that is taken there.
 */
export const DOCUMENT_LIMITS = {
  /** Bytes of its JSON text. */
  size: 32_000_000,
  /** Attributes that differ in path or kind of value; places in a list count as one path. */
  attributes: 8_000,
  /** Attributes within attributes. */
  depth: 20,
} as const

/** A JSON text has at most so many bytes for a character of a value (`\u0000`). */
const BYTES_PER_CHARACTER = 6

/**
 * Refuses a document beyond the limits.
 * @throws a 413 mutation error for its size, a 400 one for its attributes and their depth.
 */
export function checkDocumentLimits(document: LakeDocument): void {
  const attributes = new Set<string>()
  let characters = 0

  const visit = (value: unknown, path: string, depth: number): void => {
    if (depth > DOCUMENT_LIMITS.depth) {
      throw refusal(400, document, `attributes nest deeper than ${DOCUMENT_LIMITS.depth} levels`)
    }
    if (path !== '') attributes.add(`${path} ${kindOf(value)}`)
    if (attributes.size > DOCUMENT_LIMITS.attributes) {
      throw refusal(400, document, `it has more than ${DOCUMENT_LIMITS.attributes} attributes`)
    }
    characters += typeof value === 'string' ? value.length + 3 : 8
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`, depth)
    else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) {
        characters += name.length + 4
        visit(item, `${path}.${name}`, depth + 1)
      }
    }
  }
  visit(document, '', 0)
  // Most documents are far from the limit, and their text need not be made to know it.
  if (characters * BYTES_PER_CHARACTER <= DOCUMENT_LIMITS.size) return
  if (Buffer.byteLength(JSON.stringify(document)) > DOCUMENT_LIMITS.size) {
    throw refusal(413, document, `its JSON is larger than ${DOCUMENT_LIMITS.size} bytes`)
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return typeof value
}

function refusal(status: number, {_id: id}: LakeDocument, reason: string) {
  const description = `Document "${id}" is beyond the limits: ${reason}`
  return mutationError(status, {type: 'documentLimitError', description, id})
}
