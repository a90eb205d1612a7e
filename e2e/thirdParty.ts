import {type ChildProcess, execFile, spawn} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

import {ports} from './running.ts'

const root = path.resolve(import.meta.dirname, '..')
const lakeFolder = path.join(root, 'packages/local-lake')

/** A project that knows nothing of ours, and the lake that it is pointed at. */
export interface ThirdParty {
  folder: string
  lakeUrl: string
  studioUrl: string
  /** Runs the project's own `sanity` command. */
  sanity: (...args: string[]) => Promise<string>
  /** Serves the Studio that `sanity build` made. */
  serveStudio: () => Promise<void>
  stop: () => Promise<void>
}

/** A token that the lake of this test knows as its administrator's. */
export const adminToken = 'third-party-test'

/**
 * The weblog of `thirdParty/` in a folder of its own, with the installed packages of Sanity. What
 * is ours about it is in the environment: the address of the lake, and a token.
 */
export async function startThirdParty(): Promise<ThirdParty> {
  const folder = mkdtempSync(path.join(tmpdir(), 'third-party-'))
  const data = mkdtempSync(path.join(tmpdir(), 'third-party-lake-'))
  cpSync(path.join(import.meta.dirname, 'thirdParty'), folder, {recursive: true})
  symlinkSync(path.join(root, 'studio/node_modules'), path.join(folder, 'node_modules'))
  const lakeUrl = `http://localhost:${ports.lake}`
  const studioUrl = `http://localhost:${ports.studio}`
  const lake = await startLake(data, studioUrl)
  let server: Server | undefined

  const environment = {
    ...process.env,
    CI: '1',
    DO_NOT_TRACK: '1',
    HOME: data,
    NO_UPDATE_NOTIFIER: '1',
    NODE_OPTIONS: `--import=${path.join(lakeFolder, 'src/resolveLocalhost.ts')}`,
    SANITY_AUTH_TOKEN: adminToken,
    SANITY_INTERNAL_ENV: lakeUrl,
    SANITY_STUDIO_API_HOST: lakeUrl,
  }
  return {
    folder,
    lakeUrl,
    studioUrl,
    async sanity(...args) {
      const command = path.join(folder, 'node_modules/sanity/bin/sanity')
      const run = promisify(execFile)
      const options = {cwd: folder, env: environment, timeout: 240_000}
      return (await run(process.execPath, [command, ...args], options)).stdout
    },
    async serveStudio() {
      server = createServer((request, response) => {
        const {pathname} = new URL(request.url ?? '/', studioUrl)
        const isFile = path.extname(pathname) !== ''
        const file = path.join(folder, 'dist', isFile ? path.normalize(pathname) : 'index.html')
        response.setHeader('content-type', TYPES[path.extname(file)] ?? 'application/octet-stream')
        response.end(readFileSync(file))
      })
      await new Promise<void>((resolve) => server?.listen(ports.studio, 'localhost', resolve))
    },
    async stop() {
      server?.closeAllConnections()
      server?.close()
      const ended = new Promise((resolve) => lake.once('exit', resolve))
      lake.kill('SIGINT')
      await ended
      for (const one of [folder, data]) rmSync(one, {recursive: true, force: true})
    },
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

async function startLake(data: string, studioOrigin: string): Promise<ChildProcess> {
  const command = path.join(lakeFolder, 'src/cli.ts')
  const options = ['--project', 'weblog', '--dataset', 'production', '--admin-token', adminToken]
  const places = ['--port', String(ports.lake), '--data', data, '--studio-origin', studioOrigin]
  const lake = spawn(process.execPath, [command, 'serve', ...options, ...places])
  await new Promise<void>((resolve, reject) => {
    lake.stdout.on('data', () => resolve())
    lake.stderr.on('data', (chunk) => reject(new Error(String(chunk))))
  })
  return lake
}

/** Writes a file into the project. */
export function write(project: ThirdParty, name: string, content: string): string {
  const file = path.join(project.folder, name)
  writeFileSync(file, content)
  return file
}
