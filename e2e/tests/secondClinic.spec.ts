// A second, visibly fake clinic gets its site by following docs/add-a-clinic.md, whose own commands run here.
import {spawn, spawnSync, type ChildProcess} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {AxeBuilder} from '@axe-core/playwright'
import {expect, test, type Page} from '@playwright/test'

import {approveIn} from '../approvals.ts'
import {ports} from '../running.ts'
import {startAlone, type SiteAlone} from '../siteAlone.ts'

const root = path.resolve(import.meta.dirname, '../..')
const screenshots = path.join(root, 'test-output/screenshots')
const doc = readFileSync(path.join(root, 'docs/add-a-clinic.md'), 'utf8')
const shared = 'procedure-coronary-stent'
const address = `http://localhost:${ports.site}`
const stent = `${address}/en/procedures/coronary-stent`
const rights = {licence: 'CC-BY-4.0', reuseByClinics: true, attribution: '[TEST] first clinic'}

let dataDir: string
let alone: SiteAlone
let site: ChildProcess | undefined
let log = ''

test.describe.configure({mode: 'serial'})

/** The blocks of the page in one language, as they stand under its list. */
function blocks(language: string): string[] {
  const pattern = new RegExp(`^ {3}\`\`\`${language}\\n([\\s\\S]*?)^ {3}\`\`\``, 'gm')
  return [...doc.matchAll(pattern)].map(([, text = '']) => text.replaceAll(/^ {3}/gm, ''))
}

/** A command of the page, on the places of this test. */
const here = (command: string) =>
  command
    .trim()
    .replaceAll('second-clinic.ndjson', path.join(dataDir, 'second-clinic.ndjson'))
    .replaceAll('.data/lake', path.join(dataDir, 'lake'))
    .replaceAll('http://127.0.0.1:4000', `http://127.0.0.1:${ports.lake}`)
    .replaceAll('PORT=4322', `PORT=${ports.site}`)

test.beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'second-clinic-'))
  mkdirSync(screenshots, {recursive: true})
  const [documents = ''] = blocks('json second-clinic.ndjson')
  const [importing = '', running = ''] = blocks('sh')
  // The day in the page grows old; readers are told to ask once it is too old.
  const today = new Date().toISOString().slice(0, 10)
  writeFileSync(
    path.join(dataDir, 'second-clinic.ndjson'),
    documents.replace(/"verifiedOn": "[\d-]+"/, `"verifiedOn": "${today}"`),
  )
  await (await startAlone(dataDir)).close()
  shell(here(importing))
  alone = await startAlone(dataDir, false)
  for (const id of [shared, 'insuranceGuide-jakamy', 'insuranceGuide-second']) {
    await approveIn(alone.lake, id, 'en')
  }
  await approveIn(alone.lake, 'clinicOverlay-second-stent', 'en')
  await approveIn(alone.lake, 'insuranceAcceptance-second-test', 'en')
  const [build = '', start = ''] = here(running).split('\n')
  shell(build)
  site = spawn('sh', ['-c', `exec env ${start}`], {
    cwd: root,
    env: {...process.env, CONTENT_PREVIEW_TOKEN: 'test-token'},
  })
  site.stderr?.on('data', (chunk) => (log += String(chunk)))
  await expect
    .poll(() =>
      fetch(`${address}/en/`).then(
        ({status}) => status,
        () => 0,
      ),
    )
    .toBe(200)
})

test.afterAll(async () => {
  const child = site
  if (child && child.exitCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }
  await alone.close()
  rmSync(dataDir, {recursive: true, force: true})
})

function shell(command: string): void {
  const {status, stdout, stderr} = spawnSync('sh', ['-c', command], {cwd: root, encoding: 'utf8'})
  expect(status, `${command}\n${stdout}${stderr}`).toBe(0)
}

async function look(page: Page, name: string): Promise<void> {
  for (const width of [375, 1280]) {
    await page.setViewportSize({width, height: 800})
    await page.screenshot({
      path: path.join(screenshots, `second-clinic-${name}-${width}.png`),
      fullPage: true,
    })
  }
  const {violations} = await new AxeBuilder({page}).analyze()
  expect(
    violations.map(({id}) => id),
    name,
  ).toEqual([])
}

