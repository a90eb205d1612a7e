// Enquiries over real HTTP to a real mail server and a real webhook.
import {createHmac} from 'node:crypto'
import {statSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {describe, expect, it, vi} from 'vitest'

import {answers} from './formDocument.ts'
import {jsonOf} from './receivers.ts'
import {
  files,
  folder,
  hook,
  keyOf,
  leftovers,
  log,
  mail,
  post,
  secret,
  serveEveryTest,
  start,
  stop,
} from './service.ts'

serveEveryTest()

describe('an enquiry', () => {
  it('row 76: arrives by mail, as text, from the clinic’s own address', async () => {
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

  it('row 75: leaves no word behind: not in the queue while it waits, nor after, nor in the log', async () => {
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

describe('rows 77 and 78: one rendering is one enquiry', () => {
  it('for a double click, twenty at once, and a replay after it was delivered and after a restart', async () => {
    const url = await start()
    const body = {key: await keyOf(url, 'form-hook'), answers: answers('once')}
    const first = await Promise.all(Array.from({length: 20}, () => post(url, 'form-hook', body)))
    expect(new Set(first.map(({status}) => status))).toEqual(new Set([202]))
    await vi.waitFor(() => expect(log.join()).toContain('"delivered"'))
    expect((await post(url, 'form-hook', body)).status).toBe(202)
    await stop()
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
      expect(refused.status).toBe(403)
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

describe('row 76: what does not fit', () => {
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
      expect(response.status).toBe(400)
    }
  })

  it('a language that is none, and a method that does nothing here, are told as such', async () => {
    const url = await start()
    for (const locale of ['', 'fr_FR', 'x'.repeat(60_000)]) {
      const body = {locale, key: 'x', answers: {}}
      expect((await post(url, 'form-mail', body)).status).toBe(400)
    }
    expect((await fetch(`${url}/v1/forms/form-mail?locale=`)).status).toBe(400)
    for (const address of ['/v1/forms/form-mail', '/health', '/ready']) {
      const refused = await fetch(url + address, {method: 'DELETE'})
      expect(refused.status).toBe(405)
      expect(refused.headers.get('allow')).toMatch(/^GET, HEAD/)
    }
  })

  it('row 78: a page of another site is refused, one that is named may send', async () => {
    const url = await start({origins: ['https://clinic.test']})
    const body = {key: await keyOf(url, 'form-hook'), answers: answers('origin')}
    const evil = await post(url, 'form-hook', body, {origin: 'https://evil.test'})
    expect(evil.status).toBe(403)
    expect(evil.headers.get('access-control-allow-origin')).toBeNull()
    const own = await post(url, 'form-hook', body, {origin: 'https://clinic.test'})
    expect(own.status).toBe(202)
    expect(own.headers.get('access-control-allow-origin')).toBe('https://clinic.test')
    expect(own.headers.get('access-control-expose-headers')).toBe('Retry-After')
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
      expect(response.status).toBe(status)
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
