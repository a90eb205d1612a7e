// The site as readers meet it: every page, in both languages, on a phone and on a desk.
import {spawn, type ChildProcess} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import {expect, test, type Page} from '@playwright/test'

import {buildSite} from '../../scripts/builds.ts'
import {approveIn, translate} from '../approvals.ts'
import {ports, siteUrl, start, type Running} from '../running.ts'

const root = path.resolve(import.meta.dirname, '../..')
const screenshots = path.join(root, 'test-output/screenshots')
const procedure = 'procedure-coronary-stent'
const guide = 'insuranceGuide-jakamy'
const widths = [375, 1280]

let dataDir: string
let running: Running
let page: Page
/** Everything the browser asked for since the last page was opened. */
const requested: {url: string; kind: string}[] = []

test.describe.configure({mode: 'serial'})

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'site-'))
  running = await start(dataDir)
  const context = await browser.newContext()
  page = await context.newPage()
  page.on('request', (request) =>
    requested.push({url: request.url(), kind: request.resourceType()}),
  )
})

test.afterAll(async () => {
  await page.context().close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

/** Opens a page and checks what holds for every page of the site, at every width. */
async function check(address: string, name: string, status = 200): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({width, height: 800})
    requested.length = 0
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(status)
    const place = `${address} at ${width} px`
    expect(await overflow(), `horizontal scroll of ${place}`).toBe(0)
    const {violations} = await new AxeBuilder({page}).analyze()
    const grave = violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
    expect(
      grave.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`),
      place,
    ).toEqual([])
    expect(await scripts(), `scripts of ${place}`).toEqual([])
    expect(
      requested.filter(({url}) => new URL(url).origin !== new URL(address).origin),
      `requests elsewhere of ${place}`,
    ).toEqual([])
    await page.screenshot({
      path: path.join(screenshots, `everyday-site-${name}-${width}.png`),
      fullPage: true,
    })
    // The same page from right to left must fit as well.
    await page.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'))
    expect(await overflow(), `horizontal scroll from right to left of ${place}`).toBe(0)
  }
}

/** By how many pixels the page is wider than the window. */
const overflow = () =>
  page
    .locator('html')
    .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth)

/** What runs in the page: script elements and files, and handlers in attributes. */
async function scripts(): Promise<string[]> {
  const inPage = await page
    .locator('html')
    .evaluate((html) => [
      ...[...html.querySelectorAll('script')]
        .filter(({type}) => type !== 'application/ld+json')
        .map((script) => script.outerHTML),
      ...[...html.querySelectorAll('*')].flatMap((element) =>
        element.getAttributeNames().filter((name) => name.startsWith('on')),
      ),
    ])
  return [...inPage, ...requested.filter(({kind}) => kind === 'script').map(({url}) => url)]
}

for (const locale of ['en', 'fr']) {
  test(`${locale}: home, contact and the page for a wrong address`, async () => {
    await check(`${siteUrl}/${locale}/`, `${locale}-home`)
    await expect(page.locator('html')).toHaveAttribute('lang', locale)
    await expect(page.getByTestId('not-approved')).toBeVisible()
    await check(`${siteUrl}/${locale}/contact`, `${locale}-contact`)
    const text = page.locator('main')
    await expect(text).toContainText('Monday - Friday: 8 a.m. - 3:30 p.m.')
    // The clinic has not told its number: the word is shown, and leads nowhere.
    await expect(text).toContainText('WhatsApp')
    await expect(text.getByRole('link', {name: 'WhatsApp'})).toHaveCount(0)
    expect(await page.content()).not.toMatch(/wa\.me|whatsapp:|tel:/)
    await check(`${siteUrl}/${locale}/there-is-no-such-page`, `${locale}-404`, 404)
    await expect(page.getByTestId('not-found')).toBeVisible()
  })

  test(`${locale}: what is not approved is not shown, and the page says so`, async () => {
    await check(`${siteUrl}/${locale}/procedures/coronary-stent`, `${locale}-procedure-unapproved`)
    await expect(page.getByTestId('not-approved')).toBeVisible()
    await expect(page.locator('body')).not.toContainText('Death is very rare')
    await page.goto(`${siteUrl}/${locale}/procedures/coronary-stent/print`)
    await expect(page).toHaveURL(`${siteUrl}/${locale}/procedures/coronary-stent`)
    await check(`${siteUrl}/${locale}/insurance`, `${locale}-insurance-unapproved`)
    await expect(page.getByTestId('not-approved')).toBeVisible()
  })
}

test('en: approved pages are shown; French readers get them marked as English', async () => {
  for (const id of [procedure, guide]) await approveIn(running.lake, id, 'en')
  await check(`${siteUrl}/en/procedures/coronary-stent`, 'en-procedure')
  await expect(page.locator('main')).toContainText('Death is very rare')
  await check(`${siteUrl}/en/insurance`, 'en-insurance')
  await expect(page.locator('main')).toContainText('hassle-free insurance claim processing')
  await check(`${siteUrl}/en/`, 'en-home-approved')
  await expect(page.getByRole('main').getByRole('link', {name: 'Coronary stent'})).toBeVisible()

  await check(`${siteUrl}/fr/procedures/coronary-stent`, 'fr-procedure-fallback')
  await expect(page.locator('[data-unit="risks"]')).toHaveAttribute('lang', 'en')
  await expect(page.locator('main')).toContainText('n’est pas encore disponible en français')
})

test('fr: an approved translation is shown, and what it lacks stays English and marked', async () => {
  await translate(running.lake, procedure, 'stent-coronaire-test')
  await translate(running.lake, guide, 'assurance-test')
  for (const id of [procedure, guide]) {
    // The words for readers of English are as they were; a new stamp binds the new addresses.
    await approveIn(running.lake, id, 'en')
    await approveIn(running.lake, id, 'fr')
  }
  await check(`${siteUrl}/fr/procedures/stent-coronaire-test`, 'fr-procedure')
  await expect(page.locator('h1')).toHaveText('[FR TEST] Coronary stent')
  await expect(page.locator('[data-unit="stay"]')).toContainText('[FR TEST] As with')
  // The risks are documents of their own, and not translated.
  await expect(page.locator('[data-unit="risks"]')).toHaveAttribute('lang', 'en')
  await check(`${siteUrl}/fr/assurance-test`, 'fr-insurance')
  await expect(page.locator('main')).toContainText('[FR TEST] Our goal is')
})

test('the search finds approved words in the language of the page, accents or not', async () => {
  await page.goto(`${siteUrl}/fr/`)
  await page.getByRole('navigation', {name: 'Menu principal'}).getByText('Recherche').click()
  await page.getByRole('searchbox').fill('stent')
  await page.getByRole('button', {name: 'Chercher'}).click()
  await expect(page).toHaveURL(`${siteUrl}/fr/search?q=stent`)
  await expect(page.getByTestId('found').getByRole('link')).toHaveText('[FR TEST] Coronary stent')
  await check(`${siteUrl}/fr/search?q=CORÓNARY`, 'fr-search')
  await expect(page.getByTestId('found').getByRole('link')).toHaveCount(1)
  const hostile = encodeURIComponent('<script>alert(1)</script>')
  await check(`${siteUrl}/en/search?q=${hostile}`, 'en-search-nothing')
  await expect(page.getByTestId('nothing-found')).toContainText('“<script>alert(1)</script>”')
  // Words of a draft are found by nobody.
  await running.lake.createOrReplace({
    _id: 'drafts.procedure-search-test',
    _type: 'procedure',
    title: [{_key: 'en', language: 'en', value: '[TEST] zebrafish'}],
  })
  await page.goto(`${siteUrl}/en/search?q=zebrafish`)
  await expect(page.getByTestId('nothing-found')).toBeVisible()
})

test('search engines are told the pages in their languages, and what each is about', async () => {
  const robots = await page.request.get(`${siteUrl}/robots.txt`)
  expect(await robots.text()).toBe(
    `User-agent: *\nDisallow: /preview/\nSitemap: ${siteUrl}/sitemap.xml\n`,
  )
  const map = await (await page.request.get(`${siteUrl}/sitemap.xml`)).text()
  const addresses = [...map.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, address]) => String(address))
  expect(new Set(addresses)).toEqual(
    new Set([
      `${siteUrl}/en/`,
      `${siteUrl}/fr/`,
      `${siteUrl}/en/contact`,
      `${siteUrl}/fr/contact`,
      `${siteUrl}/en/procedures/coronary-stent`,
      `${siteUrl}/fr/procedures/stent-coronaire-test`,
      `${siteUrl}/en/insurance`,
      `${siteUrl}/fr/assurance-test`,
    ]),
  )
  for (const address of addresses) {
    await page.goto(address)
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', address)
  }
  expect((await page.request.get(`${siteUrl}/preview/sitemap.xml`)).status()).toBe(404)

  await page.goto(`${siteUrl}/en/procedures/coronary-stent`)
  const told = await page.locator('script[type="application/ld+json"]').textContent()
  expect(JSON.parse(String(told))).toMatchObject({
    '@context': 'https://schema.org',
    '@graph': [{'@id': `${siteUrl}/en/procedures/coronary-stent`, inLanguage: 'en'}, {}],
  })
})

test('the leaflet of a procedure is one click away, in one language', async () => {
  await page.goto(`${siteUrl}/en/procedures/coronary-stent`)
  await page.getByRole('link', {name: 'Leaflet to print'}).click()
  await expect(page.locator('h1')).toHaveText('Coronary stent')
  await expect(page.locator('body')).toContainText(`${siteUrl}/en/procedures/coronary-stent`)
  await page.goto(`${siteUrl}/en/procedures/coronary-stent`)
  await page.getByRole('link', {name: 'In large print'}).click()
  await expect(page.locator('body')).toHaveCSS('font-size', '24px')
  // The risks are there in English only, so the French reader gets all of it in English.
  await page.goto(`${siteUrl}/fr/procedures/stent-coronaire-test/print`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await page.content()).not.toContain('[FR TEST]')
})

test('the language switch keeps the page', async () => {
  const pages: [string, string][] = [
    ['/en/', '/fr/'],
    ['/en/contact', '/fr/contact'],
    ['/en/insurance', '/fr/assurance-test'],
    ['/en/procedures/coronary-stent', '/fr/procedures/stent-coronaire-test'],
  ]
  for (const [english, french] of pages) {
    await page.goto(siteUrl + english)
    await page.getByTestId('language-switch').getByRole('link', {name: 'Français'}).click()
    await expect(page).toHaveURL(siteUrl + french)
    await page.getByTestId('language-switch').getByRole('link', {name: 'English'}).click()
    await expect(page).toHaveURL(siteUrl + english)
  }
})

test('the checks above find what they look for', async () => {
  const planted: [fault: string, found: RegExp][] = [
    ['<p style="width: 3000px">wide</p>', /horizontal scroll of/],
    ['<p style="position: absolute; left: -3000px">wide</p>', /from right to left/],
    ['<img src="/icon.svg">', /image-alt/],
    ['<script>void 0</script>', /scripts of/],
    ['<p onclick="void 0">handler</p>', /scripts of/],
    ['<img alt="" src="http://127.0.0.1:9/elsewhere.png">', /requests elsewhere/],
  ]
  const address = `${siteUrl}/planted`
  for (const [fault, found] of planted) {
    const body = `<!doctype html><html lang="en"><head><title>Planted</title></head><body><main><h1>Planted</h1>${fault}</main></body></html>`
    await page.route(address, (route) => route.fulfill({contentType: 'text/html', body}))
    await expect(check(address, 'planted'), fault).rejects.toThrow(found)
    await page.unroute(address)
  }
})

test('without its content the site answers 503 with one clear page', async () => {
  // Port 9 of this machine answers nobody.
  const port = ports.site + 1
  const site = spawn(process.execPath, [path.join(await buildSite(), 'server/entry.mjs')], {
    stdio: 'ignore',
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      CONTENT_API_HOST: 'http://127.0.0.1:9',
    },
  })
  try {
    const address = `http://localhost:${port}`
    await expect.poll(() => statusOf(`${address}/en/`)).toBe(503)
    for (const locale of ['en', 'fr']) {
      await check(`${address}/${locale}/procedures/coronary-stent`, `${locale}-down`, 503)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await expect(page.getByTestId('unavailable')).toBeVisible()
      expect(await page.content()).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|node_modules/)
    }
  } finally {
    await end(site)
  }
})

const statusOf = (address: string) =>
  fetch(address).then(
    ({status}) => status,
    () => 'no answer',
  )

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await exited
}
