import {cp, mkdir, readdir, rename, rm} from 'node:fs/promises'
import {join, relative} from 'node:path'
import {DatabaseSync} from 'node:sqlite'

import {asStoreError} from './openDatabase.ts'
import {StoreError} from './types.ts'

/** The files of a store, as paths inside its folder. */
export interface StoreFiles {
  databases: string[]
  /** Folders of binary files. */
  assets: string[]
}

/** Lists what belongs to a store; anything else in the folder is left alone. */
export async function storeFiles(directory: string): Promise<StoreFiles> {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true})
  const path = (entry: (typeof entries)[number]): string =>
    relative(directory, join(entry.parentPath, entry.name))
  return {
    databases: entries.filter((one) => one.isFile() && one.name.endsWith('.sqlite')).map(path),
    assets: entries.filter((one) => one.isDirectory() && one.name.endsWith('.assets')).map(path),
  }
}

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

function copyDatabase(source: string, target: string): void {
  try {
    const db = new DatabaseSync(source, {readOnly: true})
    db.prepare('VACUUM INTO ?').run(target)
    db.close()
  } catch (error) {
    throw asStoreError(error, source)
  }
}

/** Gives the finished copy its name; an existing folder with something in it is not replaced. */
async function claim(partial: string, target: string): Promise<void> {
  try {
    await rename(partial, target)
  } catch (error) {
    await rm(partial, {recursive: true, force: true})
    throw new StoreError('IO', `${target} exists already: name a new folder`, {cause: error})
  }
}
