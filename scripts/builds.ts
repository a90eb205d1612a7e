import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {refuseSecrets, secretsOfServers} from './clientSecrets.ts'
import {UserError} from './ports.ts'

const root = path.resolve(import.meta.dirname, '..')
const ignored = new Set(['node_modules', 'dist', '.astro', '.sanity', 'coverage', 'test'])

/**
 * Builds the Studio for a lake, unless that very build is there already.
 * @param apiHost address of the lake, which a Studio has built in
 * @param demonstrationUser id of the user who may take every role of a review alone
 * @param siteUrl address of the site that it shows drafts on
 * @returns the folder with the built files
 */
export function buildStudio(
  apiHost: string,
  demonstrationUser: string,
  siteUrl: string,
): Promise<string> {
  const env = {
    SANITY_STUDIO_API_HOST: apiHost,
    SANITY_STUDIO_DEMONSTRATION_USER: demonstrationUser,
    SANITY_STUDIO_SITE_URL: siteUrl,
  }
  const packages = ['packages/schemas', 'packages/policy', 'packages/content-sdk']
  return buildOnce('studio', 'studio', packages, env, (out) => ['sanity', 'build', out, '-y'])
}

/**
 * Builds the example site, unless it is built already; where its content lives is told at run time.
 * @param config folder with another `astro.config.ts`, for tests
 * @returns the folder with the built files
 */
export function buildSite(config?: string): Promise<string> {
  const packages = ['packages/schemas', 'packages/policy', 'packages/content-sdk']
  const env = {ASTRO_TELEMETRY_DISABLED: '1'}
  return buildOnce(
    'site',
    'examples/site',
    [...packages, ...(config ? [config] : [])],
    env,
    (out) => [
      'astro',
      'build',
      '--outDir',
      out,
      ...(config ? ['--config', `../../${config}/astro.config.ts`] : []),
    ],
  )
}

/**
 * Builds the example kiosk, unless it is built already; its keys and its content are files beside it.
 * @param config folder with another `vite.config.ts`, for tests
 * @returns the folder with the built files
 */
export function buildKiosk(config?: string): Promise<string> {
  const packages = ['packages/schemas', 'packages/policy', 'packages/content-sdk']
  return buildOnce(
    'kiosk',
    'examples/kiosk',
    [...packages, ...(config ? [config] : [])],
    {},
    (out) => [
      'vite',
      'build',
      '--outDir',
      out,
      '--emptyOutDir',
      ...(config ? ['--config', `../../${config}/vite.config.ts`] : []),
    ],
  )
}

/** Every build has a folder of its own: one that is being served never changes under its server. */
async function buildOnce(
  name: string,
  folder: string,
  packages: readonly string[],
  env: Record<string, string>,
  command: (out: string) => string[],
): Promise<string> {
  const builds = path.join(root, '.data', 'builds')
  const out = path.join(builds, `${name}-${stampOf([folder, ...packages], env)}`)
  if (existsSync(path.join(out, 'ready'))) return out
  await run(`the ${name}`, folder, command(out), {...env, ...secretsOfServers})
  // The site has a part that stays on the server.
  const client = path.join(out, 'client')
  refuseSecrets(existsSync(client) ? client : out, {...process.env, ...secretsOfServers})
  writeFileSync(path.join(out, 'ready'), '')
  keepNewest(builds, `${name}-`, 4)
  return out
}

/** A hash over all files a build reads, and over its settings. */
function stampOf(folders: readonly string[], env: Record<string, string>): string {
  const hash = createHash('sha256').update(JSON.stringify(env))
  for (const file of [
    path.join(root, 'pnpm-lock.yaml'),
    ...folders.flatMap((folder) => filesIn(path.join(root, folder))),
  ]) {
    hash.update(path.relative(root, file)).update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true})
    .filter((entry) => !ignored.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name)
      return entry.isDirectory() ? filesIn(file) : entry.isFile() ? [file] : []
    })
}

/** Runs a build quietly; its output is shown when it fails. */
async function run(
  what: string,
  folder: string,
  [command = '', ...args]: string[],
  env: Record<string, string>,
) {
  console.log(`Building ${what} (only after a change) …`)
  const began = performance.now()
  const cwd = path.join(root, folder)
  const bin = path.join(cwd, 'node_modules', '.bin', command)
  const quiet = {NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1', CI: '1'}
  const child = spawn(bin, args, {
    cwd,
    env: {...process.env, ...quiet, ...env},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += String(chunk)))
  child.stderr.on('data', (chunk) => (output += String(chunk)))
  const code = await new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', resolve),
  )
  if (code !== 0) throw new UserError(`${output}\nBuilding ${what} failed (see above).`)
  console.log(`Built ${what} in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
}

function keepNewest(folder: string, prefix: string, count: number) {
  const age = (name: string) => statSync(path.join(folder, name)).mtimeMs
  const builds = readdirSync(folder).filter((name) => name.startsWith(prefix))
  for (const name of builds.sort((a, b) => age(b) - age(a)).slice(count)) {
    rmSync(path.join(folder, name), {recursive: true, force: true})
  }
}
