import type {SQLOutputValue} from 'node:sqlite'

import {isLakeDocument, type LakeDocument} from '../document.ts'
import {revisionChecksum, transactionChecksum} from './checksums.ts'
import {StoreError} from './types.ts'

/** A row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>

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

/**
 * Checks a row of `transactions`.
 * @throws {StoreError} `DAMAGED` when it is not what was written.
 */
export function checkTransaction(row: Row, file: string): void {
  if (transactionChecksum(row) === row.checksum) return
  throw damaged(file, `transaction ${String(row.seq)}`)
}

/** Says what is damaged. */
export function damaged(file: string, what: string): StoreError {
  return new StoreError('DAMAGED', `${file}: ${what} is damaged; restore a backup`)
}
