import {execFile, spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readFileSync, rmSync} from 'node:fs'
import {createServer} from 'node:net'
import path from 'node:path'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {startTestLake} from '../lakeForTest.ts'
import {approved, seedDocuments} from '../seed.ts'

const site = path.join(import.meta.dirname, 'site')
const astro = path.resolve(import.meta.dirname, '../../node_modules/.bin/astro')
const id = 'procedure-coronary-stent'
const lake = await startTestLake()
const {apiHost, writer: client} = lake
const env = {...process.env, CONTENT_API_HOST: apiHost, ASTRO_TELEMETRY_DISABLED: '1'}

let server: ChildProcess
let address: string

/** Builds the site beside this file with the real Astro, into a folder of that build. */
async function build(name: string) {
  const outDir = path.join(site, 'dist', name)
  const run = promisify(execFile)
  const {stdout} = await run(astro, ['build', '--outDir', outDir], {
    cwd: site,
    env,
    timeout: 240_000,
  })
  return {stdout, page: (route: string) => path.join(outDir, 'client/built', route, 'index.html')}
}

let first: Awaited<ReturnType<typeof build>>

beforeAll(async () => {
  await lake.write(approved(seedDocuments(), id))
  for (const made of ['.astro', 'dist', 'node_modules']) {
    rmSync(path.join(site, made), {recursive: true, force: true})
  }
  first = await build('first')
  const port = await freePort()
  address = `http://127.0.0.1:${port}`
  server = spawn(process.execPath, [path.join(site, 'dist/first/server/entry.mjs')], {
    env: {...env, HOST: '127.0.0.1', PORT: String(port)},
    stdio: 'ignore',
  })
  await reachable(address)
}, 300_000)

afterAll(async () => {
  if (server?.exitCode === null) {
    server.kill()
    await once(server, 'exit')
  }
  await lake.remove()
})

const built = (route: string) => readFileSync(first.page(route), 'utf8')

describe('the content loader', () => {
  it('makes an entry of every document in every language, rendered and typed', () => {
    const page = built('en/coronary-stent')
    expect(page).toContain('data-risks="ok"')
    expect(page).toContain(
      `<article class="content" lang="en" dir="ltr" data-type="procedure" data-id="${id}">`,
    )
    expect(page).toContain('Test reviewer')
    const french = built(`fr/${id}`)
    expect(french).toContain('data-risks="fallback"')
    expect(french).toContain('data-notice="pageFallback"')
  })

  it('gives entries the exact type', async () => {
    const root = path.resolve(import.meta.dirname, '../../../..')
    const tsc = path.join(root, 'node_modules/typescript-7/bin/tsc')
    const command = [tsc, '-p', site, '--listFiles']
    const {stdout} = await promisify(execFile)(process.execPath, command)
    expect(stdout).toContain('site/src/types.ts')
  }, 300_000)

  it('leaves out what is not valid, says so, and drops entries that are gone', async () => {
    const broken = {_id: 'procedure-broken', _type: 'procedure', title: '[EN TEST] no list'}
    const whole = await client.getDocument(id)
    if (!whole) throw new Error(`The lake has no ${id}.`)
    await client.transaction().create(broken).delete(id).commit({visibility: 'sync'})
    const {stdout, page} = await build('second')
    await client.transaction().delete(broken._id).create(whole).commit({visibility: 'sync'})
    expect(stdout).toContain('procedure-broken title: ')
    expect(existsSync(page('en/procedure-broken'))).toBe(false)
    expect(existsSync(page('en/coronary-stent'))).toBe(false)
  }, 300_000)
})

describe('the live loader', () => {
  const get = async (route: string) => {
    const response = await fetch(address + route)
    return {status: response.status, text: await response.text()}
  }

  it('reads an entry on request, by slug or id, in any language', async () => {
    const page = await get('/live/en/coronary-stent')
    expect(page.status).toBe(200)
    expect(page.text).toContain(`data-id="${id}"`)
    expect((await get(`/live/fr/${id}`)).text).toContain(
      'lang="fr" dir="ltr" data-type="procedure"',
    )
    expect((await get('/live/coronary-stent')).text).toContain('<article class="content" lang="en"')
    expect((await get('/live/')).text).toContain(`<li>fr/${id}</li>`)
    expect((await get('/live/en/nowhere')).status).toBe(404)
  })

  it('shows a withdrawal at once, which a built page cannot', async () => {
    const withdrawal = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      targets: [{_key: 'a', document: {_type: 'reference', _ref: id, _weak: true}}],
      effectiveFrom: '2026-02-02T00:00:00Z',
    }
    await client.createOrReplace(withdrawal)
    const page = await get('/live/en/coronary-stent')
    expect(page.text).toContain('data-risks="withheld"')
    expect(page.text).toContain('data-notice="withdrawn"')
    await client.delete(withdrawal._id)
    expect((await get('/live/en/coronary-stent')).text).toContain('data-risks="ok"')
  })

  it('gives a failing source as an error of the result', async () => {
    await lake.stop()
    expect(await get('/live/en/coronary-stent')).toEqual({status: 503, text: 'ContentError'})
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const bound = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (typeof bound !== 'object' || bound === null) throw new Error('No free port.')
  return bound.port
}

/** Waits for the server to answer, whatever it says. */
async function reachable(url: string): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The built site does not answer at ${url}.`)
}
