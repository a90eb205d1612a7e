import {spawn} from 'node:child_process'
import path from 'node:path'

import {UserError} from './ports.ts'

/** How long the site may take to answer, in milliseconds. */
const patience = 20_000

/**
 * Runs the built example site in a process of its own, and waits until it answers.
 * @returns stops it
 */
export async function startSite(options: {
  /** The folder of the built site. */
  folder: string
  port: number
  lakePort: number
  /** Address of the Studio that may show the preview. */
  studioUrl: string
  token: string
  /** More settings of the site, or others than these. */
  env?: Record<string, string>
}): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, [path.join(options.folder, 'server/entry.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(options.port),
      CONTENT_PROJECT_ID: 'jakamy',
      CONTENT_DATASET: 'production',
      CONTENT_API_HOST: `http://127.0.0.1:${options.lakePort}`,
      CONTENT_STUDIO_URL: options.studioUrl,
      CONTENT_PREVIEW_TOKEN: options.token,
      ...options.env,
    },
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await exited
  }
  const deadline = performance.now() + patience
  while (!(await answers(options.port))) {
    if (child.exitCode !== null)
      throw new UserError('The example site stopped while starting (see above).')
    if (performance.now() > deadline) {
      await stop()
      throw new UserError(
        `The example site did not answer on port ${options.port} within ${patience / 1000} s.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return stop
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(2000),
    })
    return true
  } catch {
    // Not listening yet: the caller asks again until its patience ends.
    return false
  }
}
