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

import {afterAll, describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import type {Line} from './content/import/importExport.ts'
import {importLake} from './importTrial.ts'
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
  it('becomes drafts; what cannot be one is left out with its reason', async () => {
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

  it('tells what a draft lacks, and what of it nobody will see', async () => {
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
  const lake = importLake(folder)
  const {client} = lake
  const run = (file: string, ...more: string[]) => {
    const to = lake.options
    return runContent(['import', file, ...to, ...more])
  }

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
