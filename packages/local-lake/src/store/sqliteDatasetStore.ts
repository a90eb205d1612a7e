import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import {isLakeDocument, type LakeDocument} from '../document.ts'
import type {Change} from '../staging.ts'
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
  ],
}

/**
 * Opens (and creates, where missing) the store of one dataset.
 * @throws {StoreError} when the file is damaged, newer or not ours.
 */
export function openSqliteDatasetStore(file: string): DatasetStore {
  const db = openDatabase(file, FORMAT)
  const sql = prepare(db)
  const guard = <Result>(run: () => Result): Result => {
    try {
      return run()
    } catch (error) {
      throw asStoreError(error, file)
    }
  }

  return {
    file,
    documents: () => guard(() => sql.documents.all().map((row) => readDocument(row, file))),
    append: (transaction) => guard(() => append(db, sql, transaction)),
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
    changesOf: (seq) => guard(() => sql.changesOf.all(seq).map((row) => readChange(row, file))),
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

type Row = Record<string, SQLOutputValue>
type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  const transaction = 'seq, id, timestamp, author, cause, fingerprint, mutations, results'
  const transactionsOf = `SELECT ${transaction} FROM transactions
    WHERE seq IN (SELECT seq FROM revisions WHERE document_id IN (SELECT value FROM json_each(?)))
    AND seq BETWEEN ? AND ?`
  const revision = `SELECT revisions.seq, id, timestamp, content FROM revisions
    JOIN transactions ON transactions.seq = revisions.seq WHERE document_id = ?`
  return {
    documents: db.prepare(
      `SELECT content FROM documents JOIN revisions ON document_id = id AND revisions.seq = documents.seq`,
    ),
    insertTransaction: db.prepare(
      `INSERT INTO transactions (id, timestamp, author, cause, fingerprint, mutations, results)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    insertRevision: db.prepare(
      `INSERT INTO revisions (document_id, seq, content) VALUES (?, ?, ?)`,
    ),
    putDocument: db.prepare(`INSERT OR REPLACE INTO documents (id, type, seq) VALUES (?, ?, ?)`),
    removeDocument: db.prepare(`DELETE FROM documents WHERE id = ?`),
    forget: db.prepare(`UPDATE revisions SET content = NULL WHERE document_id = ?`),
    transactionById: db.prepare(`SELECT ${transaction} FROM transactions WHERE id = ?`),
    oldestTransactionsOf: db.prepare(`${transactionsOf} ORDER BY seq LIMIT ?`),
    newestTransactionsOf: db.prepare(`${transactionsOf} ORDER BY seq DESC LIMIT ?`),
    transactionsAfter: db.prepare(
      `SELECT ${transaction} FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?`,
    ),
    documentIdsOf: db.prepare(`SELECT document_id FROM revisions WHERE seq = ?`),
    changesOf: db.prepare(
      `SELECT document_id, content AS after,
         (SELECT content FROM revisions AS earlier
          WHERE earlier.document_id = revisions.document_id AND earlier.seq < revisions.seq
          ORDER BY earlier.seq DESC LIMIT 1) AS before
       FROM revisions WHERE seq = ?`,
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

function append(db: DatabaseSync, sql: Statements, transaction: NewTransaction): number {
  const {id, timestamp, author, cause, fingerprint, mutations, results} = transaction
  db.exec('BEGIN IMMEDIATE')
  try {
    const {lastInsertRowid} = sql.insertTransaction.run(
      id,
      timestamp,
      author,
      cause,
      fingerprint,
      JSON.stringify(mutations),
      JSON.stringify(results),
    )
    const seq = Number(lastInsertRowid)
    for (const change of transaction.changes) {
      const content = change.after && JSON.stringify(change.after)
      sql.insertRevision.run(change.id, seq, content)
      if (change.after) sql.putDocument.run(change.id, change.after._type, seq)
      else sql.removeDocument.run(change.id)
    }
    for (const documentId of transaction.purged) sql.forget.run(documentId)
    db.exec('COMMIT')
    return seq
  } catch (error) {
    // SQLite has already rolled back by itself after some errors (a full disk, for one).
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

function readDocument(row: Row, file: string): LakeDocument {
  const document = readContent(row.content, file)
  if (document) return document
  throw new StoreError('DAMAGED', `${file}: a current document has no content; restore a backup`)
}

function readContent(value: SQLOutputValue | undefined, file: string): LakeDocument | null {
  if (typeof value !== 'string') return null
  const document: unknown = JSON.parse(value)
  if (isLakeDocument(document)) return document
  throw new StoreError('DAMAGED', `${file}: a stored document is not a document; restore a backup`)
}

function readChange(row: Row, file: string): Change {
  return {
    id: String(row.document_id),
    before: readContent(row.before, file),
    after: readContent(row.after, file),
  }
}

function readRevision(row: Row, file: string): Revision {
  return {
    seq: Number(row.seq),
    transactionId: String(row.id),
    timestamp: String(row.timestamp),
    document: readContent(row.content, file),
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
  throw new StoreError('DAMAGED', `${file}: a stored transaction can not be read; restore a backup`)
}
