// A page of somebody else with the elements on it, and the lake and delivery that they may read.
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createServer} from 'node:http'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {expect, type Page} from '@playwright/test'
import {createClient} from '@sanity/client'
import {build, type Options} from 'tsup'

import {singleFile} from '../packages/elements/singleFile.ts'
import {seed} from '../scripts/seed.ts'
import {approveIn} from './approvals.ts'

export const procedure = 'procedure-coronary-stent'
export const stand = '<p>[TEST] <a href="/#stent">Read about stents</a></p>'
export const everything = `<clinic-procedure slug="coronary-stent">${stand}</clinic-procedure>
<clinic-risks slug="coronary-stent"></clinic-risks>
<clinic-insurance slug="insurance"></clinic-insurance>
<clinic-hours></clinic-hours>
<true-size length-mm="20" width-mm="3"></true-size>`

const root = path.resolve(import.meta.dirname, '..')
export const screenshots = path.join(root, 'test-output/screenshots')

/** A page of the host. */
export interface HostPage {
  head?: string
  main?: string
  attributes?: string
  csp?: string
  /** What the attributes of `<clinic-settings>` say. */
  settings: string
  /** The script, with what stands behind it in its address. */
  script: string
}

/**
 * Starts a lake with the approved procedure, and a server of pages with the elements.
 * @param own more about how the elements are built
 */
export async function startHost(own: Pick<Options, 'esbuildPlugins'> = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'elements-'))
  const token = 'elements'
  const listenAt = (port: number) =>
    startLake({dataDir: path.join(folder, 'lake'), port, projectId: 'jakamy', adminToken: token})
  let lake = await listenAt(0)
  const lakeAt = `http://127.0.0.1:${lake.port}`
  await seed({apiHost: lakeAt, token})
  const writer = createClient({
    projectId: 'jakamy',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: lakeAt,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
    token,
  })
  await approveIn(writer, procedure, 'en')
  await build({...singleFile, ...own, config: false, outDir: folder, silent: true})
  const files = new Map<string, Uint8Array>()
  let body = ''
  let policy = ''
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://host')
    if (/^\/elements(-thin)?\.js$/.test(pathname)) {
      const script = readFileSync(path.join(folder, pathname), 'utf8')
      return response.writeHead(200, {'content-type': 'text/javascript'}).end(script)
    }
    const file = files.get(pathname)
    if (file) return response.writeHead(200).end(file)
    if (pathname === '/favicon.ico') return response.writeHead(204).end()
    if (pathname !== '/') return response.writeHead(404).end()
    const headers = {'content-type': 'text/html; charset=utf-8'}
    return response
      .writeHead(200, policy ? {...headers, 'content-security-policy': policy} : headers)
      .end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`

  return {
    origin,
    lakeAt,
    writer,
    /** Files besides the page, by their path. */
    files,
    stopLake: () => lake.close(),
    startLake: async () => {
      lake = await listenAt(Number(new URL(lakeAt).port))
    },
    /** Opens a page and returns what it asked for and what it complained about. */
    open: async (page: Page, host: HostPage) => {
      const {head = '', main = everything, attributes = '', csp = '', settings, script} = host
      policy = csp
      body = `<!doctype html><html lang="en" ${attributes}><head><title>[TEST] Host</title>${head}
<script type="module" src="${origin}/${script}"></script></head><body><main><h1>[TEST] Host</h1>
<clinic-settings ${settings} clinic="clinic-jakamy"></clinic-settings>
${main}</main></body></html>`
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      await page.goto(origin)
      return {requests, complaints}
    },
    /** Withdraws a document, for everybody. */
    withdraw: (id: string) =>
      writer.create({
        _type: 'withdrawal',
        targets: [{_key: 'a', document: {_type: 'reference', _ref: id}}],
        reason: '[TEST] reason',
        issuedBy: '[TEST] Issuer',
        effectiveFrom: '2026-01-01T00:00:00Z',
        severity: 'normal',
        clinics: [],
        channels: [],
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await lake.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}

export const shown = (page: Page) => page.locator('clinic-procedure article')

/** What has to be seen wherever the procedure is. */
export async function isWhole(page: Page) {
  await expect(shown(page)).toContainText('Death is very rare')
  await expect(shown(page).locator('.content-review').first()).toBeVisible()
  await expect(page.locator('clinic-procedure').getByText('[TEST] Read about stents')).toBeHidden()
}
