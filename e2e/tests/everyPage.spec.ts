// What holds for every page of the site, in each language, with everything on it that can be.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test} from '@playwright/test'

import {grave} from '../axe.ts'
import {publishAll, sitePages} from '../fullClinic.ts'
import {htmlComplaints} from '../htmlComplaints.ts'
import {siteUrl, start, type Running} from '../running.ts'

let dataDir: string
let running: Running

// One running site for all of them; one page that is wrong says nothing about the next.
test.describe.configure({mode: 'default'})

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'every-page-'))
  running = await start(dataDir)
  await publishAll(running.lake)
})

test.afterAll(async () => {
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

for (const locale of ['en', 'fr'] as const) {
  for (const [name, {path: address, status = 200}] of Object.entries(sitePages(locale))) {
    test(`row 85: ${locale} ${name} is valid HTML, and to be read by everybody in light and dark`, async ({
      page,
    }) => {
      const answer = await page.goto(siteUrl + address)
      expect(answer?.status()).toBe(status)
      expect(await htmlComplaints((await answer?.text()) ?? '')).toEqual([])
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme})
        expect(await grave(page), colorScheme).toEqual([])
      }
    })
  }
}

test('what was not right would be found', async ({page}) => {
  const wrong =
    '<!doctype html><html lang="en"><head><title>x</title></head><body><p><div></div></p><img src="x"></body></html>'
  expect(await htmlComplaints(wrong)).not.toEqual([])
  await page.setContent(wrong)
  expect(await grave(page)).not.toEqual([])
})

for (const [locale, address, told] of [
  [
    'en',
    '/en/insurance',
    {
      checked: 'Last checked',
      ageing: 'It is a while',
      lapsed: 'We have not checked this recently. Please check with us.',
    },
  ],
  [
    'fr',
    '/fr/assurance-test',
    {
      checked: 'Dernière vérification',
      ageing: 'date d’un certain temps',
      lapsed: 'Nous n’avons pas vérifié cette information récemment',
    },
  ],
] as const) {
  test(`${locale}: an accepted insurer comes with its age, and an old one says “please check with us”`, async ({
    page,
  }) => {
    await page.goto(siteUrl + address)
    const one = (name: string) => page.locator(`[data-id="insuranceAcceptance-test-${name}"]`)
    await expect(page.getByTestId('acceptances').getByRole('article')).toHaveCount(3)
    await expect(one('recent')).toContainText(told.checked)
    await expect(one('recent').locator('[data-notice]')).toHaveCount(0)
    await expect(one('ageing')).toContainText(told.checked)
    await expect(one('ageing').locator('[data-notice="ageing"]')).toContainText(told.ageing)
    await expect(one('lapsed').locator('[data-notice="unverified"]')).toContainText(told.lapsed)
    await expect(one('lapsed').locator('.content-facts')).toHaveCount(0)
  })
}
