// A language that runs from right to left, on everything readers see. Its words are visibly fake, and no
// file of the product knows it: `testLocale` puts it into the builds of this test.
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {createContent, memorySource} from '@jakamy/content-sdk'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {wordsFor} from '@jakamy/content-sdk/words'
import {expect, test, type Page} from '@playwright/test'

import {approved, seedDocuments} from '../../packages/content-sdk/test/seed.ts'
import {buildKiosk} from '../../scripts/builds.ts'
import {serveKiosk} from '../../scripts/serveKiosk.ts'
import {approveIn, translate, translated} from '../approvals.ts'
import {grave} from '../axe.ts'
import {startHost} from '../elementsHost.ts'
import {guide, procedure} from '../fullClinic.ts'
import {htmlComplaints} from '../htmlComplaints.ts'
import {kioskFiles} from '../kioskFiles.ts'
import {ports} from '../running.ts'
import {startAlone} from '../siteAlone.ts'
import {fakeText, fakeWords} from '../testLocale/fake.ts'
import {withTestLocale} from '../testLocale/testLocale.ts'

const config = 'e2e/testLocale'
const arabic = {locale: 'ar', fake: fakeText}
const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots/right-to-left')
const slugs: Readonly<Record<string, string>> = {
  [procedure]: 'stent-ar-test',
  [guide]: 'insurance-ar-test',
}

test.beforeAll(() => void mkdirSync(screenshots, {recursive: true}))

/** The clinic’s documents, translated by marking, the pages approved in both languages. */
function documents() {
  const both = seedDocuments().map((document) => translated(document, arabic))
  return [procedure, guide].reduce(
    (all, id) => approved(approved(all, id), id, 'ar'),
    both.map((document) => {
      const slug = slugs[document._id]
      if (slug === undefined || !Array.isArray(document.slug)) return document
      const others = document.slug.filter(({language}) => language !== 'ar')
      return {
        ...document,
        slug: [...others, {...others[0], _key: 'ar', language: 'ar', value: slug}],
      }
    }),
  )
}

/** What holds for every page and screen from right to left, at the width of a phone and of a desk. */
async function check(page: Page, name: string, widths = [390, 1280]): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({width, height: 844})
    const wider = await page
      .locator('html')
      .evaluate((html) => Math.max(html.scrollWidth, document.body.scrollWidth) - html.clientWidth)
    expect(wider, `horizontal scroll of ${name} at ${width}`).toBe(0)
    await page.screenshot({
      path: path.join(screenshots, `${name}-${width}.png`),
      fullPage: true,
    })
  }
  // Colours do not depend on the direction: `everyPage` looks at them in light and dark.
  expect(await grave(page), name).toEqual([])
}

/** How far the middle of something is from the left, as a part of the width of its page. */
async function place(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox()
  const width = page.viewportSize()?.width
  if (!box || !width) throw new Error(`${selector} is not to be seen.`)
  return (box.x + box.width / 2) / width
}

/** The number of the seed stands in its own direction, with its drawing counted from the right. */
async function hasNumber(page: Page): Promise<void> {
  const frequency = page.locator('.content-frequency').first()
  await expect(frequency).toContainText('[AR TEST]')
  await expect(frequency.locator('bdi').first()).toHaveText('2 to 5 in every 100')
  await expect(frequency.locator('.content-icons path').first()).toHaveAttribute(
    'd',
    'M95 5h-10.01',
  )
}

test('row 85: the site', async ({page}) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'right-to-left-'))
  const alone = await startAlone(dataDir)
  for (const [id, slug] of Object.entries(slugs)) {
    await translate(alone.lake, id, slug, arabic)
    for (const locale of ['en', 'ar']) await approveIn(alone.lake, id, locale)
  }
  await translate(alone.lake, 'clinic-jakamy', '', arabic)
  const site = await alone.site(ports.site, {}, config)
  try {
    for (const [name, address] of Object.entries({
      home: '/ar/',
      procedure: `/ar/procedures/${slugs[procedure]}`,
      insurance: `/ar/${slugs[guide]}`,
      contact: '/ar/contact',
      search: '/ar/search?q=zzz',
      'not-found': '/ar/there-is-no-such-page',
    })) {
      await page.setViewportSize({width: 1280, height: 844})
      const answer = await page.goto(site.url + address)
      expect(await htmlComplaints((await answer?.text()) ?? ''), name).toEqual([])
      await expect(page.locator('html'), name).toHaveAttribute('lang', 'ar')
      await expect(page.locator('html'), name).toHaveAttribute('dir', 'rtl')
      expect(await place(page, '.wordmark'), `the clinic’s name on ${name}`).toBeGreaterThan(0.5)
      expect(await place(page, '.languages'), `the languages on ${name}`).toBeLessThan(0.5)
      if (name === 'procedure') {
        await hasNumber(page)
        expect(await place(page, '.jumps')).toBeGreaterThan(0.6)
        await expect(page.locator('.jumps-beside a').first()).toHaveCSS('direction', 'rtl')
      }
      await check(page, `site-${name}`)
    }
  } finally {
    await site.stop()
    await alone.close()
    rmSync(dataDir, {recursive: true, force: true})
  }
})

