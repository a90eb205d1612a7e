// The kiosk as people in a waiting room meet it: without a network, updated, recalled and attacked.
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import type {MemoryDocument} from '@jakamy/content-sdk'
import {
  encodeBundle,
  encodeWithdrawals,
  generatePrivateKey,
  signerFrom,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {expect, test, type Page} from '@playwright/test'

import {approved, changed, seedDocuments} from '../../packages/content-sdk/test/seed.ts'
import {buildKiosk} from '../../scripts/builds.ts'
import {serveKiosk, type KioskServer} from '../../scripts/serveKiosk.ts'
import {png} from '../png.ts'

const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots')
const procedure = 'procedure-coronary-stent'
const clinic = 'clinic-jakamy'
const hour = 3_600_000

let server: KioskServer
let signer: Signer

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

/** The clinic's words, approved, with one word of the summary that tells the version. */
const picture = 'image-0123abcd-40x40-png'

function content(version: number): MemoryDocument[] {
  const marked = changed(seedDocuments(), procedure, (document) => {
    document.title = [{_key: 'en', language: 'en', value: `[TEST] Coronary stent v${version}`}]
  })
  const measured = changed(marked, 'media-stent-actual-size', (document) => {
    document.image = {_type: 'image', asset: {_type: 'reference', _ref: picture}}
    document.physicalWidthMm = 20
    document.physicalHeightMm = 20
    document.alt = [{_key: 'en', language: 'en', value: '[TEST] stent'}]
  })
  return approved(measured, procedure)
}

const bundle = (version: number, by = signer, made = ago(2 * hour), documents = content(version)) =>
  encodeBundle(
    {
      facts: {
        clinic,
        version,
        created: made,
        expires: ago(-24 * hour),
        withdrawalsMaxAge: 60,
        schemas: '0.0.0',
        locales: ['en'],
        demo: false,
        clinicalTypes: ['procedure', 'risk'],
        rights: {licences: [], attributions: []},
      },
      documents,
      files: [{id: picture, contentType: 'image/png', bytes: new Uint8Array(png(40, 40))}],
    },
    [by],
  )

const withdrawal: MemoryDocument = {
  _id: 'withdrawal-test',
  _type: 'withdrawal',
  action: 'hide',
  targets: [{_key: 'a', document: {_type: 'reference', _ref: procedure, _weak: true}}],
  effectiveFrom: '2026-01-01T00:00:00Z',
}

const feed = (sequence: number, withdrawals: unknown[], issued = ago(0)) =>
  encodeWithdrawals({clinic, sequence, issued, withdrawals}, [signer])

test.beforeAll(async () => {
  signer = await signerFrom(await generatePrivateKey())
  server = await serveKiosk(await buildKiosk())
})

test.afterAll(() => server.close())

test.beforeEach(async ({page}) => {
  server.files.clear()
  settings(600)
  server.files.set('clinic.bundle', await bundle(1))
  server.files.set('withdrawals.json', await feed(1, []))
  await page.setViewportSize({width: 1080, height: 1920})
})

const settings = (idleSeconds: number) =>
  server.files.set(
    'kiosk.json',
    JSON.stringify({keys: [signer.publicKey], locales: ['en', 'fr'], idleSeconds}),
  )

/** Opens the kiosk and waits until it has its content and the newest withdrawals. */
async function open(page: Page): Promise<void> {
  await page.goto(server.url)
  await expect(choice(page, 'English')).toBeVisible()
  await expect(page.locator('#kiosk[data-looked]')).toBeAttached()
}

const choice = (page: Page, name: string) => page.locator('button.choice', {hasText: name})

/** From the first screen to the first one of the procedure. */
async function openProcedure(page: Page, version: number): Promise<void> {
  await choice(page, 'English').click()
  await choice(page, `v${version}`).click()
  await expect(page.locator('h1')).toHaveText(`[TEST] Coronary stent v${version}`)
}

/** What holds for every screen. */
async function check(page: Page, place: string): Promise<void> {
  for (const dir of ['rtl', 'ltr']) {
    await page.locator('html').evaluate((html, value) => html.setAttribute('dir', value), dir)
    const wider = await page
      .locator('html')
      .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth)
    expect(wider, `horizontal scroll of ${place}, ${dir}`).toBe(0)
  }
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), `a button of ${place}`).toBeGreaterThan(44)
  }
  const {violations} = await new AxeBuilder({page}).analyze()
  const grave = violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)).toEqual([])
}

