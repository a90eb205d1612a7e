import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {isDraftId, isPublicId, isVersionId, publishedIdOf} from '../documentIds.ts'
import {referenceKinds} from '../references.ts'

/** What of a document is kept beside it, for questions that are answered without reading it. */
export interface DocumentKeys {
  /** See `layerKey`. */
  layer: string
  /** `_createdAt` and `_updatedAt`, spelled by `sortable`. */
  created: string
  updated: string
  /** What it refers to, and how: see `referenceKinds`. */
  references: ReadonlyMap<string, number>
  /** Scalars at paths such as `slug.current`, each at most once. */
  values: readonly (readonly [path: string, value: string])[]
}

/** The layer of a document of which nothing could be read. */
export const UNREADABLE = '?'

/** Marks layers of documents that hide what is below them. */
const MARKED = '!'

/** Longest value that is kept. */
const MAX_VALUE = 200

/** The latest keys: they are asked for more than once. Documents are never changed. */
let latest: {document: LakeDocument; keys: DocumentKeys} | undefined

/** The keys of a document. */
export function documentKeys(document: LakeDocument): DocumentKeys {
  if (latest?.document !== document) latest = {document, keys: readKeys(document)}
  return latest.keys
}

function readKeys(document: LakeDocument): DocumentKeys {
  const values: [string, string][] = []
  collectValues(document, '', values)
  return {
    layer: layerKey(document),
    created: sortable(document._createdAt),
    updated: sortable(document._updatedAt),
    references: referenceKinds(document),
    values,
  }
}

/** The layer of an id as it is kept: what stands before the published id, `.` for a private one. */
export function layerOfId(id: string): string {
  if (isDraftId(id) || isVersionId(id)) {
    const published = publishedIdOf(id)
    // `versions.r` is a version of nothing.
    return published === '' ? id : id.slice(0, id.length - published.length)
  }
  return isPublicId(id) ? PUBLIC : PRIVATE
}

/** The layers of published documents. */
export const PUBLIC = ''
export const PRIVATE = '.'

/** The layer of a document; one that hides what is below it is marked. */
function layerKey(document: LakeDocument): string {
  return layerOfId(document._id) + (isMarkedForDeletion(document) ? MARKED : '')
}

/** True for layers of documents that hide what is below them. */
export function isMarkedLayer(layer: string): boolean {
  return layer.endsWith(MARKED)
}

/** A layer without its mark. */
export function unmarked(layer: string): string {
  return isMarkedLayer(layer) ? layer.slice(0, -MARKED.length) : layer
}

/** A version that says "unpublish with this release" hides its document. */
export function isMarkedForDeletion(document: LakeDocument): boolean {
  return isRecord(document._system) && document._system.delete === true
}

/** True for a text that SQLite keeps as it is and that is not too long to be kept. */
export function isPlainKey(text: string): boolean {
  return text.length <= MAX_VALUE && text.isWellFormed() && !text.includes('\uFFFD')
}

/**
 * The path of which values are kept: names of attributes that end in `current`, which is where
 * the type `slug` has its text.
 * @returns `undefined` for other paths.
 */
export function keptPath(names: readonly string[]): string | undefined {
  return names.at(-1) === 'current' && names.every(isPlainName) ? names.join('.') : undefined
}

function isPlainName(name: string): boolean {
  return /^\w{1,100}$/.test(name) && !(name in Object.prototype)
}

function collectValues(value: JsonObject, path: string, found: [string, string][]): void {
  for (const name of Object.keys(value)) {
    const item = value[name]
    if (isRecord(item)) {
      if (isPlainName(name)) collectValues(item, `${path}${name}.`, found)
    } else if (name === 'current' && isScalar(item) && isPlainKey(String(item))) {
      found.push([path + name, String(item)])
    }
  }
}

/** True for what has a spelling of its own. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** A text that sorts by its bytes in UTF-8 as the original does by its UTF-16 code units. */
export function sortable(text: string): string {
  return text.replace(
    /[\uD7FF-\uFFFF]/g,
    (unit) => `\uD7FF${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
