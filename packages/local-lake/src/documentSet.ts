import type {LakeDocument} from './document.ts'
import {strongReferences} from './references.ts'

/** Documents as a query sees them: in `_id` order, found by id or by type. */
export interface DocumentView {
  /** All documents in `_id` order. */
  all(): readonly LakeDocument[]
  get(id: string): LakeDocument | undefined
  /** The documents of one type in `_id` order. */
  ofType(type: string): readonly LakeDocument[]
}

/** Compares ids by code unit, the order in which the hosted lake returns unordered results. */
export function byId(a: {_id: string}, b: {_id: string}): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** Makes a view of documents that are already in `_id` order. */
export function createView(sorted: readonly LakeDocument[]): DocumentView {
  let ids: Map<string, LakeDocument> | undefined
  let types: Map<string, LakeDocument[]> | undefined
  return {
    all: () => sorted,
    get(id) {
      ids ??= new Map(sorted.map((document) => [document._id, document]))
      return ids.get(id)
    },
    ofType(type) {
      types ??= Map.groupBy(sorted, (document) => document._type)
      return types.get(type) ?? []
    },
  }
}

/** The current documents of a dataset, in memory, with who refers to whom. */
export interface DocumentSet extends DocumentView {
  /** Grows with every change; views derived from the set are good for one version. */
  readonly version: number
  /** Ids of documents that refer strongly to `id`. */
  referrers(id: string): readonly string[]
  /** Puts (a document) or removes (`null`) what stands at `id`. */
  apply(id: string, document: LakeDocument | null): void
}

/** Builds the set from the stored documents, in any order. */
export function createDocumentSet(stored: Iterable<LakeDocument>): DocumentSet {
  const documents = new Map<string, LakeDocument>()
  const incoming = new Map<string, Set<string>>()
  let version = 0
  let view: DocumentView | undefined

  const link = (from: string, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target) ?? new Set<string>()
      incoming.set(target, referrers.add(from))
    }
  }
  const unlink = (from: string, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target)
      referrers?.delete(from)
      if (referrers?.size === 0) incoming.delete(target)
    }
  }
  const current = (): DocumentView => (view ??= createView([...documents.values()].toSorted(byId)))

  for (const document of stored) {
    documents.set(document._id, document)
    link(document._id, document)
  }

  return {
    get version() {
      return version
    },
    all: () => current().all(),
    get: (id) => documents.get(id),
    ofType: (type) => current().ofType(type),
    referrers: (id) => [...(incoming.get(id) ?? [])].toSorted(),
    apply(id, document) {
      const before = documents.get(id)
      if (before) unlink(id, before)
      if (document) {
        documents.set(id, document)
        link(id, document)
      } else {
        documents.delete(id)
      }
      version += 1
      view = undefined
    },
  }
}
