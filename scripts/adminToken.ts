import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

/**
 * The administrator token of the local lake: made once, readable by its owner only, never printed.
 * @param dataDir the folder that keeps everything of this installation
 */
export function adminToken(dataDir: string): string {
  const file = path.join(dataDir, 'admin-token')
  if (!existsSync(file)) {
    mkdirSync(dataDir, {recursive: true})
    writeFileSync(file, randomBytes(32).toString('base64url'), {mode: 0o600})
  }
  return readFileSync(file, 'utf8').trim()
}
