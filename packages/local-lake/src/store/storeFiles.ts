import {readdir} from 'node:fs/promises'
import {join, relative} from 'node:path'

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
