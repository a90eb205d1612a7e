import {statSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

import {createViewCache, type Dataset} from '../dataset.ts'
import {createDocumentSet} from '../documentSet.ts'
import {currentDocuments} from './currentDocuments.ts'
import {beginUse} from './openDatabase.ts'
import {readContent} from './readRow.ts'

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
  const changes = db.prepare(
    'SELECT document_id, seq, content, checksum FROM revisions WHERE seq > ? ORDER BY seq',
  )
  const documents = createDocumentSet(currentDocuments(db, file))
  let seq = 0
  beginUse(db, () => {
    // All at once: what a worker is asked goes through them, and has to see one state.
    db.exec('BEGIN')
    seq = Number(position.get()?.seq ?? 0)
    documents.all()
    db.exec('COMMIT')
  })

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
