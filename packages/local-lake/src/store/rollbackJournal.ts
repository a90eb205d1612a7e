import {existsSync} from 'node:fs'
import {DatabaseSync} from 'node:sqlite'

/** What SQLite answers when another connection is in the way. */
const BUSY = 5

/**
 * Runs a large transaction with a rollback journal in place of the write-ahead log, so that what
 * is new is written once, straight into the file, and not twice. Interrupted, it is taken back by
 * whoever opens the file next. While others have the file open, the log is used as ever.
 */
export async function withRollbackJournal<Result>(
  db: DatabaseSync,
  run: () => Promise<Result>,
): Promise<Result> {
  setJournal(db, 'DELETE')
  try {
    return await run()
  } finally {
    // Where that fails the file is as durable, and opening it sets it right.
    setJournal(db, 'WAL')
  }
}

function setJournal(db: DatabaseSync, mode: 'DELETE' | 'WAL'): void {
  try {
    db.exec(`PRAGMA journal_mode = ${mode}`)
  } catch (error) {
    const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
    if ((code & 0xff) !== BUSY) throw error
  }
}

/** Opens a file only to read it, unless there is an interrupted transaction to be taken back. */
export function openForReading(file: string): DatabaseSync {
  return new DatabaseSync(file, {readOnly: !existsSync(`${file}-journal`)})
}
