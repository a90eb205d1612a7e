import type {LakeDocument} from './document.ts'
import {
  draftIdOf,
  isDraftId,
  isPublicId,
  isVersionId,
  publishedIdOf,
  versionIdOf,
} from './documentIds.ts'
import {createView} from './documentSet.ts'
import {validationError} from './errors.ts'
import {createLiveView, type LiveView, type ViewSource} from './liveView.ts'
import {plainLayers} from './query/layers.ts'
import {stackedLayers} from './query/stackedLayers.ts'
import {isMarkedForDeletion, PRIVATE, PUBLIC} from './store/keptKeys.ts'

/**
 * Which layers a query sees: everything as stored (`raw`), or one document per published id,
 * taken from the first layer of the stack that has it.
 */
export type Perspective = 'raw' | readonly string[]

/** The first dated API version whose default perspective is `published`. */
const PUBLISHED_BY_DEFAULT = '2025-02-19'

/** The perspective of a request that names none. */
export function defaultPerspective(apiVersion: string): Perspective {
  return knowsReleases(apiVersion) ? ['published'] : 'raw'
}

function knowsReleases(apiVersion: string): boolean {
  const version = apiVersion.replace(/^v/, '')
  const dated = /^\d{4}-\d{2}-\d{2}$/.test(version)
  return version === 'X' || (dated && version >= PUBLISHED_BY_DEFAULT)
}

/**
 * Refuses names of releases in a perspective of an API version that came before them.
 * @throws a 400.
 */
export function checkPerspective(perspective: Perspective, apiVersion: string): void {
  if (perspective === 'raw' || knowsReleases(apiVersion)) return
  if (perspective.every((layer) => layer === 'published' || layer === 'drafts')) return
  throw validationError('Complex perspectives are not supported for this version')
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

/** A view that follows another one until it is stopped. */
export interface FollowingView {
  view: LiveView
  stop: () => void
}

/** What an anonymous reader sees of `source`: ids with a dot are not there at all. */
export function followPublic(source: LiveView): FollowingView {
  return only(source, isPublicId, (layer) => layer === PUBLIC)
}

/** The documents of `source` as they look through a perspective, now and after every change. */
export function followPerspective(source: LiveView, perspective: Perspective): FollowingView {
  if (perspective === 'raw') return {view: source, stop: () => undefined}
  const isOfPublished = (layer: string): boolean => layer === PUBLIC || layer === PRIVATE
  if (perspective.length === 1) return only(source, isPublished, isOfPublished)
  const {known} = source
  const stack = perspective.flatMap((layer) => (layer === 'published' ? [] : idInLayer(layer, '')))
  const resolve = (id: string, get: Get) => topmost(get, perspective, id)
  return follow(source, {
    affects: publishedIdOf,
    resolve,
    known: known && {
      ...known,
      layers: stackedLayers(known.keys, stack.filter(known.sees), known.sees),
    },
  })
}

/** Those documents whose ids are right, as they are. */
function only(
  source: LiveView,
  isRight: (id: string) => boolean,
  isRightLayer: (layer: string) => boolean,
): FollowingView {
  const {known} = source
  const sees = (layer: string): boolean => isRightLayer(layer) && (known?.sees(layer) ?? false)
  return follow(source, {
    affects: (id) => (isRight(id) ? id : undefined),
    resolve: (id, get) => (isRight(id) ? get(id) : undefined),
    known: known && {keys: known.keys, sees, layers: plainLayers(known.keys, sees)},
  })
}

type Get = (id: string) => LakeDocument | undefined

/** How a view follows from another. */
interface Following {
  /** Which document of the view a change at an id of the source can alter, if any. */
  affects: (id: string) => string | undefined
  /** What stands at an id of the view; `get` finds documents of the source. */
  resolve: (id: string, get: Get) => LakeDocument | undefined
  known: ViewSource['known']
}

/** Keeps a view up to date with another. */
function follow(source: LiveView, {affects, resolve, known}: Following): FollowingView {
  const get: Get = (id) => source.get(id)
  const peek: Get = (id) => source.peek(id)
  function* documents(): Generator<LakeDocument> {
    const all = createView(source.all())
    for (const {_id} of all.all()) {
      const target = affects(_id)
      const document = target === undefined ? undefined : resolve(target, (id) => all.get(id))
      if (document) yield document
    }
  }
  const view = createLiveView({
    documents,
    find: (id) => resolve(id, get),
    peek: (id) => resolve(id, peek),
    size: () => source.size(),
    fits: () => source.fits(),
    known,
  })
  const update = (id: string): void => {
    const target = affects(id)
    if (target !== undefined) view.refresh(target)
  }
  return {view, stop: source.onChange(update)}
}

/** The document of the first layer that has one, unless that one is marked to go. */
function topmost(
  get: Get,
  layers: readonly string[],
  publishedId: string,
): LakeDocument | undefined {
  for (const layer of layers) {
    const id = idInLayer(layer, publishedId)
    const document = layer === 'published' && !isPublished(id) ? undefined : get(id)
    if (document) return isMarkedForDeletion(document) ? undefined : overlaid(document, publishedId)
  }
  return undefined
}

function isPublished(id: string): boolean {
  return !isDraftId(id) && !isVersionId(id)
}

function idInLayer(layer: string, publishedId: string): string {
  if (layer === 'published') return publishedId
  return layer === 'drafts' ? draftIdOf(publishedId) : versionIdOf(layer, publishedId)
}

const overlays = new WeakMap<LakeDocument, LakeDocument>()

function overlaid(document: LakeDocument, id: string): LakeDocument {
  const known = overlays.get(document)
  if (known) return known
  const overlay = {...document, _id: id, _originalId: document._id}
  overlays.set(document, overlay)
  return overlay
}
