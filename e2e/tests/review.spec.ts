// Several people, one after the other, take a text from its author to its readers and back.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type Browser, type Page} from '@playwright/test'

import {colleague, signIn, type Colleague} from '../people.ts'
import {siteUrl, start, type Running} from '../running.ts'
import {chooseAction, openDocument} from '../studio.ts'

const screenshots = path.resolve(import.meta.dirname, '../../test-output/screenshots')
const id = 'procedure-coronary-stent'
const english = `${siteUrl}/en/procedures/coronary-stent`
const french = `${siteUrl}/fr/procedures/coronary-stent`
const frenchStay = '[FR TEST] un jour au moins'

let dataDir: string
let running: Running
/** Writes, and may review what others write. */
let author: Colleague
/** Submits what others have written. */
let colleagueOfAuthor: Colleague
let clinician: Colleague
let linguist: Colleague
/** The Studio of whoever works at the moment. */
let studio: Page
/** Everybody has a browser of their own, with the document open. */
const studios = new Map<Colleague, Page>()
let reader: Page
let chromium: Browser

test.describe.configure({mode: 'serial', timeout: 900_000})

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'review-'))
  running = await start(dataDir)
  const make = (name: string, fields: Parameters<typeof colleague>[3]) =>
    colleague(running.lake, dataDir, name, fields)
  author = await make('[TEST] Author', {
    roles: ['author', 'clinicalReviewer', 'translationReviewer'],
    credentials: '[TEST]',
    locales: ['fr'],
  })
  colleagueOfAuthor = await make('[TEST] Second author', {roles: ['author']})
  clinician = await make('[TEST] Clinician', {
    roles: ['clinicalReviewer', 'publisher'],
    credentials: '[TEST]',
  })
  linguist = await make('[TEST] Language reviewer', {
    roles: ['translationReviewer', 'publisher'],
    locales: ['fr'],
  })
  chromium = browser
  reader = await browser.newPage()
})

