import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {isLakeDocument, type LakeDocument} from '../document.ts'
import type {Change} from '../staging.ts'
import {addToState, revisionChecksum, transactionChecksum} from './checksums.ts'
import {asStoreError, type Format, openDatabase} from './openDatabase.ts'
import {
  type DatasetStore,
  type NewTransaction,
  type Occurrence,
  type Revision,
  StoreError,
  type StoredTransaction,
} from './types.ts'

/**
 * One file per dataset: a damaged file concerns one dataset only, deleting a dataset is
 * deleting a file, and datasets do not wait for each other's commits.
 *
 * `revisions` is the only place where documents are kept; `documents` points at the current
 * one, so that a write stores the content once.
 */
const FORMAT: Format = {
  applicationId: 0x4a4c4b45,
  migrations: [
    `CREATE TABLE transactions (
       seq INTEGER PRIMARY KEY,
       id TEXT NOT NULL UNIQUE,
       timestamp TEXT NOT NULL,
       author TEXT NOT NULL,
       cause TEXT NOT NULL,
       fingerprint TEXT NOT NULL,
       mutations TEXT NOT NULL,
       results TEXT NOT NULL
     ) STRICT;
     CREATE TABLE revisions (
       document_id TEXT NOT NULL,
       seq INTEGER NOT NULL REFERENCES transactions (seq),
       content TEXT,
       PRIMARY KEY (document_id, seq)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX revisions_by_seq ON revisions (seq);
     CREATE TABLE documents (
       id TEXT PRIMARY KEY,
       type TEXT NOT NULL,
       seq INTEGER NOT NULL
     ) STRICT, WITHOUT ROWID;`,
    `ALTER TABLE revisions ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE transactions ADD COLUMN state INTEGER NOT NULL DEFAULT 0;
     ALTER TABLE transactions ADD COLUMN checksum INTEGER NOT NULL DEFAULT 0;
     UPDATE revisions SET checksum = row_checksum(document_id, seq, content);
     UPDATE transactions SET state = (
       SELECT coalesce(sum(checksum), 0) % 4294967296 FROM documents
       JOIN revisions ON document_id = documents.id AND revisions.seq = documents.seq)
     WHERE seq = (SELECT max(seq) FROM transactions);
     UPDATE transactions SET checksum = row_checksum(
       seq, id, timestamp, author, cause, fingerprint, mutations, results, state);`,
  ],
}

/**
 * Opens (and creates, where missing) the store of one dataset.
 * @throws {StoreError} when the file is damaged, newer or not ours.
 */
export function openSqliteDatasetStore(file: string): DatasetStore {
  const db = openDatabase(file, FORMAT)
  const guard = <Result>(run: () => Result): Result => {
    try {
      return run()
    } catch (error) {
      throw asStoreError(error, file)
    }
  }
  const sql = guard(() => prepare(db))

  return {
    file,
    documents: () => guard(() => readDocuments(sql, file)),
    append: (transaction) =>
      guard(() => {
        const run = (): number => insert(sql, transaction)
        return db.isTransaction ? run() : commit(db, run)
      }),
    together: (run) => guard(() => commit(db, run)),
    transaction: (id) =>
      guard(() => {
        const row = sql.transactionById.get(id)
        return row && readTransaction(sql, row, file)
      }),
    transactionsOf: (documentIds, {from = 0, to = LAST, reverse, limit}) =>
      guard(() =>
        (reverse ? sql.newestTransactionsOf : sql.oldestTransactionsOf)
          .all(JSON.stringify(documentIds), from, to, limit)
          .map((row) => readTransaction(sql, row, file)),
      ),
    transactionsAfter: (seq, limit) =>
      guard(() =>
        sql.transactionsAfter.all(seq, limit).map((row) => readTransaction(sql, row, file)),
      ),
    changesOf: (seq) =>
      guard(() => sql.changesOf.all(seq).map((row) => readChange(sql, row, file))),
    revisionAt: (documentId, seq) =>
      guard(() => {
        const row = sql.revisionAt.get(documentId, seq)
        return row && readRevision(row, file)
      }),
    lastContent: (documentId) =>
      guard(() => {
        const row = sql.lastContent.get(documentId)
        return row && readRevision(row, file)
      }),
    seqAt: (time) => guard(() => Number(sql.seqAt.get(time)?.seq ?? 0)),
    occurrences: (documentIds) =>
      guard(() => sql.occurrences.all(JSON.stringify(documentIds)).map(readOccurrence)),
    idsWithPrefix: (prefix) =>
      guard(() => sql.idsWithPrefix.all(prefix, `${prefix}\uffff`).map((row) => String(row.id))),
    close: () => db.close(),
  }
}

