import type {LakeDocument} from './document.ts'
import {createDocumentCache} from './documentCache.ts'
import {createLiveView, type LiveView} from './liveView.ts'
import type {DocumentIndexes} from './query/documentIndexes.ts'
import {plainLayers} from './query/layers.ts'
import {checkBudget} from './query/queryBudget.ts'
import {createReferrers} from './referrers.ts'
import type {StoredKeys} from './store/storedKeys.ts'

/** Documents as a query sees them: in `_id` order, found by id or by what an index knows. */
export interface DocumentView {
  /** All documents in `_id` order. */
  all(): readonly LakeDocument[]
  get(id: string): LakeDocument | undefined
  /** Like `get` for documents that are at hand; nothing is read. */
  peek(id: string): LakeDocument | undefined
  /** Missing where the documents are only of use once: a query goes through them. */
  readonly indexes?: DocumentIndexes
}

/** Makes a view of documents that are already in `_id` order. */
export function createView(sorted: readonly LakeDocument[]): DocumentView {
  let ids: Map<string, LakeDocument> | undefined
  const get = (id: string): LakeDocument | undefined => {
    ids ??= new Map(sorted.map((document) => [document._id, document]))
    return ids.get(id)
  }
  return {all: () => sorted, get, peek: get}
}

/** Where the documents of a set come from; what it says is what is there at the moment. */
export interface DocumentSource {
  /** All of them in `_id` order, read one by one. */
  documents(): Iterable<LakeDocument>
  /** One of them, with the characters of its JSON. */
  read(id: string): {document: LakeDocument; size: number} | undefined
  /** How many documents there are, or more. */
  size(): number
  /** What it knows of them without reading them; missing where they are all in memory. */
  readonly keys?: StoredKeys
}

/** Makes a source of documents that are at hand, for a view that is not changed before it read them. */
export function sourceOf(documents: readonly LakeDocument[]): DocumentSource {
  const view = createView(documents)
  return {
    documents: () => documents,
    read(id) {
      const document = view.get(id)
      return document && {document, size: 0}
    },
    size: () => documents.length,
  }
}

/**
 * Characters of JSON of which the documents are kept in memory (twice as many bytes, about): all
 * documents of a dataset that has no more, else those that were read lately.
 */
const MAX_KEPT = 64_000_000

/** The current documents of a dataset, with who refers to whom. */
export interface DocumentSet extends LiveView {
  /** Grows with every change; answers derived from the set are good for one version. */
  readonly version: number
  /** Ids of documents that refer strongly to `id`. */
  referrers(id: string): readonly string[]
  /** Ids that start with `prefix`, in order. */
  idsWithPrefix(prefix: string): readonly string[]
}

/**
 * Makes the set of the documents in a source.
 * @param maxKept characters of JSON of which the documents are kept in memory.
 */
export function createDocumentSet(source: DocumentSource, maxKept = MAX_KEPT): DocumentSet {
  const {keys} = source
  const cache = createDocumentCache(maxKept)
  const find = (id: string): LakeDocument | undefined => {
    const known = cache.get(id)
    if (known !== undefined) return known ?? undefined
    checkBudget()
    const found = source.read(id)
    cache.put(id, found?.document ?? null, found?.size ?? 0)
    return found?.document
  }
  let fits: boolean | undefined
  const sees = (): boolean => true
  const live = createLiveView({
    documents: () => source.documents(),
    find,
    peek: (id) => cache.get(id) ?? undefined,
    size: () => source.size(),
    fits: () => (fits ??= keys === undefined || keys.characters() <= maxKept),
    known: keys && {keys, sees, layers: plainLayers(keys, sees)},
    onLoad: () => cache.clear(),
  })
  const referrers = createReferrers(keys, () => live.all())
  let version = 0

  const apply = (id: string, document: LakeDocument | null): void => {
    version += 1
    fits = undefined
    cache.forget(id)
    referrers.change(() => live.get(id), document)
    live.apply(id, document)
  }

  return {
    ...live,
    apply,
    refresh: (id) => apply(id, source.read(id)?.document ?? null),
    get version() {
      return version
    },
    referrers: (id) => referrers.of(id),
    idsWithPrefix: (prefix) =>
      keys?.isTrusted
        ? keys.startingWith(prefix).map(({id}) => id)
        : live.all().flatMap(({_id}) => (_id.startsWith(prefix) ? [_id] : [])),
  }
}