test.afterAll(async () => {
  for (const page of [...studios.values(), reader]) await page.close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

const shot = (page: Page, name: string) =>
  page.screenshot({path: path.join(screenshots, `review-${name}.png`)})

/** What the lake holds of the draft, asked for anew until it satisfies the expectation. */
const drafted = (projection: string) =>
  expect.poll(() =>
    running.lake.fetch<unknown>(`*[_id == $id][0]${projection}`, {id: `drafts.${id}`}),
  )

const textOf = async (url: string) => {
  await reader.goto(url)
  return reader.locator('body').innerText()
}

async function open(who: Colleague): Promise<Page> {
  const known = studios.get(who)
  studio = known ?? (await chromium.newPage())
  if (known) return known
  studios.set(who, studio)
  await signIn(studio, who)
  await openDocument(studio, 'procedure', id)
  return studio
}

/**
 * Chooses an action and waits for what it opens. What is opened while the document still arrives is
 * closed by the Studio: then it is chosen again.
 */
async function openDialog(page: Page, action: string, testId: string): Promise<void> {
  await expect(async () => {
    await chooseAction(page, action)
    await expect(page.getByTestId(testId)).toBeVisible({timeout: 5_000})
  }).toPass()
}

/** Submits a language, saying where a translation comes from. */
async function submit(who: Colleague, language: string, origin?: string): Promise<void> {
  const page = await open(who)
  await openDialog(page, `Submit ${language} for review`, 'step-dialog')
  if (origin !== undefined) await page.getByTestId('submit-origin').selectOption(origin)
  await page.getByTestId('step-confirm').click()
  await expect(page.getByTestId('step-dialog')).toBeHidden()
}

async function openApproval(who: Colleague, language: string): Promise<Page> {
  const page = await open(who)
  await openDialog(page, `Approve ${language}`, 'approve-dialog')
  return page
}

/** Approves what is on the screen, and publishes it. */
async function approveAndPublish(page: Page): Promise<void> {
  const waiver = page.getByTestId('approve-reason')
  if (await waiver.isVisible()) await waiver.fill('[TEST] The page lacks what consent needs.')
  await page.getByTestId('approve-confirm').click()
  await expect(page.getByTestId('approve-dialog')).toBeHidden()
  await page.getByTestId('action-publish').click()
  await expect
    .poll(() => running.lake.fetch<number>('count(*[_id == $id])', {id: `drafts.${id}`}))
    .toBe(0)
}

/** The number on a list of tasks. */
const count = (list: string) => studio.getByTestId(`task-count-${list}`)

test('row 45: an author submits a text, and cannot approve it', async () => {
  await open(author)
  const unsubmitted = Number(await count('submit').innerText())
  await submit(author, 'English')
  await expect(count('submit')).toHaveText(String(unsubmitted - 1))
  // Nobody reviews their own words.
  await expect(count('review')).toHaveCount(0)
  await drafted('.reviews[0]{state, author}').toEqual({state: 'inReview', author: author.user})
  await expect(studio.getByText('EN waiting for review')).toBeVisible()
  const page = await openApproval(author, 'English')
  await expect(page.getByTestId('review-refused')).toContainText(
    'You submitted these words yourself. Somebody else has to approve them.',
  )
  await expect(page.getByTestId('approve-confirm')).toBeDisabled()
  await shot(page, 'own-words')
  await page.getByRole('button', {name: 'Cancel'}).click()
})

test('a clinician cannot approve without what consent needs, nor under a lower version', async () => {
  await open(clinician)
  await expect(count('review')).toHaveText('1')
  const page = await openApproval(clinician, 'English')
  const refused = page.getByTestId('review-refused')
  await expect(refused).toContainText('Consent needs what is missing here: Summary')
  await shot(page, 'gate-field-missing')
  // The same part has the same name wherever the dialog speaks of it.
  await expect(page.getByTestId('approve-waiver').getByRole('listitem')).toContainText([
    'Before',
    'After',
  ])
  await page.getByTestId('approve-reason').fill('[TEST] The page lacks what consent needs.')
  await expect(refused).toBeHidden()
  await page.getByTestId('approve-version').fill('0.9.0')
  await expect(refused).toContainText('Version 0.9.0 is too low: this change needs at least 1.0.0')
  await expect(page.getByTestId('approve-confirm')).toBeDisabled()
  await shot(page, 'lower-version')
  await page.getByTestId('approve-version').fill('1.0.0')
  await approveAndPublish(page)
  await expect.poll(() => textOf(english)).toContain('minimum stay of one full day')
  const stamp = await running.lake.fetch<object>('*[_id == $id][0].approvals[0]', {id})
  expect(stamp).toMatchObject({reviewer: clinician.user, author: author.user, version: '1.0.0'})
  expect(Object(stamp).writers).not.toContain(author.user)
  expect(stamp).not.toHaveProperty('demonstration')
})

test('words of a machine are refused, sent back, and approved once revised', async () => {
  const page = await open(author)
  await page.getByRole('tab', {name: 'Stay'}).click()
  const statement = page.getByTestId('field-stay.statement')
  await statement.getByRole('button', {name: 'Français'}).click()
  await statement.locator('textarea').nth(1).fill(frenchStay)
  await drafted('.stay.statement[language == "fr"][0].value').toBe(frenchStay)

  await submit(author, 'French', 'machine')
  const reviewed = await openApproval(linguist, 'French')
  await expect(reviewed.getByTestId('review-refused')).toContainText('A machine translated these')
  await shot(reviewed, 'machine')
  await reviewed.getByRole('button', {name: 'Cancel'}).click()

  await openDialog(reviewed, 'Request changes to French', 'step-dialog')
  await expect(reviewed.getByTestId('step-confirm')).toBeDisabled()
  await reviewed.getByTestId('step-comment').fill('[TEST] Please revise it.')
  await shot(reviewed, 'request-changes')
  await reviewed.getByTestId('step-confirm').click()
  await drafted('.reviews[locale == "fr"][0].comment').toBe('[TEST] Please revise it.')
  await expect(reviewed.getByText('FR changes requested')).toBeVisible()
  await expect(count('changes')).toHaveText('1')
  await expect(count('review')).toHaveCount(0)

  await submit(author, 'French', 'machineThenHuman')
  const again = await openApproval(linguist, 'French')
  await expect(again.getByTestId('review-refused')).not.toContainText('A machine translated')
  await approveAndPublish(again)
  await expect.poll(() => textOf(french)).toContain(frenchStay)
  await expect(reader.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(reader.locator('[data-unit="stay"]')).not.toHaveAttribute('lang')
  await shot(reader, 'site-french')
})

test('row 49: a later English change makes the French stale, and the site falls back, marked', async () => {
  const page = await open(author)
  await page.getByRole('tab', {name: 'Stay'}).click()
  const sentence = page.getByTestId('field-stay.statement').locator('textarea').first()
  await sentence.fill(`${await sentence.inputValue()} [TEST] Changed.`)
  await drafted('.stay.statement[language == "en"][0].value').toContain('[TEST] Changed.')
  await submit(author, 'English')
  await expect(studio.getByText('FR source text changed since approval')).toBeVisible()
  const approval = await openApproval(clinician, 'English')
  await expect(approval.getByTestId('approve-version')).toHaveValue('2.0.0')
  await expect(approval.getByTestId('approve-dialog')).toContainText('Clinical changes: Stay')
  await shot(approval, 'clinical-change')
  await approveAndPublish(approval)
  await expect.poll(() => textOf(french)).toContain('[TEST] Changed.')
  await expect(reader.locator('[data-unit="stay"]')).toHaveAttribute('lang', 'en')
  expect(await reader.locator('body').innerText()).not.toContain(frenchStay)
  await shot(reader, 'site-stale')
  const log = await running.lake.fetch<object[]>('*[_id == $id][0].changeLog', {id})
  expect(log).toMatchObject([
    {version: '1.0.0', locale: 'en'},
    {version: '1.0.0', locale: 'fr'},
    {version: '2.0.0', locale: 'en', clinical: ['Stay in hospital'], editorial: []},
  ])
})

test('row 45: who has changed the words cannot approve them, whoever submits them', async () => {
  // The author takes the words back in hand; a colleague submits them.
  const page = await open(author)
  await page.getByRole('tab', {name: 'Stay'}).click()
  const sentence = page.getByTestId('field-stay.statement').locator('textarea').first()
  await sentence.fill(`${await sentence.inputValue()} [TEST] Again.`)
  await drafted('.stay.statement[language == "en"][0].value').toContain('[TEST] Again.')
  await submit(colleagueOfAuthor, 'English')
  await drafted('.reviews[locale == "en"][0]{author, writers}').toEqual({
    author: colleagueOfAuthor.user,
    writers: [author.user],
  })
  const own = await openApproval(author, 'English')
  await expect(own.getByTestId('review-refused')).toContainText(
    'You have changed these words yourself since they were approved last.',
  )
  await expect(own.getByTestId('approve-confirm')).toBeDisabled()
  await shot(own, 'own-changes')
  await own.getByRole('button', {name: 'Cancel'}).click()
  await approveAndPublish(await openApproval(clinician, 'English'))
  await expect.poll(() => textOf(english)).toContain('[TEST] Again.')
  const stamp = await running.lake.fetch<object>('*[_id == $id][0].approvals[locale == "en"][0]', {
    id,
  })
  expect(stamp).toMatchObject({author: colleagueOfAuthor.user, writers: [author.user]})
})

test('row 48: a withdrawal empties the site within seconds, and lifting it is not enough', async () => {
  const page = await open(clinician)
  await openDialog(page, 'Withdraw …', 'withdraw-dialog')
  await page.getByTestId('withdraw-message-fr').fill('')
  await expect(page.getByTestId('withdraw-confirm')).toBeDisabled()
  await page.getByTestId('withdraw-message-fr').fill('[FR TEST] retiré')
  await shot(page, 'withdraw')
  const began = Date.now()
  await page.getByTestId('withdraw-confirm').click()
  await expect.poll(() => textOf(english), {timeout: 10_000}).not.toContain('minimum stay')
  expect(Date.now() - began).toBeLessThan(10_000)
  expect(await textOf(french)).toContain('[FR TEST] retiré')
  await shot(reader, 'site-withdrawn')
  await expect(page.getByText('EN withdrawn')).toBeVisible()

  await openDialog(page, 'Lift the withdrawal', 'confirm-popover-confirm-button')
  await page.getByTestId('confirm-popover-confirm-button').click()
  await expect
    .poll(() => running.lake.fetch<number>('count(*[_type == "withdrawal" && defined(liftedOn)])'))
    .toBe(1)
  await expect(page.getByText('EN not approved')).toBeVisible()
  expect(await textOf(english)).not.toContain('minimum stay')
})

test('after a lift the text comes back once it is submitted and approved anew', async () => {
  await submit(author, 'English')
  await approveAndPublish(await openApproval(clinician, 'English'))
  await expect.poll(() => textOf(english)).toContain('minimum stay of one full day')
  await shot(reader, 'site-lifted')
})
