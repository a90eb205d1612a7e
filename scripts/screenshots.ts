// Pictures of everything readers see, to be looked at: `npm run screenshots`.
import path from 'node:path'
import {parseArgs} from 'node:util'

import {chromium} from '@playwright/test'

import {chromiumPath} from '../e2e/chromium.ts'
import {shootElements} from '../e2e/screenshots/elements.ts'
import {shootKiosk} from '../e2e/screenshots/kiosk.ts'
import {shooterFor, type Shooter} from '../e2e/screenshots/shoot.ts'
import {shootSite} from '../e2e/screenshots/site.ts'
import {shootStudio} from '../e2e/screenshots/studio.ts'

const help = `Takes pictures of every page: site, leaflets, kiosk, elements and the Studio; in English and French; on phone,
desktop, kiosk and paper; in light and dark. Those from right to left and of forms that were sent are kept by
the browser tests, in test-output/screenshots.

  npm run screenshots -- --out DIR
  npm run screenshots -- --out DIR --only kiosk

  --out DIR      where they go; what is there under the same name is replaced
  --only NAMES   some of: site kiosk elements studio
  --help         this text

Clinic, lake and site are started for it, with visibly fake insurers and French, and stopped again.
Exit code: 0 taken, 1 failed, 2 wrong use.`

const ways: Readonly<Record<string, (shooter: Shooter, folder: string) => Promise<void>>> = {
  site: shootSite,
  kiosk: shootKiosk,
  elements: shootElements,
  studio: shootStudio,
}

/** Says what is wrong with the command line, and ends. */
function refuse(what: string): never {
  console.error(`${what} See --help.`)
  process.exit(2)
}

function read() {
  try {
    return parseArgs({
      options: {
        out: {type: 'string'},
        only: {type: 'string', default: Object.keys(ways).join(',')},
        help: {type: 'boolean', default: false},
      },
    }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const values = read()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const {out = refuse('Say with --out where the pictures go.')} = values
const names = values.only.split(',')
const unknown = names.find((name) => !Object.hasOwn(ways, name))
if (unknown !== undefined) refuse(`--only takes ${Object.keys(ways).join(', ')}, not “${unknown}”.`)

const folder = path.resolve(out)
const browser = await chromium.launch({
  executablePath: await chromiumPath(),
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const shooter = shooterFor(browser, folder)
  for (const name of names) {
    console.log(`${name} …`)
    await ways[name]?.(shooter, folder)
  }
  console.log(`${shooter.files.length} files in ${folder}`)
} finally {
  await browser.close()
}
