import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'

import type {LakeDocument} from '../document.ts'
import type {Change} from '../staging.ts'
import {currentDocuments} from './currentDocuments.ts'
import {createKeys} from './keyTables.ts'
import {beginUse, type Format, guardOf, openDatabase} from './openDatabase.ts'
import {checkTransaction, damaged, readContent, type Row} from './readRow.ts'
import {withRollbackJournal} from './rollbackJournal.ts'
import {storedKeys} from './storedKeys.ts'
import {completeMutation, type StoredMutation} from './storedMutations.ts'
import {transactionWriter} from './transactionWriter.ts'
import {type DatasetStore, type Occurrence, type Revision, type StoredTransaction} from './types.ts'

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
    // From here on a mutation may name a document in place of its content: see storedMutations.
    'SELECT 1',
    createKeys,
    // Documents are larger than a page: looked up by a number of its own, a row is read and written
    // without going through others.
    `ALTER TABLE revisions RENAME TO revisions_by_id;
     CREATE TABLE revisions (
       document_id TEXT NOT NULL,
       seq INTEGER NOT NULL REFERENCES transactions (seq),
       content TEXT,
       checksum INTEGER NOT NULL,
       PRIMARY KEY (document_id, seq)
     ) STRICT;
     INSERT INTO revisions (document_id, seq, content, checksum)
       SELECT document_id, seq, content, checksum FROM revisions_by_id ORDER BY seq, document_id;
     DROP TABLE revisions_by_id;
     CREATE INDEX revisions_by_seq ON revisions (seq, document_id);`,
  ],
}

/**
 * Opens (and creates, where missing) the store of one dataset.
 * @throws {StoreError} when the file is damaged, newer or not ours.
 */
export function openSqliteDatasetStore(file: string): DatasetStore {
  const db = openDatabase(file, FORMAT)
  const guard = guardOf(file)
  const begin = <Part>(make: () => Part): Part => beginUse(db, () => guard(make))
  const sql = begin(() => prepare(db))
  const current = begin(() => currentDocuments(db, file))
  const keys = begin(() => storedKeys(db, file))
  const writer = begin(() => transactionWriter(db))

  return {
    file,
    ...current,
    distrust(damagedPart) {
      keys.distrust()
      if (damagedPart === 'list') current.distrust()
    },
    document: (id) => current.read(id)?.document,
    keys,
    publicSize: () => guard(() => Number(sql.publicSize.get()?.size)),
    idsOfType: (type) => guard(() => sql.idsOfType.all(type).map((row) => String(row.id))),
    has: (id) => guard(() => sql.has.get(id) !== undefined),
    append: (transaction) =>
      guard(() => {
        const run = () => writer.write(transaction, transaction)
        return db.isTransaction ? run() : commit(db, run)
      }),
    appendParts: (head, {run, check, keep}) =>
      withRollbackJournal(db, async () => {
        guard(() => db.exec('BEGIN IMMEDIATE'))
        try {
          const {add, finish} = guard(() => writer.begin(head))
          await run((part) => guard(() => add(part)))
          guard(() => finish())
          check()
          guard(() => db.exec(keep ? 'COMMIT' : 'ROLLBACK'))
        } catch (error) {
          if (db.isTransaction) db.exec('ROLLBACK')
          throw error
        }
      }),
    together: (run) => guard(() => commit(db, run)),
    transaction: (id) =>
      guard(() => {
        const row = sql.transactionById.get(id)
        return row && readTransaction(sql, row, file)
      }),
    transactionsOf: (documentIds, {from = 0, to = LAST, reverse, limit}) =>
      guard(() => {
        const {newest, oldest} = documentIds ? sql.transactionsOf : sql.transactions
        const ids = documentIds ? [JSON.stringify(documentIds)] : []
        return (reverse ? newest : oldest)
          .all(...ids, from, to, limit)
          .map((row) => readTransaction(sql, row, file))
      }),
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

type Statements = ReturnType<typeof prepare>

function prepare(db: DatabaseSync) {
  const transaction =
    'seq, id, timestamp, author, cause, fingerprint, mutations, results, state, checksum'
  const row = 'document_id, seq, content, checksum'
  const inOrder = (condition: string) => {
    const query = `SELECT ${transaction} FROM transactions WHERE ${condition} seq BETWEEN ? AND ?`
    return {
      oldest: db.prepare(`${query} ORDER BY seq LIMIT ?`),
      newest: db.prepare(`${query} ORDER BY seq DESC LIMIT ?`),
    }
  }
  const revision = `SELECT document_id, revisions.seq, id, timestamp, content,
      revisions.checksum FROM revisions
    JOIN transactions ON transactions.seq = revisions.seq WHERE document_id = ?`
  return {
    publicSize: db.prepare("SELECT count(*) AS size FROM documents WHERE instr(id, '.') = 0"),
    idsOfType: db.prepare('SELECT id FROM documents WHERE type = ?'),
    has: db.prepare('SELECT 1 FROM documents WHERE id = ?'),
    transactionById: db.prepare(`SELECT ${transaction} FROM transactions WHERE id = ?`),
    transactions: inOrder(''),
    transactionsOf: inOrder(
      'seq IN (SELECT seq FROM revisions WHERE document_id IN (SELECT value FROM json_each(?))) AND',
    ),
    transactionsAfter: db.prepare(
      `SELECT ${transaction} FROM transactions WHERE seq > ? ORDER BY seq LIMIT ?`,
    ),
    documentIdsOf: db.prepare(`SELECT document_id FROM revisions WHERE seq = ?`),
    changesOf: db.prepare(`SELECT ${row} FROM revisions WHERE seq = ?`),
    revision: db.prepare(`SELECT ${row} FROM revisions WHERE document_id = ? AND seq = ?`),
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
    get mutations() {
      const contentOf = (id: string): LakeDocument | null => {
        const revision = sql.revision.get(id, seq)
        if (!revision) throw damaged(file, `the revision of "${id}" at ${seq}`)
        return readContent(revision, file)
      }
      return readArray<StoredMutation>(row.mutations, file).map((stored) =>
        completeMutation(stored, contentOf),
      )
    },
    results: readArray(row.results, file),
  }
}

/** Reads a JSON array that `append` wrote; its items have the shape they were written with. */
function readArray<Item>(value: SQLOutputValue | undefined, file: string): Item[] {
  const parsed: unknown = JSON.parse(String(value))
  if (Array.isArray(parsed)) return parsed
  throw damaged(file, 'a transaction')
}
