/**
 * Mutation testing: changes the code in hundreds of small ways and fails when the tests notice fewer
 * than 95 in 100 of them. Takes about ten minutes.
 *
 *     pnpm --filter @jakamy/policy mutate                  # all files
 *     pnpm --filter @jakamy/policy mutate gate.ts 'checks/*.ts'   # some
 *     MUTATE_CONCURRENCY=1 nice -n 19 pnpm --filter @jakamy/policy mutate   # on a shared machine
 *     MUTATE_STATIC=1 pnpm --filter @jakamy/policy mutate checks/language.ts   # word lists too; slow
 *
 * Works on a copy with its own packages: in the workspace, Stryker's would change which Babel the
 * Studio is built with, and make every first install slower.
 */
import {spawnSync} from 'node:child_process'
import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'

const root = join(import.meta.dirname, '../../..')
const copied = ['tsconfig.base.json', 'content', 'packages/policy', 'packages/schemas']
const left = new Set(['node_modules', 'dist'])

const workspace = {name: 'policy-mutants', private: true, type: 'module'}
const dependencies = {
  '@stryker-mutator/core': '10.1.1',
  '@stryker-mutator/vitest-runner': '10.1.1',
  vitest: versionIn(root, 'vitest'),
  'fast-check': versionIn(root, 'fast-check'),
  zod: versionIn(join(root, 'packages/policy'), 'zod'),
  '@noble/curves': versionIn(join(root, 'packages/policy'), '@noble/curves'),
  '@noble/hashes': versionIn(join(root, 'packages/policy'), '@noble/hashes'),
}

const chosen = process.argv
  .slice(2)
  .map((file) => `packages/policy/src/${file.replace(/^.*src\//, '')}`)
const stryker = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  mutate: [
    ...(chosen.length > 0 ? chosen : ['packages/policy/src/**/*.ts']),
    '!packages/policy/src/**/*.test.ts',
    '!packages/policy/src/{index,types}.ts',
  ],
  vitest: {configFile: 'vitest.config.ts', related: false},
  coverageAnalysis: 'perTest',
  ...(process.env.MUTATE_CONCURRENCY ? {concurrency: Number(process.env.MUTATE_CONCURRENCY)} : {}),
  // Lists and patterns made when a file is loaded: each change of them runs every test.
  ignoreStatic: !process.env.MUTATE_STATIC,
  thresholds: {high: 98, low: 95, break: 95},
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: {reportTests: false},
}

// Only the tests that run in milliseconds: they run some ten thousand times.
// Busy machines are slow.
const vitest = `export default {test: {testTimeout: 60_000, include: ['packages/policy/src/**/*.test.ts', 'packages/policy/test/{seed,checks*,acceptance}.test.ts'], exclude: ['**/checksHostile.test.ts', '**/node_modules/**']}}\n`

function versionIn(folder: string, name: string): string {
  const manifest = readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')
  return JSON.parse(manifest).version
}

const copy = mkdtempSync(join(tmpdir(), 'policy-mutants-'))
const run = (command: string, ...options: string[]) =>
  spawnSync(command, options, {cwd: copy, stdio: 'inherit'}).status ?? 1
try {
  for (const path of copied) {
    const filter = (source: string) => !left.has(basename(source))
    cpSync(join(root, path), join(copy, path), {recursive: true, filter})
  }
  writeFileSync(join(copy, 'package.json'), JSON.stringify({...workspace, dependencies}))
  writeFileSync(join(copy, 'stryker.config.json'), JSON.stringify(stryker))
  writeFileSync(join(copy, 'vitest.config.ts'), vitest)
  const install = [
    'install',
    '--ignore-workspace',
    '--ignore-scripts',
    '--config.node-linker=hoisted',
  ]
  process.exitCode = run('pnpm', ...install)
  if (process.exitCode === 0) {
    symlinkSync(join(copy, 'packages'), join(copy, 'node_modules/@jakamy'))
    process.exitCode = run(
      process.execPath,
      'node_modules/@stryker-mutator/core/bin/stryker.js',
      'run',
    )
  }
} finally {
  rmSync(copy, {recursive: true, force: true})
}
