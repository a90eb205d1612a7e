import {open, rename, rm} from 'node:fs/promises'
import path from 'node:path'

/**
 * Puts a file in place so that after a crash at any moment there is the old one or the new one, whole.
 * @param file where it belongs; its folder is there
 * @throws Error of the file system, TypeError for what is no path or no bytes
 */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`
  try {
    await writeSynced(temporary, [bytes])
    await moveDurably(temporary, file)
  } catch (error) {
    await rm(temporary, {force: true})
    throw error
  }
}

/** Writes a new file and waits until the disk has it. */
export async function writeSynced(
  file: string,
  parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const handle = await open(file, 'w', 0o644)
  try {
    for await (const part of parts) await handle.writeFile(part)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Gives a file its final name, and waits until the disk has that too. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to)
  const folder = await open(path.dirname(to), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
