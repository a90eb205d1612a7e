// What editors do all day with one document, in the real Studio; checked in the lake.
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {expect, test, type Page} from '@playwright/test'

import {png} from '../png.ts'
import {ports, start, studioUrl, type Running} from '../running.ts'
import {chooseAction, keepScreenshot, openDocument, showAllFields, textInput} from '../studio.ts'

let dataDir: string
let running: Running
let page: Page

/** Paths that the Studio asked the lake for and that were not there. */
const missing = new Set<string>()

test.beforeAll(async ({browser}) => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'everyday-'))
  running = await start(dataDir)
  page = await browser.newPage()
  page.on('response', (answer) => {
    const {port, pathname} = new URL(answer.url())
    if (answer.status() === 404 && port === String(ports.lake)) missing.add(pathname)
  })
})

test.afterAll(async () => {
  await page.close()
  expect(await running.stop()).toBe(130)
  rmSync(dataDir, {recursive: true, force: true})
})

const person = (id: string, name: string) => ({_id: id, _type: 'person', name, roles: ['author']})

/** What the lake holds at a path of a document, asked for anew until it satisfies the expectation. */
const stored = (id: string, field: string) =>
  expect.poll(() => running.lake.fetch<unknown>(`*[_id == $id][0].${field}`, {id}))

/** Which of a document's published version and draft exist. */
const versionsOf = (id: string) =>
  expect.poll(() =>
    running.lake.fetch<string[]>('*[_id in [$id, "drafts." + $id]]._id | order(@)', {id}),
  )

test('a document is created and its strings edited', async () => {
  await page.goto(`${studioUrl}/structure/person`)
  await page.getByTestId('action-intent-button').click()
  await textInput(page, 'name').fill('[TEST] Person created here')
  await page.getByTestId('field-roles').getByRole('checkbox').first().check()
  await page.getByTestId('field-conflictsOfInterest').locator('textarea').fill('[TEST] none')
  const draft =
    '*[_type == "person" && name == "[TEST] Person created here"][0]{roles, conflictsOfInterest, "isDraft": _id in path("drafts.*")}'
  await expect
    .poll(() => running.lake.fetch(draft))
    .toEqual({roles: ['author'], conflictsOfInterest: '[TEST] none', isDraft: true})
  await expect(page.getByTestId('document-list-pane')).toContainText('[TEST] Person created here')
  await keepScreenshot(page, 'create')
})

test('items of an array are added and removed', async () => {
  await running.lake.createOrReplace({
    _id: 'clinic-arrays',
    _type: 'clinic',
    name: [{_key: 'en', language: 'en', value: '[TEST] Clinic'}],
    locales: ['en'],
    defaultLocale: 'en',
  })
  await openDocument(page, 'clinic', 'clinic-arrays')
  await showAllFields(page)
  const list = page.getByTestId('field-locales')
  for (const [index, language] of ['fr', 'de'].entries()) {
    await list.getByRole('button', {name: 'Add item'}).click()
    await list
      .getByTestId('string-input')
      .nth(index + 1)
      .fill(language)
  }
  await stored('drafts.clinic-arrays', 'locales').toEqual(['en', 'fr', 'de'])

  await list.locator('[id="locales[1]-menuButton"]').click()
  await page.getByRole('menuitem', {name: 'Remove'}).click()
  await stored('drafts.clinic-arrays', 'locales').toEqual(['en', 'de'])
  await keepScreenshot(page, 'array')
})

test('a form is not built anew while somebody types in it', async () => {
  // Counts the forms that are taken out of the page, from before the Studio starts.
  await page.addInitScript(() => {
    const pane = '[data-testid="document-pane"]'
    const removed = (node: Node) =>
      node instanceof Element && (node.matches(pane) || node.querySelector(pane) !== null)
    const look = (changes: MutationRecord[]) => {
      const gone = changes.flatMap(({removedNodes}) => [...removedNodes]).filter(removed)
      const root = document.documentElement
      root.dataset.panesGone = String(Number(root.dataset.panesGone ?? 0) + gone.length)
    }
    new MutationObserver(look).observe(document, {childList: true, subtree: true})
  })
  for (const number of [1, 2, 3]) {
    const id = `clinic-typing-${number}`
    const name = [{_key: 'en', language: 'en'}]
    await running.lake.createOrReplace({_id: id, _type: 'clinic', name, locales: ['en']})
    await page.goto(`${studioUrl}/structure/clinic;${id}`)
    await expect(page.getByTestId('form-view')).toBeVisible()
    // The first letter makes room for hints; the letters after it must still arrive.
    await page.getByTestId('field-name[_key=="en"].value').getByTestId('string-input').click()
    await page.keyboard.type('[TEST] typed at once')
    await stored(`drafts.${id}`, 'name[0].value').toBe('[TEST] typed at once')
    await expect(page.getByRole('button', {name: 'Comments'})).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('data-panes-gone', '0')
  }
})

