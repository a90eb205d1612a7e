import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {createClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import type {Line} from './content/import/importExport.ts'
import {seedDocuments} from './seed.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-import-export-'))
afterAll(() => rmSync(folder, {recursive: true}))

let files = 0
function exported(...lines: (object | string)[]): string {
  files += 1
  const name = path.join(folder, `export${files}.ndjson`)
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
  writeFileSync(name, `${texts.join('\n')}\n`)
  return name
}

async function imported(file: string): Promise<{counts: object; lines: Line[]}> {
  return JSON.parse((await runContent(['import', file, '--dry-run', '--json'])).output)
}

const named = (id: string, more: object = {}) => ({
  _id: id,
  _type: 'risk',
  name: [{_key: 'en', language: 'en', value: '[TEST] name'}],
  category: 'other',
  ...more,
})

describe('an export', () => {
  it('row 40: becomes drafts; what cannot be one, an unknown type too, is left out with its reason', async () => {
    const {counts, lines} = await imported(
      exported(
        named('risk-a'),
        named('risk-b'),
        named('drafts.risk-b'),
        named('versions.summer.risk-a'),
        {_id: 'page-a', _type: 'landingPage'},
        {_id: 'image-a-1x1-png', _type: 'sanity.imageAsset'},
      ),
    )
    expect(counts).toEqual({drafts: 2, leftOut: 4})
    expect(lines.map(({id, reason}) => [id, reason])).toEqual([
      ['risk-a', undefined],
      ['risk-b', expect.stringContaining('a draft of it')],
      ['drafts.risk-b', undefined],
      ['versions.summer.risk-a', expect.stringContaining('version')],
      ['page-a', '“landingPage” is no type of this project'],
      ['image-a-1x1-png', expect.stringContaining('files are not imported')],
    ])
  })

  it('row 40: tells what a draft lacks, and what of it nobody will see', async () => {
    const german = {_key: 'de', language: 'de', value: '[DE TEST] Name'}
    const document = named('risk-a', {
      name: [german],
      category: 'weather',
      mood: '[TEST]',
      approvals: [{_key: 'a', locale: 'en'}],
    })
    const [line] = (await imported(exported(document))).lines
    expect(line?.notes.join('\n')).toMatch(/“approvals” was left out/)
    expect(line?.notes.join('\n')).toMatch(/readers have no “de”: kept, not shown/)
    expect(line?.notes.join('\n')).toMatch(/“mood” is no field of risk/)
    expect(line?.notes.join('\n')).toMatch(/category: Category: Choose one of/)
    expect((await imported(exported(named('risk-a')))).lines[0]?.notes).toEqual([])
  })

  it('row 40: tells of a language that was lost, a reference to another type, and HTML in words', async () => {
    const words = (...languages: string[]) =>
      languages.map((language) => ({_key: language, language, value: `[TEST] ${language}`}))
    const reference = (_ref: string) => ({_key: _ref, _type: 'reference', _ref})
    const file = exported(
      named('risk-a', {
        name: words('en', 'fr'),
        definition: [{_key: 'en', language: 'en', value: '[TEST] <b>bold</b> &amp; more'}],
      }),
      {_id: 'device-a', _type: 'device'},
      {
        _id: 'procedure-a',
        _type: 'procedure',
        name: words('en'),
        devices: [reference('device-a'), reference('risk-a'), reference('device-elsewhere')],
      },
    )
    const {lines} = await imported(file)
    const notes = Object.fromEntries(lines.map((line) => [line.id, line.notes.join('\n')]))
    expect(notes['risk-a']).toContain('definition: has no “fr”, which other words here have')
    expect(notes['risk-a']).toContain('definition: in “en” holds HTML')
    expect(notes['procedure-a']).toContain(
      'devices[1]: refers to a risk where a device belongs: risk-a',
    )
    expect(notes['procedure-a']).not.toMatch(/devices\[0\]: refers|device-elsewhere/)
    const out = path.join(folder, 'doubts')
    await runContent(['import', file, '--out', out])
    const draft = JSON.parse(readFileSync(path.join(out, 'risk', 'drafts.risk-a.json'), 'utf8'))
    expect(draft.flags).toEqual([
      {
        _key: 'doubt1',
        _type: 'flag',
        code: 'import-html',
        field: 'definition',
        note: expect.stringContaining('<b>'),
      },
    ])
    expect(existsSync(path.join(out, 'risk', 'risk-a.json'))).toBe(false)
  })

  it.each([
    ['a character without width', '[TEST] 1\u200B0 mg', '1[U+200B]0', true],
    ['a soft hyphen', '[TEST] 1\u00AD0 mg', '1[U+00AD]0', true],
    ['turned writing', '[TEST] \u202E21\u202C mg', '[U+202E]21[U+202C]', true],
    ['a letter like a digit', '[TEST] 1\u041E mg', '1[U+041E]', true],
    ['a letter like another', 'p\u0430r [TEST]', 'p[U+0430]r', false],
    ['a formula', '=SUM(A1:A2)', 'formula', false],
  ])('row 41: %s is a question of the draft', async (_name, value, shown, inNumber) => {
    const file = exported(named('risk-a', {name: [{_key: 'en', language: 'en', value}]}))
    const [line] = (await imported(file)).lines
    const note = line?.notes.find((each) => each.startsWith('name: in “en”'))
    expect(note).toContain(shown)
    expect(note?.includes('a number may read otherwise')).toBe(inNumber)
    const out = mkdtempSync(path.join(folder, 'suspect-'))
    await runContent(['import', file, '--out', out])
    const draft = JSON.parse(readFileSync(path.join(out, 'risk', 'drafts.risk-a.json'), 'utf8'))
    expect(draft.name[0].value).toBe(value)
    expect(draft.flags).toMatchObject([{code: 'suspect-characters', field: 'name'}])
    expect(draft.flags[0].note).toContain(shown)
  })

  const many = Array.from({length: 500}, (_, index) => named(`risk-${index}`))
  it.each([
    ['a line that is no JSON', [...many.slice(1), '{"_id":'], /line 500 is not JSON/],
    ['a line that is no document', [named('a'), '[1]'], /line 2 holds something without _id/],
    ['the same id twice', [named('a'), named('b'), named('a')], /line 3 has the id of line 1, a/],
    ['a million brackets', [`${'['.repeat(1e6)}`], /line 1 is nested deeper than 100/],
    ['nothing', [''], /holds no documents/],
  ])('with %s is refused as a whole', async (_name, lines, message) => {
    const out = path.join(folder, 'refused')
    await expect(runContent(['import', exported(...lines), '--out', out])).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message),
    })
    expect(existsSync(out)).toBe(false)
  })

  it('takes no options of pages', async () => {
    const args = ['import', exported(named('a')), '--dry-run', '--type', 'risk']
    await expect(runContent(args)).rejects.toThrow('are for pages')
  })

  it('is written into a folder wholly or not at all', async () => {
    const out = path.join(folder, 'half')
    // A folder where the last file should be: writing fails after the others were written.
    mkdirSync(path.join(out, 'risk', 'drafts.risk-c.json'), {recursive: true})
    const file = exported(named('risk-a'), named('risk-b'), named('risk-c'))
    await expect(runContent(['import', file, '--out', out, '--replace'])).rejects.toThrow(
      'Could not write the drafts',
    )
    expect(readdirSync(path.join(out, 'risk'))).toEqual(['drafts.risk-c.json'])
    rmSync(out, {recursive: true})
    await runContent(['import', file, '--out', out])
    expect(readdirSync(path.join(out, 'risk'))).toHaveLength(3)
    const draft = JSON.parse(readFileSync(path.join(out, 'risk', 'drafts.risk-c.json'), 'utf8'))
    expect(draft).toEqual({...named('risk-c'), _id: 'drafts.risk-c'})
  })
})

