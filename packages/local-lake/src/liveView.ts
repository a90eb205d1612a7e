import type {LakeDocument} from './document.ts'
import type {DocumentView} from './documentSet.ts'
import {createDocumentIndexes, type DocumentIndexes} from './query/documentIndexes.ts'
import type {ViewLayers} from './query/layers.ts'
import {createStoredIndexes} from './query/storedIndexes.ts'
import {createSortedDocuments, type SortedDocuments} from './sortedDocuments.ts'
import type {StoredKeys} from './store/storedKeys.ts'

/** What is known of documents without reading them, and of which. */
export interface KnownDocuments {
  keys: StoredKeys
  /** Which layers of the store are there at all. */
  sees: (layer: string) => boolean
}

/** Where the documents of a live view come from; what it says is what is there at the moment. */
export interface ViewSource {
  /** All of them in `_id` order. */
  documents(): Iterable<LakeDocument>
  find(id: string): LakeDocument | undefined
  /** Like `find` for documents that are at hand. */
  peek(id: string): LakeDocument | undefined
  /** How many documents there are, or more. */
  size(): number
  /** Whether all of them may be kept in memory. */
  fits(): boolean
  /** Missing where the documents are in memory anyway. */
  readonly known?: (KnownDocuments & {layers: ViewLayers}) | undefined
  /** Called when all of them are kept in memory from now on. */
  onLoad?: () => void
}

/** A view that changes with what it shows, and tells what follows it. */
export interface LiveView extends DocumentView {
  readonly indexes: DocumentIndexes
  readonly known: KnownDocuments | undefined
  /** How many documents there are, or more: found out without reading them. */
  size(): number
  /** Whether all documents may be kept in memory. */
  fits(): boolean
  /**
   * Puts (a document) or removes (`null`) what stands at `id`; the source has changed already.
   */
  apply(id: string, document: LakeDocument | null): void
  /** Like `apply` with what the source has at `id`, which is read only where it is needed. */
  refresh(id: string): void
  /** Calls `follow` with the id of every change; returns a function that ends it. */
  onChange(follow: (id: string) => void): () => void
}

/**
 * Makes a view that answers from what is known of its documents as far as that goes, and reads
 * those that are asked for. All of them are read when something needs that; they stay in memory
 * if they fit.
 */
export function createLiveView(source: ViewSource): LiveView {
  const followers = new Set<(id: string) => void>()
  let documents: SortedDocuments | undefined

  const get = (id: string): LakeDocument | undefined =>
    documents ? documents.get(id) : source.find(id)
  const load = (): SortedDocuments => {
    if (documents) return documents
    const all = createSortedDocuments()
    for (const document of source.documents()) {
      // What was handed out before stays the same object.
      all.set(document._id, source.peek(document._id) ?? document)
    }
    if (source.fits()) {
      documents = all
      source.onLoad?.()
    }
    return all
  }
  const {known} = source
  const stored = known && createStoredIndexes(known.keys, known.layers, get)
  const inMemory = createDocumentIndexes(() => load().list())
  const indexes: DocumentIndexes = {
    find: (...asked) => {
      const found = documents ? undefined : stored?.find(...asked)
      return found ?? (documents || source.fits() ? inMemory.find(...asked) : undefined)
    },
    inOrder: (type, name, keys) => {
      const found = documents ? undefined : stored?.inOrder(type, keys)
      return found ?? (documents || source.fits() ? inMemory.inOrder(type, name, keys) : undefined)
    },
  }
  const change = (id: string, read: () => LakeDocument | null): void => {
    stored?.change(id)
    // Without the documents there are no indexes of them either.
    if (documents) {
      const before = documents.get(id)
      const after = read()
      if (!before && !after) return
      documents.set(id, after)
      inMemory.change(before, after ?? undefined)
    }
    for (const follow of followers) follow(id)
  }

  return {
    indexes,
    known,
    all: () => load().list(),
    get,
    peek: (id) => (documents ? documents.get(id) : source.peek(id)),
    size: () => documents?.size ?? stored?.size() ?? source.size(),
    fits: () => source.fits(),
    apply: (id, document) => change(id, () => document),
    refresh: (id) => change(id, () => source.find(id) ?? null),
    onChange(follow) {
      followers.add(follow)
      return () => void followers.delete(follow)
    },
  }
}
