// What the release workflow runs before it publishes, on a small registry that signs what it serves.
import {spawn, spawnSync} from 'node:child_process'
import {createHash, generateKeyPairSync, sign, type KeyObject} from 'node:crypto'
import {once} from 'node:events'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from 'vitest'

const root = path.resolve(import.meta.dirname, '..')
const workflow = readFileSync(path.join(root, '.github/workflows/release.yml'), 'utf8')

const keys = generateKeyPairSync('ec', {namedCurve: 'P-256'})
const stranger = generateKeyPairSync('ec', {namedCurve: 'P-256'})

let folder: string
let server: Server
let address: string
/** What the registry says of itself and of the package. */
let served: {hasKeys: boolean; signer: KeyObject | undefined}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'signatures-'))
  served = {hasKeys: true, signer: keys.privateKey}
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

beforeAll(async () => {
  const tarball = pack()
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`
  const key = {
    expires: null,
    keyid: 'SHA256:test',
    keytype: 'ecdsa-sha2-nistp256',
    scheme: 'ecdsa-sha2-nistp256',
    key: keys.publicKey.export({type: 'spki', format: 'der'}).toString('base64'),
  }
  const packument = () => {
    const {signer} = served
    const told = Buffer.from(`signed@1.0.0:${integrity}`)
    const signatures = signer && [
      {keyid: key.keyid, sig: sign('sha256', told, signer).toString('base64')},
    ]
    const dist = {tarball: `${address}signed/-/signed-1.0.0.tgz`, integrity, signatures}
    const versions = {'1.0.0': {name: 'signed', version: '1.0.0', dist}}
    return {name: 'signed', 'dist-tags': {latest: '1.0.0'}, versions, time: {}}
  }
  server = createServer(({url}, response) => {
    if (url?.endsWith('.tgz')) return response.end(tarball)
    if (url === '/-/npm/v1/keys' && !served.hasKeys) return response.writeHead(404).end()
    const told = url === '/-/npm/v1/keys' ? {keys: [key]} : packument()
    return response.setHeader('content-type', 'application/json').end(JSON.stringify(told))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/`
})
afterAll(() => server.close())

/** A package that holds nothing. */
function pack(): Buffer {
  const from = mkdtempSync(path.join(tmpdir(), 'signed-'))
  mkdirSync(path.join(from, 'package'))
  const manifest = JSON.stringify({name: 'signed', version: '1.0.0'})
  writeFileSync(path.join(from, 'package', 'package.json'), manifest)
  spawnSync('tar', ['czf', 'signed.tgz', 'package'], {cwd: from})
  const tarball = readFileSync(path.join(from, 'signed.tgz'))
  rmSync(from, {recursive: true})
  return tarball
}

/** Runs a command beside a project that has installed the package. @returns its exit code and words */
async function run(command: string, ...args: string[]) {
  const child = spawn(command, args, {cwd: folder})
  let told = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (told += data.toString()))
  const [status]: unknown[] = await once(child, 'close')
  return {status, told}
}

/** Installs the package, and does what the workflow does. */
async function audit() {
  const manifest = {name: 'app', private: true, dependencies: {signed: '1.0.0'}}
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest))
  const store = JSON.stringify(path.join(folder, 'store'))
  writeFileSync(
    path.join(folder, 'pnpm-workspace.yaml'),
    `registry: ${address}\nstoreDir: ${store}\ncacheDir: ${store}\n`,
  )
  expect(await run('pnpm', 'install', '--no-frozen-lockfile')).toMatchObject({status: 0})
  const [, step = ''] = /name: Signatures.*\n +run: \|\n((?: {10}.*\n)+)/.exec(workflow) ?? []
  expect(step).toContain('node scripts/tool.cjs audit signatures')
  return run('bash', '-e', '-c', step.replaceAll('node scripts/tool.cjs', 'pnpm'))
}

it('row 84: a release goes on when the registry has signed what is installed', async () => {
  expect(await audit()).toMatchObject({
    status: 0,
    told: expect.stringContaining('audited 1 package'),
  })
})

it.each<[string, Partial<typeof served>, string]>([
  ['is signed by somebody else', {signer: stranger.privateKey}, 'invalid registry signature'],
  ['is not signed', {signer: undefined}, 'missing registry signature'],
  ['comes from a registry without keys', {hasKeys: false}, 'audited 0 packages'],
])('row 84: a release ends when something %s', async (_, change, told) => {
  Object.assign(served, change)
  expect(await audit()).toMatchObject({status: 1, told: expect.stringContaining(told)})
})