describe('an export into a dataset', () => {
  const token = 'test-token-that-is-never-printed'
  let lake: Awaited<ReturnType<typeof startLake>>
  const client = (withToken: boolean) =>
    createClient({
      projectId: 'jakamy',
      dataset: 'production',
      apiHost: lake.url,
      useProjectHostname: false,
      useCdn: false,
      apiVersion: '2025-02-19',
      perspective: 'raw',
      ...(withToken ? {token} : {}),
    })
  const run = (file: string, ...more: string[]) => {
    process.env.EXPORT_TEST_TOKEN = token
    const to = ['--api-host', lake.url, '--token-env', 'EXPORT_TEST_TOKEN']
    return runContent(['import', file, ...to, ...more])
  }

  beforeAll(async () => {
    lake = await startLake({
      port: 0,
      adminToken: token,
      projectId: 'jakamy',
      dataDir: path.join(folder, 'lake'),
    })
  })
  afterAll(() => lake.close())

  it('gives drafts that refer to each other, and that readers do not see', async () => {
    const {output} = await run(
      exported(...seedDocuments().map((each) => ({...each, approvals: [{_key: 'a'}]}))),
    )
    expect(output).toContain('Wrote 24 drafts')
    expect(await client(true).fetch('count(*[_id in path("drafts.**")])')).toBe(24)
    expect(await client(false).fetch('count(*)')).toBe(0)
    const query = '*[_id == "drafts.procedure-coronary-stent"][0]'
    const draft = await client(true).fetch(query)
    expect(draft.devices[0]).toEqual({
      _key: 'stent',
      _type: 'reference',
      _ref: 'device-coronary-stent',
      _weak: true,
      _strengthenOnPublish: {type: 'device'},
    })
    expect(await client(true).fetch('count(*[defined(approvals)])')).toBe(0)
    const {risks} = Object(seedDocuments().find(({_id}) => _id === 'procedure-coronary-stent'))
    expect(draft.risks.groups[0].statement).toEqual(risks.groups[0].statement)
  })

  it('writes nothing when one of many is there already', async () => {
    const file = exported(named('risk-new'), named('risk-stroke'))
    await expect(run(file)).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('drafts.risk-stroke is in'),
    })
    expect(await client(true).getDocument('drafts.risk-new')).toBeUndefined()
  })

  it('writes nothing when the lake refuses one of many', async () => {
    const dangling = {_type: 'reference', _ref: 'source-that-is-nowhere'}
    const file = exported(named('risk-new'), {
      _id: 'procedure-x',
      _type: 'procedure',
      sources: [{_key: 's', ...dangling}],
    })
    await expect(run(file)).rejects.toThrow('Could not write to')
    expect(await client(true).getDocument('drafts.risk-new')).toBeUndefined()
  })
})