test('it has its own name, hours, telephone and insurers, and nothing of the first clinic’s', async ({
  page,
}) => {
  await page.goto(`${address}/en/contact`)
  const main = page.locator('main')
  await expect(page.locator('header')).toContainText('[EN TEST] Second clinic')
  await expect(main.getByRole('link', {name: '+999000000000'})).toHaveAttribute(
    'href',
    'tel:+999000000000',
  )
  await expect(main).toContainText('Tuesday')
  await expect(page.locator('body')).not.toContainText(/Jakamy|8 a\.m\.|LUH/)
  await look(page, 'contact')
  await page.getByRole('navigation', {name: 'Main menu'}).getByText('Insurance').click()
  await expect(page.locator('h1')).toHaveText('[EN TEST] Paying')
  await expect(page.getByTestId('acceptances')).toContainText('[TEST] Insurer')
  await expect(page.locator('body')).not.toContainText('Jakamy')
  await look(page, 'insurance')
})

/** What a clinic says beside the text, of a page. */
const local = (page: Page) => page.getByText('In this clinic').first()

test('rights that are unknown keep what is local off the page, with the reason in the log and the preview', async ({
  page,
}) => {
  await page.goto(stent)
  await expect(page.locator('main')).toContainText('Death is very rare')
  await expect(page.locator('main')).not.toContainText('[EN TEST]')
  expect(log).toContain(`Not shown beside ${shared}: rightsUnknown.`)
  await page.goto(`${address}/preview/en/procedures/coronary-stent`)
  await expect(page.locator('main')).toContainText('[EN TEST] stricter warning')
  await expect(page.locator('main')).toContainText(
    'In this clinic: Readers do not get this part: the rights of the shared text are not known.',
  )
  await look(page, 'preview-rights-unknown')

  const content = ['packages/content-sdk/src/cli.ts', 'bundle']
  const key = path.join(dataDir, 'clinic.key')
  shell(`${process.execPath} ${content.join(' ')} keys new ${key}`)
  const more = ['build', '--api-host', alone.apiHost, '--project', 'jakamy', '--reuse']
  const out = path.join(dataDir, 'clinic.bundle')
  const named = ['--clinic', 'clinic-second', '--key', key, '--out', out]
  // The lake is in this process: it must not wait for the command.
  const build = spawn(process.execPath, [...content, ...more, ...named], {cwd: root})
  let told = ''
  build.stdout.on('data', (chunk) => (told += String(chunk)))
  build.stderr.on('data', (chunk) => (told += String(chunk)))
  expect(await new Promise((resolve) => build.once('close', resolve))).not.toBe(0)
  expect(told).toMatch(new RegExp(`${shared}.*rights`, 'i'))
})

test('once the rights are settled it stands beside the text, as the clinic’s own', async ({
  page,
}) => {
  await alone.lake.patch(shared).set({rights}).commit()
  await expect
    .poll(async () => (await page.request.get(stent)).text())
    .toContain('[EN TEST] stricter warning')
  await page.goto(stent)
  await expect(local(page)).toBeVisible()
  const main = page.locator('main')
  await expect(main).toContainText('[EN TEST] parking')
  await expect(main).toContainText('Death is very rare')
  // Whose words they are: theirs stand under their heading, and the shared risks are outside of it.
  const beside = page.locator('.content-group', {hasText: 'In this clinic'})
  await expect(beside.filter({hasText: '[EN TEST] stricter warning'})).toHaveCount(1)
  await expect(beside.filter({hasText: 'Death is very rare'})).toHaveCount(0)
  await expect(main).toContainText('[TEST] first clinic')
  await look(page, 'procedure')
})

test('a changed word of it is off the page until it is approved again; the preview has it', async ({
  page,
}) => {
  await alone.lake
    .patch('clinicOverlay-second-stent')
    .set({'replacements[0].content[0].value[0].children[0].text': '[EN TEST] other parking'})
    .commit()
  await expect.poll(async () => (await page.request.get(stent)).text()).not.toContain('parking')
  await expect.poll(() => log).toContain('replacements.parking: Not shown beside')
  await page.goto(`${address}/preview/en/procedures/coronary-stent`)
  await expect(page.locator('main')).toContainText('[EN TEST] other parking')
  await approveIn(alone.lake, 'clinicOverlay-second-stent', 'en')
  await expect
    .poll(async () => (await page.request.get(stent)).text())
    .toContain('[EN TEST] other parking')
})
