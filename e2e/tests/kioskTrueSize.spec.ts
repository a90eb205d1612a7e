// A thing with a known size, once staff have measured the screen.
import path from 'node:path'

import {expect, test, type Page} from '@playwright/test'

import {choice, open, openProcedure, startKiosk, type TestKiosk} from '../testKiosk.ts'

const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots')

let kiosk: TestKiosk

test.beforeAll(async () => {
  kiosk = await startKiosk()
  await kiosk.reset()
})

test.afterAll(() => kiosk.close())

test.beforeEach(({page}) => page.setViewportSize({width: 1080, height: 1920}))

test('a thing with a known size is drawn at true size once staff have measured the screen', async ({
  page,
}) => {
  await open(page, kiosk)
  await findPicture(page)
  await expect(page.locator('main figure', {has: page.locator('img')})).toContainText(
    'Not shown to scale here.',
  )
  await page.goto(`${kiosk.url}?staff`)
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
  await page.goto(kiosk.url)
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
  await page.goto(`${kiosk.url}?staff`)
  const width = async () => (await page.getByTestId('card').boundingBox())?.width ?? 0
  const before = await width()
  await page.getByRole('button', {name: 'Much wider'}).click()
  expect(await width()).toBeCloseTo(before + 10, 1)
  await page.getByRole('button', {name: 'Keep this'}).click()
  await expect(choice(page, 'English')).toBeVisible()
  await page.goto(`${kiosk.url}?staff`)
  expect(await width()).toBeCloseTo(before + 10, 1)
})

test.describe('to staff who read French', () => {
  test.use({locale: 'fr-FR'})
  test('the page that measures the screen speaks French', async ({page}) => {
    await page.goto(`${kiosk.url}?staff`)
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
