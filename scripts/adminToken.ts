import {randomBytes} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {UserError} from './ports.ts'

/**
 * The administrator token of the local lake: made once, readable by its owner only, never printed.
 * @param dataDir the folder that keeps everything of this installation
 * @throws UserError when others may read it
 */
export function adminToken(dataDir: string): string {
  const file = path.join(dataDir, 'admin-token')
  if (!existsSync(file)) {
    mkdirSync(dataDir, {recursive: true})
    writeFileSync(file, randomBytes(32).toString('base64url'), {mode: 0o600})
  }
  // Windows keeps rights elsewhere.
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new UserError(`Others may read the administrator token. Run: chmod 600 ${file}`)
  return readFileSync(file, 'utf8').trim()
}
