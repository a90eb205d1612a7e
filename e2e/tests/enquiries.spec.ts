// People ask the clinic something: with a script and without, in both languages, and what they read when
// it cannot be sent. The enquiries arrive at a real mail server and a real webhook.
import {spawn, type ChildProcess} from 'node:child_process'
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import {expect, test, type Page} from '@playwright/test'

import {startHook, startMail} from '../../packages/delivery/test/enquiries/receivers.ts'
import {approveIn} from '../approvals.ts'
import {askQuestions, inBoth} from '../enquiryForm.ts'
import {ports} from '../running.ts'
import {startAlone, type SiteAlone} from '../siteAlone.ts'

const root = path.resolve(import.meta.dirname, '../..')
const screenshots = path.join(root, 'test-output/screenshots')
/** The clinic’s own form, and that of its insurance page. */
const form = 'form-information-request'
const insuranceForm = 'form-insurance-request'
const canary = 'CANARY-7d1e'

let dataDir: string
let alone: SiteAlone
let mail: Awaited<ReturnType<typeof startMail>>
let hook: Awaited<ReturnType<typeof startHook>>
let site: {url: string; stop: () => Promise<void>}
let service: ChildProcess | undefined
/** All that the service and the sites have printed. */
let printed = ''

test.describe.configure({mode: 'serial'})

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'enquiries-'))
  mkdirSync(screenshots, {recursive: true})
  mail = await startMail()
  hook = await startHook()
  alone = await startAlone(dataDir)
  site = await alone.site(ports.site, {
    ENQUIRIES_URL: `http://127.0.0.1:${ports.enquiries}`,
    CONTENT_SITE_URL: `http://localhost:${ports.site}`,
  })
})

test.afterAll(async () => {
  await stopService()
  await site.stop()
  await alone.close()
  await mail.close()
  await hook.close()
  rmSync(dataDir, {recursive: true, force: true})
})

/** Starts the command that takes enquiries. */
async function startService(...routes: ('smtp' | 'webhook')[]): Promise<void> {
  const file = path.join(dataDir, 'routes.json')
  const known = {
    smtp: {'office-desk': {smtp: {from: 'site@clinic.test', to: 'office@clinic.test'}}},
    webhook: {'insurance-desk': {webhook: {url: hook.url}}},
  }
  writeFileSync(file, JSON.stringify(Object.assign({}, ...routes.map((one) => known[one]))))
  const cli = path.join(root, 'packages/delivery/src/cli.ts')
  const args = ['enquiries', '--project', 'jakamy', '--api-host', alone.apiHost, '--routes', file]
  const more = ['--queue', path.join(dataDir, 'queue'), '--port', String(ports.enquiries)]
  const child = spawn(process.execPath, [cli, ...args, ...more, '--behind-proxy', '--rate', '60'], {
    env: {
      ...process.env,
      ENQUIRIES_KEY: Buffer.alloc(32, 1).toString('base64'),
      ENQUIRIES_SMTP_URL: mail.url,
      ENQUIRIES_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 2).toString('base64')}`,
    },
  })
  service = child
  child.stderr.on('data', (chunk) => (printed += String(chunk)))
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      printed += String(chunk)
      if (printed.includes('"listening"')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`Ended with ${code}: ${printed}`)))
  })
}

async function stopService(): Promise<void> {
  const child = service
  service = undefined
  if (!child || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
  printed = printed.replaceAll('"listening"', '"listened"')
}

/** Gives the clinic’s form visibly fake questions. */
const ask = (route: string) => askQuestions(alone.lake, form, route)

const address = (locale: string) => `${site.url}/${locale}/enquiries/${form}`

async function fillIn(page: Page, locale: string, words: string): Promise<void> {
  const language = `[${locale.toUpperCase()} TEST]`
  await page.getByLabel(`${language} name`).fill('[TEST] A name')
  await page.getByLabel(`${language} mail`).fill('test@example.org')
  await page.getByLabel(`${language} way`).selectOption(`${language} by mail`)
  await page.getByLabel(`${language} matter`).fill(`First line\n<b>${words}</b> é`)
  await page.getByLabel(`${language} I agree`).check()
}

const send = (page: Page) => page.getByRole('button', {name: 'Request for information'})

async function copyOf(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('The page has no browser.')
  const copy = await (await browser.newContext()).newPage()
  const body = await page.content()
  await copy.route(page.url(), (route) => route.fulfill({contentType: 'text/html', body}))
  await copy.goto(page.url())
  return copy
}

/** What axe finds, and a screenshot of the page on a phone and on a desk. */
async function look(page: Page, name: string, hasScripts = true): Promise<void> {
  for (const width of [375, 1280]) {
    await page.setViewportSize({width, height: 800})
    await page.screenshot({
      path: path.join(screenshots, `enquiry-${name}-${width}.png`),
      fullPage: true,
    })
    const html = page.locator('html')
    expect(await html.evaluate((one) => one.scrollWidth - one.clientWidth), name).toBe(0)
  }
  // Axe is a script: a page without any is looked at as the same page in a browser with them.
  const examined = hasScripts ? page : await copyOf(page)
  const {violations} = await new AxeBuilder({page: examined}).analyze()
  if (examined !== page) await examined.context().close()
  expect(
    violations.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`),
    name,
  ).toEqual([])
}

