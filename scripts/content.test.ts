import {execFile} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {promisify} from 'node:util'

import {startLake} from '@jakamy/local-lake'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import {seed, seedDocuments} from './seed.ts'

const now = new Date('2026-11-23T12:00:00Z')
const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-content-'))
afterAll(() => rmSync(folder, {recursive: true}))

/** Writes an export with one text of it replaced. */
function exported(name: string, from = '', to = ''): string {
  const lines = seedDocuments().map((document) => JSON.stringify(document))
  const text = lines.join('\n')
  if (!text.includes(from)) throw new Error(`“${from}” does not occur in the content.`)
  const file = path.join(folder, name)
  writeFileSync(file, `${text.replace(from, to)}\n`)
  return file
}

describe('content check', () => {
  it('finds no error in the clinic’s documents', async () => {
    const {output, summary, exitCode} = await runContent(['check'], {now})
    expect(exitCode).toBe(0)
    expect(summary).toMatch(/^24 documents: 0 errors, 10 still needed, \d+ warnings\.$/)
    expect(output).toContain('media-stent-actual-size')
    expect(output).not.toMatch(/^error/m)
  })

  it('finds in an export a number that its statement does not give', async () => {
    const file = exported('six.ndjson', '"high":5', '"high":6')
    const {output, exitCode} = await runContent(['check', file, '--quiet', '--json'], {now})
    expect(exitCode).toBe(1)
    expect(JSON.parse(output)).toMatchObject([
      {
        document: 'procedure-coronary-stent',
        check: 'V1',
        path: 'failure.frequency.high',
        locale: 'en',
      },
    ])
  })

  it('finds what the definitions forbid, in either language', async () => {
    const file = exported('rule.ndjson', '"kind":"implant"', '"kind":"[TEST]"')
    const {output, exitCode} = await runContent(['check', file, '--quiet', '--locale', 'fr'], {now})
    expect(exitCode).toBe(1)
    expect(output).toMatch(/^error +schema +device-coronary-stent +kind +Kind: Choose one of/)
    const six = exported('six-fr.ndjson', '"high":5', '"high":6')
    expect((await runContent(['check', six, '--quiet', '--locale', 'fr'], {now})).output).toContain(
      'ne figure pas dans l’énoncé',
    )
  })

  it('names a document of an unknown type, and leaves Sanity’s own alone', async () => {
    const file = path.join(folder, 'types.ndjson')
    writeFileSync(file, '{"_id":"a","_type":"test"}\n{"_id":"b","_type":"sanity.imageAsset"}\n')
    const {output} = await runContent(['check', file, '--json'], {now})
    expect(JSON.parse(output)).toMatchObject([{document: 'a', check: 'schema'}])
  })

  it('looks at drafts only when asked to', async () => {
    const file = path.join(folder, 'drafts.ndjson')
    const [clinic] = seedDocuments().filter(({_type}) => _type === 'clinic')
    const draft = {...clinic, _id: `drafts.${clinic?._id ?? ''}`, defaultLocale: 7}
    writeFileSync(file, [clinic, draft].map((each) => JSON.stringify(each)).join('\n'))
    expect((await runContent(['check', file], {now})).exitCode).toBe(0)
    expect((await runContent(['check', file, '--drafts'], {now})).exitCode).toBe(1)
  })

  it.each([
    [['check', 'no-such-folder'], 'There is no “no-such-folder”'],
    [['check', import.meta.filename], 'content.test.ts, line 1 is not JSON'],
    [['check', '--locale', 'de'], '--locale is “en” or “fr”'],
    [['check', 'a', 'b'], 'at most one folder or file'],
    [['check', '--what'], 'See --help'],
    [['check', 'content', '--api-host', 'http://localhost:1'], 'not both'],
    [['check', '--api-host', 'nothing'], 'is not a web address'],
    [
      ['check', '--api-host', 'http://localhost:1', '--token-env', 'NO_SUCH_TOKEN'],
      'holds no token',
    ],
    [['check', '--api-host', 'http://127.0.0.1:1'], 'Could not read http://127.0.0.1:1'],
    [[], 'Say “check”, “report” or “import”'],
  ])('refuses %o', async (args, message) => {
    await expect(runContent(args, {now})).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining(message),
    })
  })
})

