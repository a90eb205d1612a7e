import type {LakeDocument} from './document.ts'
import {strongReferences} from './references.ts'
import {createSortedDocuments, type SortedDocuments} from './sortedDocuments.ts'

/** Documents as a query sees them: in `_id` order, found by id or by type. */
export interface DocumentView {
  /** All documents in `_id` order. */
  all(): readonly LakeDocument[]
  get(id: string): LakeDocument | undefined
  /** The documents of one type in `_id` order. */
  ofType(type: string): readonly LakeDocument[]
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
  const documents = createSortedDocuments()
  const types = new Map<string, SortedDocuments>()
  const incoming = new Map<string, Set<string>>()
  let version = 0

  const remove = (document: LakeDocument): void => {
    types.get(document._type)?.set(document._id, null)
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target)
      referrers?.delete(document._id)
      if (referrers?.size === 0) incoming.delete(target)
    }
  }
  const add = (document: LakeDocument): void => {
    const sameType = types.get(document._type) ?? createSortedDocuments()
    types.set(document._type, sameType)
    sameType.set(document._id, document)
    for (const target of strongReferences(document)) {
      const referrers = incoming.get(target) ?? new Set<string>()
      incoming.set(target, referrers.add(document._id))
    }
  }
  const apply = (id: string, document: LakeDocument | null): void => {
    const before = documents.get(id)
    if (before) remove(before)
    documents.set(id, document)
    if (document) add(document)
    version += 1
  }

  for (const document of stored) apply(document._id, document)

  return {
    get version() {
      return version
    },
    all: () => documents.list(),
    get: (id) => documents.get(id),
    ofType: (type) => types.get(type)?.list() ?? [],
    referrers: (id) => [...(incoming.get(id) ?? [])].toSorted(),
    apply,
  }
}