test('rich text is typed, made bold and made a bullet', async () => {
  const id = 'insuranceGuide-jakamy'
  await openDocument(page, 'insuranceGuide', id)
  const body = page.getByTestId('field-body[_key=="en"].value')
  const toolbar = body.getByTestId('pt-editor__toolbar-card')
  const editor = body.getByRole('textbox')
  // The editor takes a moment to place the caret of its own; keys before that go elsewhere.
  await expect(async () => {
    await editor.click()
    await page.keyboard.press('Control+End')
    const isAtEnd = await editor.evaluate((root) => {
      const {anchorNode = null, anchorOffset} = getSelection() ?? {}
      const isLast = root.lastElementChild?.contains(anchorNode) ?? false
      return isLast && anchorOffset === anchorNode?.textContent?.length
    })
    expect(isAtEnd).toBe(true)
  }).toPass()
  await page.keyboard.press('Enter')
  await page.keyboard.type('[TEST] plain ')
  await page.keyboard.press('Control+b')
  await page.keyboard.type('bold')
  await toolbar.getByTestId('action-menu-button').click()
  await page.getByRole('menuitem', {name: 'Bullets'}).click()
  await stored(
    `drafts.${id}`,
    'body[language == "en"][0].value[-1]{listItem, "spans": children[]{text, marks}}',
  ).toEqual({
    listItem: 'bullet',
    spans: [
      {text: '[TEST] plain ', marks: []},
      {text: 'bold', marks: ['strong']},
    ],
  })
  await keepScreenshot(page, 'rich-text')
})

test('a reference is searched for and picked', async () => {
  await running.lake.createOrReplace(person('person-reference', '[TEST] Refers'))
  await openDocument(page, 'person', 'person-reference')
  await page.getByTestId('autocomplete').fill('Heart')
  await page
    .getByTestId('autocomplete-popover')
    .getByRole('button', {name: 'Jakamy Heart Center'})
    .click()
  await stored('drafts.person-reference', 'org').toEqual({
    _type: 'reference',
    _ref: 'clinic-jakamy',
  })
  await keepScreenshot(page, 'reference')
})

test('a picture is uploaded, shown, cropped and given a hotspot', async () => {
  const id = 'media-stent-deployed'
  await openDocument(page, 'media', id)
  await page
    .getByTestId('image-input')
    .locator('input[type=file]')
    .first()
    .setInputFiles({name: 'test.png', mimeType: 'image/png', buffer: png(320, 200)})
  const preview = page.getByTestId('hotspot-image-input')
  await expect
    .poll(() => preview.evaluate((image: HTMLImageElement) => image.naturalWidth))
    .toBe(320)
  await stored(`drafts.${id}`, 'image.asset->metadata.dimensions{width, height}').toEqual({
    width: 320,
    height: 200,
  })

  await page.getByTestId('options-menu-edit-details').click()
  const dialog = page.getByRole('dialog')
  // Four corners and four sides to crop with lie over the picture; the outer drawing has a margin.
  const drawing = dialog.locator('svg svg').first()
  await expect(drawing).toBeVisible()
  const box = await drawing.boundingBox()
  if (!box) throw new Error('The picture to crop has no place on the screen.')
  const drag = async (from: [number, number], to: [number, number]) => {
    const at = ([x, y]: [number, number]) =>
      [box.x + box.width * x, box.y + box.height * y] as const
    await page.mouse.move(...at(from))
    await page.mouse.down()
    await page.mouse.move(...at(to), {steps: 8})
    await page.mouse.up()
  }
  // The hotspot fills the picture until it is made smaller by the handle on its rim.
  await drag([0.854, 0.854], [0.7, 0.7])
  await stored(`drafts.${id}`, 'image.hotspot.width < 0.8').toBe(true)
  await drag([0.5, 0.5], [0.5, 0.4])
  await stored(`drafts.${id}`, 'image.hotspot.y < 0.45').toBe(true)
  await drag([0.995, 0.5], [0.8, 0.5])
  await stored(`drafts.${id}`, 'image.crop.right > 0.1').toBe(true)
  await keepScreenshot(page, 'hotspot')
})

