// What the HTML channel makes of hostile texts, in a browser that would run them.
import {expect, test, type Page} from '@playwright/test'

import {renderHtml} from '../../packages/content-sdk/src/channels/html.ts'
import {preview, put, rewritten} from '../../packages/content-sdk/test/channels/documents.ts'
import {hostileAddresses, payloads} from '../../packages/content-sdk/test/hostile/payloads.ts'
import {seedDocuments} from '../../packages/content-sdk/test/seed.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()

/** Opens a page on which every call of `x`, the payloads' function, and every dialog is counted. */
async function counting(page: Page): Promise<string[]> {
  const ran: string[] = []
  await page.exposeFunction('x', () => ran.push('a script'))
  page.on('dialog', (dialog) => {
    ran.push('a dialog')
    void dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame()) ran.push(`a frame at ${frame.url()}`)
  })
  await page.route('https://page.test/**', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>page</title><main></main>',
    }),
  )
  await page.goto('https://page.test/')
  return ran
}

/** Puts a fragment on the page and does what a reader might: points, focuses, opens, clicks. */
async function use(page: Page, html: string): Promise<void> {
  await page.evaluate((fragment) => {
    const main = document.querySelector('main')!
    main.innerHTML = fragment
    for (const element of main.querySelectorAll('*')) {
      for (const type of ['mouseover', 'toggle', 'load', 'error']) {
        element.dispatchEvent(new Event(type, {bubbles: true}))
      }
      if (!(element instanceof HTMLElement)) continue
      element.focus()
      element.click()
    }
  }, html)
}

test('row 53: no hostile text runs in the HTML of a document', async ({page}) => {
  const ran = await counting(page)
  for (const payload of payloads.filter((_, index) => index % 6 === 0)) {
    const hostile = rewritten(seed, (english) => [put(english, 'en', payload)])
    await use(page, renderHtml(await preview(hostile, 'procedure', id, 'en')))
    expect({payload, ran, url: page.url()}).toEqual({payload, ran: [], url: 'https://page.test/'})
  }
})

test('row 53: no hostile address runs', async ({page}) => {
  const ran = await counting(page)
  const document = await preview(seed, 'procedure', id, 'en')
  for (const address of hostileAddresses) {
    const give: () => string = () => Reflect.apply((value: never) => value, undefined, [address])
    await use(page, renderHtml(document, {linkTo: give, assetUrl: give}))
    expect({ran, url: page.url()}).toEqual({ran: [], url: 'https://page.test/'})
  }
})

test('the same payloads do run where nothing treats them as text', async ({page}) => {
  const ran = await counting(page)
  const acting = payloads.filter((payload) => /^<(img|details|input|svg|a|button) /.test(payload))
  for (const payload of acting.slice(0, 30)) await use(page, payload)
  await expect.poll(() => ran.length).toBeGreaterThan(5)
})
