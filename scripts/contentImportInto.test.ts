import {execFile} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {promisify} from 'node:util'

import {candidatesOf, hashUnit, type AnyDocument} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'
import fc from 'fast-check'
import {beforeAll, describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import {headingMap} from './content/import/headingMap.ts'
import {htmlPage} from './content/import/htmlPage.ts'
import {importPage} from './content/import/importPage.ts'
import {datasetPlace} from './content/import/writeDrafts.ts'
import {importReported, importTrial, type Report, importLake} from './importTrial.ts'
import {seedDocuments} from './seed.ts'

const {folder, file} = importTrial()
const id = 'procedure-coronary-stent'
const draftId = `drafts.${id}`
const seed = seedDocuments()
const references = new Map(seed.map((document) => [document._id, document]))
const english = references.get(id)
if (!english) throw new Error(`The seed has no ${id}.`)

const items = (count: number) =>
  Array.from({length: count}, (_, index) => `<li>[FR TEST] ${'abcdefgh'.charAt(index)}.</li>`)
/** A page with as many risks and steps as the clinic’s procedure has. */
const french = `<h1>[FR TEST] Titre</h1>
  <h2>Pourquoi elle est proposée</h2><p>[FR TEST] parce que.</p><p>[FR TEST] et puis.</p>
  <h2>Risques</h2><p>[FR TEST] avant.</p><ul>${items(5).join('')}</ul>
  <h2>Bénéfices</h2><p>[FR TEST] mieux.</p>
  <h2>[FR TEST] Inconnu</h2><p>[FR TEST] sans place.</p>`

const sentencesOf = ({sentences}: Report) =>
  Object.fromEntries(sentences.map(({text, place, reason}) => [text, place ?? reason]))

/** What each unit says in one language, as approvals know it. */
function hashes(document: unknown, locale: string) {
  // The tests give documents only.
  const given = {...(document as AnyDocument), _id: id}
  const resolved = {
    definition: documents.procedure,
    definitions: documents,
    document: given,
    references,
  }
  const units = candidatesOf(resolved, [locale]).get(locale) ?? {}
  return Object.entries(units).map(([unit, candidate]) => [
    unit,
    candidate.state,
    hashUnit(id, unit, locale, candidate),
  ])
}

describe('a second language', () => {
  const lake = importLake(folder)
  const {client} = lake
  const options = (page: string, ...more: string[]) => {
    const to = lake.options
    return [page, '--type', 'procedure', '--id', id, '--locale', 'fr', '--into', ...to, ...more]
  }
  const run = (html: string, ...more: string[]) =>
    importReported(...options(file('html', html), ...more))
  const stored = (which = draftId) => client().getDocument(which)
  const startDraft = (changes: object = {}) =>
    client().createOrReplace({...english, ...changes, _id: draftId})

  beforeAll(async () => {
    const transaction = client().transaction()
    for (const document of seed) transaction.create(document)
    await transaction.commit()
  })

  it('goes beside the first, which stays as it is to the letter, and is neither approved nor published', async () => {
    const published = await stored(id)
    await startDraft({approvals: [{_key: 'test', locale: 'en', hash: '[TEST]'}]})
    const before = await stored()
    const report = await run(french)
    const after = await stored()
    expect(sentencesOf(report)).toEqual({
      '[FR TEST] Titre': 'title',
      'Pourquoi elle est proposée': 'why.heading',
      '[FR TEST] parce que.': 'why.body',
      '[FR TEST] et puis.': 'why.body',
      Risques: 'risks.heading',
      '[FR TEST] avant.': 'risks.intro',
      '[FR TEST] a.': 'risks.groups[0].statement',
      '[FR TEST] b.': 'risks.groups[1].statement',
      '[FR TEST] c.': 'risks.groups[2].statement',
      '[FR TEST] d.': 'risks.groups[3].statement',
      '[FR TEST] e.': 'risks.groups[4].statement',
      Bénéfices: 'benefits.heading',
      '[FR TEST] mieux.': 'benefits.statement',
      '[FR TEST] Inconnu': 'no field bears this heading',
      '[FR TEST] sans place.': expect.stringContaining('which has no field'),
    })
    expect(hashes(after, 'en')).toEqual(hashes(before, 'en'))
    expect(hashes(after, 'fr')).not.toEqual(hashes(before, 'fr'))
    expect(after?.approvals).toEqual(before?.approvals)
    expect(Object(after).risks.groups.map(({_key}: {_key: string}) => _key)).toEqual(
      Object(before).risks.groups.map(({_key}: {_key: string}) => _key),
    )
    expect(Object(after).flags).toEqual([
      ...Object(before).flags,
      expect.objectContaining({_key: 'fr-import', code: 'imported'}),
      expect.objectContaining({
        code: 'import-left-over',
        note: '[FR TEST] Inconnu\n[FR TEST] sans place.',
      }),
    ])
    expect(await stored(id)).toEqual(published)
    // The comparison sees a change of one English letter.
    const changed = JSON.parse(JSON.stringify(after).replace('Coronary stent', 'Coronary stents'))
    expect(hashes(changed, 'en')).not.toEqual(hashes(before, 'en'))
  })

  it('is written once: the same page again changes nothing', async () => {
    await startDraft()
    const args = options(file('html', french))
    expect((await importReported(...args)).isWritten).toBe(true)
    const before = await stored()
    const again = await importReported(...args)
    expect(again).toMatchObject({
      isWritten: false,
      message: expect.stringContaining('has it all already'),
      counts: {placed: 13, leftOver: 2},
    })
    expect(await stored()).toEqual(before)
  })

  it('never writes over words that are there, unless told to, and then shows them', async () => {
    const own = {_key: 'fr', language: 'fr', value: '[FR TEST] À moi'}
    await startDraft({title: [...Object(english).title, own]})
    const report = await run(french)
    expect(sentencesOf(report)['[FR TEST] Titre']).toContain('says something else in “fr” already')
    expect(Object(await stored()).title).toContainEqual(own)
    expect(JSON.stringify(Object(await stored()).flags)).toContain('[FR TEST] Titre')
    const replacing = await run(french, '--replace')
    expect(replacing.replaced).toEqual([{path: 'title', text: '[FR TEST] À moi'}])
    expect(Object(await stored()).title).toEqual([
      ...Object(english).title,
      {...own, value: '[FR TEST] Titre'},
    ])
  })

  it.each([
    ['more items', items(6).join(''), 'the page has 6, the document 5'],
    ['fewer items', items(4).join(''), 'the page has 4, the document 5'],
    [
      'as many, but one more that cannot be placed',
      [...items(5), '<li>[FR TEST] 1\u200B0 mg</li>'].join(''),
      'others were left over',
    ],
    [
      'an unplaced heading among them',
      `${items(5).join('')}</ul><h3>[FR TEST] 1\u200B0 mg</h3><ul>`,
      'others were left over',
    ],
  ])('leaves a list over that has %s', async (_name, list, reason) => {
    await startDraft()
    const report = await run(`<h2>Risques</h2><ul>${list}</ul>`)
    expect(sentencesOf(report)['[FR TEST] a.']).toContain(reason)
    expect(report.sentences.filter(({place}) => place?.startsWith('risks.groups'))).toEqual([])
    expect(Object(await stored()).risks.groups).toEqual(Object(english).risks.groups)
  })

  it('adds nothing where no other language says anything: it would be missing there', async () => {
    await startDraft()
    const report = await run('<h2>Alternatives</h2><h3>[FR TEST] Autre</h3><p>[FR TEST] x.</p>')
    expect(sentencesOf(report)['[FR TEST] x.']).toBe(
      'no other language says anything at “alternatives”',
    )
    expect(await stored()).not.toHaveProperty('alternatives')
    expect(hashes(await stored(), 'en')).toEqual(hashes(english, 'en'))
  })

  it('tells what the checks find in it', async () => {
    await startDraft()
    const map = file('json', JSON.stringify({'[FR TEST] le risque…': 'failure'}))
    const {checked} = await run('<p>[FR TEST] le risque est de 2 à 7 %.</p>', '--map', map)
    expect(checked).toContainEqual({
      path: 'failure.statement',
      message: expect.stringContaining('7'),
    })
  })

  it('makes a draft of what is published, which stays as it is', async () => {
    await client().delete(draftId)
    const published = await stored(id)
    await run(french, '--dry-run')
    expect(await stored()).toBeUndefined()
    await run(french)
    expect(Object(await stored()).title).toHaveLength(2)
    expect(await stored(id)).toEqual(published)
  })

  it('is refused when there is no such document, or one of another type', async () => {
    const other = (...more: string[]) =>
      runContent(['import', ...options(file('html', french), ...more)])
    await expect(other('--id', 'none')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/There is no drafts\.none and no none in .*Leave --into out/),
    })
    await expect(other('--type', 'risk')).rejects.toThrow('is a procedure, not a risk')
  })

  it('is not written over what somebody has written meanwhile', async () => {
    await startDraft()
    const place = datasetPlace({
      apiHost: lake.url,
      project: 'jakamy',
      dataset: 'production',
      tokenEnv: 'IMPORT_TEST_TOKEN',
    })
    const identity = {_id: draftId, _type: 'procedure'}
    const before = await place.current(identity)
    if (!before) throw new Error('The draft is not there.')
    await client().patch(draftId).set({audience: 'adult'}).commit()
    const update = place.update({...before, audience: 'child'}, before)
    await expect(update).rejects.toThrow(/Could not write to .*revision/i)
    expect(await stored()).toMatchObject({audience: 'adult'})
  })

  it('is put in by the program, which says how many sentences it placed', async () => {
    await startDraft()
    const script = path.join(import.meta.dirname, 'content.ts')
    const args = [script, 'import', ...options(file('html', french))]
    const {stdout} = await promisify(execFile)(process.execPath, args)
    expect(stdout).toContain(`13 sentences placed, 2 left over. Wrote into ${draftId} in`)
  })
})

