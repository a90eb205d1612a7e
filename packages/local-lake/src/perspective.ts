import {isRecord, type LakeDocument} from './document.ts'
import {isDraftId, isVersionId, layerOf, publishedIdOf} from './documentIds.ts'
import {createView, type DocumentView} from './documentSet.ts'
import {validationError} from './errors.ts'
import {byId} from './sortedDocuments.ts'

/**
 * Which layers a query sees: everything as stored (`raw`), or one document per published id,
 * taken from the first layer of the stack that has it.
 */
export type Perspective = 'raw' | readonly string[]

/** The first dated API version whose default perspective is `published`. */
const PUBLISHED_BY_DEFAULT = '2025-02-19'

/** The perspective of a request that names none. */
export function defaultPerspective(apiVersion: string): Perspective {
  const version = apiVersion.replace(/^v/, '')
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(version)
  if (version === 'X' || (dated && version >= PUBLISHED_BY_DEFAULT)) return ['published']
  return 'raw'
}

/**
 * Reads a `perspective` parameter: `published`, `drafts`, `previewDrafts`, `raw`, a release
 * name, or several (comma-separated, a JSON array, or an array) in order of precedence.
 * @throws a 400 for anything else.
 */
export function parsePerspective(value: unknown): Perspective {
  const names = perspectiveNames(value)
  if (names.length === 1 && names[0] === 'raw') return 'raw'
  if (names.includes('raw')) throw validationError('The perspective "raw" can not be combined')
  const bad = names.find((name) => !/^[a-zA-Z0-9_-]+$/.test(name))
  if (bad !== undefined || names.length === 0) {
    throw validationError(`Invalid perspective ${JSON.stringify(value)}`)
  }
  const layers = names.map((name) => (name === 'previewDrafts' ? 'drafts' : name))
  return [...layers.filter((name) => name !== 'published'), 'published']
}

function perspectiveNames(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String)
  if (typeof value !== 'string') return []
  const text = value.trim()
  if (!text.startsWith('[')) return text.split(',').map((name) => name.trim())
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed) ? parsed.map(String) : []
  } catch {
    return []
  }
}

/** The documents of `view` as they look through a perspective. */
export function applyPerspective(view: DocumentView, perspective: Perspective): DocumentView {
  if (perspective === 'raw') return view
  if (perspective.length === 1) {
    return createView(view.all().filter(({_id}) => !isDraftId(_id) && !isVersionId(_id)))
  }
  const rank = new Map(perspective.map((layer, index) => [layer, index]))
  const chosen = new Map<string, {document: LakeDocument; rank: number}>()
  for (const document of view.all()) {
    const own = rank.get(layerOf(document._id))
    if (own === undefined) continue
    const id = publishedIdOf(document._id)
    const best = chosen.get(id)
    if (!best || own < best.rank) chosen.set(id, {document, rank: own})
  }
  const documents: LakeDocument[] = []
  for (const [id, {document}] of chosen) {
    if (!isMarkedForDeletion(document)) documents.push(overlaid(document, id))
  }
  return createView(documents.toSorted(byId))
}

/** A version that says "unpublish with this release" hides its document. */
function isMarkedForDeletion(document: LakeDocument): boolean {
  return isRecord(document._system) && document._system.delete === true
}

const overlays = new WeakMap<LakeDocument, LakeDocument>()

function overlaid(document: LakeDocument, id: string): LakeDocument {
  const known = overlays.get(document)
  if (known) return known
  const overlay = {...document, _id: id, _originalId: document._id}
  overlays.set(document, overlay)
  return overlay
}
