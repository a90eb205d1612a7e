// The site inside the Studio: a click on a sentence leads to its field, an edit shows at once.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type FrameLocator, type Page} from '@playwright/test'

import {siteUrl, start, studioUrl, type Running} from '../running.ts'
import {keepScreenshot} from '../studio.ts'

const id = 'procedure-coronary-stent'
const pagePath = '/en/procedures/coronary-stent'
const preview = `${siteUrl}/preview${pagePath}`
const edit = '[TEST] This sentence was added beside the site.'

let dataDir: string
let running: Running
let page: Page
let site: FrameLocator

test.describe.configure({mode: 'serial'})

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'presentation-'))
  running = await start(dataDir)
  page = await browser.newPage()
  site = page.frameLocator('iframe')
})

test.afterAll(async () => {
  await page.close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

test('the Studio shows the site with drafts, and marks its texts', async () => {
  await page.goto(`${studioUrl}/presentation?preview=${encodeURIComponent(preview)}`)
  await expect(site.getByTestId('preview-watermark')).toBeVisible()
  await expect(site.locator('main [data-sanity]').first()).toBeAttached()
  // The overlays are there once the site and the Studio have found each other.
  await expect(site.locator('sanity-visual-editing')).toBeAttached()
  await keepScreenshot(page, 'presentation')
})

/** Headings in the words of the interface, where the author wrote none: they stand in no field. */
const interfaceHeadings = ['If it does not work', 'Stay in hospital', 'Pictures and videos']

test('every sentence of the page is marked with the field it stands in', async () => {
  const unmarked = await site.locator('main').evaluate((main) =>
    [...main.querySelectorAll('.content p, .content h1, .content h2')]
      .filter((element) => {
        const isInterface = element.closest(
          '[role="note"], .content-frequency, .content-review, dl, footer, .jumps',
        )
        const isMarked =
          element.closest('[data-sanity]') !== null ||
          element.querySelector('[data-sanity]') !== null
        return !isInterface && !isMarked && (element.textContent ?? '').trim() !== ''
      })
      .map((element) => element.textContent),
  )
  expect(unmarked).toEqual(interfaceHeadings)
})

test('a click on a sentence opens its field', async () => {
  const sentence = site.getByText('minimum stay of one full day', {exact: false}).last()
  await sentence.scrollIntoViewIfNeeded()
  await sentence.click()
  await expect(page).toHaveURL(new RegExp(`${id}.*stay.*statement`))
  const field = page.locator('[data-testid^="field-stay.statement"] textarea').first()
  await expect(field).toHaveValue(/minimum stay of one full day\.$/)
  await keepScreenshot(page, 'presentation-field')
})

test('an edit shows on the page at once, without a reload', async () => {
  await site.locator('body').evaluate((body) => body.setAttribute('data-kept', 'yes'))
  const field = page.locator('[data-testid^="field-stay.statement"] textarea').first()
  await field.fill(`${await field.inputValue()} ${edit}`)
  await expect(site.locator('main')).toContainText(edit)
  await expect(site.locator('body')).toHaveAttribute('data-kept', 'yes')
  await expect(
    site.locator('[data-unit="stay"] [data-sanity]').filter({hasText: edit}).first(),
  ).toBeVisible()
  await keepScreenshot(page, 'presentation-edited')
})

test('a word of an included document leads to that document', async () => {
  const mark = await site
    .locator('main [data-sanity*="id=media-"]')
    .first()
    .evaluate((element) => [element.textContent, element.getAttribute('data-sanity')])
  expect(mark[1]).toMatch(/id=media-/)
})

test('row 57: published pages carry none of it', async () => {
  for (const address of [`${siteUrl}${pagePath}`, `${siteUrl}/en/`, `${siteUrl}/fr/contact`]) {
    const answer = await page.request.get(address)
    const html = await answer.text()
    expect(html, address).not.toMatch(
      /<script(?! type="application\/ld\+json")|data-sanity|sanity/i,
    )
    expect(html, address).not.toContain(edit)
    const policy = answer.headers()['content-security-policy']
    expect(policy, address).toContain("frame-ancestors 'none'")
    expect(policy, address).not.toContain('script-src')
    const styles = [...html.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)]
    expect(styles.length, address).toBeGreaterThan(0)
    for (const [, href = ''] of styles) {
      const css = await (await page.request.get(new URL(href, siteUrl).href)).text()
      expect(css, `${address} ${href}`).not.toMatch(/sanity|data-ui/)
    }
  }
  // The same check finds it where it is.
  const answer = await page.request.get(preview)
  expect(await answer.text()).toMatch(/<script(?! type="application\/ld\+json")/)
  expect(answer.headers()['content-security-policy']).toContain(`frame-ancestors ${studioUrl}`)
})
