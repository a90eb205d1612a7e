import {existsSync} from 'node:fs'

import {writeDurably} from '../bundle/store/writeDurably.ts'
import {UsageError} from './usageError.ts'

/**
 * Writes a result whole, or not at all.
 * @param force also over a file that is there
 */
export async function writeResult(file: string, bytes: Uint8Array, force: boolean): Promise<void> {
  if (!force && existsSync(file))
    throw new UsageError(`“${file}” is there already. Choose another name, or give --force.`)
  try {
    await writeDurably(file, bytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new UsageError(`“${file}” could not be written: ${reason}`)
  }
}
