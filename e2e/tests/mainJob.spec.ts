import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type Page} from '@playwright/test'

import {siteUrl, start, studioUrl, type Running} from '../running.ts'

const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots')
const page1 = `${siteUrl}/en/procedures/coronary-stent`
const preview = `${siteUrl}/preview/en/procedures/coronary-stent`
const document = 'procedure-coronary-stent'
const edit = '[TEST] This sentence was added in the Studio.'

let dataDir: string
let running: Running
let page: Page

test.describe.configure({mode: 'serial'})

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'main-job-'))
  running = await start(dataDir)
  page = await browser.newPage()
})

test.afterAll(async () => {
  await page.close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

const shot = (name: string) =>
  page.screenshot({path: path.join(screenshots, `${name}.png`), fullPage: false})

/** The page's text as readers see it, asked for anew until it satisfies the expectation. */
const textOf = async (url: string) => {
  await page.goto(url)
  return page.locator('body').innerText()
}

test('the site says plainly that nothing is approved yet', async () => {
  const text = await textOf(page1)
  expect(text).not.toContain('Death is very rare')
  await expect(page.getByTestId('not-approved')).toBeVisible()
  await shot('1-site-not-approved')
})

test('the Studio opens without a login, and a sentence is changed', async () => {
  await page.goto(`${studioUrl}/structure/procedure;${document}`)
  await page.getByRole('tab', {name: 'Stay'}).click()
  const sentence = page.locator('[data-testid^="field-stay.statement"] textarea').first()
  await expect(sentence).toHaveValue(/minimum stay of one full day\.$/)
  await sentence.fill(`${await sentence.inputValue()} ${edit}`)
  await expect
    .poll(() =>
      running.lake.fetch<string>('*[_id == $id][0].stay.statement[language == "en"][0].value', {
        id: `drafts.${document}`,
      }),
    )
    .toContain(edit)
  await shot('2-studio-edited')
})

test('the preview shows the change, marked; the published site does not', async () => {
  expect(await textOf(preview)).toContain(edit)
  await expect(page.getByTestId('preview-watermark')).toBeVisible()
  await shot('3-preview')
  expect(await textOf(page1)).not.toContain(edit)
  const answer = await page.request.get(page1)
  expect(await answer.text()).not.toContain(edit)
})

test('approved and published in the Studio, it appears on the site', async () => {
  await page.goto(`${studioUrl}/structure/procedure;${document}`)
  await expect(page.getByText('EN not approved')).toBeVisible()
  await page.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Approve English'}).click()
  await expect(page.getByTestId('approve-dialog')).toBeVisible()
  await shot('4-studio-approve')
  await page
    .getByTestId('approve-reason')
    .fill('[TEST] The clinic’s page lacks what consent needs.')
  await page.getByTestId('approve-confirm').click()
  await expect(page.getByTestId('approve-dialog')).toBeHidden()
  await expect
    .poll(() =>
      running.lake.fetch<number>('count(*[_id == $id][0].approvals)', {id: `drafts.${document}`}),
    )
    .toBe(1)
  await page.getByTestId('action-publish').click()
  await expect
    .poll(() => running.lake.fetch<number>('count(*[_id == $id])', {id: `drafts.${document}`}))
    .toBe(0)
  await shot('5-studio-published')

  await expect.poll(() => textOf(page1)).toContain(edit)
  const text = await page.locator('body').innerText()
  expect(text).toContain('Death is very rare')
  expect(text.toLowerCase()).toContain('not for consent')
  await shot('6-site-approved')
  await page.locator('[data-unit="risks"]').scrollIntoViewIfNeeded()
  await shot('7-site-risks')
})

test('row 49: French readers get the English page, marked', async () => {
  await page.goto(`${siteUrl}/fr/procedures/coronary-stent`)
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(page.locator('[data-unit="risks"]')).toHaveAttribute('lang', 'en')
  await expect(page.locator('body')).toContainText('n’est pas encore disponible en français')
  await shot('8-site-french-fallback')
})

test('row 46: one clinical word changed by API, not through the Studio: the unit is withheld within seconds', async () => {
  const groups = await running.lake.fetch<unknown>('*[_id == $id][0].risks.groups', {id: document})
  const tampered: unknown = JSON.parse(
    JSON.stringify(groups).replace('Death is very rare', 'Death is common'),
  )
  const changed = Date.now()
  await running.lake.patch(document).set({'risks.groups': tampered}).commit()
  await expect.poll(() => textOf(page1), {timeout: 10_000}).not.toContain('Death is')
  expect(Date.now() - changed).toBeLessThan(10_000)
  expect(await page.locator('body').innerText()).toContain(edit)
  await expect.poll(() => running.output()).toMatch(/procedure-coronary-stent.*risks.*en changed/)
  await shot('9-site-withheld')
})

test('row 51: a document that is not valid is named in the log and the rest is served', async () => {
  await running.lake.patch('clinic-jakamy').set({name: 'not localised'}).commit()
  await expect
    .poll(async () => (await textOf(page1), running.output()))
    .toMatch(/clinic-jakamy.*name/)
  expect(await textOf(page1)).toContain(edit)
})
