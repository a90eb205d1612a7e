// The elements on pages that are not ours: plain, hostile, strict, without a lake.
import path from 'node:path'

import {encodeBundle, generatePrivateKey, signerFrom} from '@jakamy/content-sdk/bundle'
import {expect, test, type Page} from '@playwright/test'

import {seedDocuments} from '../../packages/content-sdk/test/seed.ts'
import {approvalsWith} from '../approvals.ts'
import {grave} from '../axe.ts'
import {
  everything,
  isWhole,
  procedure,
  screenshots,
  shown,
  stand,
  startHost,
  type HostPage,
} from '../elementsHost.ts'

let host: Awaited<ReturnType<typeof startHost>>

test.describe.configure({mode: 'serial'})

test.beforeAll(async () => {
  host = await startHost()
})

test.afterAll(() => host.close())

/** Opens a page whose elements read the lake. */
const open = (page: Page, given: Omit<HostPage, 'settings' | 'script'>) =>
  host.open(page, {
    ...given,
    settings: `project="jakamy" api-host="${host.lakeAt}"`,
    script: `elements.js?from=${encodeURIComponent(host.lakeAt)}`,
  })

test('a plain page shows every element, with one question per document', async ({page}) => {
  const {requests, complaints} = await open(page, {
    head: '<meta name="color-scheme" content="light dark">',
  })
  await isWhole(page)
  const risks = page.locator('clinic-risks article')
  await expect(risks.locator('section')).toHaveCount(1)
  await expect(risks).toContainText('Death is very rare')
  await expect(risks.locator('.content-review').first()).toBeVisible()
  await expect(page.locator('clinic-hours')).toContainText('8 a.m. - 3:30 p.m.')
  // Nobody has approved the insurance page.
  await expect(page.locator('clinic-insurance [data-notice]').first()).toBeVisible()
  await expect(shown(page)).toHaveAttribute('part', 'content')
  const questionsWith = (value: string) =>
    requests.filter(
      (url) =>
        url.includes('/query/') &&
        [...new URL(url).searchParams.values()].some((given) => given.includes(`"${value}"`)),
    )
  const listeners = requests.filter((url) => url.includes('/listen/'))
  // One at the start, and one when the listener is there: something may have changed before it.
  expect(questionsWith('coronary-stent').length).toBeLessThanOrEqual(2)
  // The same for what the clinic says beside it.
  expect(questionsWith(procedure).length).toBeLessThanOrEqual(2)
  expect(questionsWith('coronary-stent').length).toBeGreaterThan(0)
  expect(listeners.length).toBeLessThanOrEqual(3)
  const own = [host.origin, host.lakeAt]
  expect(requests.filter((url) => !own.includes(new URL(url).origin))).toEqual([])
  expect(complaints).toEqual([])
  for (const width of [375, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({width, height: 800})
      await page.emulateMedia({colorScheme})
      expect(await grave(page), `${width} px, ${colorScheme}`).toEqual([])
      const file = `elements-${colorScheme}-${width}.png`
      await page.screenshot({path: path.join(screenshots, file), fullPage: true})
    }
  }
  // A page that knows no dark stays light, whatever the reader's device says.
  await open(page, {main: '<clinic-procedure slug="coronary-stent"></clinic-procedure>'})
  await expect(shown(page)).toContainText('Death is very rare')
  expect(await grave(page), 'a light page on a dark device').toEqual([])
})

test('row 79: a strict policy forbids nothing that the elements do', async ({page}) => {
  const {lakeAt} = host
  const {complaints} = await open(page, {
    csp: `default-src 'none'; script-src 'self'; connect-src ${lakeAt}; style-src 'self'; img-src ${lakeAt}; require-trusted-types-for 'script'`,
  })
  await isWhole(page)
  await page.getByRole('button', {name: 'Measure this screen'}).click()
  await expect(page.getByRole('slider')).toBeVisible()
  expect(complaints).toEqual([])
  const background = await page
    .locator('clinic-procedure .content-notice, clinic-procedure .content-warning')
    .first()
    .evaluate((notice) => getComputedStyle(notice).backgroundColor)
  expect(background).not.toBe('rgba(0, 0, 0, 0)')
})

test('row 79: a hostile page neither breaks the elements nor is broken by them', async ({page}) => {
  await open(page, {
    head: `<base href="http://elsewhere.invalid/">
<style>* {all: unset !important} button, p, section {display: none !important}</style>
<script>
  Array.prototype.each = function () {}
  const real = window.fetch
  window.fetch = function () { return real.apply(window, arguments) }
</script>`,
    main: `${everything}<div id="outside" class="content content-warning">[TEST] outside</div>`,
  })
  await isWhole(page)
  await expect(shown(page).locator('section').first()).toBeVisible()
  await expect(page.getByRole('button', {name: 'Measure this screen'})).toBeVisible()
  const font = await shown(page).evaluate((article) => getComputedStyle(article).fontFamily)
  expect(font).toContain('system-ui')
  const outside = await page
    .locator('#outside')
    .evaluate((element) => getComputedStyle(element).borderTopStyle)
  expect(outside).toBe('none')
})

test('row 79: where the page leaves no sound Object, what stands inside stays', async ({page}) => {
  const {complaints} = await open(page, {
    head: '<script>Object.prototype.extra = function () {}</script>',
  })
  await expect.poll(() => complaints.length).toBeGreaterThan(0)
  await expect(page.getByText('Read about stents')).toBeVisible()
})

