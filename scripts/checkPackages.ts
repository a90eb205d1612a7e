// What people will install: builds and packs every package, checks the packages, and uses the SDK
// from its packed form in an empty project, with `import` and with `require`.
import {execFile, execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

import {startLake} from '@jakamy/local-lake'

import {fiveLines} from './fiveLines.ts'
import {seed} from './seed.ts'

const root = path.resolve(import.meta.dirname, '..')
const packs = path.join(root, 'test-output', 'packs')
const packages = ['schemas', 'policy', 'content-sdk', 'local-lake']

/** How strict a consumer may be: the packages' own declarations are checked too. */
const consumerOptions = {
  strict: true,
  noEmit: true,
  module: 'NodeNext',
  target: 'ES2022',
  lib: ['ES2023', 'DOM'],
  skipLibCheck: false,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
}

function run(
  command: string,
  args: string[],
  cwd = root,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const bin = path.join(root, 'node_modules', '.bin')
  const PATH = `${bin}${path.delimiter}${process.env.PATH}`
  return execFileSync(command, args, {
    cwd,
    env: {...env, PATH},
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function packAll(): string[] {
  rmSync(packs, {recursive: true, force: true})
  mkdirSync(packs, {recursive: true})
  run('pnpm', ['--filter', './packages/*', 'run', 'build'])
  for (const name of packages)
    run('pnpm', ['pack', '--pack-destination', packs], path.join(root, 'packages', name))
  const files = readdirSync(packs).map((file) => path.join(packs, file))
  for (const file of files) {
    run('publint', ['run', file, '--strict'])
    const names = run('tar', ['-tzf', file]).split('\n').filter(Boolean)
    const stray = names.filter(
      (name) =>
        !/^package\/(dist\/.+\.(js|cjs|d\.ts|d\.cts|map)|package\.json|README\.md|LICENSE.*|CHANGELOG\.md)$/.test(
          name,
        ),
    )
    if (stray.length > 0)
      throw new Error(`${path.basename(file)} packs what nobody needs: ${stray.join(', ')}`)
  }
  return files
}

/** Installs the packed packages where nothing else is, and runs the README's lines there. */
async function useInEmptyProject(files: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'content-sdk-'))
  const lake = await startLake({
    dataDir: path.join(folder, 'lake'),
    port: 0,
    projectId: 'jakamy',
    adminToken: 'packed',
  })
  try {
    await seed({apiHost: `http://127.0.0.1:${lake.port}`, token: 'packed'})
    const wanted = files.filter((file) => !file.includes('local-lake'))
    const dependencies = Object.fromEntries(wanted.map((file) => [nameOf(file), `file:${file}`]))
    writeFileSync(
      path.join(folder, 'package.json'),
      JSON.stringify({private: true, dependencies, overrides: dependencies}),
    )
    run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], folder)
    const lines = fiveLines(readFileSync(path.join(root, 'README.md'), 'utf8')).replaceAll(
      'http://localhost:4000',
      `http://127.0.0.1:${lake.port}`,
    )
    writeFileSync(path.join(folder, 'lines.mjs'), lines)
    writeFileSync(path.join(folder, 'lines.mts'), lines)
    writeFileSync(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({compilerOptions: consumerOptions, files: ['lines.mts']}),
    )
    run('tsc', ['-p', folder])
    const required = `(async () => {\n${lines.replace(/^import (\{.*\}) from (.*)$/gm, 'const $1 = require($2)')}\n})()`
    writeFileSync(path.join(folder, 'lines.cjs'), required)
    for (const file of ['lines.mjs', 'lines.cjs']) {
      const html = await output(process.execPath, [file], folder)
      if (!html.includes('<')) throw new Error(`${file} printed no HTML: ${html.slice(0, 200)}`)
      console.log(`${file}: ${html.length} characters of HTML`)
    }
  } finally {
    await lake.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

/** Runs without blocking this process, which is the lake that the other one reads. */
async function output(command: string, args: string[], cwd: string): Promise<string> {
  return (await promisify(execFile)(command, args, {cwd, encoding: 'utf8'})).stdout
}

function nameOf(file: string): string {
  return `@jakamy/${path
    .basename(file)
    .replace(/^jakamy-/, '')
    .replace(/-\d+\.\d+\.\d+\.tgz$/, '')}`
}

await useInEmptyProject(packAll())
console.log('All packages build, pack and work from their packed form.')