describe('content report', () => {
  it('tells what is missing, waiting, unquantified and doubtful', async () => {
    const {output, exitCode} = await runContent(['report', '--json'], {now})
    const tasks: {kind: string; document: string; locale?: string; what: string}[] =
      JSON.parse(output)
    const of = (kind: string, document: string) =>
      tasks.filter((task) => task.kind === kind && task.document === document)
    expect(exitCode).toBe(0)
    expect(of('review', 'procedure-coronary-stent').map(({locale}) => locale)).toEqual(['en'])
    expect(of('missing', 'procedure-coronary-stent').map(({locale}) => locale)).toEqual(['fr'])
    expect(of('consent', 'procedure-coronary-stent')[0]?.what).toContain('alternatives')
    expect(of('unquantified', 'procedure-coronary-stent').map(({what}) => what)).toContain(
      'risks.groups[1].occurrences[0]: risk-restenosis (not stated)',
    )
    expect(of('unquantified', 'procedure-coronary-stent')).toHaveLength(10)
    expect(of('missing', 'clinic-jakamy')).toMatchObject([
      {locale: 'en', what: 'lacks text in: Forms'},
      {locale: 'fr', what: expect.stringMatching(/^lacks text in: Clinic, Contact/)},
    ])
    expect(of('question', 'device-coronary-stent')).toHaveLength(2)
    expect(tasks.filter(({kind}) => kind === 'invalid')).toEqual([])
  })

  it('tells a document that readers do not get, and those that include it', async () => {
    const file = exported('broken.ndjson', '"category":"death"', '"category":"[TEST]"')
    const {output} = await runContent(['report', file, '--json'], {now})
    const invalid = JSON.parse(output).filter((task: {kind: string}) => task.kind === 'invalid')
    expect(new Set(invalid.map((task: {document: string}) => task.document))).toEqual(
      new Set(['risk-death', 'procedure-coronary-stent']),
    )
  })

  it('writes one page that stands on its own and escapes what it shows', async () => {
    const file = exported('markup.ndjson', 'Clinician to reword.', '<script>[TEST]</script>')
    const page = path.join(folder, 'report.html')
    const {output, summary} = await runContent(['report', file, '--html', page], {now})
    const html = readFileSync(page, 'utf8')
    expect(output).toBe('')
    expect(summary).toContain(page)
    expect(html).toContain('&lt;script&gt;[TEST]&lt;/script&gt;')
    expect(html).not.toMatch(/<script|<link|src=|href="[^#]|url\(/)
    expect(html).toContain('2026-11-23')
  })

  it('says when the page cannot be written', async () => {
    const nowhere = path.join(folder, 'none', 'report.html')
    await expect(runContent(['report', '--html', nowhere], {now})).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('Could not write'),
    })
  })
})

describe('a dataset', () => {
  const token = 'test-token-that-is-never-printed'
  let lake: Awaited<ReturnType<typeof startLake>>

  beforeAll(async () => {
    lake = await startLake({
      port: 0,
      adminToken: token,
      projectId: 'jakamy',
      dataDir: path.join(folder, 'lake'),
    })
    await seed({apiHost: lake.url, token})
  })
  afterAll(() => lake.close())

  it('is checked like the files it was made from', async () => {
    process.env.CONTENT_TEST_TOKEN = token
    const args = ['--api-host', lake.url, '--token-env', 'CONTENT_TEST_TOKEN', '--json']
    const {output, exitCode, summary} = await runContent(['check', ...args], {now})
    expect({exitCode, summary}).toMatchObject({
      exitCode: 0,
      summary: expect.stringContaining('24 documents'),
    })
    const sorted = (text: string) =>
      JSON.parse(text)
        .map((each: object) => JSON.stringify(each))
        .sort()
    expect(sorted(output)).toEqual(sorted((await runContent(['check', '--json'], {now})).output))
  })

  it('row 82: keeps the token out of its messages', async () => {
    process.env.CONTENT_TEST_TOKEN = 'another-token'
    const args = ['check', '--api-host', lake.url, '--token-env', 'CONTENT_TEST_TOKEN']
    const failure = await runContent(args, {now}).catch((error: unknown) => String(error))
    expect(failure).toContain('Could not read')
    expect(failure).not.toContain('another-token')
  })
})

describe('the program', () => {
  const run = promisify(execFile)
  const script = path.join(import.meta.dirname, 'content.ts')

  it('prints nothing but the result into a pipe', async () => {
    const {stdout, stderr} = await run(process.execPath, [script, 'check', '--json', '--quiet'])
    expect({stdout, stderr}).toEqual({stdout: '[]\n', stderr: ''})
  })

  it.each([
    [['check', exported('exit.ndjson', '"high":5', '"high":6'), '--quiet'], 1, /V1/],
    [['check', 'no-such-folder'], 2, /^There is no .*\n$/],
    [['--help'], 0, /npm run content -- check/],
  ])('row 81: %o ends with %i', async (args, code, text) => {
    const ended = await run(process.execPath, [script, ...args]).then(
      ({stdout}) => ({code: 0, text: stdout}),
      ({code: failed, stdout, stderr}) => ({code: failed, text: stdout || stderr}),
    )
    expect(ended.code).toBe(code)
    expect(ended.text).toMatch(text)
  })
})
