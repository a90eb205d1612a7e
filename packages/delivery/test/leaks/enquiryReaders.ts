// What people fill in: it goes to whoever handles it, and stands nowhere else.
import {randomBytes} from 'node:crypto'
import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {expect, vi} from 'vitest'

import {readKeys, readRoutes, startEnquiries} from '../../src/enquiries.ts'
import {formDocument} from '../enquiries/formDocument.ts'
import {jsonOf, startHook} from '../enquiries/receivers.ts'
import type {Report} from './report.ts'
import type {Shop} from './startShop.ts'

/** Sends an enquiry through the real service. @returns what its handler got */
export async function sendEnquiry(shop: Shop, report: Report): Promise<string> {
  const {canaries, settings, folder, admin} = shop
  const canary = (name: string) => canaries.text({state: 'enquiry', place: `answer ${name}`})
  await admin.createOrReplace(formDocument('form-leaks', 'desk'))
  const hook = await startHook()
  const log: string[] = []
  // It fails at first, so that the enquiry waits in the queue and the failure is logged.
  hook.answer.status = 500
  const server = await startEnquiries({
    source: sanitySource(settings),
    routes: readRoutes(JSON.stringify({desk: {webhook: {url: hook.url}}}), {
      ENQUIRIES_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
    }),
    queue: path.join(folder, 'queue'),
    keys: readKeys(randomBytes(32).toString('base64')),
    port: 0,
    patience: {first: 50, most: 200},
    onEvent: (entry) => log.push(JSON.stringify(entry)),
  })
  const heard: string[] = []
  const call = async (init: RequestInit) => {
    const response = await fetch(`${server.url}/v1/forms/form-leaks?locale=en`, init)
    const text = await response.clone().text()
    heard.push(JSON.stringify([...response.headers]), text)
    return response
  }
  const send = (body: object) =>
    call({
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({locale: 'en', ...body}),
    })
  try {
    const {key} = await jsonOf(await call({}))
    const answers = {
      name: `[TEST] ${canary('name')}`,
      mail: `${canary('mail')}@example.org`,
      matter: `<b>${canary('matter')}</b>\r\n%00`,
      'form-consent': 'yes',
    }
    expect((await send({key, answers: {...answers, mail: canary('wrong')}})).status).toBe(422)
    expect((await send({key: canary('key'), answers})).status).toBeGreaterThanOrEqual(400)
    expect((await send({key, answers})).status).toBe(202)
    await vi.waitFor(() => expect(hook.posted.length).toBeGreaterThan(0))
    readFiles(path.join(folder, 'queue'), 'queue', report)
    hook.answer.status = 204
    await vi.waitFor(() => expect(log.join()).toContain('delivered'), {timeout: 10_000})
  } finally {
    await server.close()
    await hook.close()
  }
  const forbidden = ['enquiry']
  report.look({reader: 'enquiries http', identity: 'sender', forbidden, bytes: heard})
  report.look({reader: 'enquiries log', identity: 'operator', forbidden, bytes: log})
  return JSON.stringify(hook.posted)
}

/** Looks into every file of a folder for what must stand in none, whoever owns it. */
export function readFiles(below: string, reader: string, report: Report): void {
  for (const entry of readdirSync(below, {recursive: true, withFileTypes: true})) {
    if (!entry.isFile()) continue
    const bytes = readFileSync(path.join(entry.parentPath, entry.name))
    const forbidden = ['enquiry', 'exif', 'token']
    // A database writes over what it no longer needs, and leaves the beginnings of texts.
    const name = `files of ${reader}`
    report.look({reader: name, identity: 'operator', forbidden, bytes: [bytes], pieces: true})
  }
}
