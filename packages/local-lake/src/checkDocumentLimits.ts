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
  const extent = {values: 0, characters: 0, depth: 0}
  measure(document, 0, extent)
  // Most documents are far from the limits, and it need not be known how far.
  if (extent.depth > DOCUMENT_LIMITS.depth) {
    throw refusal(400, document, `attributes nest deeper than ${DOCUMENT_LIMITS.depth} levels`)
  }
  if (
    extent.values > DOCUMENT_LIMITS.attributes &&
    countAttributes(document) > DOCUMENT_LIMITS.attributes
  ) {
    throw refusal(400, document, `it has more than ${DOCUMENT_LIMITS.attributes} attributes`)
  }
  if (extent.characters * BYTES_PER_CHARACTER <= DOCUMENT_LIMITS.size) return
  if (Buffer.byteLength(JSON.stringify(document)) > DOCUMENT_LIMITS.size) {
    throw refusal(413, document, `its JSON is larger than ${DOCUMENT_LIMITS.size} bytes`)
  }
}

/** Counts all values in a value, and no deeper than documents may be. */
function measure(
  value: unknown,
  depth: number,
  extent: {values: number; characters: number; depth: number},
): void {
  extent.values += 1
  extent.characters += typeof value === 'string' ? value.length + 3 : 8
  extent.depth = Math.max(extent.depth, depth)
  if (depth > DOCUMENT_LIMITS.depth) return
  if (Array.isArray(value)) for (const item of value) measure(item, depth, extent)
  else if (isRecord(value)) {
    for (const name of Object.keys(value)) {
      extent.characters += name.length + 4
      measure(value[name], depth + 1, extent)
    }
  }
}

/** Attributes that differ in path or kind of value. */
function countAttributes(document: LakeDocument): number {
  const attributes = new Set<string>()
  const visit = (value: unknown, path: string): void => {
    if (path !== '') attributes.add(`${path} ${kindOf(value)}`)
    // One too many is enough to know.
    if (attributes.size > DOCUMENT_LIMITS.attributes) return
    if (Array.isArray(value)) for (const item of value) visit(item, `${path}[]`)
    else if (isRecord(value)) {
      for (const [name, item] of Object.entries(value)) visit(item, `${path}.${name}`)
    }
  }
  visit(document, '')
  return attributes.size
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
