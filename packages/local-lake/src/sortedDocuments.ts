import type {LakeDocument} from './document.ts'

/** Compares ids by code unit, the order in which the hosted lake returns unordered results. */
export function byId(a: {_id: string}, b: {_id: string}): number {
  return a._id < b._id ? -1 : a._id > b._id ? 1 : 0
}

/** Documents by id that are also known in `_id` order. */
export interface SortedDocuments {
  get(id: string): LakeDocument | undefined
  /** Puts (a document) or removes (`null`) what stands at `id`. */
  set(id: string, document: LakeDocument | null): void
  /** All of them in order. The list is not touched by later changes. */
  list(): readonly LakeDocument[]
  readonly size: number
}

/** Beyond so many changes sorting anew is cheaper than putting each in its place. */
const MAX_PLACED = 32

/** Makes an empty collection. */
export function createSortedDocuments(): SortedDocuments {
  const documents = new Map<string, LakeDocument>()
  const changed = new Set<string>()
  let sorted: readonly LakeDocument[] = []

  const place = (id: string): void => {
    const {at, taken} = placeOf(id, sorted)
    const document = documents.get(id)
    sorted = document ? sorted.toSpliced(at, taken, document) : sorted.toSpliced(at, taken)
  }

  return {
    get: (id) => documents.get(id),
    set(id, document) {
      if (document) documents.set(id, document)
      else documents.delete(id)
      changed.add(id)
    },
    list() {
      if (changed.size > MAX_PLACED) sorted = [...documents.values()].toSorted(byId)
      else for (const id of changed) place(id)
      changed.clear()
      return sorted
    },
    get size() {
      return documents.size
    },
  }
}

/** Where `id` is (`taken` 1), or would have to be (`taken` 0), in a list in `_id` order. */
export function placeOf(id: string, sorted: readonly LakeDocument[]): {at: number; taken: 0 | 1} {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?._id ?? '') < id) low = middle + 1
    else high = middle
  }
  return {at: low, taken: sorted[low]?._id === id ? 1 : 0}
}
