import {describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import type {Line} from './content/import/importExport.ts'
import {imported, importTrial, importLake} from './importTrial.ts'

const {folder, file} = importTrial()
const lake = importLake(folder)
const {client} = lake

const name = (value: string, language: object = {language: 'en'}) => [
  {_key: 'en', _type: 'internationalizedArrayStringValue', ...language, value},
]
const risk = (id: string, fields: object = {}) => ({
  _id: id,
  _type: 'risk',
  name: name('[TEST] Name'),
  category: 'other',
  serious: 'notStated',
  ...fields,
})

/** Imports an export into the lake, and gives the report and what is in the lake then. */
async function importExport(...all: object[]) {
  const export_ = file('ndjson', all.map((each) => JSON.stringify(each)).join('\n'))
  const to = [...lake.options, '--replace', '--json']
  const {output} = await runContent(['import', export_, ...to])
  const {lines}: {lines: Line[]} = JSON.parse(output)
  const notes = Object.fromEntries(lines.map(({id, reason, notes: own}) => [id, reason ?? own]))
  const stored: Record<string, unknown>[] = await client().fetch('*[!(_id in path("_.**"))]')
  await client().delete({query: '*[!(_id in path("_.**"))]'})
  return {notes, stored}
}

/** A page whose section “Benefits” says a text. */
const page = (text: string) => {
  const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return imported(file('html', `<h2>Benefits</h2><p>${words}</p>`))
}

describe('row 40: what an export or a page has lost or got wrong is reported, and becomes a draft at most', () => {
  it('reports each document by itself: lost language, unknown type, wrong reference, HTML', async () => {
    const occurrence = {
      _key: 'o',
      _type: 'riskOccurrence',
      risk: {_type: 'reference', _ref: 'device-a'},
      frequency: {kind: 'notStated'},
    }
    const {notes, stored} = await importExport(
      risk('risk-a', {name: name('[TEST] Name', {})}),
      risk('risk-b', {name: name('[DE TEST] Name', {language: 'de'})}),
      {_id: 'page-a', _type: 'landingPage', title: '[TEST]'},
      {_id: 'device-a', _type: 'device', name: name('[TEST] Device'), kind: 'implant'},
      {
        _id: 'procedure-a',
        _type: 'procedure',
        title: name('[TEST] <b>Title</b>'),
        risks: {groups: [{_key: 'g', _type: 'riskGroup', occurrences: [occurrence]}]},
      },
      risk('risk-c', {approvals: [{_key: 'a', locale: 'en', hash: '[TEST]'}]}),
      risk('risk-d'),
    )
    expect(notes['risk-a']).toContainEqual(
      expect.stringMatching(/^name\[0\]\.language: .*required/),
    )
    expect(notes['risk-b']).toContainEqual(expect.stringContaining('readers have no “de”'))
    expect(notes['page-a']).toBe('“landingPage” is no type of this project')
    expect(notes['procedure-a']).toContain(
      'risks.groups[0].occurrences[0].risk: refers to device-a, a device, and takes a risk',
    )
    expect(notes['procedure-a']).toContain('title[0].value: has HTML in it: <b>')
    expect(notes['risk-c']).toContainEqual(expect.stringContaining('“approvals” was left out'))
    // What is in order has nothing said of it.
    expect(notes['risk-d']).toEqual([])
    expect(stored).toHaveLength(6)
    for (const {_id: id} of stored) expect(id).toMatch(/^drafts\./)
    expect(JSON.stringify(stored)).not.toContain('approvals')
    expect(stored.find(({_id: id}) => id === 'drafts.procedure-a')?.flags).toContainEqual(
      expect.objectContaining({
        code: 'suspect-characters',
        field: 'title[0].value',
        note: 'has HTML in it: <b>',
      }),
    )
  })

  it('leaves references and texts alone that are in order', async () => {
    const weak = {_type: 'reference', _ref: 'procedure-b', _weak: true}
    const {notes} = await importExport(
      {
        _id: 'procedure-a',
        _type: 'procedure',
        title: name('[TEST] 2 < 3 & 5 > 4, R&D'),
        stay: {comparedWith: weak},
      },
      {_id: 'procedure-b', _type: 'procedure', title: name('[TEST]')},
    )
    expect(JSON.stringify(notes)).not.toMatch(/refers to|HTML/)
  })

  it.each([
    '[TEST] <script>x</script>',
    '[TEST] a<br>b',
    '[TEST] &nbsp;b',
    '[TEST] <a href="x">b</a>',
  ])('shows HTML in the words of a page: %s', async (text) => {
    const {sentences, draft} = await page(text)
    const suspect = sentences.filter(({warnings}) => warnings?.join().includes('has HTML in it'))
    expect(suspect).toHaveLength(1)
    expect(draft.flags).toContainEqual(
      expect.objectContaining({code: 'suspect-characters', field: 'benefits.statement'}),
    )
  })
})

const traps: [string, string, string][] = [
  ['a formula', '=HYPERLINK("x")', 'begins like a formula of a spreadsheet'],
  ['a bidi override', '[TEST] \u202Egm 01\u202C', '[U+202E]gm 01[U+202C]'],
  ['a homoglyph in a dose', '[TEST] 1\u041E mg', '1[U+041E]'],
  ['a homoglyph in a word', '[TEST] p\u0430in', 'p[U+0430]in'],
  ['a zero-width space in a dose', '[TEST] 1\u200B0 mg', '1[U+200B]0'],
  ['a soft hyphen in a dose', '[TEST] 1\u00AD0 mg', '1[U+00AD]0'],
  ['digits of another script', '[TEST] \u0661\u0660 mg', '[U+0661][U+0660]'],
]

describe('row 41: what may not be what it looks like is flagged, with where and what', () => {
  it.each(traps)('in an export: %s', async (_name, text, shown) => {
    const {notes, stored} = await importExport(risk('risk-a', {definition: name(text)}))
    const found = expect.stringContaining(shown)
    expect(notes['risk-a']).toContainEqual(expect.stringMatching(/^definition\[0\]\.value: /))
    expect(notes['risk-a']).toContainEqual(found)
    expect(stored).toMatchObject([
      {flags: [{code: 'suspect-characters', field: 'definition[0].value', note: found}]},
    ])
    // The words are kept as they came: whoever reviews them decides.
    expect(JSON.stringify(stored)).toContain(JSON.stringify(text).slice(1, -1))
  })

  it.each(traps)('in a page: %s', async (_name, text, shown) => {
    const {sentences, draft} = await page(text)
    const sentence = sentences.find((each) => each.text === text)
    expect([sentence?.reason, ...(sentence?.warnings ?? [])].join('\n')).toContain(shown)
    // A dose that may read otherwise is in no field, and its letters are shown by their numbers.
    expect(sentence?.place).toBe(/\p{Nd}/u.test(text) ? undefined : 'benefits.statement')
    expect(JSON.stringify(draft.flags)).toMatch(/suspect-characters|import-left-over/)
  })

  it('ordinary words and doses are not flagged', async () => {
    const {sentences} = await page('[TEST] 10 mg, 2 à 5 %, l’œuvre, 5 µg.')
    for (const sentence of sentences) expect(sentence).not.toHaveProperty('warnings')
    const {notes} = await importExport(risk('risk-a', {definition: name('[TEST] 10 mg')}))
    expect(JSON.stringify(notes)).not.toContain('U+')
  })
})
