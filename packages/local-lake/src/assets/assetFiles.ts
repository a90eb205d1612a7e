import {createHash} from 'node:crypto'
import {open, readFile, rename} from 'node:fs/promises'
import {join} from 'node:path'

/** The names that assets are stored under: a hash, for pictures the size, an extension. */
const FILE_NAME = /^([0-9a-f]{40})(?:-(\d+)x(\d+))?\.([a-z0-9]{1,8})$/

/** True for a name that `storeFile` can have given; nothing else is looked for on the disk. */
export function isAssetFileName(name: string): boolean {
  return FILE_NAME.test(name)
}

/** `<hash>-<w>x<h>.<ext>` → `image-<hash>-<w>x<h>-<ext>`, `<hash>.<ext>` → `file-<hash>-<ext>`. */
export function assetIdOf(name: string): string {
  const kind = name.includes('-') ? 'image' : 'file'
  return `${kind}-${name.replace('.', '-')}`
}

/** The hash that names an asset. */
export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

/** Writes a file so that it is on the disk, whole, before its document exists. */
export async function storeFile(folder: string, name: string, bytes: Uint8Array): Promise<void> {
  const temporary = join(folder, `.${process.pid}-${name}`)
  const file = await open(temporary, 'w')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, join(folder, name))
}

/** Reads a stored file; `undefined` when there is none. */
export async function readStoredFile(folder: string, name: string): Promise<Buffer | undefined> {
  if (!isAssetFileName(name)) return undefined
  try {
    return await readFile(join(folder, name))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