/** A `seq` after all others. */
const LAST = Number.MAX_SAFE_INTEGER

/** A row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>
type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  const transaction =
    'seq, id, timestamp, author, cause, fingerprint, mutations, results, state, checksum'
  const row = 'document_id, seq, content, checksum'
  const transactionsOf = `SELECT ${transaction} FROM transactions
    WHERE seq IN (SELECT seq FROM revisions WHERE document_id IN (SELECT value FROM json_each(?)))
    AND seq BETWEEN ? AND ?`
  const revision = `SELECT document_id, revisions.seq, id, timestamp, content,
      revisions.checksum FROM revisions
    JOIN transactions ON transactions.seq = revisions.seq WHERE document_id = ?`
  return {
    documents: db.prepare(
      `SELECT documents.id, document_id, revisions.seq, content, checksum
       FROM documents LEFT JOIN revisions ON document_id = id AND revisions.seq = documents.seq`,
    ),
    last: db.prepare(`SELECT ${transaction} FROM transactions ORDER BY seq DESC LIMIT 1`),
    currentChecksum: db.prepare(
      `SELECT checksum FROM documents
       JOIN revisions ON document_id = id AND revisions.seq = documents.seq WHERE id = ?`,
    ),
    insertTransaction: db.prepare(
      `INSERT INTO transactions (${transaction}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertRevision: db.prepare(`INSERT INTO revisions (${row}) VALUES (?, ?, ?, ?)`),
    putDocument: db.prepare(`INSERT OR REPLACE INTO documents (id, type, seq) VALUES (?, ?, ?)`),
    removeDocument: db.prepare(`DELETE FROM documents WHERE id = ?`),
    forget: db.prepare(
      `UPDATE revisions SET content = NULL, checksum = row_checksum(document_id, seq, NULL)
       WHERE document_id = ?`,
    ),
    transactionById: db.prepare(`SELECT ${transaction} FROM transactions WHERE id = ?`),
    oldestTransactionsOf: db.prepare(`${transactionsOf} ORDER BY seq LIMIT ?`),
    newestTransactionsOf: db.prepare(`${transactionsOf} ORDER BY seq DESC LIMIT ?`),
    transactionsAfter: db.prepare(
      `SELECT ${transaction} FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?`,
    ),
    documentIdsOf: db.prepare(`SELECT document_id FROM revisions WHERE seq = ?`),
    changesOf: db.prepare(`SELECT ${row} FROM revisions WHERE seq = ?`),
    revisionBefore: db.prepare(
      `SELECT ${row} FROM revisions WHERE document_id = ? AND seq < ? ORDER BY seq DESC LIMIT 1`,
    ),
    revisionAt: db.prepare(
      `${revision} AND revisions.seq <= ? ORDER BY revisions.seq DESC LIMIT 1`,
    ),
    lastContent: db.prepare(
      `${revision} AND content IS NOT NULL ORDER BY revisions.seq DESC LIMIT 1`,
    ),
    seqAt: db.prepare(`SELECT max(seq) AS seq FROM transactions WHERE timestamp <= ?`),
    occurrences: db.prepare(
      `SELECT document_id, revisions.seq, id, timestamp, author, cause,
         content IS NOT NULL AS present
       FROM revisions JOIN transactions ON transactions.seq = revisions.seq
       WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY revisions.seq`,
    ),
    idsWithPrefix: db.prepare(
      `SELECT DISTINCT document_id AS id FROM revisions WHERE document_id >= ? AND document_id < ?`,
    ),
  }
}

function commit<Result>(db: DatabaseSync, run: () => Result): Result {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    db.exec('COMMIT')
    return result
  } catch (error) {
    // SQLite has already rolled back by itself after some errors (a full disk, for one).
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function insert(sql: Statements, transaction: NewTransaction): number {
  const {id, timestamp, author, cause, fingerprint} = transaction
  const last = sql.last.get()
  const seq = Number(last?.seq ?? 0) + 1
  const contents = transaction.changes.map((change) => {
    const revision = {
      document_id: change.id,
      seq,
      content: change.after && JSON.stringify(change.after),
    }
    return {change, content: revision.content, checksum: revisionChecksum(revision)}
  })
  let state = Number(last?.state ?? 0)
  for (const {change, checksum} of contents) {
    state = addToState(state, -Number(sql.currentChecksum.get(change.id)?.checksum ?? 0))
    if (change.after) state = addToState(state, checksum)
  }
  const mutations = JSON.stringify(transaction.mutations)
  const results = JSON.stringify(transaction.results)
  const row = {seq, id, timestamp, author, cause, fingerprint, mutations, results, state}
  sql.insertTransaction.run(...Object.values(row), transactionChecksum(row))
  for (const {change, content, checksum} of contents) {
    sql.insertRevision.run(change.id, seq, content, checksum)
    if (change.after) sql.putDocument.run(change.id, change.after._type, seq)
    else sql.removeDocument.run(change.id)
  }
  for (const documentId of transaction.purged) sql.forget.run(documentId)
  return seq
}

/** The current documents, all of them and as the last transaction left them. */
function readDocuments(sql: Statements, file: string): LakeDocument[] {
  const last = sql.last.get()
  if (last) checkTransaction(last, file)
  let state = 0
  const documents: LakeDocument[] = []
  // Row by row: their texts together would take as much memory again.
  for (const row of sql.documents.iterate()) {
    const document = readContent(row, file)
    if (!document) throw damaged(file, `"${String(row.id)}"`)
    state = addToState(state, Number(row.checksum))
    documents.push(document)
  }
  if (state !== Number(last?.state ?? 0)) throw damaged(file, 'the list of current documents')
  return documents
}

