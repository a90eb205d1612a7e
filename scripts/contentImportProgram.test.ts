import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:http'
import path from 'node:path'

import {describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import {identity, imported, importTrial, importLake} from './importTrial.ts'

const seedPage = path.resolve(import.meta.dirname, '../content/seed/coronary-stent.txt')
const {file, folder} = importTrial()

describe('what is no page', () => {
  const broken = Buffer.concat([Buffer.from('[TEST]\nab'), Buffer.from([0xe9]), Buffer.from('c')])
  it.each([
    ['invalid UTF-8', 'html', broken, /byte 9 \(line 2\) is 0xE9/],
    ['NUL', 'txt', 'a\0b', /byte 1 \(line 1\) is NUL/],
    ['gzip', 'html', Buffer.from([0x1f, 0x8b, 8, 0]), /compressed \(gzip\)/],
    ['zip', 'html', Buffer.from([0x50, 0x4b, 3, 4]), /an archive \(zip\)/],
    ['UTF-16', 'txt', Buffer.from('\uFEFFab', 'utf16le'), /UTF-16/],
    ['an empty page', 'html', '<script>1</script>', /no words/],
    ['another ending', 'docx', 'x', /is not \.html/],
    ['one line of 1 MB and more', 'txt', 'x'.repeat(1_000_001), /has 1000001 bytes, more than/],
    ['a large HTML file', 'html', ' '.repeat(10_000_001), /has 10000001 bytes/],
    ['a million open lists', 'html', '<ul><li>'.repeat(1_000_000), /nested deeper than 500/],
    ['endless quotes', 'md', '> '.repeat(400_000), /nested deeper than 50/],
    ['too many passages', 'html', '<p>x'.repeat(30_000), /more than 20000 passages/],
    ['too many words', 'html', `<p>${'x '.repeat(300_000)}`, /characters of text, more than/],
  ])('%s is refused with its reason', async (_name, extension, content, message) => {
    await expect(imported(file(extension, content))).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    })
  })

  it('a byte order mark is no word', async () => {
    const {sentences} = await imported(file('txt', '\uFEFF[TEST] one.'))
    expect(sentences.map(({text}) => text)).toEqual(['[TEST] one.'])
  })

  it.each([
    [['import'], 'Name one file'],
    [['import', seedPage], 'Say --type, --id and --locale'],
    [['import', seedPage, ...identity], 'Say where: --out'],
    [['import', 'none.html', ...identity, '--dry-run'], 'There is no “none.html”'],
    [['import', folder, ...identity, '--dry-run'], 'is not .html'],
    [['import', seedPage, ...identity, '--type', 'page', '--dry-run'], '“page” is not a type'],
    [['import', seedPage, ...identity, '--id', 'drafts.a', '--dry-run'], 'is not an id'],
    [['import', seedPage, ...identity, '--id', '../a', '--dry-run'], 'is not an id'],
    [['import', seedPage, ...identity, '--locale', 'de', '--dry-run'], 'language of the page'],
    [
      ['import', seedPage, ...identity, '--out', 'a', '--api-host', 'http://localhost:1'],
      'not both',
    ],
    [['import', seedPage, ...identity, '--publish'], 'See --help'],
  ])('refuses %o', async (args, message) => {
    await expect(runContent(args)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
    })
  })
})

