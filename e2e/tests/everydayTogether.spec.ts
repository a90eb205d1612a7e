// What editors do over time and together, in the real Studio; checked in the lake.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type BrowserContext, type Page} from '@playwright/test'

import {start, studioUrl, type Running} from '../running.ts'
import {keepScreenshot, openDocument, openHistory, textInput} from '../studio.ts'

let dataDir: string
let running: Running
let context: BrowserContext
let page: Page

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'everyday-'))
  running = await start(dataDir)
  context = await browser.newContext()
  page = await context.newPage()
})

test.afterAll(async () => {
  await context.close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

const givenPerson = (id: string, name: string) =>
  running.lake.createOrReplace({_id: id, _type: 'person', name, roles: ['author']})

/** The name that the lake holds, asked for anew until it satisfies the expectation. */
const storedName = (id: string) =>
  expect.poll(() => running.lake.fetch<unknown>('*[_id == $id][0].name', {id}))

test('the changes since the last publish are reviewed, and an earlier revision is restored', async () => {
  const id = 'person-history'
  await givenPerson(`drafts.${id}`, '[TEST] first')
  await openDocument(page, 'person', id)
  await page.getByTestId('action-publish').click()
  await storedName(id).toBe('[TEST] first')
  await textInput(page, 'name').fill('[TEST] second')
  await storedName(`drafts.${id}`).toBe('[TEST] second')

  await openHistory(page, 'Review changes')
  const changes = page.getByTestId('document-pane').locator('del, ins')
  await expect(changes.first()).toBeVisible()
  expect(await page.getByTestId('document-pane').locator('del').allInnerTexts()).toEqual(['first'])
  expect(await page.getByTestId('document-pane').locator('ins').allInnerTexts()).toEqual(['second'])
  await keepScreenshot(page, 'review-changes')

  await page.getByRole('tab', {name: 'History'}).click()
  const events = page.getByTestId('timeline-item-button')
  await events.filter({hasText: 'Published'}).click()
  await expect(textInput(page, 'name')).toHaveValue('[TEST] first')
  await keepScreenshot(page, 'history')
  await page.getByRole('button', {name: 'Revert to revision'}).click()
  await page.getByTestId('confirm-popover-confirm-button').click()
  await storedName(`drafts.${id}`).toBe('[TEST] first')
})

test('a document that came from elsewhere can be seen as it was created', async () => {
  const id = 'person-imported'
  await givenPerson(id, '[TEST] imported')
  await openDocument(page, 'person', id)
  await textInput(page, 'name').fill('[TEST] edited')
  await storedName(`drafts.${id}`).toBe('[TEST] edited')
  await openHistory(page, 'History')
  // The list moves while the older events arrive.
  await expect(async () => {
    await page.getByTestId('timeline-item-button').last().click({timeout: 5_000})
    await expect(textInput(page, 'name')).toHaveValue('[TEST] imported', {timeout: 5_000})
  }).toPass()
  await keepScreenshot(page, 'history-created')
  await page.getByRole('button', {name: 'Revert to revision'}).click()
  await page.getByTestId('confirm-popover-confirm-button').click()
  await storedName(`drafts.${id}`).toBe('[TEST] imported')
})

test('the search finds documents by their words', async () => {
  await page.goto(`${studioUrl}/structure`)
  const results = page.getByTestId('search-results')
  const words = page.getByPlaceholder('Search').last()
  // A Studio that is still loading closes what was opened in it.
  await expect(async () => {
    if (!(await words.isVisible())) {
      await page.getByTestId('studio-search').click({timeout: 5_000})
    }
    await words.fill('radiodermatitis', {timeout: 5_000})
    await expect(results).toContainText('radiodermatitis', {timeout: 10_000})
  }).toPass()
  await expect(results).not.toContainText('restenosis')
  await keepScreenshot(page, 'search')
})

test('Vision runs a query', async () => {
  await page.goto(`${studioUrl}/vision`)
  await page.locator('.cm-content').first().click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('{"answer": count(*[_type == "risk"])}')
  await page.getByRole('button', {name: 'Fetch'}).click()
  await expect(page.getByTestId('vision-result')).toContainText(/answer\W+10/)
  await keepScreenshot(page, 'vision')
})

test('a release is created, gets a document, which is edited, and is published', async () => {
  const version = '*[_id in path("versions.*.risk-stroke")][0]'
  await page.goto(`${studioUrl}/releases`)
  const title = page.getByTestId('release-form-title')
  // The overview draws itself anew when the list of releases arrives, and takes an open dialog with it.
  await expect(async () => {
    if (!(await title.isVisible())) {
      await page.getByRole('button', {name: 'New release'}).click({timeout: 5_000})
    }
    await title.fill('[TEST] Release', {timeout: 5_000})
    await page.getByTestId('submit-release-button').click({timeout: 5_000})
  }).toPass()
  await expect(page).toHaveURL(/\/releases\/r\w+/)
  const release = await running.lake.fetch<{name: string; state: string}>(
    '*[_type == "system.release" && metadata.title == "[TEST] Release"][0]{name, state}',
  )
  expect(release.state).toBe('active')

  await page.goto(`${studioUrl}/structure/risk;risk-stroke?perspective=${release.name}`)
  await page.getByRole('button', {name: 'Add to release'}).click()
  await expect.poll(() => running.lake.fetch(`${version}._id`)).toContain(release.name)
  const name = textInput(page, 'name[_key=="en"].value')
  await expect(name).toBeEditable()
  await name.fill('[TEST] stroke in a release')
  await expect
    .poll(() => running.lake.fetch(`${version}.name[0].value`))
    .toBe('[TEST] stroke in a release')
  const published = () => running.lake.fetch('*[_id == "risk-stroke"][0].name[0].value')
  expect(await published()).toBe('stroke')

  await page.goto(`${studioUrl}/releases/${release.name}?perspective=${release.name}`)
  await expect(page.getByTestId('document-table-card')).toContainText('[TEST] stroke in a release')
  await keepScreenshot(page, 'release')
  await page.getByTestId('publish-all-button').click()
  await page.getByTestId('confirm-publish-dialog').getByTestId('confirm-button').click()
  await expect.poll(published).toBe('[TEST] stroke in a release')
  await expect
    .poll(() =>
      running.lake.fetch('*[_type == "system.release" && name == $name][0].state', release),
    )
    .toBe('published')
  expect(await running.lake.fetch(`count(${version.replace('[0]', '')})`)).toBe(0)
})

test('row 42: two windows see each other’s edits and where the other one is', async () => {
  await givenPerson('person-together', '[TEST] Together')
  const other = await context.newPage()
  for (const window of [page, other]) await openDocument(window, 'person', 'person-together')
  await page.bringToFront()
  await textInput(page, 'name').fill('[TEST] from one window')
  await expect(textInput(other, 'name')).toHaveValue('[TEST] from one window')
  await other.bringToFront()
  await textInput(other, 'credentials').fill('[TEST] from the other window')
  await expect(textInput(page, 'credentials')).toHaveValue('[TEST] from the other window')
  await page.bringToFront()
  // Avatars at the fields point to them; those elsewhere do not.
  const avatar = page
    .getByTestId('document-pane')
    .locator('[data-ui="Avatar"][data-arrow-position]')
  await expect(avatar.first()).toBeVisible()
  await keepScreenshot(page, 'together')
  await other.close()
  await expect(avatar).toHaveCount(0)
  expect(
    await running.lake.fetch('*[_id == "drafts.person-together"][0]{name, credentials}'),
  ).toEqual({name: '[TEST] from one window', credentials: '[TEST] from the other window'})
})

test('rows 42 and 43: what is typed without a network is there once it is back', async () => {
  const id = 'person-offline'
  await givenPerson(id, '[TEST] Online')
  await openDocument(page, 'person', id)
  await textInput(page, 'name').fill('[TEST] acknowledged')
  await storedName(`drafts.${id}`).toBe('[TEST] acknowledged')
  await context.setOffline(true)
  await textInput(page, 'name').fill('[TEST] typed without a network')
  await expect(page.getByTestId('pane-footer')).toContainText('Saving')
  expect(await running.lake.fetch('*[_id == $id][0].name', {id: `drafts.${id}`})).toBe(
    '[TEST] acknowledged',
  )
  await context.setOffline(false)
  await storedName(`drafts.${id}`).toBe('[TEST] typed without a network')
  await expect(page.getByTestId('pane-footer')).not.toContainText('Saving')
})

test('row 43: the browser asks before words are lost that the lake has not got, and only then', async () => {
  const id = 'person-unsent'
  await givenPerson(id, '[TEST] Online')
  await openDocument(page, 'person', id)
  await textInput(page, 'name').fill('[TEST] acknowledged')
  await storedName(`drafts.${id}`).toBe('[TEST] acknowledged')
  await expect(page.getByTestId('pane-footer')).not.toContainText('Saving')
  const asked: string[] = []
  page.on('dialog', (dialog) => {
    asked.push(dialog.type())
    // Stays on the page.
    void dialog.dismiss()
  })
  await context.setOffline(true)
  await textInput(page, 'name').click()
  await textInput(page, 'name').fill('[TEST] not sent')
  await expect(page.getByTestId('pane-footer')).toContainText('Saving')
  await page.close({runBeforeUnload: true})
  await expect.poll(() => asked).toEqual(['beforeunload'])
  await context.setOffline(false)
  await storedName(`drafts.${id}`).toBe('[TEST] not sent')
  await expect(page.getByTestId('pane-footer')).not.toContainText('Saving')
  const asks = await page.evaluate(
    () => !dispatchEvent(new Event('beforeunload', {cancelable: true})),
  )
  expect(asks).toBe(false)
  page.removeAllListeners('dialog')
})

test('row 44: nothing says that words are saved or published before a slow lake has them', async () => {
  const id = 'person-slow'
  await givenPerson(`drafts.${id}`, '[TEST] Before')
  await openDocument(page, 'person', id)
  const footer = page.getByTestId('pane-footer')
  await expect(footer).toContainText('Publish')

  await whileWritesWait(async (said) => {
    await textInput(page, 'name').fill('[TEST] slow')
    await expect(footer).toContainText('Saving')
    await page.waitForTimeout(1_500)
    await expect(footer).toContainText('Saving')
    expect(await said()).toEqual([])
    expect(await nameOf(`drafts.${id}`)).toBe('[TEST] Before')
  })
  await storedName(`drafts.${id}`).toBe('[TEST] slow')
  await expect(footer).not.toContainText('Saving')
  // What says that this is saved goes away by itself.
  await expect(footer).not.toContainText('Saved')

  await whileWritesWait(async (said) => {
    await page.getByTestId('action-publish').click()
    await expect(footer).toContainText('Publishing…')
    // After four seconds the Studio offers to publish again; it says no more than that.
    await expect(page.getByTestId('action-publish')).toBeVisible()
    await page.waitForTimeout(500)
    expect(await said()).toEqual([])
    expect(await nameOf(id)).toBeNull()
  })
  await expect(page.getByText('[TEST] slow was published').first()).toBeVisible()
  await storedName(id).toBe('[TEST] slow')
  expect(await nameOf(`drafts.${id}`)).toBeNull()
})

/** The name that the lake holds now. */
const nameOf = (id: string) => running.lake.fetch<unknown>('*[_id == $id][0].name', {id})

/**
 * Does something while nothing that the Studio writes arrives at the lake; then it does.
 * @param work is given what the Studio has said meanwhile, however briefly, that sounds like done
 */
async function whileWritesWait(
  work: (said: () => Promise<readonly string[]>) => Promise<void>,
): Promise<void> {
  const writes = /\/data\/(actions|mutate)\//
  let arrive = () => {}
  const waited = new Promise<void>((resolve) => (arrive = resolve))
  await page.route(writes, async (route) => {
    await waited
    await route.continue()
  })
  const heard = await page.evaluateHandle(() => {
    const said = new Set<string>()
    const listen = () => {
      const shown = document.body.textContent
      for (const [words] of shown.matchAll(/saved|(was|last) published/gi)) said.add(words)
    }
    const observer = new MutationObserver(listen)
    observer.observe(document.body, {subtree: true, childList: true, characterData: true})
    return {said, observer}
  })
  try {
    await work(() => heard.evaluate(({said}) => [...said]))
  } finally {
    await heard.evaluate(({observer}) => observer.disconnect())
    arrive()
    await page.unrouteAll({behavior: 'wait'})
  }
}

test('row 44: when the lake goes away the Studio says so and locks the form; it goes on when the lake is back', async () => {
  const id = 'person-outage'
  await givenPerson(id, '[TEST] Before')
  await openDocument(page, 'person', id)
  const name = textInput(page, 'name')
  await name.fill('[TEST] acknowledged')
  await storedName(`drafts.${id}`).toBe('[TEST] acknowledged')
  await running.stop()
  await expect(page.getByText('Trying to connect…')).toBeVisible()
  await expect(name).not.toBeEditable()
  await keepScreenshot(page, 'outage')

  running = await start(dataDir)
  await storedName(`drafts.${id}`).toBe('[TEST] acknowledged')
  await expect(name).toBeEditable()
  await expect(page.getByText('Trying to connect…')).toBeHidden()
  await name.fill('[TEST] after the outage')
  await storedName(`drafts.${id}`).toBe('[TEST] after the outage')
  await keepScreenshot(page, 'reconnected')
})
