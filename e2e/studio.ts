import path from 'node:path'

import {expect, type Locator, type Page} from '@playwright/test'

import {studioUrl} from './running.ts'

const screenshots = path.resolve(import.meta.dirname, '../test-output/screenshots')

/** Keeps what the page looks like now as `everyday-<name>.png`. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({path: path.join(screenshots, `everyday-${name}.png`)})
}

/**
 * Goes to an address of the Studio. One that is open goes there by itself, as by its own links: to load
 * all of it anew takes seconds of which a test learns nothing.
 */
export async function visit(page: Page, address: string): Promise<void> {
  if (!page.url().startsWith(`${studioUrl}/structure`)) {
    await page.goto(studioUrl + address)
    return
  }
  const to = JSON.stringify(address)
  await page.evaluate(
    `history.pushState(null, '', ${to}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
}

/** Opens a document in the Studio and waits until its form is there. */
export async function openDocument(page: Page, type: string, id: string): Promise<void> {
  // The form of the document before is gone first, or it would be taken for this one.
  if (page.url().startsWith(`${studioUrl}/structure`)) {
    await visit(page, '/structure')
    await expect(page.getByTestId('form-view')).toHaveCount(0)
  }
  await visit(page, `/structure/${type};${id}`)
  await expect(page.getByTestId('form-view')).toBeVisible()
}

/** Shows the fields of all groups. */
export async function showAllFields(page: Page): Promise<void> {
  await page.getByTestId('group-tab-all-fields').click()
}

/** The input of a one-line text field. */
export function textInput(page: Page, field: string): Locator {
  return page.getByTestId(`field-${field}`).getByTestId('string-input')
}

/**
 * Chooses an action from the menu beside Publish. The menu closes when the document it belongs to
 * arrives, and its items are disabled until then: so it is opened until the item can be chosen.
 */
export async function chooseAction(page: Page, name: string | RegExp): Promise<void> {
  const item = page.getByRole('menuitem', {name})
  const menu = page.getByTestId('pane-footer').getByTestId('action-menu-button')
  await expect(async () => {
    if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click({timeout: 2_000})
    await item.click({timeout: 2_000})
  }).toPass()
}

/** Opens the history panel, or one of its tabs. */
export async function openHistory(page: Page, name: 'History' | 'Review changes'): Promise<void> {
  const item = page.getByRole('menuitem', {name: 'History', exact: true})
  const menu = page.getByTestId('document-pane').getByTestId('pane-context-menu-button')
  const tab = page.getByRole('tab', {name})
  await expect(async () => {
    if (!(await tab.isVisible())) {
      if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click({timeout: 2_000})
      await item.click({timeout: 2_000})
    }
    await tab.click({timeout: 5_000})
  }).toPass()
}
