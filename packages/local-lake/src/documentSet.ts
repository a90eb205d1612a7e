import type {LakeDocument} from './document.ts'
import {createDocumentIndexes, type DocumentIndexes} from './query/documentIndexes.ts'
import {strongReferences} from './references.ts'
import {createSortedDocuments, type SortedDocuments} from './sortedDocuments.ts'

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

/** Where the documents of a live view come from; what it says is what is there at the moment. */
export interface DocumentSource {
  /** All of them in `_id` order, read one by one. */
  documents(): Iterable<LakeDocument>
  document(id: string): LakeDocument | undefined
  /** How many documents there are, or more. */
  size(): number
}

/** Makes a source of documents that are at hand, for a view that is not changed before it read them. */
export function sourceOf(documents: readonly LakeDocument[]): DocumentSource {
  const view = createView(documents)
  return {
    documents: () => documents,
    document: (id) => view.get(id),
    size: () => documents.length,
  }
}

/** A view that changes with what it shows, and tells what follows it. */
export interface LiveView extends DocumentView {
  readonly indexes: DocumentIndexes
  /** How many documents there are; more than that when they have not all been read. */
  size(): number
  /**
   * Puts (a document) or removes (`null`) what stands at `id`; the source has changed already.
   */
  apply(id: string, document: LakeDocument | null): void
  /** Like `apply` with what the source has at `id`, which is read only where it is needed. */
  refresh(id: string): void
  /** Calls `follow` with the id of every change; returns a function that ends it. */
  onChange(follow: (id: string) => void): () => void
}

/** Documents found by id that are kept at hand until all are. */
const MAX_FOUND = 1_000

/**
 * Makes a view that reads a document by its id from the source, and all of them once something
 * asks for more than that: a list, an index.
 */
export function createLiveView(source: DocumentSource): LiveView {
  const followers = new Set<(id: string) => void>()
  const found = new Map<string, LakeDocument>()
  let documents: SortedDocuments | undefined
  let count: number | undefined

  const load = (): SortedDocuments => {
    if (documents) return documents
    const all = createSortedDocuments()
    for (const document of source.documents()) {
      // What was handed out before stays the same object.
      all.set(document._id, found.get(document._id) ?? document)
    }
    found.clear()
    documents = all
    return all
  }
  const find = (id: string): LakeDocument | undefined => {
    const document = found.get(id) ?? source.document(id)
    if (!document) return undefined
    found.set(id, document)
    const [oldest] = found.keys()
    if (found.size > MAX_FOUND && oldest !== undefined) found.delete(oldest)
    return document
  }
  const indexes = createDocumentIndexes(() => load().list())
  const change = (id: string, read: () => LakeDocument | null): void => {
    found.delete(id)
    count = undefined
    // Without the documents there are no indexes either.
    if (documents) {
      const before = documents.get(id)
      const after = read()
      if (!before && !after) return
      documents.set(id, after)
      indexes.change(before, after ?? undefined)
    }
    for (const follow of followers) follow(id)
  }

  return {
    indexes,
    all: () => load().list(),
    get: (id) => (documents ? documents.get(id) : find(id)),
    size: () => documents?.size ?? (count ??= source.size()),
    apply: (id, document) => change(id, () => document),
    refresh: (id) => change(id, () => source.document(id) ?? null),
    onChange(follow) {
      followers.add(follow)
      return () => void followers.delete(follow)
    },
  }
}

/** The current documents of a dataset, with who refers to whom. */
export interface DocumentSet extends LiveView {
  /** Grows with every change; answers derived from the set are good for one version. */
  readonly version: number
  /** Ids of documents that refer strongly to `id`. */
  referrers(id: string): readonly string[]
}

/** Makes the set of the documents in a source. */
export function createDocumentSet(source: DocumentSource): DocumentSet {
  const live = createLiveView(source)
  let incoming: Map<string, Set<string>> | undefined
  let version = 0

  const remove = (referrers: Map<string, Set<string>>, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const from = referrers.get(target)
      from?.delete(document._id)
      if (from?.size === 0) referrers.delete(target)
    }
  }
  const add = (referrers: Map<string, Set<string>>, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const from = referrers.get(target) ?? new Set<string>()
      referrers.set(target, from.add(document._id))
    }
  }
  const readReferrers = (): Map<string, Set<string>> => {
    const referrers = new Map<string, Set<string>>()
    for (const document of live.all()) add(referrers, document)
    return referrers
  }

  const apply = (id: string, document: LakeDocument | null): void => {
    const before = incoming && live.get(id)
    if (incoming && before) remove(incoming, before)
    if (incoming && document) add(incoming, document)
    version += 1
    live.apply(id, document)
  }

  return {
    ...live,
    apply,
    refresh: (id) => apply(id, source.document(id) ?? null),
    get version() {
      return version
    },
    referrers(id) {
      incoming ??= readReferrers()
      return [...(incoming.get(id) ?? [])].toSorted()
    },
  }
}
