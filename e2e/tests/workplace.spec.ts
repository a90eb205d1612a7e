// The Studio as a workplace: tasks, what is missing, what has changed, and inputs that show what readers get.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import {expect, test, type Page} from '@playwright/test'

import {approveIn, translate} from '../approvals.ts'
import {start, studioUrl, type Running} from '../running.ts'
import {keepScreenshot, openDocument, visit} from '../studio.ts'

const id = 'procedure-coronary-stent'

let dataDir: string
let running: Running
let page: Page

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'workplace-'))
  running = await start(dataDir)
  const context = await browser.newContext()
  page = await context.newPage()
})

test.afterAll(async () => {
  await page.context().close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

/** What keeps people out of our own parts of the Studio, by the parts' test ids. */
async function barriers(of: Page, ...testIds: string[]): Promise<string[]> {
  const axe = testIds.reduce(
    (builder, testId) => builder.include(`[data-testid="${testId}"]`),
    new AxeBuilder({page: of}),
  )
  const {violations} = await axe.analyze()
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map((violation) => `${violation.id}: ${violation.nodes.map(({html}) => html).join(' ')}`)
}

const count = (task: string) => page.getByTestId(`task-count-${task}`)

/** Opens a list of tasks. */
async function openTasks(title: string, task: string): Promise<void> {
  await visit(page, '/structure')
  await page.getByTestId('structure-tool-list-pane').getByText(title).click()
  await expect(page.getByTestId(`tasks-${task}`)).toBeVisible()
}

test('tasks have real counts, and each leads to its document', async () => {
  await visit(page, '/structure')
  await expect(count('files')).toHaveText('7')
  const fileless = await running.lake.fetch<number>(
    'count(*[_type == "media" && !defined(image.asset) && !defined(file.asset)])',
  )
  expect(fileless).toBe(7)
  for (const [title, task] of [
    ['To submit', 'submit'],
    ['Missing for publication', 'missing'],
    ['Missing files', 'files'],
  ] as const) {
    await page.getByText(title, {exact: true}).first().click()
    const list = page.getByTestId(`tasks-${task}`)
    await expect(list.getByRole('listitem')).toHaveCount(Number(await count(task).innerText()))
    expect(await barriers(page, `tasks-${task}`)).toEqual([])
  }
  for (const none of ['review', 'changes', 'stale']) await expect(count(none)).toHaveCount(0)
  await page.getByText('Missing for publication', {exact: true}).first().click()
  await page.getByTestId(`task-${id}`).click()
  await expect(page.getByTestId('completeness-bar')).toBeVisible()
  await keepScreenshot(page, 'workplace-tasks')
})

test('a new document is on the lists within seconds, and gone from them when it is complete', async () => {
  const before = Number(await count('missing').innerText())
  await running.lake.create({_id: 'drafts.risk-new', _type: 'risk'})
  await expect(count('missing')).toHaveText(String(before + 1))
  await running.lake.delete('drafts.risk-new')
  await expect(count('missing')).toHaveText(String(before))
})

test('what is missing leads to its field', async () => {
  await openDocument(page, 'procedure', id)
  await page.getByTestId('completeness-open').click()
  const panel = page.getByTestId('completeness-panel')
  await expect(panel.getByTestId('completeness-meter')).toContainText(/Complete: \d+ of \d+/)
  expect(await barriers(page, 'completeness-panel', 'completeness-bar')).toEqual([])
  await keepScreenshot(page, 'workplace-missing')
  await expect(page.getByTestId('field-alternatives')).toBeHidden()
  await panel.getByTestId('missing-alternatives').click()
  await expect(page.getByTestId('field-alternatives')).toBeInViewport()
})

test('a document without an address is used on no page, one with an address in every language', async () => {
  await openDocument(page, 'procedure', id)
  await expect(page.getByText('Used on 2 pages')).toBeVisible()
  await running.lake.create({_id: 'drafts.procedure-unplaced', _type: 'procedure'})
  await openDocument(page, 'procedure', 'procedure-unplaced')
  await expect(page.getByText('Not used on any pages')).toBeVisible()
  await running.lake.delete('drafts.procedure-unplaced')
})

test('the changes since an approval are shown word by word', async () => {
  await approveIn(running.lake, id, 'en')
  await openDocument(page, 'procedure', id)
  await page.getByRole('button', {name: 'Changes and translation'}).click()
  const panel = page.getByTestId('comparison-panel')
  await expect(panel.getByTestId('compare-unchanged')).toBeVisible()
  // By whom and when, as a person says it.
  await expect(panel.getByTestId('compare-standing')).toHaveText(
    /version 1\.0\.0, [A-Z][a-z]{2} \d{1,2}, \d{4}, \[TEST\] Reviewer$/,
  )
  await page.getByRole('tab', {name: 'Stay'}).click()
  const sentence = page.locator('[data-testid^="field-stay.statement"] textarea').first()
  const text = await sentence.inputValue()
  await sentence.fill(text.replace('one full day', 'two [TEST] full days'))
  const change = panel.getByTestId('compare-unit-stay')
  await expect(change.locator('del')).toContainText(['one', 'day'])
  await expect(change.locator('ins')).toContainText(['two', '[TEST]', 'days'])
  await expect(panel.getByTestId('compare-unproven')).toHaveCount(0)
  // Nothing else is shown as changed.
  await expect(panel.locator('[data-testid^="compare-unit-"]')).toHaveCount(1)
  expect(await barriers(page, 'comparison-panel')).toEqual([])
  await keepScreenshot(page, 'workplace-changes')
  await sentence.fill(text)
  await expect(panel.getByTestId('compare-unchanged')).toBeVisible()
})

test('a translation stands beside its source, and is listed once it is stale', async () => {
  await running.lake.delete(`drafts.${id}`)
  // What the page includes is translated too: its French words are theirs as well.
  const included = await running.lake.fetch<string[]>(
    '*[_type in ["risk", "device", "media", "treatmentPlan"] && !(_id in path("drafts.**"))]._id',
  )
  for (const each of included) await translateTexts(each)
  await translate(running.lake, id, 'stent-coronaire-test')
  await approveIn(running.lake, id, 'en')
  await approveIn(running.lake, id, 'fr')
  await openDocument(page, 'procedure', id)
  await page.getByRole('button', {name: 'Changes and translation'}).click()
  const panel = page.getByTestId('comparison-panel')
  await panel.getByTestId('compare-language-fr').click()
  await panel.getByTestId('compare-view-sides').click()
  const stay = panel.getByTestId('sides-unit-stay').locator('[lang]')
  await expect(stay.first()).toHaveAttribute('lang', 'en')
  await expect(stay.nth(1)).toHaveAttribute('lang', 'fr')
  await expect(stay.nth(1)).toContainText('[FR TEST]')
  expect(await barriers(page, 'comparison-panel')).toEqual([])
  await keepScreenshot(page, 'workplace-sides')

  const statement = await running.lake.fetch<string>(
    '*[_id == $id][0].stay.statement[language == "en"][0].value',
    {id},
  )
  await running.lake
    .patch(id)
    .set({'stay.statement[language=="en"].value': `${statement} [TEST] More.`})
    .commit()
  await openTasks('Stale translations', 'stale')
  await expect(page.getByTestId(`task-${id}-fr`)).toBeVisible()
  await expect(count('stale')).toHaveText('1')
  await keepScreenshot(page, 'workplace-stale')
})

/** Gives a document without a slug a visibly fake French text beside every English one. */
async function translateTexts(documentId: string): Promise<void> {
  await translate(running.lake, documentId, '')
  await running.lake.patch(documentId).unset(['slug']).commit()
}

test('a frequency shows at once how patients read it', async () => {
  await openDocument(page, 'procedure', id)
  const preview = page.getByTestId('frequency-preview').first()
  // The Studio chooses the first tab once more when the document has arrived.
  await expect(async () => {
    await page.getByRole('tab', {name: 'When it fails'}).click()
    await expect(preview).toBeVisible({timeout: 5_000})
  }).toPass()
  await expect(preview).toContainText('about 2 to 5 in every 100')
  await expect(preview.locator('[data-dot="filled"]')).toHaveCount(2)
  await expect(preview.locator('[data-dot="ringed"]')).toHaveCount(3)
  await expect(preview.getByRole('img')).toHaveAccessibleName(/Of 100 dots, 2 are filled/)
  await page.getByTestId('field-failure.frequency.high').locator('input').fill('6')
  await expect(preview).toContainText('about 2 to 6 in every 100')
  await preview.scrollIntoViewIfNeeded()
  expect(await barriers(page, 'frequency-preview')).toEqual([])
  await keepScreenshot(page, 'workplace-frequency')
  await page
    .getByTestId('field-failure.frequency.kind')
    .locator('select')
    .selectOption('Not stated by the author')
  await expect(preview).toContainText('Not stated')
  await expect(preview).not.toContainText(/\d/)
})

test('a size is drawn true to scale once the screen is calibrated, and not before', async () => {
  await openDocument(page, 'device', 'device-coronary-stent')
  const field = (name: string) => page.getByTestId(`field-physicalSize.${name}`).locator('input')
  await field('lengthMm').fill('40')
  await field('diameterMm').fill('10')
  const scale = page.getByTestId('true-scale')
  await expect(scale).toContainText('Not to scale')
  await scale.getByTestId('calibrate').click()
  await scale.getByRole('slider').fill('5')
  const card = await scale.getByTestId('calibration-card').boundingBox()
  expect(card?.width).toBeCloseTo(85.6 * 5, 0)
  await scale.getByTestId('calibration-save').click()
  await expect(scale).toHaveAttribute('data-scale', 'true')
  const drawn = await scale.getByTestId('true-scale-drawing').boundingBox()
  expect(drawn?.width).toBeCloseTo(200, 0)
  expect(drawn?.height).toBeCloseTo(50, 0)
  await scale.scrollIntoViewIfNeeded()
  expect(await barriers(page, 'true-scale')).toEqual([])
  await keepScreenshot(page, 'workplace-size')
  await page.reload()
  await expect(scale).toHaveAttribute('data-scale', 'true')
})

test('a picture asks for its text where it stands', async () => {
  await running.lake.createOrReplace({
    _id: 'media-test',
    _type: 'media',
    kind: 'image',
    caption: [{_key: 'en', language: 'en', value: '[TEST] Caption'}],
  })
  await openDocument(page, 'media', 'media-test')
  const warning = page.getByTestId('picture-text')
  await expect(warning).toContainText('EN: The picture has no text')
  expect(await barriers(page, 'picture-text')).toEqual([])
  await warning.scrollIntoViewIfNeeded()
  await keepScreenshot(page, 'workplace-picture')
  await warning.getByTestId('picture-text-write').click()
  await expect(page.getByTestId('field-alt')).toBeInViewport()
  await warning.getByTestId('picture-text-decorative').click()
  await expect(warning).toBeHidden()
  await expect
    .poll(() => running.lake.fetch('*[_id == "drafts.media-test"][0].decorative'))
    .toBe(true)
})

test('texts are measured, and the glossary offers its word and replaces none', async () => {
  await running.lake.createOrReplace({
    _id: 'glossary-test',
    _type: 'glossaryTerm',
    preferred: true,
    term: [{_key: 'en', language: 'en', value: '[TEST] preferred'}],
    synonyms: [
      {_key: 's', _type: 'synonym', term: [{_key: 'en', language: 'en', value: 'minimum'}]},
    ],
  })
  await openDocument(page, 'procedure', id)
  await page.getByRole('tab', {name: 'Stay'}).click()
  const field = page.getByTestId('field-stay.statement')
  await expect(field.getByTestId('glossary-hint')).toContainText('“[TEST] preferred” to “minimum”')
  await expect(field.locator('textarea').first()).toHaveValue(/minimum/)
  await page.getByTestId('group-tab-all-fields').click()
  await expect(page.getByTestId('reading-hint').first()).toContainText(/school year \d+/)
  await field.scrollIntoViewIfNeeded()
  expect(await barriers(page, 'reading-hint', 'glossary-hint')).toEqual([])
  await keepScreenshot(page, 'workplace-hints')
})

test('new documents begin with places for what is required, and say nothing', async () => {
  await visit(page, '/structure/risk')
  await page.getByTestId('action-intent-button').click()
  await expect(page.getByTestId('field-name').getByTestId('string-input')).toHaveValue('')
  await visit(page, '/structure/media')
  await page.getByTestId('multi-action-intent-button').click()
  await page.getByRole('menuitem', {name: 'Video'}).click()
  // The choices are a picture, a video, a sound and a drawing.
  await expect(page.getByTestId('field-kind').locator('input[type="radio"]').nth(1)).toBeChecked()
})

test('in French, and in a narrow window', async ({browser}) => {
  const context = await browser.newContext({locale: 'fr-FR', viewport: {width: 1400, height: 1000}})
  const french = await context.newPage()
  await french.goto(`${studioUrl}/structure/procedure;${id}`)
  await expect(french.getByTestId('completeness-bar')).toContainText(/Complet\s: \d+ sur \d+/)
  await expect(french.getByText('En attente de ma relecture')).toBeVisible()
  await expect(french.getByText('Interventions', {exact: true}).first()).toBeVisible()
  await french.getByTestId('completeness-open').click()
  await expect(french.getByTestId('completeness-panel')).toContainText('Nécessaire au consentement')
  await keepScreenshot(french, 'workplace-french')
  await french.setViewportSize({width: 420, height: 900})
  await expect(french.getByTestId('completeness-panel')).toBeVisible()
  await keepScreenshot(french, 'workplace-french-narrow')
  await visit(french, '/structure/tasks-missing')
  await expect(french.getByTestId('tasks-missing')).toBeVisible()
  await keepScreenshot(french, 'workplace-french-tasks-narrow')
  expect(await barriers(french, 'tasks-missing')).toEqual([])
  await context.close()
})