test('what is not valid is said and cannot be published until it is put right', async () => {
  await running.lake.createOrReplace(person('person-invalid', '[TEST] Valid'))
  await openDocument(page, 'person', 'person-invalid')
  await textInput(page, 'name').fill('')
  await page.getByTestId('field-name').getByTestId('input-validation-icon-error').hover()
  await expect(page.getByText('This is required. Fill it in.')).toBeVisible()
  await expect(page.getByTestId('action-publish')).toBeDisabled()
  await keepScreenshot(page, 'validation')
  await textInput(page, 'name').fill('[TEST] Valid again')
  await expect(page.getByTestId('action-publish')).toBeEnabled()
  await page.getByTestId('action-publish').click()
  await stored('person-invalid', 'name').toBe('[TEST] Valid again')
})

test('a document is published, changed, the change discarded, and unpublished', async () => {
  const id = 'person-published'
  await running.lake.createOrReplace(person(`drafts.${id}`, '[TEST] Not yet published'))
  await openDocument(page, 'person', id)
  await page.getByTestId('action-publish').click()
  await versionsOf(id).toEqual([id])

  await textInput(page, 'name').fill('[TEST] Changed my mind')
  await stored(`drafts.${id}`, 'name').toBe('[TEST] Changed my mind')
  await chooseAction(page, 'Discard changes')
  await page.getByTestId('confirm-button').click()
  await versionsOf(id).toEqual([id])
  await expect(textInput(page, 'name')).toHaveValue('[TEST] Not yet published')

  await page.getByTestId('document-header-Published-chip').click()
  await page.getByTestId('action-unpublish').click()
  await page.getByTestId('confirm-button').click()
  await versionsOf(id).toEqual([`drafts.${id}`])
  await keepScreenshot(page, 'unpublished')
})

test('a document is duplicated', async () => {
  await running.lake.createOrReplace(person('person-original', '[TEST] Original'))
  await openDocument(page, 'person', 'person-original')
  await chooseAction(page, 'Duplicate')
  const copies = '*[_type == "person" && name match "Original*" && _id != "person-original"]'
  await expect
    .poll(() => running.lake.fetch(`${copies}{roles, "isDraft": _id in path("drafts.*")}`))
    .toEqual([{roles: ['author'], isDraft: true}])
  await expect(page).not.toHaveURL(/person-original/)
  await keepScreenshot(page, 'duplicate')
})

test('a document that others refer to is not deleted; they are listed', async () => {
  await openDocument(page, 'clinic', 'clinic-jakamy')
  await chooseAction(page, 'Delete')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText(/refers? to “Jakamy Heart Center”/)
  await expect(dialog).toContainText('Insurance')
  await keepScreenshot(page, 'delete-referenced')
  await dialog.getByTestId('confirm-button').click()
  await expect(page.getByText(/could not be deleted|error occurred/i).first()).toBeVisible()
  await keepScreenshot(page, 'delete-refused')
  await versionsOf('clinic-jakamy').toContain('clinic-jakamy')
})

test('a document that nothing refers to is deleted', async () => {
  const id = 'person-deleted'
  await running.lake.createOrReplace(person(id, '[TEST] To be deleted'))
  await running.lake.createOrReplace(person(`drafts.${id}`, '[TEST] To be deleted'))
  await openDocument(page, 'person', id)
  await chooseAction(page, 'Delete')
  await page.getByTestId('confirm-button').click()
  await versionsOf(id).toEqual([])
  await expect(page.getByTestId('document-list-pane')).not.toContainText('[TEST] To be deleted')
})

test('nothing that the Studio asked the lake for was missing', async () => {
  expect([...missing]).toEqual([])
})
