// The kiosk as people in a waiting room meet it: without a network, updated, recalled and attacked.
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import type {MemoryDocument} from '@jakamy/content-sdk'
import {generatePrivateKey, signerFrom} from '@jakamy/content-sdk/bundle'
import {expect, test, type Page} from '@playwright/test'

import {changed} from '../../packages/content-sdk/test/seed.ts'
import {
  choice,
  clinic,
  content,
  open,
  openProcedure,
  procedure,
  startKiosk,
  type TestKiosk,
} from '../testKiosk.ts'

const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots')

let kiosk: TestKiosk

const withdrawal: MemoryDocument = {
  _id: 'withdrawal-test',
  _type: 'withdrawal',
  action: 'hide',
  targets: [{_key: 'a', document: {_type: 'reference', _ref: procedure, _weak: true}}],
  effectiveFrom: '2026-01-01T00:00:00Z',
}

test.beforeAll(async () => {
  kiosk = await startKiosk()
})

test.afterAll(() => kiosk.close())

test.beforeEach(async ({page}) => {
  await kiosk.reset()
  await page.setViewportSize({width: 1080, height: 1920})
})

/** What holds for every screen. */
async function check(page: Page, place: string): Promise<void> {
  for (const dir of ['rtl', 'ltr']) {
    await page.locator('html').evaluate((html, value) => html.setAttribute('dir', value), dir)
    const wider = await page
      .locator('html')
      .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth)
    expect(wider, `horizontal scroll of ${place}, ${dir}`).toBe(0)
  }
  await expect(page.locator('.ways time').first(), `the age of ${place}`).toBeInViewport({ratio: 1})
  for (const button of await page.getByRole('button').all()) {
    const box = await button.boundingBox()
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), `a button of ${place}`).toBeGreaterThan(44)
  }
  const {violations} = await new AxeBuilder({page}).analyze()
  const grave = violations.filter(({impact}) => impact === 'serious' || impact === 'critical')
  expect(grave.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)).toEqual([])
}

test('every screen of a procedure, without a network', async ({page, context}) => {
  await open(page, kiosk)
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
  kiosk.settings(4)
  await open(page, kiosk)
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
  await open(page, kiosk)
  await openProcedure(page, 1)
  kiosk.files.set('clinic.bundle', await kiosk.bundle(2))
  await look(page)
  await page.getByRole('button', {name: 'Next'}).click()
  await page.getByRole('button', {name: 'Back'}).click()
  await expect(page.locator('h1')).toHaveText('[TEST] Coronary stent v1')
  await page.getByRole('button', {name: 'Start again'}).click()
  await openProcedure(page, 2)

  const tampered = (await kiosk.bundle(3)).slice()
  tampered[tampered.length - 100] = (tampered[tampered.length - 100] ?? 0) ^ 1
  const stranger = await signerFrom(await generatePrivateKey())
  const attacks = {
    older: await kiosk.bundle(1),
    tampered,
    truncated: (await kiosk.bundle(3)).slice(0, 2_000),
    'wrongly signed': await kiosk.bundle(3, {by: stranger}),
    'not a bundle': new TextEncoder().encode('<!doctype html>'),
  }
  for (const [attack, bytes] of Object.entries(attacks)) {
    kiosk.files.set('clinic.bundle', bytes)
    await look(page)
    await page.getByRole('button', {name: 'Start again'}).click()
    await test.step(attack, () => openProcedure(page, 2))
  }
})

/** Reloads, which makes the kiosk look for news, and waits until it has looked. */
async function look(page: Page): Promise<void> {
  const other = await page.context().newPage()
  await open(other, kiosk)
  await other.close()
}

test('row 48: what is withdrawn is gone with the next touch, and stays so without a network', async ({
  page,
  context,
}) => {
  await open(page, kiosk)
  await openProcedure(page, 1)
  kiosk.files.set('withdrawals.json', await kiosk.feed(2, [withdrawal]))
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
  kiosk.files.set('withdrawals.json', await kiosk.feed(1, []))
  await look(page)
  await page.reload()
  await choice(page, 'English').click()
  await expect(page.getByTestId('nothing')).toBeVisible()
})

test('rows 48 and 65: without news of withdrawals for too long, nothing clinical is shown', async ({
  page,
}) => {
  kiosk.files.set('withdrawals.json', undefined)
  await page.goto(kiosk.url)
  await choice(page, 'English').click()
  await expect(page.getByTestId('nothing')).toBeVisible()
  await expect(choice(page, 'v1')).toHaveCount(0)
})

test('row 65: every screen tells calmly of which day its content is, also without a network', async ({
  page,
  context,
}) => {
  const made = new Date()
  made.setMonth(made.getMonth() - 1, 1)
  made.setHours(12)
  const month = (locale: string) => made.toLocaleDateString(locale, {month: 'long'})
  const english = `Content of 1 ${month('en')} ${made.getFullYear()}`
  const french = `Contenu du 1er ${month('fr')} ${made.getFullYear()}`
  const age = page.locator('.ways time')
  const created = made.toISOString()
  kiosk.files.set('clinic.bundle', await kiosk.bundle(1, {created}))
  await open(page, kiosk)
  // What opens documents is fetched with the first one.
  await openProcedure(page, 1)
  await context.setOffline(true)
  await page.reload()
  await expect(age).toHaveText([english, french])
  await openProcedure(page, 1)
  await expect(age).toHaveText([english])
  await page.getByRole('button', {name: 'Next'}).click()
  await page.getByRole('button', {name: 'Français'}).click()
  await expect(age).toHaveText([french])
  await expect(age).toBeInViewport({ratio: 1})
  await page.screenshot({path: path.join(screenshots, 'kiosk-age-fr.png')})
  await page.getByRole('button', {name: 'Recommencer'}).click()
  await choice(page, 'Français').click()
  await choice(page, 'Horaires et contact').click()
  await expect(age).toHaveText([french])

  await context.setOffline(false)
  kiosk.files.set('clinic.bundle', await kiosk.bundle(2))
  await look(page)
  await page.getByRole('button', {name: 'Recommencer'}).click()
  await expect(age).toHaveCount(2)
  await expect(age.first()).not.toHaveText(english)
})

test('the first list has its procedures, however slowly the news of withdrawals comes', async ({
  page,
}) => {
  const late = await kiosk.feed(1, [])
  kiosk.files.set('withdrawals.json', async () => {
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    return late
  })
  await page.goto(kiosk.url)
  await choice(page, 'English').click()
  await expect(choice(page, 'v1')).toBeVisible()
  await expect(page.getByTestId('nothing')).toHaveCount(0)
})

test('row 72: with no content it says so, in every language', async ({page}) => {
  kiosk.files.set('clinic.bundle', undefined)
  await page.goto(kiosk.url)
  await expect(page.getByTestId('nothing')).toHaveCount(2)
})

test('row 72: with a full disk or a cleared store it shows what it has, or says that it has nothing', async ({
  page,
  context,
}) => {
  await open(page, kiosk)
  const devtools = await context.newCDPSession(page)
  const {origin} = new URL(kiosk.url)
  await devtools.send('Storage.overrideQuotaForOrigin', {origin, quotaSize: 1})
  kiosk.files.set('clinic.bundle', await kiosk.bundle(2))
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
  kiosk.files.set('clinic.bundle', await kiosk.bundle(1, {documents}))
  await open(page, kiosk)
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
    await page.goto(new URL(address, kiosk.url).href)
    await expect(choice(page, 'English'), address).toBeVisible()
    expect(new URL(page.url()).pathname, address).toBe('/')
  }
})
