import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {UserError} from './ports.ts'

/** What only servers know, set while anything is built: a build that takes it in would take in a real one. */
export const secretsOfServers = {
  CONTENT_PREVIEW_TOKEN: 'a-token-that-no-build-may-take-in',
} as const

/** A token of Sanity's, written into code. */
const written = /\bsk[A-Za-z0-9]{60,}\b/

/**
 * Refuses what is built for browsers when a token is in it, or when it would read one.
 * @param folder with what browsers get
 * @param env that it was built with
 * @throws UserError naming the file, and the variable of the token
 */
export function refuseSecrets(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): void {
  const values = Object.entries(env).filter(
    ([name, value = '']) => /TOKEN|SECRET|PASSWORD/.test(name) && value.length >= 16,
  )
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'latin1')
    const found =
      Object.keys(secretsOfServers).find((name) => text.includes(name)) ??
      values.find(([, value = '']) => text.includes(value))?.[0] ??
      (written.test(text) ? 'a token of Sanity’s' : undefined)
    if (found !== undefined)
      throw new UserError(
        `${path.relative(folder, file)} is for browsers, and everyone could read ${found} in it. Read on the server, and send the result.`,
      )
  }
}
