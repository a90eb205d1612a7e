import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {StoreError} from './types.ts'

/** Held for as long as a process uses a data directory. */
export interface Lock {
  release(): void
}

/**
 * Takes the data directory for this process. The lock is one of the operating system (held
 * through SQLite), so it is gone when the process is, however it ended.
 * @throws {StoreError} `IN_USE`, naming the process that has it.
 */
export function lockDirectory(directory: string): Lock {
  const note = join(directory, 'lake.pid')
  const db = new DatabaseSync(join(directory, 'lake.lock'))
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    db.close()
    const owner = readOwner(note)
    const message = `The store in ${directory} is in use by ${owner}: stop it, or choose another --data directory`
    throw new StoreError('IN_USE', message, {cause: error})
  }
  writeFileSync(note, `${process.pid}\n`)
  return {
    release() {
      db.exec('ROLLBACK')
      db.close()
    },
  }
}

function readOwner(note: string): string {
  try {
    return `pid ${readFileSync(note, 'utf8').trim()}`
  } catch {
    return 'another process'
  }
}
