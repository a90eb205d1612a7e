// The page that `npm run content -- report --html` writes, as a browser shows and prints it.
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {pathToFileURL} from 'node:url'

import {AxeBuilder} from '@axe-core/playwright'
import {expect, test} from '@playwright/test'

const root = path.resolve(import.meta.dirname, '../..')
const screenshots = path.join(root, 'test-output', 'screenshots')
const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-report-page-'))
test.afterAll(() => rmSync(folder, {recursive: true, force: true}))

for (const locale of ['en', 'fr']) {
  test(`the report in ${locale} reads well on any screen, dark or light, and on paper`, async ({
    page,
  }) => {
    const file = path.join(folder, `${locale}.html`)
    execFileSync(process.execPath, [
      path.join(root, 'scripts/content.ts'),
      'report',
      '--locale',
      locale,
      '--html',
      file,
    ])
    const requested: string[] = []
    page.on('request', (request) => requested.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    for (const [width, colorScheme] of [
      [360, 'dark'],
      [1400, 'light'],
    ] as const) {
      await page.setViewportSize({width, height: 900})
      await page.emulateMedia({colorScheme})
      const {violations} = await new AxeBuilder({page}).analyze()
      expect(
        violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`),
      ).toEqual([])
      const overflow = await page
        .locator('html')
        .evaluate((html) => html.scrollWidth - html.clientWidth)
      expect(overflow).toBe(0)
      await page.screenshot({
        path: path.join(screenshots, `report-${locale}-${width}-${colorScheme}.png`),
      })
    }
    await page.getByRole('navigation').getByRole('link').last().click()
    await expect(page.getByRole('heading', {level: 2}).last()).toBeInViewport()
    await page.emulateMedia({media: 'print', colorScheme: 'light'})
    await expect(page.getByRole('navigation')).toBeHidden()
    await page.screenshot({path: path.join(screenshots, `report-${locale}-print.png`)})
    expect(requested.filter((url) => !url.startsWith('file:'))).toEqual([])
  })
}
