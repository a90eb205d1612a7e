import {readFile, rm, writeFile} from 'node:fs/promises'
import path from 'node:path'

import {ContentError} from '../../errors.ts'

/**
 * Does something while no other process changes the store. A lock whose process has ended, killed
 * perhaps, is taken over.
 * @throws ContentError `SOURCE_UNREACHABLE` when another process holds it
 */
export async function locked<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(folder, 'lock')
  await take(file, folder)
  try {
    return await work()
  } finally {
    await rm(file, {force: true})
  }
}

async function take(file: string, folder: string): Promise<void> {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      return await writeFile(file, String(process.pid), {flag: 'wx'})
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (holder > 0 && isRunning(holder)) {
      throw new ContentError(
        'SOURCE_UNREACHABLE',
        `${path.basename(folder)} is being updated by process ${holder}. Try again when it has ended.`,
        {source: path.basename(folder)},
      )
    }
    await rm(file, {force: true})
  }
  throw new ContentError('SOURCE_UNREACHABLE', `${path.basename(folder)} cannot be locked.`, {
    source: path.basename(folder),
  })
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
