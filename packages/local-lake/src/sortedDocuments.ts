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
    const at = positionOf(id, sorted)
    const taken = sorted[at]?._id === id ? 1 : 0
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

/** Where `id` is, or would have to be, in a list in `_id` order. */
function positionOf(id: string, sorted: readonly LakeDocument[]): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle]?._id ?? '') < id) low = middle + 1
    else high = middle
  }
  return low
}
