import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import type {Page} from '@playwright/test'

import {approved, seedDocuments} from '../../packages/content-sdk/test/seed.ts'
import {buildKiosk} from '../../scripts/builds.ts'
import {demonstration} from '../../scripts/kiosk.ts'
import {serveKiosk} from '../../scripts/serveKiosk.ts'
import {kioskFiles} from '../kioskFiles.ts'
import {kiosk, phone, type Shooter} from './shoot.ts'

/** Every screen of the kiosk in English and French, the page for staff, and a demonstration. */
export async function shootKiosk({shoot}: Shooter): Promise<void> {
  const server = await serveKiosk(await buildKiosk())
  const folder = mkdtempSync(path.join(tmpdir(), 'screenshots-kiosk-'))
  try {
    const nothing = JSON.stringify({
      keys: ['ed25519:none'],
      locales: ['en', 'fr'],
      idleSeconds: 600,
    })
    server.files.set('kiosk.json', nothing)
    await shoot('kiosk-nothing', kiosk, async (page) => {
      await page.goto(server.url)
      await page.getByTestId('nothing').first().waitFor()
    })
    for (const [name, file] of Object.entries(await kioskFiles(approvedContent(), ['en', 'fr'])))
      server.files.set(name, file)
    await shoot('kiosk-staff', kiosk, async (page) => {
      await page.goto(`${server.url}?staff`)
      await page.getByTestId('card').waitFor()
    })
    await shoot('kiosk-languages', kiosk, (page) => open(page, server.url))
    for (const [locale, language] of [
      ['en', 'English'],
      ['fr', 'Français'],
    ] as const) {
      const list = async (page: Page) => {
        await open(page, server.url)
        await page.locator('button.choice', {hasText: language}).click()
        await page.locator('.bar .start').waitFor()
      }
      await shoot(`kiosk-${locale}-list`, kiosk, list)
      await shoot(`kiosk-${locale}-hours`, kiosk, async (page) => {
        await list(page)
        await page.locator('button.choice').last().click()
        await page.locator('.content').waitFor()
      })
      await shoot(`kiosk-${locale}-large-text`, kiosk, async (page) => {
        await list(page)
        await page.locator('button.choice').first().click()
        await page.locator('.ways .next').click()
        for (const turn of [1, 2]) {
          await page.locator('.bar .size').last().click()
          await page.locator(`html[style*="${1 + turn / 4}"]`).waitFor()
        }
      })
      let screens = 1
      for (let at = 0; at < screens; at += 1) {
        for (const look of at < 2 ? [kiosk, phone] : [kiosk]) {
          await shoot(
            `kiosk-${locale}-screen-${String(at + 1).padStart(2, '0')}`,
            look,
            async (page) => {
              await list(page)
              await page.locator('button.choice').first().click()
              const place = page.locator('.ways .place')
              await place.waitFor()
              screens = Number(/\d+$/.exec(await place.innerText())?.[0])
              for (let next = 2; next <= at + 1; next += 1) {
                await page.locator('.ways .next').click()
                await place.filter({hasText: new RegExp(`^${next} `)}).waitFor()
              }
            },
          )
        }
      }
    }
    for (const [name, file] of Object.entries(await demonstration(folder)))
      server.files.set(name, file)
    await shoot('kiosk-demonstration', kiosk, async (page) => {
      await open(page, server.url)
      await page.locator('button.choice').first().click()
      await page.locator('button.choice').first().click()
      await page.locator('.ways .place').waitFor()
    })
  } finally {
    await server.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('button.choice').first().waitFor()
}

/** The clinic's page as if it were approved in English. */
const approvedContent = () =>
  approved(approved(seedDocuments(), 'procedure-coronary-stent'), 'insuranceGuide-jakamy')
