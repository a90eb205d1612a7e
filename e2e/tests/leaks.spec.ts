// R12 on what browsers get: a canary in every forbidden state stands in no page, file or log of the example
// site, and in nothing that a kiosk shows or its browser keeps. See `packages/delivery/test/leaks`.
import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

import {
  encodeWithdrawals,
  generatePrivateKey,
  signerFrom,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {fixtureTime} from '@jakamy/content-sdk/testing'
import type {AnyDocument} from '@jakamy/policy'
import {documents as definitions} from '@jakamy/schemas'
import {expect, test, type Page} from '@playwright/test'

import {forReaders} from '../../packages/delivery/test/leaks/deliveryReaders.ts'
import {createReport, each, type Report} from '../../packages/delivery/test/leaks/report.ts'
import {bundleOf, everythingIn} from '../../packages/delivery/test/leaks/sdkReaders.ts'
import {startShop, type Shop} from '../../packages/delivery/test/leaks/startShop.ts'
import {ownClinic} from '../../packages/delivery/test/leaks/states.ts'
import {buildKiosk, buildSite} from '../../scripts/builds.ts'
import {serveKiosk} from '../../scripts/serveKiosk.ts'
import {ports, siteUrl} from '../running.ts'

const clock = pathToFileURL(path.resolve(import.meta.dirname, '../shiftedClock.mjs')).href

let shop: Shop
test.beforeAll(async () => {
  shop = await startShop(1)
})
test.afterAll(() => shop.close())

const statesFoundBy = (report: Report, name: string) =>
  new Set([...report.foundBy(name)].map(({state}) => state))

/** Where the pages of documents are or would be, also of those that must not be known. */
function pagesOfDocuments(): string[] {
  const roads = new Map([
    ['procedure', '/procedures'],
    ['insuranceGuide', ''],
  ])
  const paths = [...shop.published, ...shop.hidden, ...shop.deleted].flatMap(({_type, slug}) => {
    const road = roads.get(_type)
    return road === undefined || !Array.isArray(slug)
      ? []
      : slug.map(({value}) => `${road}/${String(value)}`)
  })
  return [...new Set(paths)]
}

/** Every page of the site that somebody could ask for. */
const everyAddress = () => [
  '/',
  '/sitemap.xml',
  '/robots.txt',
  '/preview/en/',
  ...['/en', '/fr'].flatMap((home) =>
    ['/', '/contact', '/search?q=TEST', ...pagesOfDocuments()].map((page) => home + page),
  ),
]

/**
 * Starts the built site at the time of the fixtures, reads these pages and what they lead to, and looks
 * into its log.
 * @param env settings of the site
 */
async function readSite(
  report: Report,
  addresses: readonly string[],
  env: Record<string, string> = {},
): Promise<void> {
  const folder = await buildSite()
  const child = spawn(process.execPath, [path.join(folder, 'server/entry.mjs')], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import=${clock}`,
      CLOCK_SHIFT: String(fixtureTime.getTime() - Date.now()),
      PORT: String(ports.site),
      CONTENT_API_HOST: shop.url,
      CONTENT_CLINIC: ownClinic,
      ...env,
    },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (log += data.toString()))
  const look = (reader: string, ...bytes: (Uint8Array | string)[]) =>
    report.look({reader: `site ${reader}`, identity: 'reader', forbidden: forReaders, bytes})
  try {
    await expect(async () => expect((await fetch(siteUrl)).status).toBeLessThan(500)).toPass()
    let asked = new Set<string>()
    let next = addresses
    while (next.length > 0) {
      asked = new Set([...asked, ...next])
      const linked = new Set<string>()
      await each(next, async (address) => {
        const response = await fetch(siteUrl + address)
        const body = Buffer.from(await response.arrayBuffer())
        const [kind = 'page'] = /print|search|contact|sitemap/.exec(address) ?? []
        look(kind, JSON.stringify([...response.headers]), body)
        for (const [, link = ''] of body.toString().matchAll(/(?:href|src)="(\/[^"#]*)/g))
          linked.add(link.replaceAll('&amp;', '&'))
      })
      next = [...linked].filter((link) => !asked.has(link) && !link.startsWith('/preview/'))
    }
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  look('log', log)
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true}))
    if (entry.isFile()) look('file', readFileSync(path.join(entry.parentPath, entry.name)))
}

test('row 61: the site shows nothing that readers must not see', async () => {
  const report = createReport(shop.canaries)
  await readSite(report, everyAddress())
  expect(report.leaks()).toEqual([])
  for (const reader of ['page', 'print', 'search', 'contact'])
    expect(statesFoundBy(report, `site ${reader}`), reader).toContain('shown')
  expect(report.answers()).toBeGreaterThan(150)

  // Where everyone may look at the preview, the same search finds drafts.
  const planted = createReport(shop.canaries)
  const token = {CONTENT_PREVIEW_TOKEN: shop.identities.viewer}
  await readSite(planted, ['/preview/en/contact'], token)
  expect(statesFoundBy(planted, 'reader')).toContain('draftOver')
})

/** What lies beside a kiosk: what may be shown, or for a demonstration what nobody has reviewed. */
async function kioskFiles(signer: Signer, demo: boolean) {
  const wanted = demo ? /^(procedure-unreviewed|clinic-shown)$/ : /^(?!person|withdrawal).*-shown$/
  const documents: AnyDocument[] = await shop.admin.fetch('*[_type in $types]', {
    types: Object.keys(definitions),
  })
  const ids = documents.map(({_id}) => _id).filter((id) => wanted.test(id))
  const result = await bundleOf(shop, signer, {documents, ids, locales: ['en', 'fr'], demo})
  if (result.status !== 'built') throw new Error(JSON.stringify(result))
  const issued = fixtureTime.toISOString()
  const feed = {clinic: ownClinic, sequence: 1, issued, withdrawals: []}
  const settings = {keys: [signer.publicKey], locales: ['en', 'fr'], idleSeconds: 600, demo}
  return {
    'kiosk.json': JSON.stringify(settings),
    'clinic.bundle': result.bytes,
    'withdrawals.json': await encodeWithdrawals(feed, [signer]),
  }
}

/** Goes through every screen of a kiosk, then through everything that its browser keeps. */
async function readKiosk(page: Page, report: Report, demo = false): Promise<void> {
  const look = (reader: string, bytes: readonly (Uint8Array | string)[], pieces = false) =>
    report.look({
      reader: `kiosk ${reader}`,
      identity: 'reader',
      forbidden: [...forReaders, 'elsewhere'],
      bytes,
      pieces,
    })
  const signer = await signerFrom(await generatePrivateKey())
  const server = await serveKiosk(await buildKiosk())
  try {
    for (const [name, file] of Object.entries(await kioskFiles(signer, demo)))
      server.files.set(name, file)
    await page.clock.setFixedTime(fixtureTime)
    const choices = page.locator('button.choice')
    for (const language of demo ? [0] : [0, 1]) {
      await page.goto(server.url)
      await choices.nth(language).click()
      await expect(page.locator('.bar .start')).toBeVisible()
      const count = demo ? 1 : await choices.count()
      for (let choice = 0; choice < count; choice += 1) {
        look('screen', [await page.content()])
        await choices.nth(choice).click()
        const next = page.locator('.ways .next')
        const place = page.locator('.ways .place')
        await expect(page.locator('main .content')).toBeVisible()
        for (let at = 2; (await next.count()) > 0; at += 1) {
          look('screen', [await page.content()])
          await next.click()
          await expect(place).toHaveText(new RegExp(`^${at} `))
        }
        look('screen', [await page.content()])
        await page.locator('.bar .start').click()
        await choices.nth(language).click()
        await expect(page.locator('.bar .start')).toBeVisible()
      }
    }
    const kept = await keptBy(page)
    for (const {name, bytes} of kept.files) {
      look('cache', [name, bytes])
      if (!name.endsWith('.bundle')) continue
      const {texts, dictionary} = await everythingIn(bytes, [signer.publicKey])
      look('bundle', texts)
      look('dictionary', [dictionary], true)
    }
    look('storage', [kept.storage])
    expect(kept.databases).toEqual([])
    expect(kept.files.map(({name}) => path.basename(name))).toEqual(
      expect.arrayContaining(['clinic.bundle', 'withdrawals.json', 'kiosk.json']),
    )
  } finally {
    await server.close()
  }
}

/** All that a browser keeps of a page: files of every cache, databases, and smaller things. */
async function keptBy(page: Page) {
  const kept = await page.evaluate(async () => {
    const files: {name: string; latin1: string}[] = []
    for (const cacheName of await caches.keys()) {
      const cache = await caches.open(cacheName)
      for (const request of await cache.keys()) {
        const bytes = new Uint8Array((await (await cache.match(request))?.arrayBuffer()) ?? [])
        const latin1 = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
        files.push({name: request.url, latin1})
      }
    }
    const storage = JSON.stringify([localStorage, sessionStorage, document.cookie])
    return {files, storage, databases: await indexedDB.databases()}
  })
  const files = kept.files.map(({name, latin1}) => ({
    name,
    bytes: Uint8Array.from(Buffer.from(latin1, 'latin1')),
  }))
  return {...kept, files}
}

test('rows 61 and 71: a kiosk shows nothing that readers must not see, and its browser keeps nothing of it', async ({
  page,
}) => {
  const report = createReport(shop.canaries)
  await readKiosk(page, report)
  expect(report.leaks()).toEqual([])
  for (const reader of ['screen', 'bundle'])
    expect(statesFoundBy(report, `kiosk ${reader}`), reader).toContain('shown')
})

test('what a kiosk keeps of unreviewed words would be found', async ({page}) => {
  const planted = createReport(shop.canaries)
  await readKiosk(page, planted, true)
  for (const reader of ['screen', 'bundle'])
    expect(statesFoundBy(planted, `kiosk ${reader}`), reader).toContain('unreviewed')
})
