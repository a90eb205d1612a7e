import {spawnSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterEach, beforeEach, describe, expect, it} from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const settings = readFileSync(path.join(root, 'pnpm-workspace.yaml'), 'utf8')

let folder: string
let app: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'installing-'))
  app = path.join(folder, 'app')
  mkdirSync(app)
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

/** A package whose installation leaves a mark, as a hostile one would. */
function packHostile(): void {
  const from = path.join(folder, 'package')
  mkdirSync(from)
  const postinstall = `node -e "require('fs').writeFileSync(process.env.INSTALLING_MARK, '')"`
  writeFileSync(
    path.join(from, 'package.json'),
    JSON.stringify({name: 'hostile', version: '1.0.0', scripts: {postinstall}}),
  )
  spawnSync('tar', ['czf', 'hostile.tgz', 'package'], {cwd: folder})
}

const mark = () => path.join(folder, 'mark')

/** Installs a project that depends on it, under the settings of this repository. */
function install(dependency: string, lockfile: string, changed = settings) {
  const dependencies = {[dependency]: 'file:../hostile.tgz'}
  writeFileSync(path.join(app, 'package.json'), JSON.stringify({name: 'app', dependencies}))
  writeFileSync(path.join(app, 'pnpm-workspace.yaml'), changed.replace(/^packages:\n( .*\n)+/, ''))
  const {status, stdout, stderr} = spawnSync('pnpm', ['install', '--offline', lockfile], {
    cwd: app,
    encoding: 'utf8',
    env: {...process.env, INSTALLING_MARK: mark()},
  })
  return {status, told: stdout + stderr}
}

/** The settings with a word about its scripts. */
const listing = (isAllowed: boolean) =>
  settings.replace('allowBuilds:', `$&\n  'hostile@file:../hostile.tgz': ${isAllowed}`)

describe('row 84: an installation', () => {
  it('runs no script of a package that is not on the list, and fails', () => {
    packHostile()
    const refused = install('hostile', '--no-frozen-lockfile')
    expect(refused.status).toBe(1)
    expect(refused.told).toContain('Ignored build scripts: hostile')
    expect(existsSync(mark())).toBe(false)
    // On the list it runs: it was the list that kept it from running.
    expect(install('hostile', '--no-frozen-lockfile', listing(true))).toMatchObject({status: 0})
    expect(existsSync(mark())).toBe(true)
  })

  it('is refused when the lockfile has drifted', () => {
    packHostile()
    const allowed = listing(false)
    expect(install('hostile', '--no-frozen-lockfile', allowed)).toMatchObject({status: 0})
    expect(install('hostile', '--frozen-lockfile', allowed)).toMatchObject({status: 0})
    const drifted = install('hostlie', '--frozen-lockfile', allowed)
    expect(drifted.status).toBe(1)
    expect(drifted.told).toContain('ERR_PNPM_OUTDATED_LOCKFILE')
  })

  it('of this repository is frozen, and every package in its lockfile has a hash', () => {
    const tool = readFileSync(path.join(root, 'scripts/tool.cjs'), 'utf8')
    expect(tool).toContain("['install', '--frozen-lockfile'")
    expect(tool).toContain("'--ignore-scripts'")
    const lockfile = readFileSync(path.join(root, 'pnpm-lock.yaml'), 'utf8')
    const resolutions = [...lockfile.matchAll(/^ {4}resolution: (.*)$/gm)].map(([, one]) => one)
    expect(resolutions.length).toBeGreaterThan(1000)
    expect(resolutions.filter((one) => !one?.startsWith('{integrity: sha512-'))).toEqual([])
  })

  it('may run the scripts of packages on the list only', () => {
    const [, listed = ''] = /^allowBuilds:\n((?: {2}.*\n)+)/m.exec(settings) ?? []
    const allowed = listed.split('\n').filter((line) => line.endsWith(': true'))
    expect(allowed.map((line) => line.trim())).toEqual(['esbuild: true'])
  })
})
