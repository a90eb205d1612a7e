// The elements that read a delivery, on pages that are not ours and when things go wrong.
import {createHash} from 'node:crypto'
import path from 'node:path'

import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {expect, test, type Page, type Route} from '@playwright/test'

import {startDelivery, type RunningDelivery} from '../../packages/delivery/src/startDelivery.ts'
import {grave} from '../axe.ts'
import {
  isWhole,
  procedure,
  screenshots,
  shown,
  stand,
  startHost,
  type HostPage,
} from '../elementsHost.ts'

let host: Awaited<ReturnType<typeof startHost>>
let delivery: RunningDelivery

test.describe.configure({mode: 'serial'})

const listenAt = (port: number) =>
  startDelivery({
    source: sanitySource({projectId: 'jakamy', dataset: 'production', apiHost: host.lakeAt}),
    port,
  })

test.beforeAll(async () => {
  host = await startHost()
  delivery = await listenAt(0)
})

test.afterAll(async () => {
  await delivery.close(100)
  await host.close()
})

const script = () => `elements-thin.js?from=${encodeURIComponent(delivery.url)}`

/** Opens a page whose elements read the delivery. */
const open = (page: Page, given: Partial<HostPage> = {}) =>
  host.open(page, {settings: `delivery="${delivery.url}"`, script: script(), ...given})

const one = `<clinic-procedure slug="coronary-stent">${stand}</clinic-procedure>`
const status = (page: Page) => page.locator('clinic-procedure [role=status]')
const link = (page: Page) => page.getByText('Read about stents')

/** Answers in place of the delivery, with something else than it said. */
const instead =
  (change: (html: string) => {html: string; headers?: object}) => async (route: Route) => {
    const response = await route.fetch()
    const {html, headers} = change(await response.text())
    await route.fulfill({response, body: html, headers: {...response.headers(), ...headers}})
  }

test('a plain page shows every element, with one question per document', async ({page}) => {
  const {requests, complaints} = await open(page, {
    head: '<meta name="color-scheme" content="light dark">',
  })
  await isWhole(page)
  await expect(page.locator('clinic-risks article section')).toHaveCount(1)
  await expect(page.locator('clinic-risks article')).toContainText('Death is very rare')
  await expect(page.locator('clinic-hours')).toContainText('8 a.m. - 3:30 p.m.')
  // Nobody has approved the insurance page.
  await expect(page.locator('clinic-insurance [data-notice]').first()).toBeVisible()
  await expect(shown(page)).toHaveAttribute('part', 'content')
  const asked = requests.filter((url) => url.startsWith(delivery.url))
  expect(asked.filter((url) => url.includes('/coronary-stent/'))).toHaveLength(1)
  expect(asked).toHaveLength(3)
  const own = [host.origin, new URL(delivery.url).origin]
  expect(requests.filter((url) => !own.includes(new URL(url).origin))).toEqual([])
  expect(complaints).toEqual([])
  for (const width of [375, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({width, height: 800})
      await page.emulateMedia({colorScheme})
      expect(await grave(page), `${width} px, ${colorScheme}`).toEqual([])
      const file = `elements-thin-${colorScheme}-${width}.png`
      await page.screenshot({path: path.join(screenshots, file), fullPage: true})
    }
  }
})

test('row 79: a strict policy forbids nothing that the elements do', async ({page}) => {
  const {complaints} = await open(page, {
    csp: `default-src 'none'; script-src 'self'; connect-src ${delivery.url}; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html jakamy`,
  })
  await isWhole(page)
  expect(complaints).toEqual([])
})

test('row 79: an attribute cannot name a place that no script has named', async ({page}) => {
  const other = 'http://127.0.0.1:9'
  const {requests} = await open(page, {script: 'elements-thin.js', main: one})
  await expect(status(page)).toHaveText('This content could not be loaded just now.')
  await expect(link(page)).toBeVisible()
  expect(requests.filter((url) => url.startsWith(delivery.url))).toEqual([])
  const more = await open(page, {main: one.replace(' slug', ` delivery="${other}" slug`)})
  await expect(status(page)).toBeVisible()
  expect(more.requests.filter((url) => url.startsWith(other))).toEqual([])
  // The same page with its own delivery works: it was the origin that was refused.
  await open(page, {main: one})
  await isWhole(page)
})

