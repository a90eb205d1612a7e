// Enquiries over real HTTP to a real mail server and a real webhook.
import {createHmac, randomBytes} from 'node:crypto'
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {memorySource} from '@jakamy/content-sdk'
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest'

import {
  readKeys,
  readRoutes,
  startEnquiries,
  type EnquiriesServerOptions,
  type Listening,
} from '../../src/enquiries.ts'
import {answers, formDocument} from './formDocument.ts'
import {jsonOf, startHook, startMail} from './receivers.ts'

const secret = randomBytes(32)
const secrets = (smtp: string) => ({
  ENQUIRIES_SMTP_URL: smtp,
  ENQUIRIES_WEBHOOK_SECRET: `whsec_${secret.toString('base64')}`,
})
const key = randomBytes(32).toString('base64')

let folder: string
let mail: Awaited<ReturnType<typeof startMail>>
let hook: Awaited<ReturnType<typeof startHook>>
let server: Listening | undefined
let log: string[]

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'enquiries-'))
  mail = await startMail()
  hook = await startHook()
  log = []
})

afterEach(async () => {
  await server?.close(2000)
  server = undefined
  await mail.close()
  await hook.close()
  rmSync(folder, {recursive: true, force: true})
})

async function start(options: Partial<EnquiriesServerOptions> = {}): Promise<string> {
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
async function keyOf(url: string, form: string): Promise<string> {
  const response = await fetch(`${url}/v1/forms/${form}?locale=en`)
  expect(response.status).toBe(200)
  return (await jsonOf(response)).key
}

function post(url: string, form: string, body: object, headers: Record<string, string> = {}) {
  return fetch(`${url}/v1/forms/${form}`, {
    method: 'POST',
    headers: {'content-type': 'application/json', ...headers},
    body: JSON.stringify({locale: 'en', ...body}),
  })
}

const files = () =>
  readdirSync(path.join(folder, 'queue')).filter((name) => /^[0-9a-f]{32}$/.test(name))

/** Every byte of the queue, and every line of the log. */
const leftovers = () =>
  [
    ...files().map((name) => readFileSync(path.join(folder, 'queue', name), 'latin1')),
    ...files(),
    ...log,
  ].join('\n')

describe('an enquiry', () => {
  it('arrives by mail, as text, from the clinic’s own address', async () => {
    const url = await start()
    const sent = await post(url, 'form-mail', {
      key: await keyOf(url, 'form-mail'),
      answers: answers('canary-mail'),
    })
    expect(sent.status).toBe(202)
    const {id} = await jsonOf(sent)
    await vi.waitFor(() => expect(mail.mails).toHaveLength(1))
    const [{from, to, raw} = {from: '', to: [], raw: ''}] = mail.mails
    expect({from, to}).toEqual({from: 'site@clinic.test', to: ['desk@clinic.test']})
    expect(raw).toContain(`Message-ID: <${id}@clinic.test>`)
    expect(raw).toContain('Reply-To: test@example.org')
    expect(raw).toContain('Content-Type: text/plain')
    expect(raw).toContain('    <b>canary-mail</b>')
    expect(raw.split('\r\n\r\n')[0]).not.toContain('canary-mail')
  })

  it('arrives by webhook, signed', async () => {
    const url = await start()
    await post(url, 'form-hook', {
      key: await keyOf(url, 'form-hook'),
      answers: answers('canary-hook'),
      locale: 'fr',
    })
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
    const [{headers, body} = {headers: {}, body: ''}] = hook.posted
    const {data} = JSON.parse(body)
    expect(data).toMatchObject({
      form: 'form-hook',
      locale: 'fr',
      title: '[FR TEST] form',
      replyTo: 'test@example.org',
      consent: {text: '[FR TEST] consent', version: '1'},
      answers: [
        {key: 'name', label: '[FR TEST] name', value: '[TEST] canary-hook'},
        {key: 'mail', label: '[FR TEST] mail', value: 'test@example.org'},
        {key: 'matter', label: '[FR TEST] matter', value: 'First line\n<b>canary-hook</b>'},
      ],
    })
    expect(headers['idempotency-key']).toBe(data.id)
    const time = headers['webhook-timestamp']
    expect(Math.abs(Date.now() / 1000 - Number(time))).toBeLessThan(60)
    const expected = createHmac('sha256', secret).update(`${data.id}.${String(time)}.${body}`)
    expect(headers['webhook-signature']).toBe(`v1,${expected.digest('base64')}`)
  })

  it('leaves no word behind: not in the queue while it waits, nor after, nor in the log', async () => {
    hook.answer.status = 500
    const url = await start()
    await post(url, 'form-hook', {
      key: await keyOf(url, 'form-hook'),
      answers: answers('canary-left'),
    })
    await vi.waitFor(() => expect(log.join()).toContain('"failed"'))
    expect(files()).toHaveLength(1)
    expect(leftovers()).not.toMatch(/canary-left|test@example/)
    hook.answer.status = 204
    await vi.waitFor(() => expect(log.join()).toContain('"delivered"'))
    // The same search finds it where it has to be, and in a queue that does not encrypt.
    expect(JSON.stringify(hook.posted)).toContain('canary-left')
    expect(leftovers()).not.toContain('canary-left')
    expect(files().map((name) => statSync(path.join(folder, 'queue', name)).size)).toEqual([60])
    const [name = ''] = files()
    writeFileSync(path.join(folder, 'queue', name), 'canary-left', {flag: 'a'})
    expect(leftovers()).toContain('canary-left')
    expect(statSync(path.join(folder, 'queue')).mode & 0o077).toBe(0)
  })

  it('without a route of its own takes the default one', async () => {
    const url = await start()
    await post(url, 'form-default', {key: await keyOf(url, 'form-default'), answers: answers('x')})
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  })
})

describe('one rendering is one enquiry', () => {
  it('for a double click, twenty at once, and a replay after it was delivered and after a restart', async () => {
    const url = await start()
    const body = {key: await keyOf(url, 'form-hook'), answers: answers('once')}
    const first = await Promise.all(Array.from({length: 20}, () => post(url, 'form-hook', body)))
    expect(new Set(first.map(({status}) => status))).toEqual(new Set([202]))
    await vi.waitFor(() => expect(log.join()).toContain('"delivered"'))
    expect((await post(url, 'form-hook', body)).status).toBe(202)
    await server?.close()
    const again = await start()
    expect((await post(again, 'form-hook', body)).status).toBe(202)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(hook.posted).toHaveLength(1)
  })

  it('and other answers with its key are refused, not lost silently', async () => {
    const url = await start()
    const used = await keyOf(url, 'form-hook')
    await post(url, 'form-hook', {key: used, answers: answers('one')})
    const other = await post(url, 'form-hook', {key: used, answers: answers('other')})
    expect(other.status).toBe(409)
    expect(await jsonOf(other)).toMatchObject({code: 'alreadySent'})
  })

  it('and its key works for its form only, for a day, and cannot be made up', async () => {
    const url = await start()
    const made = await keyOf(url, 'form-hook')
    const [issued = '', id = '', signature = ''] = made.split('.')
    const earlier = (Number.parseInt(issued, 36) - 1).toString(36)
    for (const wrong of [
      '',
      'x',
      `${issued}.${id.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))}.${signature}`,
      `${earlier}.${id}.${signature}`,
      await keyOf(url, 'form-mail'),
    ]) {
      const refused = await post(url, 'form-hook', {key: wrong, answers: answers('forged')})
      expect(refused.status, wrong).toBe(403)
      expect(await jsonOf(refused)).toMatchObject({code: 'key'})
    }
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 25 * 3_600_000)
    expect((await post(url, 'form-hook', {key: made, answers: answers('late')})).status).toBe(403)
    vi.restoreAllMocks()
    expect((await post(url, 'form-hook', {key: made, answers: answers('in time')})).status).toBe(
      202,
    )
  })
})

