import {spawn, type ChildProcess} from 'node:child_process'
import {readFileSync} from 'node:fs'
import path from 'node:path'

import {createClient, type SanityClient} from '@sanity/client'

const root = path.resolve(import.meta.dirname, '..')

/**
 * Ports of their own, so that a developer's `npm start` is not in the way. `E2E_PORT_SHIFT` moves
 * all of them, for a second run on the same machine.
 */
const shift = Number(process.env.E2E_PORT_SHIFT ?? 0)
export const ports = {
  studio: 13_333 + shift,
  lake: 14_000 + shift,
  enquiries: 14_200 + shift,
  site: 14_321 + shift,
}
export const studioUrl = `http://localhost:${ports.studio}`
export const siteUrl = `http://localhost:${ports.site}`

/** Studio, site and lake as `npm start` brings them up. */
export interface Running {
  /** All that was printed so far, the site's log included. */
  output: () => string
  /** A client with all rights, for what happens outside the Studio. */
  lake: SanityClient
  /** Ctrl-C; resolves with the exit code. */
  stop: () => Promise<number | null>
  /** Ends npm, and nothing else, as a service manager does. */
  kill: () => Promise<number | null>
}

/** Starts the main job with what a user types after `npm start --`, and waits until it is ready. */
export async function start(dataDir: string, ...options: string[]): Promise<Running> {
  const child = spawnStart(dataDir, ...options)
  let output = ''
  child.stdout?.on('data', (chunk) => (output += String(chunk)))
  child.stderr?.on('data', (chunk) => (output += String(chunk)))
  // npm dies of the signal that its script died of; a shell calls that 130.
  const exited = new Promise<number | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal === 'SIGINT' ? 130 : code)),
  )
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => output.includes('Ready.') && resolve())
    void exited.then((code) => reject(new Error(`npm start ended with ${code}:\n${output}`)))
  })
  return {
    output: () => output,
    lake: createClient({
      projectId: 'jakamy',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost: `http://127.0.0.1:${ports.lake}`,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      token: readFileSync(path.join(dataDir, 'admin-token'), 'utf8').trim(),
    }),
    stop: () => {
      pressCtrlC(child)
      return exited
    },
    kill: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

/** The process itself, for tests of how it starts and ends; it leads a process group of its own. */
export function spawnStart(dataDir: string, ...options: string[]): ChildProcess {
  const given = [
    '--port-studio',
    ports.studio,
    '--port-lake',
    ports.lake,
    '--port-site',
    ports.site,
  ]
  const args = ['start', '--silent', '--', ...given.map(String), '--data', dataDir, ...options]
  return spawn('npm', args, {cwd: root, stdio: ['ignore', 'pipe', 'pipe'], detached: true})
}

/** What a terminal does on Ctrl-C: the signal goes to every process of the group, if it still runs. */
function pressCtrlC(child: ChildProcess) {
  const isRunning = child.exitCode === null && child.signalCode === null
  if (child.pid !== undefined && isRunning) process.kill(-child.pid, 'SIGINT')
}
