import type {LakeDocument} from './document.ts'
import {STRONG, strongReferences} from './references.ts'
import {isPlainKey} from './store/keptKeys.ts'
import type {StoredKeys} from './store/storedKeys.ts'

/** Who refers strongly to whom. */
export interface Referrers {
  /** Ids of the documents that refer strongly to `id`, in order. */
  of(id: string): readonly string[]
  /** Takes notice of a document that is about to be replaced or removed. */
  change(before: () => LakeDocument | undefined, after: LakeDocument | null): void
}

/**
 * Makes what knows the referrers among some documents: from the store, else from all of them.
 * @param all lists them; asked only where the store does not know.
 */
export function createReferrers(
  keys: StoredKeys | undefined,
  all: () => readonly LakeDocument[],
): Referrers {
  let incoming: Map<string, Set<string>> | undefined

  const add = (referrers: Map<string, Set<string>>, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const from = referrers.get(target) ?? new Set<string>()
      referrers.set(target, from.add(document._id))
    }
  }
  const remove = (referrers: Map<string, Set<string>>, document: LakeDocument): void => {
    for (const target of strongReferences(document)) {
      const from = referrers.get(target)
      from?.delete(document._id)
      if (from?.size === 0) referrers.delete(target)
    }
  }
  const read = (): Map<string, Set<string>> => {
    const referrers = new Map<string, Set<string>>()
    for (const document of all()) add(referrers, document)
    return referrers
  }

  return {
    of(id) {
      if (keys && isPlainKey(id) && keys.isComplete()) return keys.referring(id, STRONG)
      incoming ??= read()
      return [...(incoming.get(id) ?? [])].toSorted()
    },
    change(before, after) {
      const was = incoming && before()
      if (incoming && was) remove(incoming, was)
      if (incoming && after) add(incoming, after)
    },
  }
}
