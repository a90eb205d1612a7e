// What becomes of enquiries when the handler, the disk or the settings do not work.
import {randomBytes} from 'node:crypto'
import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {describe, expect, it, vi} from 'vitest'

import {readKeys, readRoutes} from '../../src/enquiries.ts'
import {answers} from './formDocument.ts'
import {jsonOf} from './receivers.ts'
import {
  files,
  folder,
  hook,
  key,
  keyOf,
  log,
  mail,
  post,
  restartHook,
  secrets,
  server,
  serveEveryTest,
  start,
  stop,
} from './service.ts'

serveEveryTest()

describe('row 77: when the handler is down', () => {
  it.each([500, 302, 429])(
    'answering %i, it is tried again until it has taken it',
    async (status) => {
      hook.answer.status = status
      const url = await start()
      const sent = {key: await keyOf(url, 'form-hook'), answers: answers('patient')}
      expect((await post(url, 'form-hook', sent)).status).toBe(202)
      await vi.waitFor(() => expect(hook.posted.length).toBeGreaterThan(2))
      hook.answer.status = 200
      await vi.waitFor(() => expect(log.join()).toContain('"delivered"'))
      expect(new Set(hook.posted.map(({headers}) => headers['idempotency-key'])).size).toBe(1)
    },
  )

  it('a mail server that refuses is tried again; its words stay out of the log', async () => {
    mail.refuse.code = 451
    const url = await start()
    await post(url, 'form-mail', {key: await keyOf(url, 'form-mail'), answers: answers('mail')})
    await vi.waitFor(() => expect(log.join()).toContain('"error":"451"'))
    delete mail.refuse.code
    await vi.waitFor(() => expect(mail.mails).toHaveLength(1))
  })

  it('an enquiry waits over a restart, also under a new secret, and not at all without the old one', async () => {
    await hook.close()
    const url = await start()
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('later')})
    await stop()
    await restartHook()
    const other = randomBytes(32).toString('base64')
    await start({keys: readKeys(other)})
    await vi.waitFor(() => expect(log.join()).toContain('"unreadable"'))
    expect(await jsonOf(await fetch(`${server?.url}/ready`))).toMatchObject({unreadable: 1})
    await stop()
    expect(hook.posted).toHaveLength(0)
    await start({keys: readKeys(`${other},${key}`)})
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  })

  it('row 75: an enquiry is thrown away when its time is over, and the log says so', async () => {
    hook.answer.status = 500
    const url = await start({keepDays: 0})
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('lost')})
    expect(files()).toHaveLength(1)
    await stop()
    await start({keepDays: 0})
    await vi.waitFor(() => expect(log.join()).toContain('"expired"'))
    expect(files()).toEqual([])
  })

  it('one changed on disk is not delivered', async () => {
    hook.answer.status = 500
    const url = await start()
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('changed')})
    await stop()
    const [name = ''] = files()
    const file = path.join(folder, 'queue', name)
    const bytes = readFileSync(file)
    for (const at of [5, 25, 40, 70, bytes.length - 1]) {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ 1
      // In the header, a later date to be thrown away is as bad as another word.
      writeFileSync(file, changed)
      hook.answer.status = 204
      hook.posted.length = 0
      log.length = 0
      await start()
      await vi.waitFor(() => expect(log.join()).toMatch(/"unreadable"|"expired"/))
      expect(hook.posted).toHaveLength(0)
      await stop()
      writeFileSync(file, bytes)
    }
    await start()
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  })
})

describe('a queue', () => {
  it('row 77: that cannot be written to takes nothing, and says so', async () => {
    const url = await start()
    const body = {key: await keyOf(url, 'form-hook'), answers: answers('full')}
    rmSync(path.join(folder, 'queue'), {recursive: true})
    const refused = await post(url, 'form-hook', body)
    expect(refused.status).toBe(503)
    expect(await jsonOf(refused)).toMatchObject({code: 'notKept'})
    expect(log.join()).toContain('ENOENT')
    expect(hook.posted).toEqual([])
  })

  it('belongs to one process', async () => {
    await start()
    await expect(start()).rejects.toThrow('in use by another process')
  })
})

describe('settings', () => {
  it.each([
    ['{', 'not a JSON object'],
    ['{}', 'no route'],
    ['{"Front Desk": {}}', 'no key of a route'],
    ['{"desk": {"smtp": {"from": "a@b.test"}}}', 'must be'],
    [
      '{"desk": {"smtp": {"from": "a@b.test", "to": "a@b.test\\nBcc: c@d.test"}}}',
      'no plain e-mail',
    ],
    ['{"desk": {"webhook": {"url": "http://clinic.test/x"}}}', 'https:'],
    ['{"desk": {"webhook": {"url": "https://user:secret@clinic.test"}}}', 'without user'],
  ])('%s is refused: %s', (text, message) => {
    expect(() => readRoutes(text, secrets('smtp://127.0.0.1:1'))).toThrow(message)
  })

  it('row 82: secrets that are missing or weak are refused', () => {
    for (const weak of [undefined, '', 'secret', Buffer.alloc(16).toString('base64')]) {
      expect(() => readKeys(weak)).toThrow('openssl rand')
    }
    const route = '{"desk": {"webhook": {"url": "https://clinic.test"}}}'
    expect(() => readRoutes(route, {ENQUIRIES_WEBHOOK_SECRET: 'whsec_eA=='})).toThrow('24 random')
    expect(() => readRoutes('{"a": {"smtp": {"from": "a@b.test", "to": "a@b.test"}}}', {})).toThrow(
      'ENQUIRIES_SMTP_URL',
    )
  })
})
