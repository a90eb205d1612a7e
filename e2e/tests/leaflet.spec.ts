// The leaflet on paper: what Chromium prints of it, read back from the PDF.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderPrint, type LeafletFormat} from '@jakamy/content-sdk/channels/print'
import type {AnyDocument} from '@jakamy/policy'
import {expect, test, type Page} from '@playwright/test'
import {getDocument} from 'pdfjs-dist/legacy/build/pdf.mjs'

import {approvalsWith} from '../approvals.ts'

const root = path.resolve(import.meta.dirname, '../..')
const output = path.join(root, 'test-output/leaflets')
const id = 'procedure-coronary-stent'
const statusUrl = 'https://clinic.example/status/coronary-stent'

/** The clinic's documents with the procedure approved. */
function documents(): MemoryDocument[] {
  const folder = path.join(root, 'content')
  const all = readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((file) => file.endsWith('.json'))
    .map((file): MemoryDocument & AnyDocument =>
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
    )
  const approvals = approvalsWith(all, id, 'en')
  return all.map((document) => (document._id === id ? {...document, approvals} : document))
}

const read = () =>
  createContent({source: memorySource(documents()), locale: 'en'}).get('procedure', {id})

async function leafletOf(format: LeafletFormat) {
  const leaflet = renderPrint(await read(), {format, statusUrl})
  if (leaflet.status !== 'ok') throw new Error(leaflet.message)
  return leaflet
}

/** The size of the line at the foot of every page, which is no part of the text. */
const footSize = 8.5

/** Prints a page and keeps it; what a reader of the PDF finds in it. */
async function printed(page: Page, format: LeafletFormat, html: string) {
  await page.setContent(html)
  await page.emulateMedia({media: 'print'})
  const bytes = await page.pdf({tagged: true, outline: true, preferCSSPageSize: true})
  mkdirSync(output, {recursive: true})
  writeFileSync(path.join(output, `${format}.pdf`), bytes)
  const pdf = await getDocument({data: new Uint8Array(bytes), verbosity: 0}).promise
  const pages = await Promise.all(
    Array.from({length: pdf.numPages}, async (_, index) => {
      const sheet = await pdf.getPage(index + 1)
      const {items} = await sheet.getTextContent()
      const texts = items.flatMap((item) => ('str' in item ? item : []))
      const [body, foot] = [
        texts.filter(({height}) => height > footSize),
        texts.filter(({height}) => height <= footSize),
      ].map((items) => items.map(({str}) => str).join(''))
      return {
        body: squeezed(body ?? ''),
        foot: squeezed(foot ?? ''),
        sizes: texts.map(({height}) => height).filter((height) => height > footSize),
        tree: JSON.stringify(await sheet.getStructTree()),
      }
    }),
  )
  const {info} = await pdf.getMetadata()
  return {pages, info: JSON.stringify(info), marks: await pdf.getMarkInfo()}
}

const squeezed = (text: string) => text.replace(/\s+/g, '')

/** What the website shows of the approved document and the paper does not. */
async function missingOn(page: Page, pages: readonly {body: string}[]): Promise<string[]> {
  await page.setContent(renderHtml(await read()))
  const words = await page.locator('p, li, h1, h2, h3, dt, dd').allInnerTexts()
  expect(words.length).toBeGreaterThan(40)
  const paper = pages.map(({body}) => body).join('')
  return words.flatMap((text) => text.split('\n')).filter((line) => !paper.includes(squeezed(line)))
}

for (const [format, most, smallest] of [
  ['a4', 4, 12],
  ['largePrint', 8, 18],
] as const) {
  test(`${format}: every approved word is on paper, tagged, with title and language`, async ({
    page,
  }) => {
    const {html} = await leafletOf(format)
    const {pages, info, marks} = await printed(page, format, html)
    expect(marks).toMatchObject({Marked: true})
    expect(info).toContain('"Title":"Coronary stent"')
    expect(info).toContain('"Language":"en"')
    expect(pages.map(({tree}) => tree).join('')).toMatch(/"role":"H1".*"role":"H2"/)
    expect(await missingOn(page, pages)).toEqual([])
    expect(pages.at(-1)?.body).toContain(squeezed(statusUrl))

    expect(pages.length).toBeGreaterThanOrEqual(2)
    expect(pages.length).toBeLessThanOrEqual(most)
    for (const {foot, sizes} of pages) {
      expect(foot).toContain(squeezed('Coronary stent · EN · Reviewed on'))
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(smallest - 0.1)
    }
  })
}

test('words that are missing on paper are found missing', async ({page}) => {
  const {html} = await leafletOf('a4')
  const torn = html.replace('Death is very rare.', '')
  expect(torn).not.toBe(html)
  const {pages} = await printed(page, 'a4', torn)
  // The list's item and the paragraph in it.
  expect(await missingOn(page, pages)).toEqual([
    expect.stringContaining('Death is very rare.'),
    expect.stringContaining('Death is very rare.'),
  ])
})

/** The fonts that a page brings, and what became of them. */
const loadedFonts = `document.fonts.ready.then((fonts) =>
  [...fonts].map(({family, status}) => family.replaceAll('"', '') + ' ' + status))`

test('the leaflet is kept as a picture', async ({page}) => {
  for (const format of ['a4', 'largePrint'] as const) {
    const {html} = await leafletOf(format)
    await page.setViewportSize({width: 794, height: 1123})
    await page.setContent(html)
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    // It carries its font, and looks the same on a machine without it.
    expect(await page.evaluate(loadedFonts)).toEqual(['Atkinson Hyperlegible Next Variable loaded'])
    await page.screenshot({
      path: path.join(root, `test-output/screenshots/leaflet-${format}.png`),
      fullPage: true,
    })
  }
})
