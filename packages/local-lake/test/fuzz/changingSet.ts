import type {LakeDocument} from '../../src/document.ts'
import {createDocumentSet, type DocumentSet} from '../../src/documentSet.ts'
import {byId} from '../../src/sortedDocuments.ts'

/** A document set over a store in memory: `apply` changes the store first, as a commit does. */
export interface ChangingSet extends DocumentSet {
  /** What is stored, in `_id` order; looking at it makes the set read nothing. */
  stored(): LakeDocument[]
}

/** Makes one of documents in any order. */
export function changingSet(documents: readonly LakeDocument[]): ChangingSet {
  const stored = new Map(documents.map((document) => [document._id, document]))
  const sorted = () => [...stored.values()].toSorted(byId)
  const set = createDocumentSet({
    documents: sorted,
    read(id) {
      const document = stored.get(id)
      return document && {document, size: 0}
    },
    size: () => stored.size,
  })
  return {
    ...set,
    stored: sorted,
    get version() {
      return set.version
    },
    apply(id, document) {
      if (document) stored.set(id, document)
      else stored.delete(id)
      set.apply(id, document)
    },
  }
}