test('row 85: the kiosk', async ({page}) => {
  const server = await serveKiosk(await buildKiosk(config))
  try {
    const files = await kioskFiles(documents(), ['ar', 'en'])
    for (const [name, file] of Object.entries(files)) server.files.set(name, file)
    await page.goto(server.url)
    await page.locator('button.choice[lang="ar"]').click()
    await expect(page.locator('.bar .start')).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
    await check(page, 'kiosk-list', [390, 1080])
    expect(await place(page, '.bar .start')).toBeLessThan(0.5)
    await page.locator('button.choice').first().click()
    for (let at = 0; at < 3; at += 1) {
      expect(await place(page, '.ways .next')).toBeLessThan(0.3)
      await page.locator('.ways .next').click()
      await expect(page.locator('.ways .place')).toContainText(String(at + 2))
    }
    await hasNumber(page)
    await check(page, 'kiosk-number', [390, 1080])
  } finally {
    await server.close()
  }
})

test('row 85: the leaflet', async ({page}) => {
  const content = createContent({source: memorySource(documents()), locale: 'ar'})
  const read = await content.get('procedure', {id: procedure})
  const words = fakeWords(wordsFor('en'))
  for (const format of ['a4', 'largePrint'] as const) {
    const statusUrl = 'https://clinic.example/status/stent-ar-test'
    const leaflet = renderPrint(read, {format, words, statusUrl})
    if (leaflet.status !== 'ok') throw new Error(leaflet.message)
    expect(leaflet).toMatchObject({locale: 'ar', dir: 'rtl'})
    await page.setContent(leaflet.html)
    await page.emulateMedia({media: 'print'})
    await hasNumber(page)
    await page.pdf({
      path: path.join(screenshots, `leaflet-${format}.pdf`),
      tagged: true,
      preferCSSPageSize: true,
    })
    await expect(page.locator('h1')).toHaveCSS('direction', 'rtl')
    expect(await grave(page)).toEqual([])
  }
})

test('row 85: the elements on a page of somebody else', async ({page}) => {
  const plugin = {
    name: 'test-locale',
    setup: (build: {
      onLoad: (
        options: {filter: RegExp},
        load: (file: {path: string}) => {contents: string; loader: 'ts'} | undefined,
      ) => void
    }) => {
      build.onLoad({filter: /\.ts$/}, ({path: file}) => {
        const contents = withTestLocale(file)
        return contents === undefined ? undefined : {contents, loader: 'ts'}
      })
    },
  }
  const host = await startHost({esbuildPlugins: [plugin]})
  try {
    await translate(host.writer, procedure, slugs[procedure] ?? '', arabic)
    for (const locale of ['en', 'ar']) await approveIn(host.writer, procedure, locale)
    await host.open(page, {
      head: '<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">',
      main: `<div lang="ar" dir="rtl"><clinic-procedure slug="${slugs[procedure]}"></clinic-procedure></div>`,
      settings: `project="jakamy" api-host="${host.lakeAt}"`,
      script: `elements.js?from=${encodeURIComponent(host.lakeAt)}`,
    })
    const article = page.locator('clinic-procedure article')
    await expect(article).toHaveAttribute('dir', 'rtl')
    await expect(article).toHaveAttribute('lang', 'ar')
    await hasNumber(page)
    await check(page, 'elements')
  } finally {
    await host.close()
  }
})

test('a page that scrolls sideways would be found', async ({page}) => {
  await page.setContent(
    '<html lang="ar" dir="rtl"><title>x</title><main><h1 style="width:200vw">[AR TEST]</h1></main></html>',
  )
  await expect(check(page, 'planted')).rejects.toThrow(/horizontal scroll/)
})