describe('what does not fit', () => {
  it.each([
    ['a missing answer', {name: ''}, 'name'],
    ['a header in a name', {name: 'x\r\nBcc: all@example.org'}, 'name'],
    ['a header in an address', {mail: 'a@example.org\r\nBcc: all@example.org'}, 'mail'],
    ['two addresses', {mail: 'a@example.org,b@example.org'}, 'mail'],
    ['a question that is not asked', {bcc: 'all@example.org'}, ''],
    ['no consent', {'form-consent': ''}, 'form-consent'],
  ])('%s is told beside its question, and sent nowhere', async (_what, wrong, name) => {
    const url = await start()
    const refused = await post(url, 'form-mail', {
      key: await keyOf(url, 'form-mail'),
      answers: {...answers('wrong'), ...wrong},
    })
    expect(refused.status).toBe(422)
    const {errors} = await jsonOf(refused)
    expect(errors.map((error: {name: string}) => error.name)).toEqual([name])
    expect(files()).toEqual([])
  })

  it('a filled trap is refused, in words that a person understands', async () => {
    const url = await start()
    const sent = {
      key: await keyOf(url, 'form-mail'),
      answers: answers('bot'),
      trap: 'http://x.test',
    }
    const refused = await post(url, 'form-mail', sent)
    expect(refused.status).toBe(422)
    expect(await jsonOf(refused)).toMatchObject({errors: [{message: 'Leave this field empty'}]})
  })

  it('10 MB, other types and broken JSON are refused', async () => {
    const url = await start()
    const large = await post(url, 'form-mail', {key: 'x', answers: {name: 'x'.repeat(10_000_000)}})
    expect(large.status).toBe(413)
    const form = await fetch(`${url}/v1/forms/form-mail`, {
      method: 'POST',
      body: new URLSearchParams({name: 'x'}),
    })
    expect(form.status).toBe(415)
    for (const body of [
      '',
      '{',
      '[]',
      '{"key":1}',
      '{"key":"x","locale":"en","answers":[]}',
      '\xff',
    ]) {
      const response = await fetch(`${url}/v1/forms/form-mail`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: Buffer.from(body, 'latin1'),
      })
      expect(response.status, body).toBe(400)
    }
  })

  it('a page of another site is refused, one that is named may send', async () => {
    const url = await start({origins: ['https://clinic.test']})
    const body = {key: await keyOf(url, 'form-hook'), answers: answers('origin')}
    const evil = await post(url, 'form-hook', body, {origin: 'https://evil.test'})
    expect(evil.status).toBe(403)
    expect(evil.headers.get('access-control-allow-origin')).toBeNull()
    const own = await post(url, 'form-hook', body, {origin: 'https://clinic.test'})
    expect(own.status).toBe(202)
    expect(own.headers.get('access-control-allow-origin')).toBe('https://clinic.test')
  })

  it('a form that does not exist, asks nothing, or goes nowhere cannot be opened', async () => {
    const url = await start()
    for (const [form, status, code] of [
      ['form-none', 404, undefined],
      ['form-empty', 404, 'notReady'],
      ['form-nowhere', 503, 'noRoute'],
      ['..%2fsecret', 404, undefined],
    ] as const) {
      const response = await fetch(`${url}/v1/forms/${form}`)
      expect(response.status, form).toBe(status)
      expect((await jsonOf(response)).code).toBe(code)
    }
  })

  it('a flood from one address is slowed down, and somebody else still gets through', async () => {
    const url = await start({limit: {perMinute: 6}, behindProxy: true})
    const made = await keyOf(url, 'form-hook')
    const flood = await Promise.all(
      Array.from({length: 1000}, (_, n) =>
        post(
          url,
          'form-hook',
          {key: made, answers: answers(`spam ${n}`)},
          {'x-forwarded-for': '203.0.113.9'},
        ),
      ),
    )
    const slowed = flood.filter(({status}) => status === 429)
    expect(slowed.length).toBe(994)
    expect(Number(slowed[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
    const legit = await post(
      url,
      'form-hook',
      {key: await keyOf(url, 'form-hook'), answers: answers('legit')},
      {'x-forwarded-for': '203.0.113.9, 203.0.113.10'},
    )
    expect(legit.status).toBe(202)
    await vi.waitFor(() => expect(JSON.stringify(hook.posted)).toContain('legit'))
  })
})

describe('when the handler is down', () => {
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

  it('it waits over a restart, also under a new secret, and not at all without the old one', async () => {
    await hook.close()
    const url = await start()
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('later')})
    await server?.close()
    hook = await startHook(hook.port)
    const other = randomBytes(32).toString('base64')
    await start({keys: readKeys(other)})
    await vi.waitFor(() => expect(log.join()).toContain('"unreadable"'))
    expect(await jsonOf(await fetch(`${server?.url}/ready`))).toMatchObject({unreadable: 1})
    await server?.close()
    expect(hook.posted).toHaveLength(0)
    await start({keys: readKeys(`${other},${key}`)})
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  })

  it('it is thrown away when its time is over, and the log says so', async () => {
    hook.answer.status = 500
    const url = await start({keepDays: 0})
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('lost')})
    expect(files()).toHaveLength(1)
    await server?.close()
    await start({keepDays: 0})
    await vi.waitFor(() => expect(log.join()).toContain('"expired"'))
    expect(files()).toEqual([])
  })

  it('one changed on disk is not delivered', async () => {
    hook.answer.status = 500
    const url = await start()
    await post(url, 'form-hook', {key: await keyOf(url, 'form-hook'), answers: answers('changed')})
    await server?.close()
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
      await vi.waitFor(() => expect(log.join(), String(at)).toMatch(/"unreadable"|"expired"/))
      expect(hook.posted).toHaveLength(0)
      await server?.close()
      writeFileSync(file, bytes)
    }
    await start()
    await vi.waitFor(() => expect(hook.posted).toHaveLength(1))
  })
})

describe('a queue', () => {
  it('that cannot be written to takes nothing, and says so', async () => {
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
    const first = server
    await expect(start()).rejects.toThrow('in use by another process')
    server = first
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

  it('secrets that are missing or weak are refused', () => {
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
