import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {hasRightKeys} from './checkKeys.ts'
import {checkLog} from './checkLog.ts'
import {buildKeys} from './keyTables.ts'
import {asStoreError} from './openDatabase.ts'
import {storeFiles} from './storeFiles.ts'

/**
 * Rewrites the databases of a store without the room that removed rows left, and the keys of
 * documents where they are damaged. A lake may be
 * using it; its writes wait meanwhile. A crash leaves each database as it was or compacted.
 * @returns how many databases were rewritten.
 * @throws {StoreError} when a database is damaged or can not be written.
 */
export async function compactStore(directory: string): Promise<number> {
  const {databases} = await storeFiles(directory)
  for (const file of databases) compact(join(directory, file))
  return databases.length
}

/** Reads the keys of documents anew where they are damaged. */
function mendKeys(db: DatabaseSync): void {
  if (hasRightKeys(db)) return
  db.exec('BEGIN IMMEDIATE')
  try {
    buildKeys(db)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

function compact(file: string): void {
  checkLog(file)
  try {
    const db = new DatabaseSync(file)
    try {
      db.exec('PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL')
      mendKeys(db)
      db.exec('VACUUM')
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } finally {
      db.close()
    }
  } catch (error) {
    throw asStoreError(error, file)
  }
}