test('a form that asks nothing yet says so, under the clinic’s own title', async ({page}) => {
  await page.goto(`${site.url}/fr/contact`)
  await page.getByRole('link', {name: "Demande d'information"}).click()
  await expect(page).toHaveURL(address('fr'))
  await expect(page.locator('h1')).toHaveText("Demande d'information")
  await expect(page.getByTestId('notReady')).toContainText('pas encore prêt')
  await expect(page.getByTestId('emergency')).toBeVisible()
  await expect(page.locator('form.enquiry')).toHaveCount(0)
  // The clinic has told no number, so none is made up.
  expect(await page.content()).not.toContain('tel:')
  await look(page, 'fr-not-ready')
  expect((await page.goto(`${site.url}/en/enquiries/no-such-form`))?.status()).toBe(404)
})

test('the form of the insurance page is there once that page is approved', async ({page}) => {
  const there = `${site.url}/en/enquiries/${insuranceForm}`
  expect((await page.goto(there))?.status()).toBe(404)
  await approveIn(alone.lake, 'insuranceGuide-jakamy', 'en')
  // The site looks again after a second.
  await expect.poll(async () => (await page.request.get(there)).status()).toBe(200)
  await page.goto(`${site.url}/en/insurance`)
  await page.getByRole('link', {name: 'Request for information'}).click()
  await expect(page).toHaveURL(there)
  await expect(page.locator('h1')).toHaveText('Request for information')
  await expect(page.getByTestId('notReady')).toContainText('not ready yet')
})

test('row 77: without a service, or without a route, the form says that it cannot be sent', async ({
  page,
}) => {
  await ask('insurance-desk')
  const lonely = await alone.site(ports.site + 1)
  try {
    await page.goto(`${lonely.url}/en/enquiries/${form}`)
    await expect(page.getByTestId('noHandler')).toContainText('no handler is configured')
    await expect(send(page)).toBeDisabled()
    await look(page, 'no-handler')
    await page.goto(`${lonely.url}/preview/fr/enquiries/${form}`)
    await expect(page.getByTestId('preview')).toBeVisible()
    await expect(send(page)).toBeDisabled()
  } finally {
    await lonely.stop()
  }
  expect((await page.goto(address('fr')))?.status()).toBe(503)
  await expect(page.getByTestId('down')).toContainText('[FR TEST] It was not sent')
  await expect(page.getByTestId('down')).toContainText('pas publié de numéro')
  await look(page, 'fr-down')
  await startService('smtp')
  await page.goto(address('en'))
  await expect(page.getByTestId('noHandler')).toBeVisible()
  await stopService()
})

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? 'with a script' : 'without scripts'

  test(`row 78, ${how}: from the contact page to the mail server, once, in French`, async ({
    browser,
  }) => {
    await ask('office-desk')
    mail.mails.length = 0
    await startService('smtp', 'webhook')
    const context = await browser.newContext({javaScriptEnabled})
    const page = await context.newPage()
    await page.goto(address('fr'))
    await look(page, `fr-form-${javaScriptEnabled ? 'script' : 'plain'}`, javaScriptEnabled)

    // Wrong answers first: told in French, beside the questions and in a list that leads to them.
    await page.getByLabel('[FR TEST] mail').fill('nobody')
    await send(page).click()
    const errors = page.locator('[data-errors]')
    await expect(errors).toBeVisible()
    await expect(errors.getByRole('link')).toHaveText([
      'Répondez à « [FR TEST] name ».',
      'Écrivez une adresse e-mail pour « [FR TEST] mail », par exemple nom@example.org.',
      'Répondez à « [FR TEST] matter ».',
      'Cochez la case si vous êtes d’accord. Sans cela, le formulaire ne peut pas être envoyé.',
    ])
    await expect(page.getByLabel('[FR TEST] name')).toHaveAttribute('aria-invalid', 'true')
    await expect(page.getByLabel('[FR TEST] mail')).toHaveValue('nobody')
    if (javaScriptEnabled) await expect(errors).toBeFocused()
    await errors.getByRole('link').first().click()
    await expect(page.getByLabel('[FR TEST] name')).toBeFocused()
    await look(page, `fr-wrong-${javaScriptEnabled ? 'script' : 'plain'}`, javaScriptEnabled)
    expect(mail.mails).toHaveLength(0)

    await fillIn(page, 'fr', canary)
    await send(page).dblclick()
    await expect(page.getByTestId('sent')).toHaveText('[FR TEST] Thank you for your submission')
    await expect(page.getByTestId('emergency')).toBeVisible()
    expect(await page.content()).not.toContain(canary)
    await look(page, `fr-sent-${javaScriptEnabled ? 'script' : 'plain'}`, javaScriptEnabled)
    await expect.poll(() => mail.mails.length).toBe(1)

    // A reload posts the same again: still one.
    await page.reload()
    await expect(page.getByTestId('sent')).toBeVisible()
    await page.waitForTimeout(500)
    expect(mail.mails).toHaveLength(1)
    expect(mail.mails[0]?.to).toEqual(['office@clinic.test'])
    await context.close()
    await stopService()
  })
}