/**
 * Reads the document out of a row of `revisions`, `null` where the revision removed it.
 * @throws {StoreError} `DAMAGED` when the row is not what was written.
 */
export function readContent(row: Row, file: string): LakeDocument | null {
  const {document_id: id = null, seq = null, content = null, checksum} = row
  if (revisionChecksum({document_id: id, seq, content}) === checksum) {
    if (content === null) return null
    const document: unknown = JSON.parse(String(content))
    if (isLakeDocument(document) && document._id === id) return document
  }
  throw damaged(file, `the revision of "${String(id)}" at ${String(seq)}`)
}

function checkTransaction(row: Row, file: string): void {
  if (transactionChecksum(row) === row.checksum) return
  throw damaged(file, `transaction ${String(row.seq)}`)
}

function damaged(file: string, what: string): StoreError {
  return new StoreError('DAMAGED', `${file}: ${what} is damaged; restore a backup`)
}

function readChange(sql: Statements, row: Row, file: string): Change {
  const id = String(row.document_id)
  const before = sql.revisionBefore.get(id, Number(row.seq))
  return {id, before: before ? readContent(before, file) : null, after: readContent(row, file)}
}

function readRevision(row: Row, file: string): Revision {
  return {
    seq: Number(row.seq),
    transactionId: String(row.id),
    timestamp: String(row.timestamp),
    document: readContent(row, file),
  }
}

function readOccurrence(row: Row): Occurrence {
  return {
    documentId: String(row.document_id),
    seq: Number(row.seq),
    transactionId: String(row.id),
    timestamp: String(row.timestamp),
    author: String(row.author),
    cause: String(row.cause),
    exists: row.present === 1,
  }
}

function readTransaction(sql: Statements, row: Row, file: string): StoredTransaction {
  checkTransaction(row, file)
  const seq = Number(row.seq)
  return {
    seq,
    id: String(row.id),
    timestamp: String(row.timestamp),
    author: String(row.author),
    cause: String(row.cause),
    fingerprint: String(row.fingerprint),
    documentIds: sql.documentIdsOf.all(seq).map((one) => String(one.document_id)),
    mutations: readArray(row.mutations, file),
    results: readArray(row.results, file),
  }
}

/** Reads a JSON array that `append` wrote; its items have the shape they were written with. */
function readArray<Item>(value: SQLOutputValue | undefined, file: string): Item[] {
  const parsed: unknown = JSON.parse(String(value))
  if (Array.isArray(parsed)) return parsed
  throw damaged(file, 'a transaction')
}