test('every screen of a procedure, without a network', async ({page, context}) => {
  await open(page)
  // The first document also fetches the code that expands it.
  await openProcedure(page, 1)
  await context.setOffline(true)
  await page.reload()
  await check(page, 'the languages')
  await page.screenshot({path: path.join(screenshots, 'kiosk-languages.png')})
  await openProcedure(page, 1)
  let screens = 0
  for (let isLast = false; !isLast; screens += 1) {
    await expect(page.getByRole('button', {name: 'Start again'})).toBeVisible()
    await expect(page.getByRole('button', {name: 'Français'})).toBeVisible()
    await expect(page.locator('main')).toContainText('Test reviewer')
    await check(page, `screen ${screens + 1}`)
    await page.screenshot({path: path.join(screenshots, `kiosk-screen-${screens + 1}.png`)})
    const next = page.getByRole('button', {name: 'Next'})
    isLast = (await next.count()) === 0
    if (!isLast) await next.click()
  }
  expect(screens).toBeGreaterThan(6)
  await page.getByRole('button', {name: 'Français'}).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('main section')).toHaveAttribute('lang', 'en')
  await page.setViewportSize({width: 375, height: 800})
  await page.getByRole('button', {name: 'Texte plus grand'}).click()
  await check(page, 'a phone')
  await page.screenshot({path: path.join(screenshots, 'kiosk-phone.png')})
  expect(await page.locator('a[href]').count(), 'links lead out of a kiosk').toBe(0)
})

test('row 73: after a while without a touch everything is wiped', async ({page}) => {
  settings(4)
  await open(page)
  const before = await page.evaluate(() => history.length)
  await openProcedure(page, 1)
  await page.getByRole('button', {name: 'Larger text'}).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.getByRole('button', {name: 'Go on reading'}).click()
  await expect(page.locator('h1')).toContainText('Coronary stent')
  await expect(choice(page, 'English')).toBeVisible()
  expect(
    await page.evaluate(() => ({
      kept: localStorage.length + sessionStorage.length,
      history: history.length,
      scale: document.documentElement.style.getPropertyValue('--text-scale'),
      text: document.body.textContent,
    })),
  ).toMatchObject({kept: 0, history: before, scale: '1'})
  await expect(page.locator('body')).not.toContainText('stent')
})

test('rows 63, 64 and 72: a reader goes on with one version; the next one gets the newer, never an older one', async ({
  page,
}) => {
  await open(page)
  await openProcedure(page, 1)
  server.files.set('clinic.bundle', await bundle(2))
  await look(page)
  await page.getByRole('button', {name: 'Next'}).click()
  await page.getByRole('button', {name: 'Back'}).click()
  await expect(page.locator('h1')).toHaveText('[TEST] Coronary stent v1')
  await page.getByRole('button', {name: 'Start again'}).click()
  await openProcedure(page, 2)

  const tampered = (await bundle(3)).slice()
  tampered[tampered.length - 100] = (tampered[tampered.length - 100] ?? 0) ^ 1
  const stranger = await signerFrom(await generatePrivateKey())
  const attacks = {
    older: await bundle(1),
    tampered,
    truncated: (await bundle(3)).slice(0, 2_000),
    'wrongly signed': await bundle(3, stranger),
    'not a bundle': new TextEncoder().encode('<!doctype html>'),
  }
  for (const [attack, bytes] of Object.entries(attacks)) {
    server.files.set('clinic.bundle', bytes)
    await look(page)
    await page.getByRole('button', {name: 'Start again'}).click()
    await test.step(attack, () => openProcedure(page, 2))
  }
})

