// The Studio of somebody who works in French: none of our interface words is left in English.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {documents} from '@jakamy/schemas'
import {expect, test, type Browser, type Page} from '@playwright/test'

import {en} from '../../studio/i18n/en.ts'
import {fr} from '../../studio/i18n/fr.ts'
import {frenchChoices} from '../../studio/i18n/frenchChoices.ts'
import {frenchDescriptions} from '../../studio/i18n/frenchDescriptions.ts'
import {frenchTitles} from '../../studio/i18n/frenchTitles.ts'
import {englishTypes, frenchTypes} from '../../studio/i18n/typeNames.ts'
import {start, studioUrl, type Running} from '../running.ts'
import {chooseAction, keepScreenshot, openDocument, visit} from '../studio.ts'

const procedure = 'procedure-coronary-stent'
const acceptance = 'acceptance-test'

let dataDir: string
let running: Running

test.describe.configure({mode: 'serial', timeout: 900_000})

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'french-'))
  running = await start(dataDir)
  const reference = (id: string) => ({_type: 'reference', _ref: id})
  await running.lake
    .transaction()
    .create({
      _id: 'insurer-test',
      _type: 'insurer',
      name: '[TEST]',
      country: 'FR',
      status: 'active',
    })
    .create({
      _id: acceptance,
      _type: 'insuranceAcceptance',
      insurer: reference('insurer-test'),
      clinic: reference('clinic-jakamy'),
      status: 'accepted',
      verifiedOn: '2020-01-01',
    })
    .create({
      _id: 'source-test',
      _type: 'source',
      title: '[TEST]',
      publisher: '[TEST]',
      kind: 'trial',
    })
    .create({_id: 'person-test', _type: 'person', name: '[TEST]', roles: ['author']})
    .commit()
})

test.afterAll(async () => {
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

/** Interface words in English whose French is another, and which are no French words themselves. */
const english = englishWords()

function englishWords(): Map<string, RegExp> {
  const pairs: (readonly [string, string])[] = [
    ...frenchTitles,
    ...frenchChoices,
    ...frenchDescriptions,
    ...Object.entries(en).map(([word, text]) => [text, fr[word as keyof typeof fr]] as const),
    ...Object.entries(englishTypes).map(([word, text]) => [text, frenchTypes[word] ?? ''] as const),
    // Of Sanity and its plugins.
    ...[
      'Showing all',
      'Field actions',
      'Releases',
      'Used on {{n}} pages',
      'Published {{when}}',
    ].map((text) => [text, ''] as const),
  ]
  const french = new Set(pairs.map(([, text]) => text))
  const known = pairs.filter(([text]) => !french.has(text))
  return new Map(known.map(([text]) => [text, exactly(text)]))
}

/** The whole text, with anything in its gaps. */
function exactly(text: string): RegExp {
  const parts = text
    .split(/\{\{\w+\}\}/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`)
}

/** What the page says to people, outside of what they write, that is an English interface word. */
async function englishOn(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const said: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // What people write, and what is shown of it in its own language, is content.
      const isContent = node.parentElement?.closest(
        'script, style, noscript, [contenteditable], textarea, span[lang]',
      )
      if (!isContent) said.push(node.textContent ?? '')
    }
    for (const name of ['aria-label', 'title', 'placeholder'])
      for (const element of document.querySelectorAll(`[${name}]`))
        said.push(element.getAttribute(name) ?? '')
    return said.map((text) => text.trim())
  })
  const content = await contentTexts()
  const isEnglish = (text: string) =>
    [...english.values()].some((pattern) => pattern.test(text)) && !content.has(text)
  return [...new Set(texts)].filter(isEnglish)
}

let stored: Set<string> | undefined

/** Every text in the dataset: previews show them. */
async function contentTexts(): Promise<Set<string>> {
  const found = new Set<string>()
  const walk = (value: unknown) => {
    if (typeof value === 'string') found.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  if (!stored) walk(await running.lake.fetch('*[_type in $types]', {types: Object.keys(documents)}))
  stored ??= found
  return stored
}

/** One document of each of these types. */
const forms: readonly [type: string, id: string][] = [
  ['procedure', procedure],
  ['insuranceAcceptance', acceptance],
  ['source', 'source-test'],
  ['person', 'person-test'],
  ['risk', 'risk-death'],
  ['treatmentPlan', 'plan-antiplatelet-after-stent'],
  ['media', 'media-video-stent'],
  ['clinic', 'clinic-jakamy'],
]

/** Goes through the main screens of the Studio and gives what each says in English. */
async function walk(
  browser: Browser,
  locale: string,
  shown = forms,
): Promise<Record<string, string[]>> {
  // Everybody begins in the language of their browser, here English, and may choose another.
  const context = await browser.newContext({locale: 'en-US', viewport: {width: 1400, height: 1000}})
  const page = await context.newPage()
  await page.goto(`${studioUrl}/structure`)
  if (locale !== 'en-US') await page.getByTestId(`interface-${locale}`).click()
  await expect(page.getByTestId(`interface-${locale}`)).toHaveCount(0)
  const found: Record<string, string[]> = {}
  const look = async (name: string) => {
    found[name] = await englishOn(page)
    await keepScreenshot(page, `${locale}-${name}`)
  }
  for (const task of ['review', 'submit', 'due', 'missing'] as const) {
    await visit(page, `/structure/tasks-${task}`)
    await expect(page.getByTestId(`tasks-${task}`)).toBeVisible()
    await look(`tasks-${task}`)
  }
  for (const [name, id] of shown) {
    await openDocument(page, name, id)
    await page.getByTestId('group-tab-all-fields').click()
    await expect(page.getByTestId('field-rights')).toBeAttached()
    await look(`form-${name}`)
  }
  await openDocument(page, 'procedure', procedure)
  await page.getByTestId('completeness-open').click()
  await expect(page.getByTestId('completeness-panel')).toBeVisible()
  await look('completeness')
  const words = locale === 'fr-FR' ? fr : en
  const language = words['language.en']
  const titled = (word: 'submit.title' | 'approve.title') =>
    words[word].replace('{{language}}', language)
  for (const [word, dialog] of [
    ['submit.title', 'step-dialog'],
    ['approve.title', 'approve-dialog'],
  ] as const) {
    await chooseAction(page, titled(word))
    await expect(page.getByTestId(dialog)).toBeVisible()
    await look(dialog)
    await page.getByRole('button', {name: words['action.cancel']}).click()
  }
  await chooseAction(page, words['withdraw.action'])
  await expect(page.getByTestId('withdraw-dialog')).toBeVisible()
  await look('withdraw-dialog')
  await context.close()
  return found
}

test('no interface word is English in French', async ({browser}) => {
  const found = await walk(browser, 'fr-FR')
  const none = Object.fromEntries(Object.keys(found).map((name) => [name, []]))
  expect(found).toEqual(none)
  expect(Object.keys(found).length).toBeGreaterThan(12)
})

test('the same look finds them in English, on every screen', async ({browser}) => {
  const found = await walk(browser, 'en-US', forms.slice(0, 1))
  for (const [name, words] of Object.entries(found)) {
    expect([name, words.length > 5]).toEqual([name, true])
  }
})
