import {DatabaseSync} from 'node:sqlite'

import {checkLog} from './checkLog.ts'
import {defineChecksums} from './checksums.ts'
import {StoreError} from './types.ts'

/** A database file of ours: what it holds and how to bring it to the newest format. */
export interface Format {
  /** SQLite `application_id`, so that a file of someone else is not taken for ours. */
  applicationId: number
  /** Each entry takes the format one version further; their count is the version. */
  migrations: readonly (string | ((db: DatabaseSync) => void))[]
}

/**
 * Opens a database file for durable use: write-ahead log, every commit on disk before it
 * returns. An older format is migrated in one transaction, a newer one is refused untouched.
 * @throws {StoreError} `NEWER_VERSION`, `DAMAGED` or `IO`.
 */
export function openDatabase(file: string, format: Format): DatabaseSync {
  checkLog(file)
  let db: DatabaseSync | undefined
  try {
    db = new DatabaseSync(file)
    const version = checkFormat(db, file, format)
    defineChecksums(db)
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON')
    // Ids are random, so commits touch pages all over the file: 16 MB of them stay at hand.
    db.exec('PRAGMA busy_timeout = 2000; PRAGMA cache_size = -16000')
    migrate(db, format, version)
    return db
  } catch (error) {
    db?.close()
    throw asStoreError(error, file)
  }
}

/** The format that a file has, 0 when it is new. */
function checkFormat(db: DatabaseSync, file: string, format: Format): number {
  const version = pragma(db, 'user_version')
  if (version > 0 && pragma(db, 'application_id') !== format.applicationId) {
    throw new StoreError('DAMAGED', `${file} is not a file of this lake; move it away`)
  }
  const known = format.migrations.length
  if (version > known) {
    const message = `${file} has store format ${version}, this version reads up to ${known}: use a newer local-lake`
    throw new StoreError('NEWER_VERSION', message)
  }
  return version
}

function migrate(db: DatabaseSync, format: Format, version: number): void {
  const missing = format.migrations.slice(version)
  if (missing.length === 0) return
  db.exec('BEGIN IMMEDIATE')
  for (const step of missing) {
    if (typeof step === 'string') db.exec(step)
    else step(db)
  }
  db.exec(`PRAGMA application_id = ${format.applicationId}`)
  db.exec(`PRAGMA user_version = ${format.migrations.length}`)
  db.exec('COMMIT')
}

function pragma(db: DatabaseSync, name: string): number {
  const value = db.prepare(`PRAGMA ${name}`).get()?.[name]
  return typeof value === 'number' ? value : 0
}

/**
 * SQLite's result codes. 1 is a statement that does not fit the tables: all of ours do, so what the
 * file says of its tables is damaged. 522 is a page that should be there and is not, 778 a write that
 * failed, for want of space or by a quota; 787 is a revision of no transaction, which is never written.
 */
const CODES: Record<number, StoreError['code']> = {
  1: 'DAMAGED',
  11: 'DAMAGED',
  13: 'FULL',
  26: 'DAMAGED',
  522: 'DAMAGED',
  778: 'FULL',
  787: 'DAMAGED',
}
const ADVICE: Record<StoreError['code'], string> = {
  IN_USE: 'another process uses it',
  NEWER_VERSION: 'it was written by a newer version',
  DAMAGED: 'the file is damaged; restore it from a backup',
  FULL: 'it can not grow, the disk or a quota is full; make room and try again',
  IO: 'it could not be read or written',
}

/** Turns an error of SQLite into one that names the file and what to do. */
export function asStoreError(error: unknown, file: string): StoreError {
  if (error instanceof StoreError) return error
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0
  // None of our numbers is larger than JavaScript's: one that is was damaged.
  const known = error instanceof RangeError ? 'DAMAGED' : CODES[errcode]
  const code = known ?? CODES[errcode & 0xff] ?? 'IO'
  const reason = error instanceof Error ? error.message : String(error)
  return new StoreError(code, `${file}: ${ADVICE[code]} (${reason})`, {cause: error})
}

/** Begins to use a database; where that fails it is closed, as nobody else would. */
export function beginUse<Result>(db: DatabaseSync, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    db.close()
    throw error
  }
}

/** Makes what runs something on a file and has its errors name the file. */
export function guardOf(file: string): <Result>(run: () => Result) => Result {
  return (run) => {
    try {
      return run()
    } catch (error) {
      throw asStoreError(error, file)
    }
  }
}
