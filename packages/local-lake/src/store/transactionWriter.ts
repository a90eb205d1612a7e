import type {DatabaseSync} from 'node:sqlite'

import type {Change} from '../staging.ts'
import {addToState, revisionChecksum, transactionChecksum} from './checksums.ts'
import {documentKeys} from './keptKeys.ts'
import {type Counted, countedOf, type DocumentCounts, documentCounts, keyRows} from './keyTables.ts'
import {afterPurges, preparePurge} from './purge.ts'
import {spellMutations} from './storedMutations.ts'
import type {TransactionHead, TransactionPart} from './types.ts'

/** Writes one transaction that comes in parts. */
export interface PartsWriter {
  /** Writes what a part changes. */
  add: (part: TransactionPart) => void
  /** Writes the transaction itself. */
  finish: () => void
}

/** Writes transactions; a transaction of SQLite has to be open. */
export interface TransactionWriter {
  /**
   * Writes a transaction that is all there.
   * @returns the JSON of each change, in their order; `null` where a document was removed.
   */
  write(head: TransactionHead, part: TransactionPart): {seq: number; contents: (string | null)[]}
  /** Begins a transaction that comes in parts. */
  begin(head: TransactionHead): PartsWriter
}

/** A change as it is stored. */
interface Revision {
  change: Change
  content: string | null
  checksum: number
  /** What stood there before. */
  replaced: Counted | undefined
}

/** A row of `transactions`, without its checksum. */
interface Row extends TransactionHead {
  seq: number
  mutations: string
  results: string
  state: number
}

/** Prepares writing. */
export function transactionWriter(db: DatabaseSync): TransactionWriter {
  const last = db.prepare('SELECT seq, state FROM transactions ORDER BY seq DESC LIMIT 1')
  const current = db.prepare(
    `SELECT checksum, type, layer, size FROM documents
     JOIN revisions ON document_id = id AND revisions.seq = documents.seq WHERE id = ?`,
  )
  const insertTransaction = db.prepare(
    `INSERT INTO transactions (seq, id, timestamp, author, cause, fingerprint, mutations, results,
       state, checksum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  const purge = preparePurge(db)

  const start = (): {seq: number; state: number} => {
    const before = last.get()
    return {seq: Number(before?.seq ?? 0) + 1, state: Number(before?.state ?? 0)}
  }
  /** What a part writes, and the sum of the current documents after it; nothing is written yet. */
  const revisionsOf = (seq: number, before: number, changes: readonly Change[]) => {
    let state = before
    const revisions = changes.map((change): Revision => {
      const {id, before: was, after} = change
      const content = after && JSON.stringify(after)
      const checksum = revisionChecksum({document_id: id, seq, content})
      const row = was ? current.get(id) : undefined
      state = addToState(state, -Number(row?.checksum ?? 0))
      if (after) state = addToState(state, checksum)
      return {change, content, checksum, replaced: row && countedOf(row)}
    })
    return {revisions, state}
  }
  const put = (
    seq: number,
    revisions: readonly Revision[],
    purged: Iterable<string>,
    counts: DocumentCounts,
  ): void => {
    for (const {change, content, checksum, replaced} of revisions) {
      const {id, before, after} = change
      insertRevision.run(id, seq, content, checksum)
      if (replaced) counts.add(replaced, -1)
      const keys = after ? documentKeys(after) : undefined
      rows.replace(id, before ? documentKeys(before) : undefined, keys)
      if (after && keys && content !== null) {
        const {layer, created, updated} = keys
        const counted = {type: after._type, layer, size: content.length}
        putDocument.run(id, counted.type, seq, layer, created, updated, counted.size)
        counts.add(counted, 1)
      } else removeDocument.run(id)
    }
    for (const id of purged) purge(id, seq)
  }
  const insert = ({seq, id, timestamp, author, cause, fingerprint, ...rest}: Row, sum: number) => {
    const {mutations, results, state} = rest
    const given = [seq, id, timestamp, author, cause, fingerprint, mutations, results, state]
    insertTransaction.run(...given, sum)
  }

  return {
    write({id, timestamp, author, cause, fingerprint}, part) {
      const {seq, state: before} = start()
      const {revisions, state} = revisionsOf(seq, before, part.changes)
      const mutations = spellList(
        spellMutations(afterPurges(part.mutations, part.purged), part.changes),
      )
      const results = JSON.stringify(part.results)
      const head = {id, timestamp, author, cause, fingerprint}
      const row = {seq, ...head, mutations, results, state}
      // The revisions refer to it.
      insert(row, transactionChecksum(row))
      const counts = countAll()
      put(seq, revisions, part.purged, counts)
      counts.write()
      return {seq, contents: revisions.map(({content}) => content)}
    },
    begin({id, timestamp, author, cause, fingerprint}) {
      const begun = start()
      const {seq} = begun
      const row: Row = {
        seq,
        id,
        timestamp,
        author,
        cause,
        fingerprint,
        mutations: '',
        results: '',
        state: begun.state,
      }
      const mutations: string[] = []
      const results: string[] = []
      const counts = countAll()
      insert(row, 0)
      return {
        add(part) {
          mutations.push(...spellMutations(part.mutations, part.changes))
          for (const result of part.results) results.push(JSON.stringify(result))
          const {revisions, state} = revisionsOf(seq, row.state, part.changes)
          row.state = state
          put(seq, revisions, part.purged, counts)
        },
        finish() {
          counts.write()
          Object.assign(row, {mutations: spellList(mutations), results: spellList(results)})
          const sum = transactionChecksum({...row})
          completeTransaction.run(row.mutations, row.results, row.state, sum, seq)
        },
      }
    },
  }
}

function spellList(items: readonly string[]): string {
  return `[${items.join(',')}]`
}
