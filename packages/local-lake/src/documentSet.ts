import type {LakeDocument} from './document.ts'
import {createDocumentIndexes, type DocumentIndexes} from './query/documentIndexes.ts'
import {strongReferences} from './references.ts'
import {createSortedDocuments} from './sortedDocuments.ts'

/** Documents as a query sees them: in `_id` order, found by id or by what an index knows. */
export interface DocumentView {
  /** All documents in `_id` order. */
  all(): readonly LakeDocument[]
  get(id: string): LakeDocument | undefined
  /** Missing where the documents are only of use once: a query goes through them. */
  readonly indexes?: DocumentIndexes
}

/** Makes a view of documents that are already in `_id` order. */
export function createView(sorted: readonly LakeDocument[]): DocumentView {
  let ids: Map<string, LakeDocument> | undefined
  return {
    all: () => sorted,
    get(id) {
      ids ??= new Map(sorted.map((document) => [document._id, document]))
      return ids.get(id)
    },
  }
}

/** A view that changes with what it shows, and tells what follows it. */
export interface LiveView extends DocumentView {
  readonly indexes: DocumentIndexes
  /** Puts (a document) or removes (`null`) what stands at `id`. */
  apply(id: string, document: LakeDocument | null): void
  /** Calls `follow` with the id of every change; returns a function that ends it. */
  onChange(follow: (id: string) => void): () => void
}

/** Makes an empty live view. */
export function createLiveView(): LiveView {
  const documents = createSortedDocuments()
  const indexes = createDocumentIndexes(() => documents.list())
  const followers = new Set<(id: string) => void>()
  return {
    indexes,
    all: () => documents.list(),
    get: (id) => documents.get(id),
    apply(id, document) {
      const before = documents.get(id)
      if (!before && !document) return
      documents.set(id, document)
      indexes.change(before, document ?? undefined)
      for (const follow of followers) follow(id)
    },
    onChange(follow) {
      followers.add(follow)
      return () => void followers.delete(follow)
    },
  }
}

/** The current documents of a dataset, in memory, with who refers to whom. */
export interface DocumentSet extends LiveView {
  /** Grows with every change; answers derived from the set are good for one version. */
  readonly version: number
  /** Ids of documents that refer strongly to `id`. */
  referrers(id: string): readonly string[]
}

/** Builds the set from the stored documents, in any order. */
export function createDocumentSet(stored: Iterable<LakeDocument>): DocumentSet {
  const live = createLiveView()
  const incoming = new Map<string, Set<string>>()
  let version = 0

  const remove = (document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target)
      referrers?.delete(document._id)
      if (referrers?.size === 0) incoming.delete(target)
    }
  }
  const add = (document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target) ?? new Set<string>()
      incoming.set(target, referrers.add(document._id))
    }
  }
  const apply = (id: string, document: LakeDocument | null): void => {
    const before = live.get(id)
    if (before) remove(before)
    if (document) add(document)
    version += 1
    live.apply(id, document)
  }

  for (const document of stored) apply(document._id, document)

  return {
    ...live,
    get version() {
      return version
    },
    referrers: (id) => [...(incoming.get(id) ?? [])].toSorted(),
    apply,
  }
}