test('rows 79 and 80: without the script, and without the delivery, the link stays; the last answer says its age, and goes', async ({
  browser,
  page,
}) => {
  const context = await browser.newContext({javaScriptEnabled: false})
  const still = await context.newPage()
  await open(still)
  await expect(link(still)).toBeVisible()
  await context.close()
  const port = Number(new URL(delivery.url).port)
  await delivery.close(100)
  await page.clock.install()
  await open(page, {main: one, settings: `delivery="${delivery.url}" max-age="10"`})
  await expect(status(page)).toHaveText('This content could not be loaded just now.')
  await expect(link(page)).toBeVisible()
  // When the delivery is back, so is the content.
  delivery = await listenAt(port)
  await page.clock.fastForward('00:06')
  await isWhole(page)
  await expect(status(page)).toHaveCount(0)
  await delivery.close(100)
  await page.clock.fastForward('01:05')
  await expect(status(page)).toContainText('Could not be checked for changes since')
  await isWhole(page)
  // Past its greatest age nothing of it is left.
  await page.clock.fastForward('10:00')
  await expect(shown(page)).toHaveCount(0)
  await expect(link(page)).toBeVisible()
  delivery = await listenAt(port)
})

test('row 79: an answer that was changed on its way is void, and nothing in it runs', async ({
  page,
}) => {
  const attacks: Record<string, Parameters<typeof instead>[0]> = {
    'other words under the old hash': (html) => ({html: html.replace('very rare', 'impossible')}),
    'a script with a hash of its own': (html) =>
      signed(html.replace('</h2>', '</h2><script>document.title="bad"</script>')),
    'a picture with a handler': (html) =>
      signed(html.replace('</h2>', '</h2><img src="x" onerror="document.title=\'bad\'">')),
    'a link that runs': (html) =>
      signed(html.replace('</h2>', '</h2><a href="java\tscript:document.title=1">[TEST]</a>')),
    'a frame': (html) =>
      signed(html.replace('</h2>', '</h2><iframe srcdoc="<script>1</script>"></iframe>')),
    'a form': (html) =>
      signed(html.replace('</h2>', '</h2><form action="//elsewhere.invalid"><input></form>')),
    'half of it': (html) => signed(html.slice(0, html.length / 2)),
    'a page of somebody else': () => signed('<h1>[TEST] Log in</h1>'),
    'something beside it': (html) => signed(`${html}<p>[TEST]</p><article></article>`),
  }
  for (const [name, attack] of Object.entries(attacks)) {
    await page.route(`${delivery.url}/**`, instead(attack))
    await open(page, {main: one})
    await expect(status(page), name).toBeVisible()
    await expect(shown(page), name).toHaveCount(0)
    await expect(link(page), name).toBeVisible()
    expect(await page.title(), name).toBe('[TEST] Host')
    await page.unroute(`${delivery.url}/**`)
  }
  // Passed on as it is, it is shown.
  await page.route(
    `${delivery.url}/**`,
    instead((html) => ({html})),
  )
  await open(page, {main: one})
  await isWhole(page)
})

/** An answer with a hash that is right for it. */
function signed(html: string) {
  const hash = createHash('sha256').update(html).digest('hex').slice(0, 32)
  return {html, headers: {etag: `"${hash}"`}}
}

test('an answer that something has kept too long is not shown', async ({page}) => {
  const day = new Date(Date.now() - 25 * 3_600_000).toUTCString()
  await page.route(
    `${delivery.url}/**`,
    instead((html) => ({html, headers: {date: day}})),
  )
  await open(page, {main: one})
  await expect(status(page)).toBeVisible()
  await expect(shown(page)).toHaveCount(0)
})

test('what is not there is said; what is withdrawn goes, and does not come back', async ({
  page,
}) => {
  const copied = '<p>[TEST] Death is very rare, copied.</p>'
  await page.clock.install()
  const {requests} = await open(page, {
    main: `<clinic-procedure slug="coronary-stent">${copied}</clinic-procedure>
<clinic-risks slug="no-such-procedure">${copied}</clinic-risks>`,
  })
  await expect(shown(page)).toContainText('Death is very rare')
  await expect(page.locator('clinic-risks')).toContainText('This content is not available.')
  await host.withdraw(procedure)
  // The delivery gives an answer again for a second; elements that ask within it ask again a minute later.
  const asked = requests.find((url) => url.includes('/v1/procedures/coronary-stent/')) ?? ''
  await expect.poll(async () => (await fetch(asked)).status).toBe(410)
  await page.clock.fastForward('01:05')
  const element = page.locator('clinic-procedure')
  await expect(element.locator('[data-notice=withdrawn]')).toContainText('has been withdrawn')
  await expect(shown(page)).toHaveCount(0)
  const port = Number(new URL(delivery.url).port)
  await delivery.close(100)
  await page.clock.fastForward('48:00:00')
  await expect(status(page)).toBeVisible()
  await expect(element.locator('[data-notice=withdrawn]')).toBeVisible()
  await expect(page.getByText('Death is very rare').filter({visible: true})).toHaveCount(0)
  delivery = await listenAt(port)
})