/** Reloads, which makes the kiosk look for news, and waits until it has looked. */
async function look(page: Page): Promise<void> {
  const other = await page.context().newPage()
  await open(other)
  await other.close()
}

test('row 48: what is withdrawn is gone with the next touch, and stays so without a network', async ({
  page,
  context,
}) => {
  await open(page)
  await openProcedure(page, 1)
  server.files.set('withdrawals.json', await feed(2, [withdrawal]))
  await look(page)
  await context.setOffline(true)
  await page.getByRole('button', {name: 'Next'}).click()
  await expect(page.locator('main')).toContainText('This text has been withdrawn')
  await expect(page.locator('main')).not.toContainText('coronary')
  await page.reload()
  await choice(page, 'English').click()
  await expect(page.getByTestId('nothing')).toBeVisible()
  await expect(choice(page, 'v1')).toHaveCount(0)
  // An older list of withdrawals does not bring it back.
  await context.setOffline(false)
  server.files.set('withdrawals.json', await feed(1, []))
  await look(page)
  await page.reload()
  await choice(page, 'English').click()
  await expect(page.getByTestId('nothing')).toBeVisible()
})

test('rows 48 and 65: without news of withdrawals for too long, nothing clinical is shown', async ({
  page,
}) => {
  server.files.set('withdrawals.json', undefined)
  await page.goto(server.url)
  await choice(page, 'English').click()
  await expect(page.getByTestId('nothing')).toBeVisible()
  await expect(choice(page, 'v1')).toHaveCount(0)
})

test('the first list has its procedures, however slowly the news of withdrawals comes', async ({
  page,
}) => {
  const late = await feed(1, [])
  server.files.set('withdrawals.json', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return late
  })
  await page.goto(server.url)
  await choice(page, 'English').click()
  await expect(choice(page, 'v1')).toBeVisible()
  await expect(page.getByTestId('nothing')).toHaveCount(0)
})

test('row 72: with no content it says so, in every language', async ({page}) => {
  server.files.set('clinic.bundle', undefined)
  await page.goto(server.url)
  await expect(page.getByTestId('nothing')).toHaveCount(2)
})

test('row 72: with a full disk or a cleared store it shows what it has, or says that it has nothing', async ({
  page,
  context,
}) => {
  await open(page)
  const devtools = await context.newCDPSession(page)
  const {origin} = new URL(server.url)
  await devtools.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 1})
  server.files.set('clinic.bundle', await bundle(2))
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  await look(page)
  expect(complaints.join()).toContain('QuotaExceededError')
  await page.reload()
  await openProcedure(page, 1)
  await devtools.send('Storage.overrideQuotaForOrigin', {origin})

  // Cleared under a reader, and again while there is no network.
  await page.evaluate(() => caches.delete('content'))
  await page.getByRole('button', {name: 'Next'}).click()
  await expect(page.locator('main')).toContainText('Test reviewer')
  await context.setOffline(true)
  await page.reload()
  await expect(page.getByTestId('nothing')).toHaveCount(2)
  await context.setOffline(false)
  await devtools.send('Storage.clearDataForOrigin', {origin, storageTypes: 'all'})
  await page.reload()
  await openProcedure(page, 2)
})

