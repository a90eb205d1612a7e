import {mkdirSync} from 'node:fs'
import path from 'node:path'

import type {Browser, Page} from '@playwright/test'

/** How a page is looked at. */
export interface Look {
  name: 'phone' | 'desktop' | 'wide' | 'kiosk' | 'paper'
  width: number
  height: number
  /** The language of the browser; default: that of this machine. */
  locale?: string
}

export const phone: Look = {name: 'phone', width: 390, height: 844}
export const desktop: Look = {name: 'desktop', width: 1280, height: 900}
export const wide: Look = {name: 'wide', width: 1920, height: 1080}
/** A touch screen that stands upright. */
export const kiosk: Look = {name: 'kiosk', width: 1080, height: 1920}
/** A4 at 96 pixels an inch. */
export const paper: Look = {name: 'paper', width: 794, height: 1123}

/** Takes pictures of one kind of page and counts them. */
export interface Shooter {
  /**
   * Opens a page of its own in light and in dark, and keeps a picture of each.
   * @param name of the file, without the look
   * @param go brings the page to what is to be seen
   */
  shoot: (name: string, look: Look, go: (page: Page) => Promise<void>) => Promise<void>
  /** Files written so far. */
  files: string[]
}

/** Pictures go to a folder; the whole page, not only what fits the window. */
export function shooterFor(browser: Browser, folder: string): Shooter {
  mkdirSync(folder, {recursive: true})
  const files: string[] = []
  return {
    files,
    shoot: async (name, look, go) => {
      const {width, height, locale} = look
      const schemes = look.name === 'paper' ? (['light'] as const) : (['light', 'dark'] as const)
      for (const colorScheme of schemes) {
        const context = await browser.newContext({
          viewport: {width, height},
          colorScheme,
          reducedMotion: 'reduce',
          ...(locale === undefined ? {} : {locale}),
        })
        try {
          const page = await context.newPage()
          if (look.name === 'paper') await page.emulateMedia({media: 'print'})
          await go(page)
          await page.evaluate('document.fonts.ready.then(() => true)')
          const scheme = look.name === 'paper' ? '' : `-${colorScheme}`
          const file = path.join(folder, `${name}-${look.name}${scheme}.png`)
          // Kiosk and Studio have a screen and no page.
          await page.screenshot({path: file, fullPage: !/^(kiosk|studio)/.test(name)})
          files.push(file)
        } finally {
          await context.close()
        }
      }
    },
  }
}
