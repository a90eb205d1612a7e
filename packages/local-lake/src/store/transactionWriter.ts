import type {DatabaseSync} from 'node:sqlite'

import {addToState, revisionChecksum, transactionChecksum} from './checksums.ts'
import {documentKeys} from './keptKeys.ts'
import {documentCounts, keyRows} from './keyTables.ts'
import {spellMutations} from './storedMutations.ts'
import type {TransactionHead, TransactionPart} from './types.ts'

/** Writes one transaction, in as many parts as it comes. */
export interface TransactionWriter {
  readonly seq: number
  /**
   * Writes what a part changes.
   * @returns the JSON of each change, in their order; `null` where a document was removed.
   */
  add: (part: TransactionPart) => (string | null)[]
  /** Writes the transaction itself. */
  finish: () => void
}

/** Prepares writing; a writer is good for one transaction of SQLite, which has to be open. */
export function transactionWriters(db: DatabaseSync): (head: TransactionHead) => TransactionWriter {
  const last = db.prepare('SELECT seq, state FROM transactions ORDER BY seq DESC LIMIT 1')
  const current = db.prepare(
    `SELECT checksum, type, layer, size FROM documents
     JOIN revisions ON document_id = id AND revisions.seq = documents.seq WHERE id = ?`,
  )
  const insertTransaction = db.prepare(
    `INSERT INTO transactions (seq, id, timestamp, author, cause, fingerprint, mutations, results)
     VALUES (?, ?, ?, ?, ?, ?, '', '')`,
  )
  const completeTransaction = db.prepare(
    'UPDATE transactions SET mutations = ?, results = ?, state = ?, checksum = ? WHERE seq = ?',
  )
  // A later part may write again what an earlier one wrote.
  const insertRevision = db.prepare(
    'INSERT OR REPLACE INTO revisions (document_id, seq, content, checksum) VALUES (?, ?, ?, ?)',
  )
  const putDocument = db.prepare(
    `INSERT OR REPLACE INTO documents (id, type, seq, layer, created, updated, size)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  const rows = keyRows(db)
  const countAll = documentCounts(db)
  const removeDocument = db.prepare('DELETE FROM documents WHERE id = ?')
  const forget = db.prepare(
    `UPDATE revisions SET content = NULL, checksum = row_checksum(document_id, seq, NULL)
     WHERE document_id = ?`,
  )

  return ({id, timestamp, author, cause, fingerprint}) => {
    const before = last.get()
    const seq = Number(before?.seq ?? 0) + 1
    let state = Number(before?.state ?? 0)
    const mutations: string[] = []
    const results: string[] = []
    const counts = countAll()
    insertTransaction.run(seq, id, timestamp, author, cause, fingerprint)
    return {
      seq,
      add(part) {
        mutations.push(...spellMutations(part.mutations, part.changes))
        for (const result of part.results) results.push(JSON.stringify(result))
        const contents = part.changes.map((change) => {
          const content = change.after && JSON.stringify(change.after)
          const checksum = revisionChecksum({document_id: change.id, seq, content})
          const replaced = change.before && current.get(change.id)
          state = addToState(state, -Number(replaced?.checksum ?? 0))
          insertRevision.run(change.id, seq, content, checksum)
          const keys = change.after ? documentKeys(change.after) : undefined
          rows.replace(change.id, change.before ? documentKeys(change.before) : undefined, keys)
          if (replaced) counts.add(replaced, -1)
          if (change.after && keys && content !== null) {
            const {_type: type} = change.after
            const {layer, created, updated} = keys
            const size = content.length
            state = addToState(state, checksum)
            putDocument.run(change.id, type, seq, layer, created, updated, size)
            counts.add({type, layer, size}, 1)
          } else removeDocument.run(change.id)
          return content
        })
        for (const documentId of part.purged) forget.run(documentId)
        return contents
      },
      finish() {
        counts.write()
        const columns = {mutations: spellList(mutations), results: spellList(results), state}
        const row = {seq, id, timestamp, author, cause, fingerprint, ...columns}
        completeTransaction.run(...Object.values(columns), transactionChecksum(row), seq)
      },
    }
  }
}

function spellList(items: readonly string[]): string {
  return `[${items.join(',')}]`
}
