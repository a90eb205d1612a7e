import {writeDocument} from './applyMutations.ts'
import {missingTarget, stillReferenced} from './checkReferences.ts'
import type {JsonObject} from './document.ts'
import {SYSTEM_USER} from './identity.ts'
import {type IncomingDocument, parseMutation} from './mutations.ts'
import type {Clock, NewId} from './randomId.ts'
import {STRONG, strongReferences} from './references.ts'
import {type Change, createStaging, type MutationResult, type StagingBase} from './staging.ts'
import {documentKeys} from './store/keptKeys.ts'
import type {DatasetStore, TransactionParts} from './store/types.ts'

/** What becomes of a document whose id is taken: it is refused, left alone or replaced. */
export type ImportMode = 'create' | 'createIfNotExists' | 'createOrReplace'

/** How documents are imported. */
export interface ImportOptions {
  mode: ImportMode
  clock: Clock
  newId: NewId
  /** Checks everything and writes nothing. */
  dryRun?: boolean
}

/**
 * Imports documents into a store that nothing else writes to meanwhile: one transaction of any
 * size, all of it or nothing, with the memory of one document and of all ids.
 * @returns what became of each document.
 * @throws a mutation error for a document that can not be written or refers to none, and what
 *   `documents` throws; nothing is written then.
 */
export async function importDocuments(
  store: DatasetStore,
  documents: AsyncIterable<JsonObject> | Iterable<JsonObject>,
  {mode, clock, newId, dryRun = false}: ImportOptions,
): Promise<MutationResult[]> {
  const context = {transactionId: newId(), timestamp: clock().toISOString(), newId}
  const {transactionId: id, timestamp} = context
  // Nobody chose the id, so nobody can repeat the request.
  const head = {id, timestamp, author: SYSTEM_USER.id, cause: 'import', fingerprint: ''}
  const references = createReferenceCheck(store)
  const results: MutationResult[] = []
  const base: StagingBase = {
    get: (one) => store.document(one),
    all: () => [...store.documents()],
    idsWithPrefix: (prefix) => store.keys.startingWith(prefix).map((place) => place.id),
  }

  const run: TransactionParts['run'] = async (add) => {
    let index = 0
    for await (const document of documents) {
      const staging = createStaging(base)
      writeDocument(staging, mode, read(document, mode, index), context, index)
      const changes = staging.changes()
      references.note(changes)
      add({mutations: staging.mutations, results: staging.results, changes, purged: staging.purged})
      results.push(...staging.results)
      index += 1
    }
  }
  await store.appendParts(head, {run, check: () => references.check(), keep: !dryRun})
  return results
}

function read(document: JsonObject, mode: ImportMode, index: number): IncomingDocument {
  const mutation = parseMutation({[mode]: document}, index)
  if (mutation.kind === mode) return mutation.document
  throw new Error(`A document was read as "${mutation.kind}"`)
}

/** The rules of strong references (see `checkReferences`) for changes that are stored already. */
function createReferenceCheck(store: DatasetStore) {
  const before = store.seqAt('9999')
  /** What is referred to, each with one that does. */
  const targets = new Map<string, string>()
  const retyped = new Set<string>()

  const referrers = (): Map<string, string[]> => {
    const found = new Map<string, string[]>()
    for (const document of store.documents()) {
      for (const target of strongReferences(document)) {
        if (!retyped.has(target)) continue
        const earlier = store.revisionAt(document._id, before)?.document
        if (!strongReferences(earlier).has(target)) continue
        found.set(target, [...(found.get(target) ?? []), document._id])
      }
    }
    return found
  }

  return {
    note(changes: readonly Change[]): void {
      for (const {id, before: was, after} of changes) {
        for (const [target, kinds] of after ? documentKeys(after).references : []) {
          if ((kinds & STRONG) > 0 && !targets.has(target)) targets.set(target, id)
        }
        if (was && was._type !== after?._type) retyped.add(id)
      }
    },
    /** @throws a 409 mutation error that names the documents. */
    check(): void {
      for (const [target, id] of targets) if (!store.has(target)) throw missingTarget(id, target)
      if (retyped.size === 0) return
      for (const [id, from] of referrers()) throw stillReferenced(id, 'change its type', from)
    },
  }
}
