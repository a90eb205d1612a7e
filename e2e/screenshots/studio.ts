import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import type {Page} from '@playwright/test'

import {procedure} from '../fullClinic.ts'
import {siteUrl, start, studioUrl} from '../running.ts'
import {chooseAction} from '../studio.ts'
import {desktop, type Shooter} from './shoot.ts'

/** The places of the Studio where people work, each with what brings a page there. */
const places: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  desk: async (page) => {
    await page.goto(`${studioUrl}/structure/procedure`)
    await page.getByTestId('document-list-pane').getByText('Coronary stent').first().waitFor()
  },
  form: openForm,
  completeness: async (page) => {
    await openForm(page)
    await page.getByTestId('completeness-open').click()
    await page.getByTestId('completeness-panel').waitFor()
  },
  frequency: async (page) => {
    await openForm(page)
    await page.getByTestId('group-tab-failure').click()
    await page.getByTestId('frequency-preview').first().scrollIntoViewIfNeeded()
  },
  submit: async (page) => {
    await openForm(page)
    await chooseAction(page, /^(Submit|Soumettre).*(English|anglais)/i)
    await page.getByTestId('step-dialog').waitFor()
  },
  approve: async (page) => {
    await openForm(page)
    await chooseAction(page, /^(Approve|Approuver).*(English|anglais)/i)
    await page.getByTestId('approve-dialog').waitFor()
  },
  'tasks-review': (page) => openTasks(page, 'review'),
  'tasks-missing': (page) => openTasks(page, 'missing'),
  presentation: async (page) => {
    const preview = `${siteUrl}/preview/en/procedures/coronary-stent`
    await page.goto(`${studioUrl}/presentation?preview=${encodeURIComponent(preview)}`)
    const site = page.frameLocator('iframe')
    await site.locator('sanity-visual-editing').waitFor({state: 'attached'})
    await site.locator('main [data-sanity]').first().hover()
  },
}

async function openForm(page: Page): Promise<void> {
  await page.goto(`${studioUrl}/structure/procedure;${procedure}`)
  await page.getByTestId('completeness-open').waitFor()
}

async function openTasks(page: Page, task: string): Promise<void> {
  await page.goto(`${studioUrl}/structure/tasks-${task}`)
  await page.getByTestId(`tasks-${task}`).waitFor()
}

/** The Studio where people work, in English and French. */
export async function shootStudio({shoot}: Shooter): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'screenshots-studio-'))
  const running = await start(dataDir)
  try {
    for (const locale of ['en-GB', 'fr-FR']) {
      for (const [name, go] of Object.entries(places)) {
        const look = {...desktop, width: 1440, locale}
        await shoot(`studio-${locale.slice(0, 2)}-${name}`, look, go)
      }
    }
  } finally {
    await running.stop()
    rmSync(dataDir, {recursive: true, force: true})
  }
}
