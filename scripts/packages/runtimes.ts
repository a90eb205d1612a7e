import {existsSync, mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {root, run} from './run.ts'

/** Other runtimes than Node.js that the SDK runs on. They come as npm packages. */
const versions = {deno: '2.9.6', bun: '1.4.5', workerd: '1.20261117.1'} as const

/** The name of such a runtime. */
export type Runtime = keyof typeof versions

/**
 * Fetches the runtimes, once per checkout and set of versions: 350 MB that only this check needs, so
 * they are no dependencies of the workspace.
 * @returns the folder their commands are in
 */
export function fetchRuntimes(): Promise<string> {
  fetching ??= fetchOnce()
  return fetching
}

/** Several projects need them at once; one of them fetches. */
let fetching: Promise<string> | undefined

async function fetchOnce(): Promise<string> {
  const name = Object.entries(versions).map((pair) => pair.join('-'))
  const folder = path.join(root, '.data', 'runtimes', name.join('_'))
  const bin = path.join(folder, 'node_modules', '.bin')
  if (existsSync(path.join(folder, 'ready'))) return bin
  mkdirSync(folder, {recursive: true})
  const manifest = {private: true, dependencies: versions}
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  await run('npm', ['install', ...quiet], {cwd: folder})
  // Its own script puts the binary for this machine into place, and does nothing else.
  await run(process.execPath, [path.join(folder, 'node_modules/bun/install.js')], {cwd: folder})
  writeFileSync(path.join(folder, 'ready'), '')
  return bin
}