test('row 80: of two versions on a page the first one works, and the other leaves it alone', async ({
  page,
}) => {
  const from = encodeURIComponent(host.lakeAt)
  const {complaints} = await open(page, {
    main: `${everything}
<script type="module" src="${host.origin}/elements.js?from=${from}&version=2"></script>
<script type="module" src="${host.origin}/elements-thin.js?from=${from}"></script>`,
  })
  await isWhole(page)
  const scripts = await page.evaluate(
    () =>
      performance.getEntriesByType('resource').filter(({name}) => name.includes('/elements'))
        .length,
  )
  expect(scripts).toBe(3)
  await expect(shown(page)).toHaveCount(1)
  await expect(page.locator('clinic-risks article')).toHaveCount(1)
  expect(complaints).toEqual([])
})

test('rows 79 and 80: without the script, and without the lake, what stands inside stays', async ({
  browser,
  page,
}) => {
  const context = await browser.newContext({javaScriptEnabled: false})
  const still = await context.newPage()
  await open(still, {})
  await expect(still.getByText('Read about stents')).toBeVisible()
  await context.close()
  await host.stopLake()
  await page.clock.install()
  await open(page, {})
  await expect(page.locator('clinic-procedure [role=status]')).toHaveText(
    'This content could not be loaded just now.',
  )
  await expect(page.getByText('Read about stents')).toBeVisible()
  // When the lake is back, so is the content.
  await host.startLake()
  await isWhole(page)
  // When it goes again, the last answer stays and says how old it is.
  await host.stopLake()
  await page.clock.fastForward('01:05')
  await expect(page.locator('clinic-procedure [role=status]')).toContainText(
    'Could not be checked for changes since',
  )
  await isWhole(page)
  await host.startLake()
})

test('row 79: a signed bundle is shown, whatever base the page has; one of another key is not', async ({
  page,
}) => {
  const signer = await signerFrom(await generatePrivateKey())
  const day = 86_400_000
  const documents = seedDocuments()
  const approvals = approvalsWith(documents, procedure, 'en')
  const bundle = await encodeBundle(
    {
      facts: {
        clinic: 'clinic-jakamy',
        version: 1,
        created: new Date(Date.now() - 60_000).toISOString(),
        expires: new Date(Date.now() + day).toISOString(),
        withdrawalsMaxAge: 60,
        schemas: '0.0.0',
        locales: ['en'],
        demo: false,
        clinicalTypes: ['procedure'],
        rights: {licences: [], attributions: []},
      },
      documents: documents.map((document) =>
        document._id === procedure ? {...document, approvals} : document,
      ),
    },
    [signer],
  )
  host.files.set('/clinic.bundle', bundle)
  const from = (key: string) => ({
    head: '<base href="http://elsewhere.invalid/">',
    main: `<clinic-procedure slug="coronary-stent" bundle="/clinic.bundle" key="${key}">${stand}</clinic-procedure>`,
  })
  const {requests} = await open(page, from(signer.publicKey))
  await isWhole(page)
  expect(requests.filter((url) => new URL(url).origin !== host.origin)).toEqual([])
  const other = await signerFrom(await generatePrivateKey())
  await open(page, from(other.publicKey))
  await expect(page.locator('clinic-procedure [role=status]')).toBeVisible()
  await expect(page.getByText('Read about stents')).toBeVisible()
  await expect(shown(page)).toHaveCount(0)
})

test('French falls back marked, and a page may run from right to left', async ({page}) => {
  await open(page, {
    attributes: 'dir="rtl"',
    main: '<clinic-procedure slug="coronary-stent" locale="fr"></clinic-procedure>',
  })
  await expect(shown(page)).toHaveAttribute('lang', 'fr')
  const section = shown(page).locator('section[lang=en][dir=ltr]').first()
  await expect(section).toBeVisible()
  await expect(shown(page).locator('[data-notice=pageFallback]')).toBeVisible()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow).toBe(0)
  await page.setViewportSize({width: 375, height: 800})
  await page.screenshot({path: path.join(screenshots, 'elements-rtl-fr-375.png')})
  // A language that runs from right to left, and that nothing is translated into.
  await page.locator('clinic-procedure').evaluate((element) => element.setAttribute('locale', 'ar'))
  await expect(shown(page)).toHaveAttribute('dir', 'rtl')
})

test('a size is true once the screen is measured, by keyboard alone', async ({page}) => {
  await open(page, {main: '<true-size length-mm="20" width-mm="3"></true-size>'})
  const size = page.locator('true-size')
  await expect(size).toContainText('Not to scale')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const slider = page.getByRole('slider')
  await expect(slider).toBeFocused()
  expect(await grave(page)).toEqual([])
  const cardWidth = () =>
    size.locator('[part=card]').evaluate((card) => card.getBoundingClientRect().width)
  expect(Math.abs((await cardWidth()) - 85.6 * 3.78)).toBeLessThan(0.5)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Tab')
  await page.screenshot({path: path.join(screenshots, 'elements-true-size.png')})
  await page.keyboard.press('Enter')
  await expect(size).toContainText('Actual size')
  const drawn = await size
    .locator('[part=drawing]')
    .evaluate((drawing) => drawing.getBoundingClientRect().width)
  expect(Math.abs(drawn - 75.6)).toBeLessThan(0.5)
  await page.reload()
  await expect(size).toContainText('Actual size')
})

test('what is withdrawn while the page is open goes, and what stands inside does not come back', async ({
  page,
}) => {
  await open(page, {
    main: '<clinic-procedure slug="coronary-stent"><p>[TEST] Death is very rare, copied.</p></clinic-procedure>',
  })
  await expect(shown(page)).toContainText('Death is very rare')
  await host.withdraw(procedure)
  await expect(shown(page).locator('[data-notice=withdrawn]').first()).toBeVisible()
  await expect(shown(page)).not.toContainText('Death is very rare')
  await expect(page.getByText('Death is very rare')).toBeHidden()
})
