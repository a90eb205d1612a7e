import {DatabaseSync} from 'node:sqlite'

import type {LakeDocument} from '../document.ts'
import {currentDocuments} from './currentDocuments.ts'
import {guardOf} from './openDatabase.ts'

/** The documents of a dataset as they were at one moment, whatever is written meanwhile. */
export interface Snapshot {
  /** In `_id` order, read from the disk one by one; all of them, or those that come after an id. */
  documents(after?: string): Iterable<LakeDocument>
  /** Lets go of the moment; the log of the file grows until then. Safe to call twice. */
  close(): void
}

/**
 * Opens the file of a dataset beside the process that writes it.
 * @throws {StoreError} when it can not be read.
 */
export function openSnapshot(file: string): Snapshot {
  return guardOf(file)(() => {
    const db = new DatabaseSync(file, {readOnly: true})
    db.exec('BEGIN')
    // The moment is that of the first reading.
    db.prepare('SELECT max(seq) FROM transactions').get()
    return {
      documents: (after) => currentDocuments(db, file).documents(after),
      close: () => {
        if (db.isOpen) db.close()
      },
    }
  })
}
