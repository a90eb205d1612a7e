import type {LakeDocument} from '../document.ts'
import {placeOf} from '../sortedDocuments.ts'

/** Documents by keys that are read off each of them. */
export interface ValueIndex {
  /** The documents that have the key, in `_id` order; `undefined` when that can not be told. */
  get(key: string): readonly LakeDocument[] | undefined
  /** Takes notice of a document that was written, replaced or removed. */
  change(before: LakeDocument | undefined, after: LakeDocument | undefined): void
}

/** The keys of a document; `undefined` when they can not be read. */
export type KeysOf = (document: LakeDocument) => ReadonlySet<string> | undefined

/** Builds the index of documents that are already in `_id` order. */
export function createValueIndex(sorted: readonly LakeDocument[], keysOf: KeysOf): ValueIndex {
  const buckets = new Map<string, LakeDocument[]>()
  /** As long as there is any, no bucket is known to be complete. */
  const unreadable = new Set<string>()

  const remove = (document: LakeDocument): void => {
    unreadable.delete(document._id)
    for (const key of keysOf(document) ?? []) {
      const bucket = buckets.get(key) ?? []
      const {at, taken} = placeOf(document._id, bucket)
      // Lists that were handed out stay as they are.
      const rest = bucket.toSpliced(at, taken)
      if (rest.length > 0) buckets.set(key, rest)
      else buckets.delete(key)
    }
  }
  const add = (document: LakeDocument): void => {
    const keys = keysOf(document)
    if (!keys) unreadable.add(document._id)
    for (const key of keys ?? []) {
      const bucket = buckets.get(key) ?? []
      const {at, taken} = placeOf(document._id, bucket)
      buckets.set(key, bucket.toSpliced(at, taken, document))
    }
  }
  for (const document of sorted) {
    const keys = keysOf(document)
    if (!keys) unreadable.add(document._id)
    for (const key of keys ?? []) {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(document)
      else buckets.set(key, [document])
    }
  }

  return {
    get: (key) => (unreadable.size > 0 ? undefined : (buckets.get(key) ?? [])),
    change(before, after) {
      if (before) remove(before)
      if (after) add(after)
    },
  }
}
