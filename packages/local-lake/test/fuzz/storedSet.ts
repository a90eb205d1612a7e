import type {LakeDocument} from '../../src/document.ts'
import {createDocumentSet} from '../../src/documentSet.ts'
import {byId} from '../../src/sortedDocuments.ts'
import type {Change} from '../../src/staging.ts'
import {openSqliteDatasetStore} from '../../src/store/sqliteDatasetStore.ts'
import type {ChangingSet} from './changingSet.ts'

/** A document set over a store on the disk, written as commits write it. */
export interface StoredSet extends ChangingSet {
  /** Closes the store and opens it again. */
  reopen(): StoredSet
  close(): void
}

/**
 * Opens one in a file, which may hold documents already.
 * @param maxKept characters of JSON of which the documents are kept in memory.
 */
export function storedSet(
  file: string,
  maxKept: number,
  documents: readonly LakeDocument[],
  stored = new Map<string, LakeDocument>(),
): StoredSet {
  const store = openSqliteDatasetStore(file)
  const set = createDocumentSet(store, maxKept)
  const write = (changes: Change[]): void => {
    const id = `t${store.seqAt('9999') + 1}`
    const head = {id, timestamp: '2026', author: 'test', cause: 'test', fingerprint: ''}
    const nothing = {mutations: [], results: [], purged: new Set<string>()}
    store.append({...head, ...nothing, changes})
  }
  const changeTo = (id: string, after: LakeDocument | null): Change => {
    const before = stored.get(id) ?? null
    if (after) stored.set(id, after)
    else stored.delete(id)
    return {id, before, after}
  }
  // A transaction changes a document once.
  const first = [...new Map(documents.map((document) => [document._id, document])).values()]
  if (first.length > 0) write(first.map((document) => changeTo(document._id, document)))
  return {
    ...set,
    get version() {
      return set.version
    },
    stored: () => [...stored.values()].toSorted(byId),
    apply(id, document) {
      write([changeTo(id, document)])
      set.apply(id, document)
    },
    reopen() {
      store.close()
      return storedSet(file, maxKept, [], stored)
    },
    close: () => store.close(),
  }
}
