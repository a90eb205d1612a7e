import type {MemoryDocument} from '@jakamy/content-sdk'
import {
  encodeBundle,
  encodeWithdrawals,
  generatePrivateKey,
  signerFrom,
  type Signer,
} from '@jakamy/content-sdk/bundle'
import {expect, type Page} from '@playwright/test'

import {approved, changed, seedDocuments} from '../packages/content-sdk/test/seed.ts'
import {buildKiosk} from '../scripts/builds.ts'
import {serveKiosk, type KioskServer} from '../scripts/serveKiosk.ts'
import {png} from './png.ts'

/** The page that the kiosk shows, and whose clinic's it is. */
export const procedure = 'procedure-coronary-stent'
export const clinic = 'clinic-jakamy'

const hour = 3_600_000
const picture = 'image-0123abcd-40x40-png'

/** A moment before now. */
export const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

/** The clinic's words, approved, with a picture of known size, and a title that tells the version. */
export function content(version: number): MemoryDocument[] {
  const marked = changed(seedDocuments(), procedure, (document) => {
    document.title = [{_key: 'en', language: 'en', value: `[TEST] Coronary stent v${version}`}]
  })
  const measured = changed(marked, 'media-stent-actual-size', (document) => {
    document.image = {_type: 'image', asset: {_type: 'reference', _ref: picture}}
    document.physicalWidthMm = 20
    document.physicalHeightMm = 20
    document.alt = [{_key: 'en', language: 'en', value: '[TEST] stent'}]
  })
  return approved(measured, procedure)
}

/** What a bundle of a test may have of its own. */
interface Made {
  by?: Signer
  created?: string
  documents?: readonly MemoryDocument[]
}

/** A served kiosk with a key of this run, and with what lies beside it. */
export interface TestKiosk extends KioskServer {
  bundle: (version: number, made?: Made) => Promise<Uint8Array>
  feed: (sequence: number, withdrawals: readonly unknown[]) => Promise<Uint8Array>
  settings: (idleSeconds: number) => void
  /** Lays the first version beside the kiosk again. */
  reset: () => Promise<void>
}

/** Builds the kiosk and serves it. */
export async function startKiosk(): Promise<TestKiosk> {
  const signer = await signerFrom(await generatePrivateKey())
  const server = await serveKiosk(await buildKiosk())
  const bundle: TestKiosk['bundle'] = (
    version,
    {by = signer, created = ago(2 * hour), documents = content(version)} = {},
  ) =>
    encodeBundle(
      {
        facts: {
          clinic,
          version,
          created,
          expires: ago(-24 * hour),
          withdrawalsMaxAge: 60,
          schemas: '0.0.0',
          locales: ['en'],
          demo: false,
          clinicalTypes: ['procedure', 'risk'],
          rights: {licences: [], attributions: []},
        },
        documents,
        files: [{id: picture, contentType: 'image/png', bytes: new Uint8Array(png(40, 40))}],
      },
      [by],
    )
  const feed: TestKiosk['feed'] = (sequence, withdrawals) =>
    encodeWithdrawals({clinic, sequence, issued: ago(0), withdrawals}, [signer])
  const settings = (idleSeconds: number) =>
    void server.files.set(
      'kiosk.json',
      JSON.stringify({keys: [signer.publicKey], locales: ['en', 'fr'], idleSeconds}),
    )
  const reset = async () => {
    server.files.clear()
    settings(600)
    server.files.set('clinic.bundle', await bundle(1))
    server.files.set('withdrawals.json', await feed(1, []))
  }
  return {...server, bundle, feed, settings, reset}
}

/** Opens the kiosk and waits until it has its content and the newest withdrawals. */
export async function open(page: Page, {url}: Pick<TestKiosk, 'url'>): Promise<void> {
  await page.goto(url)
  await expect(choice(page, 'English')).toBeVisible()
  await expect(page.locator('#kiosk[data-looked]')).toBeAttached()
}

/** Something to choose from. */
export const choice = (page: Page, name: string) => page.locator('button.choice', {hasText: name})

/** From the first screen to the first one of the procedure. */
export async function openProcedure(page: Page, version: number): Promise<void> {
  await choice(page, 'English').click()
  await choice(page, `v${version}`).click()
  await expect(page.locator('h1')).toHaveText(`[TEST] Coronary stent v${version}`)
}
