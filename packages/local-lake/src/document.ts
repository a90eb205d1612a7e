/** A JSON object whose contents are not known yet. */
export type JsonObject = Record<string, unknown>

/**
 * A stored document. The lake knows no schema: beyond the five attributes it manages itself,
 * a document is any JSON object.
 */
export interface LakeDocument {
  _id: string
  _type: string
  /** The id of the transaction that wrote this version. */
  _rev: string
  /** ISO 8601 instants. */
  _createdAt: string
  _updatedAt: string
  [attribute: string]: unknown
}

/** True for objects that are neither `null` nor arrays. */
export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Narrows parsed JSON to a document; used where documents enter from the store. */
export function isLakeDocument(value: unknown): value is LakeDocument {
  return (
    isRecord(value) &&
    typeof value._id === 'string' &&
    typeof value._type === 'string' &&
    typeof value._rev === 'string' &&
    typeof value._createdAt === 'string' &&
    typeof value._updatedAt === 'string'
  )
}