test('row 77: while the clinic’s desk is down an enquiry is taken, and delivered once it is back', async ({
  page,
}) => {
  await ask('insurance-desk')
  hook.answer.status = 500
  await startService('webhook')
  await page.goto(address('en'))
  await fillIn(page, 'en', canary)
  await send(page).click()
  await expect(page.getByTestId('sent')).toHaveText('[EN TEST] Thank you for your submission')
  await expect.poll(() => hook.posted.length).toBe(1)
  await stopService()
  hook.answer.status = 204
  await startService('webhook')
  await expect.poll(() => hook.posted.length).toBe(2)
  expect(new Set(hook.posted.map(({headers}) => headers['idempotency-key'])).size).toBe(1)
  expect(JSON.parse(hook.posted[1]?.body ?? '')).toMatchObject({data: {locale: 'en', form}})
  await stopService()
})

test('row 77: when the service goes away nothing that was written is lost, and trying again sends it once', async ({
  page,
}) => {
  hook.posted.length = 0
  await alone.lake
    .patch('clinic-jakamy')
    .set({
      'contactPoints[0].phone': '+000000000000'.replace('+000', '+100'),
      emergencyContact: {number: '000', statement: inBoth('emergency')},
    })
    .commit()
  await startService('webhook')
  await page.goto(address('en'))
  await expect(page.getByTestId('emergency')).toContainText('[EN TEST] emergency')
  await fillIn(page, 'en', canary)
  await stopService()
  await send(page).click()
  const failed = page.getByTestId('failed')
  await expect(failed).toContainText('It was not sent')
  await expect(failed.getByRole('link')).toHaveAttribute('href', 'tel:+100000000000')
  await expect(page.getByLabel('[EN TEST] matter')).toHaveValue(`First line\n<b>${canary}</b> é`)
  await look(page, 'en-failed')
  await startService('webhook')
  await send(page).click()
  await expect(page.getByTestId('sent')).toBeVisible()
  await expect.poll(() => hook.posted.length).toBe(1)
  await stopService()
})

test('row 78: another site cannot send in a visitor’s name', async ({page}) => {
  await startService('webhook')
  await page.goto(address('en'))
  const key = await page.locator('input[name="form-key"]').inputValue()
  const fields = {name: 'x', matter: 'x', 'form-consent': 'yes', 'form-key': key}
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input name="${name}" value="${value}">`,
  )
  await page.route('http://evil.test/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<form method="post" action="${address('en')}">${inputs.join('')}<button>go</button></form>`,
    }),
  )
  hook.posted.length = 0
  await page.goto('http://evil.test/')
  await page.getByRole('button').click()
  await expect(page.getByTestId('elsewhere')).toBeVisible()
  // The same fields from this site are taken: it was the origin that was refused.
  const own = await page.request.post(address('en'), {form: fields, headers: {origin: site.url}})
  expect(own.status()).toBe(200)
  await expect.poll(() => hook.posted.length).toBe(1)
  await stopService()
})

test('row 75: no word of it is in the lake, the queue or a log; the desk has it', async () => {
  const files = readdirSync(dataDir, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  const holding = () => files.filter((file) => readFileSync(file).includes(canary))
  expect(files.length).toBeGreaterThan(3)
  expect(holding()).toEqual([])
  expect(printed).toContain('"delivered"')
  expect(printed).not.toContain(canary)
  expect(JSON.stringify(await alone.lake.fetch('*'))).not.toContain(canary)
  expect(mail.mails.map(({raw}) => raw).join()).toContain(canary)
  const planted = path.join(dataDir, 'planted')
  writeFileSync(planted, canary)
  files.push(planted)
  expect(holding()).toEqual([planted])
})
