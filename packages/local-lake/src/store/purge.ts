import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {type Mutation, mutationTarget} from '../mutations.ts'
import {transactionChecksum} from './checksums.ts'
import type {StoredMutation} from './storedMutations.ts'

/**
 * Prepares forgetting a document: what it was before a transaction, and what earlier transactions did to
 * it. These stay, without it.
 * @see https://www.sanity.io/docs/content-lake/mutation-patterns, "Fully purging a document"
 */
export function preparePurge(db: DatabaseSync): (id: string, seq: number) => void {
  const earlier = db.prepare(
    `SELECT * FROM transactions
     WHERE seq IN (SELECT seq FROM revisions WHERE document_id = ? AND seq < ?)`,
  )
  const rewrite = db.prepare('UPDATE transactions SET mutations = ?, checksum = ? WHERE seq = ?')
  const forget = db.prepare('DELETE FROM revisions WHERE document_id = ? AND seq < ?')
  return (id, seq) => {
    for (const row of earlier.all(id, seq)) {
      const mutations = withoutDocument(row.mutations, id)
      rewrite.run(mutations, transactionChecksum({...row, mutations}), row.seq ?? null)
    }
    forget.run(id, seq)
  }
}

function withoutDocument(spelled: SQLOutputValue | undefined, id: string): string {
  const mutations = JSON.parse(String(spelled)) as StoredMutation[]
  return JSON.stringify(mutations.filter((mutation) => targetOf(mutation) !== id))
}

/** A whole document is named where its revision has the rest. */
function targetOf(stored: StoredMutation): string {
  const [named] = Object.values(stored)
  return typeof named === 'string' ? named : mutationTarget(stored as Mutation)
}

/** The mutations of a transaction that purges, without what it did to a document before it removed it. */
export function afterPurges(
  mutations: readonly Mutation[],
  purged: ReadonlySet<string>,
): readonly Mutation[] {
  if (purged.size === 0) return mutations
  const removals = new Map(
    mutations.flatMap(({delete: removal}, index) =>
      removal && purged.has(removal.id) ? [[removal.id, index] as const] : [],
    ),
  )
  return mutations.filter((one, index) => index >= (removals.get(mutationTarget(one)) ?? 0))
}
