import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {publishAll, sitePages} from '../fullClinic.ts'
import {siteUrl, start} from '../running.ts'
import {desktop, paper, phone, wide, type Shooter} from './shoot.ts'

/** Every page of the site, in English and French; leaflets also as PDF. */
export async function shootSite({shoot, files}: Shooter, folder: string): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'screenshots-'))
  const running = await start(dataDir)
  try {
    for (const state of ['unapproved', 'approved'] as const) {
      if (state === 'approved') await publishAll(running.lake)
      for (const locale of ['en', 'fr'] as const) {
        for (const [name, {path: address}] of Object.entries(sitePages(locale))) {
          const isLeaflet = name.startsWith('leaflet')
          // What is not approved looks alike everywhere: its pages, and the home page without it.
          const isAlike = !['home', 'procedure', 'insurance'].includes(name)
          if (state === 'unapproved' && (isAlike || locale === 'fr')) continue
          const file = `site-${locale}-${name}${state === 'unapproved' ? '-unapproved' : ''}`
          for (const look of isLeaflet ? [paper] : [phone, desktop, wide]) {
            await shoot(file, look, async (page) => {
              await page.goto(siteUrl + address)
              if (!isLeaflet) return
              const pdf = path.join(folder, `${file}.pdf`)
              writeFileSync(
                pdf,
                await page.pdf({preferCSSPageSize: true, tagged: true, outline: true}),
              )
              files.push(pdf)
            })
          }
        }
      }
    }
  } finally {
    await running.stop()
    rmSync(dataDir, {recursive: true, force: true})
  }
}
