import {existsSync} from 'node:fs'

import sparticuz from '@sparticuz/chromium'

/** The one without windows first: it is Chromium all the same, and takes less of a small machine. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

/**
 * Finds a Chromium: `CHROMIUM_PATH`, the system's, or the one that comes as an npm package.
 * @throws Error that says how to get one; tests are never skipped for want of a browser
 */
export async function chromiumPath(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (existsSync(wanted)) return wanted
    throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`)
  }
  const system = systemPaths.find((file) => existsSync(file))
  if (system) return system
  try {
    return await sparticuz.executablePath()
  } catch (cause) {
    throw new Error(
      'The browser tests need a Chromium. Install one (Debian: apt-get install chromium-headless-shell) or set CHROMIUM_PATH.',
      {cause},
    )
  }
}
