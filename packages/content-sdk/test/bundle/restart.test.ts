import {spawn, spawnSync} from 'node:child_process'
import {randomBytes} from 'node:crypto'
import {once} from 'node:events'
import {cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {encodeWithdrawals, type Signer} from '@jakamy/content-sdk/bundle'
import {openStore} from '@jakamy/content-sdk/bundle/store'
import {afterAll, beforeAll, expect, it} from 'vitest'

import {approved, changed, seedDocuments} from '../seed.ts'
import {bundleOf, newSigner, now} from './fixtures.ts'

/** Milliseconds from the start of a process to its first page. */
const limit = 5_000
const megabytes = 32

const root = mkdtempSync(path.join(tmpdir(), 'bundle-restart-'))
const bundles = path.join(root, 'bundles')
const applier = path.join(import.meta.dirname, 'applier.ts')
const reader = path.join(import.meta.dirname, 'reader.ts')
afterAll(() => rmSync(root, {recursive: true, force: true}))

let signer: Signer
let first: Uint8Array<ArrayBuffer>

/** The clinic's page with pictures as large as those of a real clinic together. */
function version(number: number) {
  const page = 'procedure-coronary-stent'
  const named = changed(seedDocuments(), page, (document) => {
    document.title = [{_key: 'en', language: 'en', value: `[TEST] Coronary stent v${number}`}]
  })
  const files = Array.from({length: megabytes / 8}, (_, index) => ({
    id: `image-${number}${index}-1x1-png`,
    contentType: 'image/png',
    bytes: new Uint8Array(randomBytes(8_000_000)),
  }))
  const fact = {version: number, clinic: 'clinic-jakamy'}
  return bundleOf([signer], {documents: approved(named, page), files, fact})
}

beforeAll(async () => {
  signer = await newSigner()
  first = await version(1)
  mkdirSync(bundles)
  writeFileSync(path.join(bundles, '2.bundle'), await version(2))
})

/** A store with the first version in use, and what an update of it is started with. */
async function storeWithFirst(name: string) {
  const folder = path.join(root, name)
  const store = await openStore(folder, {keys: [signer.publicKey], now})
  await store.apply(first)
  const feed = {clinic: 'clinic-jakamy', sequence: 1, issued: now().toISOString(), withdrawals: []}
  await store.applyWithdrawals(await encodeWithdrawals(feed, [signer]))
  return {folder, store, update: [process.execPath, applier, folder, bundles, signer.publicKey]}
}

/** Bytes of an update that has not ended. */
function halfDone(folder: string): number {
  const file = readdirSync(folder).find((name) => name.endsWith('.tmp'))
  return file === undefined
    ? 0
    : (statSync(path.join(folder, file), {throwIfNoEntry: false})?.size ?? 0)
}

/**
 * Starts a reader of a store as it stands, in a process of its own; where that takes too long, of two more
 * copies of it: something else may keep the machine busy.
 */
function start(folder: string) {
  let took = Infinity
  let page = ''
  for (let attempt = 1; attempt <= 3 && took > limit; attempt += 1) {
    const copy = `${folder}-${attempt}`
    cpSync(folder, copy, {recursive: true})
    const began = performance.now()
    const {stdout, stderr} = spawnSync(process.execPath, [reader, copy, signer.publicKey])
    took = performance.now() - began
    page = String(stdout) + String(stderr)
    rmSync(copy, {recursive: true})
  }
  return {page, took}
}

it('row 69: the next start after a kill in the middle of an update shows a page within 5 s', async () => {
  const {folder, store, update} = await storeWithFirst('killed')
  const [node = '', ...args] = update
  const child = spawn(node, args, {stdio: 'ignore'})
  await expect.poll(() => halfDone(folder), {interval: 1, timeout: 30_000}).toBeGreaterThan(0)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(halfDone(folder), 'it was killed too late').toBeGreaterThan(0)
  const {page, took} = start(folder)
  expect(page).toContain('[TEST] Coronary stent v1')
  expect(took).toBeLessThan(limit)
  // What the killed one has left is in the way of nothing.
  await store.apply(path.join(bundles, '2.bundle'))
  expect(start(folder).page).toContain('[TEST] Coronary stent v2')
  expect(halfDone(folder)).toBe(0)
})

it('row 69: the next start after an update that the disk had no room for shows a page within 5 s', async () => {
  const {folder, update} = await storeWithFirst('full')
  const limited = ['-c', 'ulimit -S -f 10000; exec "$@"', 'bash', ...update]
  expect(spawnSync('bash', limited, {encoding: 'utf8'}).stderr).toContain('there is no room')
  const {page, took} = start(folder)
  expect(page).toContain('[TEST] Coronary stent v1')
  expect(took).toBeLessThan(limit)
})
