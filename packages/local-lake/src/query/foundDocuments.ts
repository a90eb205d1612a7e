import type {LakeDocument} from '../document.ts'

/** Documents that an index found; where it knows their ids only, they are read when they are asked for. */
export interface FoundDocuments {
  /** How many there are, or more: what decides which of several lists is gone through. */
  readonly atMost: number
  /** How many there are. */
  count(): number
  /** They in `_id` order. */
  all(): readonly LakeDocument[]
}

/** What is at hand already. */
export function listed(documents: readonly LakeDocument[]): FoundDocuments {
  return {atMost: documents.length, count: () => documents.length, all: () => documents}
}

/** What may be there at an id. */
export function atId(id: string, get: (id: string) => LakeDocument | undefined): FoundDocuments {
  const all = (): LakeDocument[] => [get(id)].filter((document) => document !== undefined)
  return {atMost: 1, count: () => all().length, all}
}

/** All documents of some lists once. */
export function merged(lists: readonly FoundDocuments[]): FoundDocuments {
  const [only] = lists
  if (only && lists.length === 1) return only
  // The same document may have been read twice.
  const all = (): LakeDocument[] => {
    const byId = new Map(lists.flatMap((list) => list.all().map((one) => [one._id, one])))
    return [...byId.values()].toSorted((a, b) => (a._id < b._id ? -1 : 1))
  }
  return {
    atMost: lists.reduce((sum, list) => sum + list.atMost, 0),
    count: () => all().length,
    all,
  }
}
