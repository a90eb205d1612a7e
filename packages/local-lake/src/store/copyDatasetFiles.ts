import {existsSync, renameSync} from 'node:fs'
import {cp, open, rm} from 'node:fs/promises'

import {copyDatabase} from './backup.ts'

/** Where the parts of a dataset are. */
export interface DatasetPlaces {
  database: string
  /** The folder of its binary files. */
  assets: string
}

/**
 * Copies the files of a dataset, as it is at one moment, to where no dataset is. Whether its
 * documents appear there is decided at the very end; what was left by an attempt that was
 * interrupted is replaced.
 * @param admit called once the copy is ready, before it can be opened.
 */
export async function copyDatasetFiles(
  source: DatasetPlaces,
  target: DatasetPlaces,
  admit: () => void,
): Promise<void> {
  const partial = `${target.database}.partial`
  await rm(partial, {force: true})
  copyDatabase(source.database, partial)
  // A binary file is on the disk before a document names it, so the copy lacks none.
  if (existsSync(source.assets)) await cp(source.assets, target.assets, {recursive: true})
  const file = await open(partial, 'r+')
  await file.sync()
  await file.close()
  // Nothing may come between these two.
  admit()
  renameSync(partial, target.database)
}
