import {spawn} from 'node:child_process'
import {fileURLToPath} from 'node:url'

import {createClient, type SanityClient} from '@sanity/client'

import {ADMIN_TOKEN} from '../lakeForTest.ts'

export const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

/** A lake in a process of its own. */
export interface LakeProcess {
  client: SanityClient
  port: number
  pid: number
  /** What it has written to stderr. */
  said(): string
  /** Kills it at once; resolves when it is gone. */
  kill(): Promise<void>
}

/**
 * Starts `serve` on a store.
 * @param wrapper a command in front of node's, such as `strace …`.
 */
export async function startProcess(
  dataDir: string,
  wrapper: readonly string[] = [],
): Promise<LakeProcess> {
  const args = ['serve', '--port', '0', '--data', dataDir, '--project', 'testproj']
  const line = [...wrapper, process.execPath, CLI, ...args, '--admin-token', ADMIN_TOKEN]
  const [command = process.execPath, ...rest] = line
  const child = spawn(command, rest, {detached: true})
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let problem = ''
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (text: Buffer) => (problem += text.toString()))
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /address {2}http:\/\/localhost:(\d+)/.exec(said)
      if (found) resolve(`http://127.0.0.1:${found[1]}`)
    })
    child.once('exit', () => reject(new Error(problem)))
  })
  const client = createClient({
    projectId: 'testproj',
    dataset: 'production',
    apiHost: address,
    useProjectHostname: false,
    apiVersion: '2025-03-01',
    token: ADMIN_TOKEN,
    useCdn: false,
    maxRetries: 0,
  })
  const {pid} = child
  if (pid === undefined) throw new Error('The process has no id')
  return {
    client,
    port: Number(new URL(address).port),
    pid,
    said: () => problem,
    kill() {
      // The group: a wrapper does not always pass the signal on.
      if (child.exitCode === null && child.signalCode === null) process.kill(-pid, 'SIGKILL')
      return gone
    },
  }
}
