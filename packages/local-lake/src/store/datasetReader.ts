import {statSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

import {createViewCache, type Dataset} from '../dataset.ts'
import type {LakeDocument} from '../document.ts'
import {createDocumentSet, sourceOf} from '../documentSet.ts'
import {readContent, type Row} from './sqliteDatasetStore.ts'
import {StoreError} from './types.ts'

/** The documents of a dataset, read from its file beside the process that writes it. */
export interface DatasetReader {
  readonly view: Dataset['view']
  /** Reads what has been committed since the last time. */
  catchUp(): void
  /** False when another file has taken the place of the one that is open. */
  isCurrent(): boolean
  close(): void
}

/**
 * Opens the file of a dataset for reading and reads its documents.
 * @throws {StoreError} `DAMAGED` when a document in it can not be read.
 */
export function createDatasetReader(file: string): DatasetReader {
  const db = new DatabaseSync(file, {readOnly: true})
  const inode = inodeOf(file)
  const position = db.prepare('SELECT max(seq) AS seq FROM transactions')
  const current = db.prepare(
    `SELECT document_id, revisions.seq, content, checksum
     FROM documents JOIN revisions ON document_id = id AND revisions.seq = documents.seq
     ORDER BY id`,
  )
  const changes = db.prepare(
    'SELECT document_id, seq, content, checksum FROM revisions WHERE seq > ? ORDER BY seq',
  )
  const readCurrent = (row: Row): LakeDocument => {
    const document = readContent(row, file)
    if (document) return document
    throw new StoreError('DAMAGED', `${file}: a current document is missing; restore a backup`)
  }
  // The position comes first: what is committed in between is read again by the next `catchUp`.
  let seq = Number(position.get()?.seq ?? 0)
  // All at once: what a worker is asked goes through them, and has to see one state.
  const documents = createDocumentSet(sourceOf(Array.from(current.iterate(), readCurrent)))
  documents.all()

  return {
    view: createViewCache(documents),
    catchUp() {
      for (const row of changes.all(seq)) {
        documents.apply(String(row.document_id), readContent(row, file))
        seq = Number(row.seq)
      }
    },
    isCurrent: () => inodeOf(file) === inode,
    close: () => db.close(),
  }
}

function inodeOf(file: string): number | undefined {
  return statSync(file, {throwIfNoEntry: false})?.ino
}