describe('the program', () => {
  const script = path.join(import.meta.dirname, 'content.ts')

  interface Ended {
    code: number | null
    stdout: string
    stderr: string
  }

  function start(args: readonly string[], env: Record<string, string> = {}) {
    const child = spawn(process.execPath, [script, ...args], {env: {...process.env, ...env}})
    const ended: Ended = {code: null, stdout: '', stderr: ''}
    child.stdout.on('data', (data) => (ended.stdout += String(data)))
    child.stderr.on('data', (data) => (ended.stderr += String(data)))
    const end = once(child, 'close').then(([code]): Ended => ({...ended, code}))
    return {child, end}
  }

  it('writes a draft into a folder once, and over it only when told to', async () => {
    const out = path.join(folder, 'out')
    const args = ['import', file('txt', 'Benefits\n\n[TEST] one.'), ...identity, '--out', out]
    const draft = path.join(out, 'procedure', 'drafts.test-page.json')
    const dry = await start([...args, '--dry-run']).end
    expect({code: dry.code, exists: existsSync(out)}).toEqual({code: 0, exists: false})
    const first = await start(args).end
    expect(first).toMatchObject({code: 0, stderr: ''})
    expect(first.stdout).toContain('2 sentences placed, 0 left over. Wrote drafts.test-page')
    const before = readFileSync(draft, 'utf8')
    writeFileSync(draft, before.replace('[TEST] one.', '[TEST] edited.'))
    const second = await start(args).end
    expect(second).toMatchObject({code: 1, stdout: ''})
    expect(second.stderr).toContain('drafts.test-page is in')
    expect(readFileSync(draft, 'utf8')).toContain('[TEST] edited.')
    const third = await start([...args, '--replace']).end
    expect(third.stdout).toContain('in place of the draft that was there')
    expect(readFileSync(draft, 'utf8')).toBe(before)
    expect(readdirSync(path.join(out, 'procedure'))).toEqual(['drafts.test-page.json'])
  })

  it('stays silent about fetching: it asks no server for anything a page names', async () => {
    let requests = 0
    const server = createServer((_request, response) => {
      requests += 1
      response.end()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const html = `<base href="${url}"><link rel="stylesheet" href="${url}/a.css"><img src="${url}/b.png">
      <script src="${url}/c.js"></script><iframe src="${url}/d"></iframe><p>[TEST] one.</p>`
    const {code, stdout} = await start(['import', file('html', html), ...identity, '--dry-run']).end
    expect({code, requests}).toEqual({code: 0, requests: 0})
    expect(stdout).toContain(`${url}/b.png`)
    await fetch(url)
    expect(requests).toBe(1)
    server.close()
  })

  it('shows hidden characters and terminal codes of a page by their numbers', async () => {
    const page = file('txt', '[TEST] \u001B[31mred\u202Ebad\n\n[TEST] \u009Bx.')
    const {stdout} = await start(['import', page, ...identity, '--dry-run']).end
    expect(stdout).toContain('[U+001B][31mred[U+202E]bad')
    for (const code of ['\u001B', '\u009B', '\u202E']) expect(stdout).not.toContain(code)
  })

  it('row 81: ends with 130 on Ctrl-C while a lake does not answer, and has written nothing', async () => {
    let asked = () => {}
    const waiting = new Promise<void>((resolve) => (asked = resolve))
    const bodies: string[] = []
    const server = createServer((request) => {
      bodies.push(`${request.method} ${request.url}`)
      asked()
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const host = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
    const {child, end} = start(['import', seedPage, ...identity, '--api-host', host])
    await waiting
    child.kill('SIGINT')
    expect(await end).toMatchObject({code: 130, stdout: ''})
    expect(bodies.filter((each) => each.includes('/mutate'))).toEqual([])
    server.closeAllConnections()
    server.close()
  })

  it.each([['report'], ['check'], ['import', seedPage, ...identity, '--dry-run']])(
    'row 81: %s ends quietly when its reader goes away',
    async (...args) => {
      const {child, end} = start(args)
      child.stdout.destroy()
      expect(await end).toMatchObject({code: 0, stderr: ''})
    },
  )

  it.each([['check'], ['report'], ['import']])(
    '%s tells its options and examples',
    async (name) => {
      const {stdout, code} = await start([name, '--help']).end
      expect(code).toBe(0)
      expect(stdout).toContain(`npm run content -- ${name} `)
      expect(stdout).toContain('Exit code: 0')
      expect(stdout).toContain('--token-env')
    },
  )
})

describe('a dataset', () => {
  const page = file('txt', 'Benefits\n\n[TEST] one.')
  const lake = importLake(folder)
  const {client} = lake
  const run = (...more: string[]) => {
    const to = lake.options
    return runContent(['import', page, ...identity, ...to, ...more])
  }

  it('gets a draft that only editors see', async () => {
    await run('--dry-run')
    expect(await client(true).fetch('*')).toEqual([])
    expect((await run()).output).toContain('Wrote drafts.test-page')
    expect(await client(true).fetch('*')).toMatchObject([
      {_id: 'drafts.test-page', _type: 'procedure', rights: {licence: 'unknown'}},
    ])
    expect(await client(false).fetch('*')).toEqual([])
  })

  it('row 81: keeps the draft that is there, unless told to replace it', async () => {
    await client(true).patch('drafts.test-page').set({bodySite: []}).commit()
    await expect(run()).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('drafts.test-page is in'),
    })
    expect(await client(true).getDocument('drafts.test-page')).toHaveProperty('bodySite')
    expect((await run('--replace')).output).toContain('in place of the draft')
    expect(await client(true).getDocument('drafts.test-page')).not.toHaveProperty('bodySite')
  })

  it('never touches a published document, and never one of another type', async () => {
    const published = {_id: 'published', _type: 'procedure', note: '[TEST]'}
    await client(true).create(published)
    await expect(run('--id', 'published')).rejects.toThrow('published is in')
    await run('--id', 'published', '--replace')
    expect(await client(true).getDocument('published')).toMatchObject(published)
    await client(true).create({_id: 'a-device', _type: 'device'})
    await expect(run('--id', 'a-device', '--replace')).rejects.toThrow(
      'is a device, not a procedure',
    )
    expect(await client(true).getDocument('drafts.a-device')).toBeUndefined()
  })

  it('row 82: is left as it is by a token that may not write, which is never printed', async () => {
    process.env.IMPORT_TEST_TOKEN = 'another-token'
    const to = [...lake.options, '--id', 'refused']
    const failure = await runContent(['import', page, ...identity, ...to]).catch(String)
    expect(failure).toContain('Could not')
    expect(failure).not.toContain('another-token')
    const anonymous = ['import', page, ...identity, '--api-host', lake.url, '--id', 'refused']
    await expect(runContent(anonymous)).rejects.toThrow('Could not write to')
    expect(await client(true).fetch('count(*[_id match "*refused*"])')).toBe(0)
  })
})
