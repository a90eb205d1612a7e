import type {DatabaseSync, SQLOutputValue} from 'node:sqlite'
import {crc32} from 'node:zlib'

/**
 * SQLite notices a damaged page by its structure only; a letter that changed inside a text it
 * hands out. So every row carries a checksum of itself, and every transaction the sum of those
 * of the documents that were current after it: a row that changed, is missing, or points at an
 * older revision is noticed when it is read.
 */

/** What of a revision is checked. */
export interface RevisionRow {
  document_id: SQLOutputValue
  seq: SQLOutputValue
  content: SQLOutputValue
}

/** The checksum of a revision, 32 bits. */
export function revisionChecksum({document_id: id, seq, content}: RevisionRow): number {
  return rowChecksum([id, seq, content])
}

/** The columns of a transaction that are checked, in this order. */
export const CHECKED_COLUMNS = [
  'seq',
  'id',
  'timestamp',
  'author',
  'cause',
  'fingerprint',
  'mutations',
  'results',
  'state',
]

/** The checksum of a row of `transactions`, 32 bits. */
export function transactionChecksum(row: Record<string, SQLOutputValue>): number {
  return rowChecksum(CHECKED_COLUMNS.map((column) => row[column] ?? null))
}

/** Adds to the sum of the current documents' checksums, or takes from it; 32 bits. */
export function addToState(state: number, change: number): number {
  return (state + change) >>> 0
}

/** Makes the checksums known to SQL, for migrations and updates. */
export function defineChecksums(db: DatabaseSync): void {
  db.function('row_checksum', {varargs: true, deterministic: true}, (...values) =>
    rowChecksum(values),
  )
}

/** The checksum of any row, 32 bits. */
export function rowChecksum(values: readonly SQLOutputValue[]): number {
  // The kind counts too: damage may turn a text into bytes, or into nothing.
  const spelled = values.map((value) => `${value === null ? 0 : typeof value}:${String(value)}`)
  return crc32(spelled.join('\0'))
}
