import {cp, mkdir, open, readdir, rename, rm} from 'node:fs/promises'
import {join} from 'node:path'

import {asStoreError} from './openDatabase.ts'
import {openForReading} from './rollbackJournal.ts'
import {type StoreFiles, storeFiles} from './storeFiles.ts'
import {StoreError} from './types.ts'
import {verifyStore} from './verifyStore.ts'

/**
 * Copies a store to a new folder as it is at one moment per dataset, while a lake may be using
 * it. The folder appears only once it is complete.
 * @throws {StoreError} when the target exists or something can not be read or written.
 */
export async function backupStore(directory: string, target: string): Promise<StoreFiles> {
  const partial = `${target}.partial`
  await rm(partial, {recursive: true, force: true})
  const files = await storeFiles(directory)
  if (files.databases.length === 0) {
    throw new StoreError('IO', `There is no store in ${directory}`)
  }
  await mkdir(partial, {recursive: true})
  for (const file of files.databases) {
    await mkdir(join(partial, file, '..'), {recursive: true})
    copyDatabase(join(directory, file), join(partial, file))
  }
  // A binary file is on the disk before a document names it, so the copies above lack none.
  for (const folder of files.assets) {
    await cp(join(directory, folder), join(partial, folder), {recursive: true})
  }
  await claim(partial, target)
  return files
}

/** Copies a database, as it is at one moment, to a file that is not there. */
export function copyDatabase(source: string, target: string): void {
  try {
    const db = openForReading(source)
    db.prepare('VACUUM INTO ?').run(target)
    db.close()
  } catch (error) {
    throw asStoreError(error, source)
  }
}

/**
 * Puts a verified copy of a backup where no store is. It appears there as a whole or not at all.
 * @returns the problems that keep the backup from being used; nothing is written then.
 * @throws {StoreError} when there is a store already.
 */
export async function restoreStore(source: string, directory: string): Promise<string[]> {
  const existing = await verifyStore(source)
  if (existing.problems.length > 0) return existing.problems
  const partial = `${directory}.partial`
  await rm(partial, {recursive: true, force: true})
  await cp(source, partial, {recursive: true})
  await claim(partial, directory)
  return []
}

/** Gives the finished copy its name; an existing folder with something in it is not replaced. */
async function claim(partial: string, target: string): Promise<void> {
  try {
    await syncFiles(partial)
    await rename(partial, target)
  } catch (error) {
    await rm(partial, {recursive: true, force: true})
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const taken = code === 'ENOTEMPTY' || code === 'EEXIST'
    const reason = taken ? 'exists already: name a new folder' : 'could not be written'
    throw new StoreError('IO', `${target} ${reason}`, {cause: error})
  }
}

/** A copy counts only once the disk has it. */
async function syncFiles(directory: string): Promise<void> {
  for (const entry of await readdir(directory, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const file = await open(join(entry.parentPath, entry.name), 'r+')
    await file.sync()
    await file.close()
  }
}
