// A service of enquiries with real handlers, anew for every test of a file that calls `serveEveryTest`.
import {randomBytes} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {memorySource} from '@jakamy/content-sdk'
import {afterEach, beforeEach, expect} from 'vitest'

import {
  readKeys,
  readRoutes,
  startEnquiries,
  type EnquiriesServerOptions,
  type Listening,
} from '../../src/enquiries.ts'
import {formDocument} from './formDocument.ts'
import {jsonOf, startHook, startMail} from './receivers.ts'

export const secret = randomBytes(32)
export const secrets = (smtp: string) => ({
  ENQUIRIES_SMTP_URL: smtp,
  ENQUIRIES_WEBHOOK_SECRET: `whsec_${secret.toString('base64')}`,
})
export const key = randomBytes(32).toString('base64')

export let folder: string
export let mail: Awaited<ReturnType<typeof startMail>>
export let hook: Awaited<ReturnType<typeof startHook>>
export let server: Listening | undefined
export let log: string[]

/** Stops the service; what waits stays in the queue. */
export async function stop(): Promise<void> {
  await server?.close(2000)
  server = undefined
}

/** Starts the webhook again where it was. */
export async function restartHook(): Promise<void> {
  hook = await startHook(hook.port)
}

/** Gives each test of the file an empty folder and handlers of its own. */
export function serveEveryTest(): void {
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'enquiries-'))
    mail = await startMail()
    hook = await startHook()
    log = []
  })

  afterEach(async () => {
    await stop()
    await mail.close()
    await hook.close()
    rmSync(folder, {recursive: true, force: true})
  })
}

/** Starts the service with its handlers and a form for each of them. */
export async function start(options: Partial<EnquiriesServerOptions> = {}): Promise<string> {
  const documents = [
    formDocument('form-mail', 'front-desk'),
    formDocument('form-hook', 'insurance-desk'),
    formDocument('form-nowhere', 'no-desk'),
    formDocument('form-default'),
    {...formDocument('form-empty'), fields: []},
  ]
  const routes = {
    'front-desk': {smtp: {from: 'site@clinic.test', to: 'desk@clinic.test'}},
    'insurance-desk': {webhook: {url: hook.url}},
    default: {webhook: {url: hook.url}},
  }
  server = await startEnquiries({
    source: memorySource(documents),
    routes: readRoutes(JSON.stringify(routes), secrets(mail.url)),
    queue: path.join(folder, 'queue'),
    keys: readKeys(key),
    port: 0,
    limit: {perMinute: 10_000},
    patience: {first: 50, most: 200},
    onEvent: (entry) => log.push(JSON.stringify(entry)),
    ...options,
  })
  return server.url
}

/** A key as a page gets it with the form. */
export async function keyOf(url: string, form: string): Promise<string> {
  const response = await fetch(`${url}/v1/forms/${form}?locale=en`)
  expect(response.status).toBe(200)
  return (await jsonOf(response)).key
}

/** Sends a form. */
export function post(
  url: string,
  form: string,
  body: object,
  headers: Record<string, string> = {},
) {
  return fetch(`${url}/v1/forms/${form}`, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify({locale: 'en', ...body}),
  })
}

/** Names of the files of the queue. */
export const files = () =>
  readdirSync(path.join(folder, 'queue')).filter((name) => /^[0-9a-f]{32}$/.test(name))

/** Every byte of the queue, and every line of the log. */
export const leftovers = () =>
  [
    ...files().map((name) => readFileSync(path.join(folder, 'queue', name), 'latin1')),
    ...files(),
    ...log,
  ].join('\n')
