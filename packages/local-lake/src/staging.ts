import {checkDocumentLimits} from './checkDocumentLimits.ts'
import type {LakeDocument} from './document.ts'
import type {DocumentSet} from './documentSet.ts'
import type {Mutation} from './mutations.ts'
import {byId} from './sortedDocuments.ts'

/** What a mutation did to a document, as the API names it. */
export type Operation = 'create' | 'update' | 'delete' | 'none'

/** One line of the `results` of a mutate request. */
export interface MutationResult {
  id: string
  operation: Operation
}

/** What a transaction does to one document. `null` means "no document". */
export interface Change {
  id: string
  before: LakeDocument | null
  after: LakeDocument | null
}

/**
 * The documents as they are in the middle of a transaction: every mutation and action sees
 * what the ones before it did, and nothing outside does until the commit.
 */
export interface Staging {
  get(id: string): LakeDocument | undefined
  /** All documents in `_id` order, with the staged ones in place. */
  all(): LakeDocument[]
  /** @throws a mutation error for a document beyond the limits of `checkDocumentLimits`. */
  /** Ids that start with `prefix`, in order. */
  idsWithPrefix(prefix: string): string[]
  put(document: LakeDocument, mutation: Mutation, operation: Operation): void
  remove(id: string, mutation: Mutation): void
  /** Notes a mutation that changed nothing. */
  pass(id: string): void
  /** Asks the commit to forget the history of a removed document. */
  purge(id: string): void
  readonly purged: ReadonlySet<string>
  changes(): Change[]
  readonly mutations: readonly Mutation[]
  readonly results: readonly MutationResult[]
}

/** What a staging area is over. */
export type StagingBase = Pick<DocumentSet, 'all' | 'get' | 'idsWithPrefix'>

/** Opens a staging area over the current documents, which are not touched. */
export function createStaging(base: StagingBase): Staging {
  const staged = new Map<string, LakeDocument | null>()
  const mutations: Mutation[] = []
  const results: MutationResult[] = []
  const purged = new Set<string>()
  /** What was there before, by the ids that were asked for. */
  const found = new Map<string, LakeDocument | undefined>()
  const before = (id: string): LakeDocument | undefined => {
    if (!found.has(id)) found.set(id, base.get(id))
    return found.get(id)
  }

  return {
    mutations,
    results,
    purged,
    purge: (id) => void purged.add(id),
    get(id) {
      const now = staged.get(id)
      return now === undefined ? before(id) : (now ?? undefined)
    },
    all() {
      if (staged.size === 0) return [...base.all()]
      const untouched = base.all().filter((document) => !staged.has(document._id))
      const written = [...staged.values()].filter((document) => document !== null)
      return [...untouched, ...written].toSorted(byId)
    },
    idsWithPrefix(prefix) {
      const untouched = base.idsWithPrefix(prefix).filter((id) => !staged.has(id))
      const written = [...staged].flatMap(([id, document]) =>
        document && id.startsWith(prefix) ? [id] : [],
      )
      return [...untouched, ...written].toSorted()
    },
    put(document, mutation, operation) {
      checkDocumentLimits(document)
      staged.set(document._id, document)
      mutations.push(mutation)
      results.push({id: document._id, operation})
    },
    remove(id, mutation) {
      staged.set(id, null)
      mutations.push(mutation)
      results.push({id, operation: 'delete'})
    },
    pass(id) {
      results.push({id, operation: 'none'})
    },
    changes() {
      return [...staged]
        .map(([id, after]) => ({id, before: before(id) ?? null, after}))
        .filter((change) => change.before !== null || change.after !== null)
    },
  }
}