describe('a second language in a folder', () => {
  it('makes a draft beside the file', async () => {
    const out = path.join(folder, 'out')
    const name = path.join(out, 'procedure', `${id}.json`)
    mkdirSync(path.dirname(name), {recursive: true})
    writeFileSync(name, JSON.stringify(english))
    const page = file('html', french)
    const args = [page, '--type', 'procedure', '--id', id, '--locale', 'fr', '--into']
    await expect(importReported(...args, '--dry-run')).rejects.toThrow('Say where the document is')
    expect(await importReported(...args, '--out', out)).toMatchObject({isWritten: true})
    expect(JSON.parse(readFileSync(name, 'utf8'))).toEqual(english)
    const draft = JSON.parse(readFileSync(path.join(path.dirname(name), `${draftId}.json`), 'utf8'))
    expect(draft.title).toHaveLength(2)
    expect(hashes(draft, 'en')).toEqual(hashes(english, 'en'))
  })
})

describe('any page', () => {
  const headings = ['Pourquoi elle est proposée', 'Risques', 'Bénéfices', 'Déroulement', 'Échec']
  const words = fc.stringMatching(/^[a-z]{1,6}$/).map((text) => `[FR TEST] ${text}`)
  const piece = fc.oneof(
    words.map((text) => `<p>${text}</p>`),
    fc.constantFrom(...headings, 'Inconnu').map((text) => `<h2>${text}</h2>`),
    words.map((text) => `<h3>${text}</h3>`),
    fc
      .array(words, {maxLength: 6})
      .map((texts) => `<ul>${texts.map((text) => `<li>${text}</li>`).join('')}</ul>`),
    // As many risks as the document has, which can be placed.
    fc.constant(`<h2>Risques</h2><ul>${items(5).join('')}</ul>`),
  )

  it('changes nothing in the other language, and every sentence of it is placed or left over', () => {
    const map = headingMap(documents.procedure)
    let placed = 0
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 12}), fc.boolean(), (pieces, replace) => {
        const page = htmlPage(pieces.join('\n'))
        const {draft, sentences} = importPage(page, {
          definition: documents.procedure,
          id,
          locale: 'fr',
          map,
          source: 'test',
          into: {document: {...english}, replace},
        })
        expect(hashes(draft, 'en')).toEqual(hashes(english, 'en'))
        const all = pieces.join('').replace(/<[^>]+>/g, '')
        expect(
          sentences
            .map(({text}) => text)
            .join('')
            .replace(/\s/g, ''),
        ).toBe(all.replace(/\s/g, ''))
        const text = JSON.stringify(draft)
        for (const sentence of sentences) {
          expect('place' in sentence).not.toBe('reason' in sentence)
          // Left over or placed, its words are in the document.
          expect(text).toContain(JSON.stringify(sentence.text).slice(1, -1))
        }
        if (sentences.some(({place}) => place?.startsWith('risks.groups'))) placed += 1
      }),
      {numRuns: 400},
    )
    expect(placed).toBeGreaterThan(10)
  })
})