test('row 74: no screen has a way out, and every address leads to the first one', async ({
  page,
}) => {
  const documents = changed(content(1), clinic, (document) => {
    const [point] = [document.contactPoints].flat()
    const phone = '+100000000000'
    const reached = {phone, whatsapp: phone, email: 'test@example.org', url: 'https://example.org/'}
    document.contactPoints = [{...Object(point), ...reached}]
  })
  server.files.set('clinic.bundle', await bundle(1, signer, ago(2 * hour), documents))
  await open(page)
  const ways =
    'a, form, input, textarea, select, iframe, object, embed, [contenteditable], [download]'
  const hasNoWayOut = async () => {
    await expect(page.locator('main')).toBeVisible()
    expect(await page.locator(ways).count()).toBe(0)
  }
  await hasNoWayOut()
  await choice(page, 'English').click()
  await choice(page, 'Hours and contact').click()
  await expect(page.locator('main')).toContainText('+100000000000')
  await hasNoWayOut()
  await page.getByRole('button', {name: 'Back'}).click()
  await choice(page, 'v1').click()
  await hasNoWayOut()
  for (const address of [
    'elsewhere/page.html',
    'index.html',
    '%2e%2e/etc',
    '?to=https://example.org#x',
  ]) {
    await page.goto(new URL(address, server.url).href)
    await expect(choice(page, 'English'), address).toBeVisible()
    expect(new URL(page.url()).pathname, address).toBe('/')
  }
})

test('a thing with a known size is drawn at true size once staff have measured the screen', async ({
  page,
}) => {
  await open(page)
  await findPicture(page)
  await expect(page.locator('main figure', {has: page.locator('img')})).toContainText(
    'Not shown to scale here.',
  )
  await page.goto(`${server.url}?staff`)
  const scale = page.getByTestId('scale')
  for (const name of ['Wider', 'Narrower', 'Much narrower']) {
    const before = await scale.textContent()
    await page.getByRole('button', {name, exact: true}).click()
    await expect(scale).not.toHaveText(String(before))
  }
  // A screen with 3.78 pixels a millimetre shows a card of 85.6 mm with 323.568 of them.
  await page.evaluate(() => {
    const measure = {pixelsPerMillimetre: 3.78, ratio: devicePixelRatio}
    localStorage.setItem('jakamy.screenScale', JSON.stringify(measure))
  })
  await page.goto(server.url)
  await findPicture(page)
  const box = await page.locator('main figure img').boundingBox()
  expect(Math.abs((box?.width ?? 0) - 75.6)).toBeLessThan(0.5)
  expect(Math.abs((box?.height ?? 0) - 75.6)).toBeLessThan(0.5)
  await expect(page.locator('main')).not.toContainText('Not shown to scale here.')
  await page.screenshot({path: path.join(screenshots, 'kiosk-true-size.png')})
})

/** Goes on until the screen with the picture. */
async function findPicture(page: Page): Promise<void> {
  await openProcedure(page, 1)
  const place = page.locator('.place')
  while ((await page.locator('main figure img').count()) === 0) {
    const before = await place.textContent()
    await page.getByRole('button', {name: 'Next'}).click()
    await expect(place).not.toHaveText(String(before))
  }
}

test('staff measure the screen with a bank card', async ({page}) => {
  await page.goto(`${server.url}?staff`)
  const width = async () => (await page.getByTestId('card').boundingBox())?.width ?? 0
  const before = await width()
  await page.getByRole('button', {name: 'Much wider'}).click()
  expect(await width()).toBeCloseTo(before + 10, 1)
  await page.getByRole('button', {name: 'Keep this'}).click()
  await expect(choice(page, 'English')).toBeVisible()
  await page.goto(`${server.url}?staff`)
  expect(await width()).toBeCloseTo(before + 10, 1)
})

test.describe('to staff who read French', () => {
  test.use({locale: 'fr-FR'})
  test('the page that measures the screen speaks French', async ({page}) => {
    await page.goto(`${server.url}?staff`)
    await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
    await expect(page.getByRole('heading')).toHaveText('Mesurer cet écran')
    await expect(page.getByRole('button')).toHaveText([
      'Beaucoup moins large',
      'Moins large',
      'Plus large',
      'Beaucoup plus large',
      'Enregistrer',
    ])
    await page.screenshot({path: path.join(screenshots, 'kiosk-staff-fr.png')})
  })
})
