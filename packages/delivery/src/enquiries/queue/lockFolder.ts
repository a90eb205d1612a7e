import path from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {ContentError} from '@jakamy/content-sdk'

/**
 * Takes a folder for this process. The lock is the operating system’s, held through SQLite: it is gone
 * when the process is, however it ended.
 * @returns gives it back
 * @throws ContentError `INVALID_OPTIONS` when another process has it
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(path.join(folder, 'lock'))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new ContentError(
      'INVALID_OPTIONS',
      `The queue in ${folder} is in use by another process. Stop that one, or choose another --queue.`,
      {option: 'queue'},
      {cause},
    )
  }
  return () => {
    database.exec('ROLLBACK')
    database.close()
  }
}
