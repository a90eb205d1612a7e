// The demonstration that `npm run kiosk` shows: marked on every screen, and only where it was allowed.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type Page} from '@playwright/test'

import {buildKiosk} from '../../scripts/builds.ts'
import {demonstration} from '../../scripts/kiosk.ts'
import {serveKiosk, type KioskServer} from '../../scripts/serveKiosk.ts'
import {grave} from '../axe.ts'
import {htmlComplaints} from '../htmlComplaints.ts'

let server: KioskServer
let folder: string

test.beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kiosk-demo-'))
  server = await serveKiosk(await buildKiosk())
  for (const [name, file] of Object.entries(await demonstration(folder))) {
    server.files.set(name, file)
  }
})

test.afterAll(async () => {
  await server.close()
  rmSync(folder, {recursive: true, force: true})
})

const choice = (page: Page) => page.locator('button.choice').first()

/** What holds for every screen of a demonstration. */
async function check(page: Page, name: string): Promise<void> {
  await expect(page.getByTestId('demo'), name).toBeVisible()
  expect(await htmlComplaints(await page.content()), name).toEqual([])
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({colorScheme})
    expect(await grave(page), `${name}, ${colorScheme}`).toEqual([])
  }
}

test('every screen is marked, valid HTML, and to be read by everybody', async ({page}) => {
  await page.goto(server.url)
  await expect(choice(page)).toBeVisible()
  await check(page, 'languages')
  await choice(page).click()
  await expect(page.locator('.bar .start')).toBeVisible()
  await check(page, 'list')
  await choice(page).click()
  const place = page.locator('.ways .place')
  const screens = Number(/\d+$/.exec(await place.innerText())?.[0])
  expect(screens).toBeGreaterThan(5)
  for (let at = 1; at <= screens; at += 1) {
    await expect(place).toHaveText(new RegExp(`^${at} `))
    await check(page, `screen ${at}`)
    // Nobody has approved this page: the SDK marks its words as well.
    await expect(page.locator('main .content-watermark')).toBeVisible()
    if (at < screens) await page.locator('.ways .next').click()
  }
})

test('a kiosk that was not told to shows nothing of it', async ({page}) => {
  const {demo: _demo, ...settings} = JSON.parse(String(server.files.get('kiosk.json')))
  const told = server.files.get('kiosk.json')
  server.files.set('kiosk.json', JSON.stringify(settings))
  try {
    await page.goto(server.url)
    await expect(page.getByTestId('nothing').first()).toBeVisible()
    await expect(page.locator('button.choice')).toHaveCount(0)
  } finally {
    server.files.set('kiosk.json', told)
  }
})
