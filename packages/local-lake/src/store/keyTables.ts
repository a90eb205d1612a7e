import type {DatabaseSync, StatementSync} from 'node:sqlite'

import type {LakeDocument} from '../document.ts'
import {type DocumentKeys, documentKeys, UNREADABLE} from './keptKeys.ts'
import {readContent, type Row} from './readRow.ts'
import {StoreError} from './types.ts'

/**
 * What is known of current documents without reading them. All of it can be read off the
 * documents again (`buildKeys`); the transaction that changes a document changes its keys.
 */
const TABLES = `
  ALTER TABLE documents ADD COLUMN layer TEXT NOT NULL DEFAULT '${UNREADABLE}';
  ALTER TABLE documents ADD COLUMN created TEXT NOT NULL DEFAULT '';
  ALTER TABLE documents ADD COLUMN updated TEXT NOT NULL DEFAULT '';
  ALTER TABLE documents ADD COLUMN size INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE references_to (
    target TEXT NOT NULL,
    id TEXT NOT NULL,
    kind INTEGER NOT NULL,
    PRIMARY KEY (target, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE path_values (
    path TEXT NOT NULL,
    value TEXT NOT NULL,
    id TEXT NOT NULL,
    PRIMARY KEY (path, value, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE counts (
    type TEXT NOT NULL,
    layer TEXT NOT NULL,
    documents INTEGER NOT NULL,
    size INTEGER NOT NULL,
    PRIMARY KEY (type, layer)
  ) STRICT, WITHOUT ROWID;`

/** Newest first, and by id where they are of the same time: what is asked most is read in a row. */
const INDEXES = `
  CREATE INDEX documents_by_created ON documents (type, layer, created DESC, id);
  CREATE INDEX documents_by_updated ON documents (type, layer, updated DESC, id);`

/** Makes the tables, for a store that has none; a transaction has to be open. */
export function createKeys(db: DatabaseSync): void {
  db.exec(TABLES)
  buildKeys(db)
}

/** Documents that are read at a time. */
const CHUNK = 100

/** Reads the keys of all current documents anew; a transaction has to be open. */
export function buildKeys(db: DatabaseSync): void {
  db.exec(`DROP INDEX IF EXISTS documents_by_created; DROP INDEX IF EXISTS documents_by_updated;
    DELETE FROM references_to; DELETE FROM path_values`)
  const next = currentRows(db, `WHERE documents.id > ? ORDER BY documents.id LIMIT ${CHUNK}`)
  const update = db.prepare(
    'UPDATE documents SET layer = ?, created = ?, updated = ?, size = ? WHERE id = ?',
  )
  const rows = keyRows(db)
  let last = ''
  for (let chunk = next.all(last); chunk.length > 0; chunk = next.all(last)) {
    for (const row of chunk) {
      last = String(row.id)
      const document = readable(row)
      if (!document) {
        update.run(UNREADABLE, '', '', 0, last)
        continue
      }
      const keys = documentKeys(document)
      update.run(keys.layer, keys.created, keys.updated, String(row.content).length, last)
      rows.add(last, keys)
    }
  }
  db.exec(`DELETE FROM counts; INSERT INTO counts
    SELECT type, layer, count(*), sum(size) FROM documents GROUP BY type, layer; ${INDEXES}`)
}

/** The rows of current documents with their contents. */
export function currentRows(db: DatabaseSync, which = ''): StatementSync {
  return db.prepare(
    `SELECT documents.id, document_id, revisions.seq, content, checksum FROM documents
     LEFT JOIN revisions ON document_id = id AND revisions.seq = documents.seq ${which}`,
  )
}

/** The document of a row, `undefined` when it is damaged: who asks for it is told. */
export function readable(row: Row): LakeDocument | undefined {
  try {
    return readContent(row, '') ?? undefined
  } catch (error) {
    if (error instanceof StoreError) return undefined
    throw error
  }
}

/** Puts and removes the rows of what documents refer to and hold. */
export function keyRows(db: DatabaseSync) {
  const putReference = db.prepare('INSERT OR REPLACE INTO references_to VALUES (?, ?, ?)')
  const removeReference = db.prepare('DELETE FROM references_to WHERE target = ? AND id = ?')
  const putValue = db.prepare('INSERT OR REPLACE INTO path_values VALUES (?, ?, ?)')
  const removeValue = db.prepare('DELETE FROM path_values WHERE path = ? AND value = ? AND id = ?')
  return {
    add(id: string, {references, values}: DocumentKeys): void {
      for (const [target, kind] of references) putReference.run(target, id, kind)
      for (const [path, value] of values) putValue.run(path, value, id)
    },
    /** Leaves alone what `before` and `after` have in common. */
    replace(id: string, before: DocumentKeys | undefined, after: DocumentKeys | undefined): void {
      const were = before?.references
      const are = after?.references
      for (const target of were?.keys() ?? []) {
        if (!are?.has(target)) removeReference.run(target, id)
      }
      for (const [target, kind] of are ?? []) {
        if (were?.get(target) !== kind) putReference.run(target, id, kind)
      }
      const has = (keys: DocumentKeys | undefined, [path, value]: readonly [string, string]) =>
        keys?.values.some(([one, other]) => one === path && other === value) ?? false
      for (const pair of before?.values ?? []) {
        if (!has(after, pair)) removeValue.run(...pair, id)
      }
      for (const pair of after?.values ?? []) {
        if (!has(before, pair)) putValue.run(...pair, id)
      }
    },
  }
}

/** A document as it is counted. */
export interface Counted {
  type: string
  layer: string
  /** Characters of its JSON. */
  size: number
}

/** How a current document is counted, by its row. */
export function countedOf({type, layer, size}: Row): Counted {
  return {type: String(type), layer: String(layer), size: Number(size)}
}

/** What a transaction changes of the numbers of documents. */
export interface DocumentCounts {
  /** Notes a document that came (1) or went (-1). */
  add(document: Counted, sign: 1 | -1): void
  write(): void
}

/** Counts documents by type and layer, with the characters of their JSON; once per transaction. */
export function documentCounts(db: DatabaseSync): () => DocumentCounts {
  const put = db.prepare(
    `INSERT INTO counts (type, layer, documents, size) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET documents = documents + excluded.documents,
       size = size + excluded.size`,
  )
  const clear = db.prepare('DELETE FROM counts WHERE type = ? AND layer = ? AND documents = 0')
  return () => {
    const changes = new Map<string, Counted & {documents: number}>()
    return {
      add({type, layer, size}, sign) {
        const key = `${layer} ${type}`
        const known = changes.get(key) ?? {type, layer, documents: 0, size: 0}
        known.documents += sign
        known.size += sign * size
        changes.set(key, known)
      },
      write() {
        for (const {type, layer, documents, size} of changes.values()) {
          if (documents !== 0 || size !== 0) put.run(type, layer, documents, size)
          if (documents < 0) clear.run(type, layer)
        }
      },
    }
  }
}
