import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {approve, type AnyDocument} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'
import {afterAll, describe, expect, it} from 'vitest'

import {runContent} from './content/commands.ts'
import {reportContent, type Task} from './content/reportContent.ts'
import {reportPage} from './content/reportPage.ts'
import {reportWords} from './content/reportWords.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'jakamy-report-'))
afterAll(() => rmSync(folder, {recursive: true}))

const inOneLanguage = (language: string, value: string) => ({
  _key: language,
  _type: 'internationalizedArrayStringValue',
  language,
  value,
})

function risk(...names: [language: string, name: string][]): AnyDocument {
  return {
    _id: 'risk-test',
    _type: 'risk',
    name: names.map(([language, name]) => inOneLanguage(language, name)),
    category: 'other',
    rights: {licence: 'own'},
  }
}

/** The same document with a stamp for one language, made by the real approve. */
function approved(document: AnyDocument, locale: string): AnyDocument {
  const result = approve({
    definition: documents.risk,
    definitions: documents,
    document,
    references: new Map(),
    locale,
    reviewer: 'test-user',
    reviewerLabel: '[TEST] Reviewer',
    reviewedOn: '2026-02-01',
    nextReviewDue: '2027-02-01',
  })
  if (result.status === 'refused') throw new Error(result.reasons.join('\n'))
  const others = (document.approvals ?? []).filter((stamp) => stamp.locale !== locale)
  return {...document, approvals: [...others, result.approval]}
}

/** Tasks of documents on a day, by kind and what is said. */
function tasks(day: string, ...all: AnyDocument[]): [string, string | undefined, string][] {
  const known = new Map(all.map((document) => [document._id, document]))
  return reportContent(known, new Date(`${day}T12:00:00Z`)).map(({kind, locale, what}) => [
    kind,
    locale,
    what,
  ])
}

const english = risk(['en', '[TEST] name'])
const both = risk(['en', '[TEST] name'], ['fr', '[FR TEST] nom'])
const {states} = reportWords.en

describe('the report', () => {
  it('tells which accepted insurance is to be checked again', () => {
    const insurer = {
      _id: 'insurer-test',
      _type: 'insurer',
      name: '[TEST]',
      country: 'FR',
      status: 'active',
    }
    const clinic = {_id: 'clinic-test', _type: 'clinic'}
    const acceptance = {
      _id: 'acceptance-test',
      _type: 'insuranceAcceptance',
      insurer: {_type: 'reference', _ref: 'insurer-test'},
      clinic: {_type: 'reference', _ref: 'clinic-test'},
      status: 'accepted',
      verifiedOn: '2026-01-01',
      rights: {licence: 'own'},
    }
    const due = (day: string) =>
      tasks(day, acceptance, insurer, clinic).flatMap(([kind, , what]) =>
        kind === 'due' ? what : [],
      )
    expect(due('2026-04-01')).toEqual([])
    expect(due('2026-04-02')).toEqual([
      'is to be checked again: readers are told to ask after 2026-06-30',
    ])
    expect(due('2026-07-01')).toContain('is not shown any more: nobody has checked it for too long')
  })

  it('has nothing to say of what is translated, approved and in date', () => {
    expect(tasks('2026-06-01', approved(approved(both, 'en'), 'fr'))).toEqual([])
  })

  it.each([
    ['2026-12-10', 'due', states.dueSoon],
    ['2027-02-10', 'due', states.overdue],
    ['2029-01-01', 'due', states.expired],
  ])('tells on %s that a review is %s', (day, kind, what) => {
    expect(tasks(day, approved(approved(both, 'en'), 'fr'))).toEqual([
      [kind, 'en', what],
      [kind, 'fr', what],
    ])
  })

  it('tells what is missing, waiting and changed', () => {
    expect(tasks('2026-06-01', english)).toEqual([
      ['review', 'en', states.unreviewed],
      ['missing', 'fr', states.missing],
    ])
    const changed = {...approved(both, 'en'), name: risk(['en', '[TEST] new']).name}
    expect(tasks('2026-06-01', changed)).toContainEqual(['stale', 'en', states.changed])
  })

  it('tells a translation whose source has changed since', () => {
    const once = approved(approved(both, 'en'), 'fr')
    const edited = risk(['en', '[TEST] new name'], ['fr', '[FR TEST] nom'])
    const again = approved({...edited, approvals: once.approvals ?? []}, 'en')
    expect(tasks('2026-06-01', again)).toEqual([['stale', 'fr', states.stale]])
  })

  it('tells what is withdrawn, until that is lifted', () => {
    const withdrawal: AnyDocument = {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      title: [inOneLanguage('en', '[TEST] notice')],
      severity: 'error',
      publicMessage: [inOneLanguage('en', '[EN TEST] told'), inOneLanguage('fr', '[FR TEST] dit')],
      targets: [
        {
          _key: 't',
          document: {_type: 'reference', _ref: 'risk-test', _weak: true},
          locales: ['en'],
        },
      ],
      effectiveFrom: '2026-05-01T00:00:00Z',
    }
    const document = approved(approved(both, 'en'), 'fr')
    const withdrawn = ['withdrawn', 'en', states.withdrawn]
    expect(tasks('2026-06-01', document, withdrawal)).toContainEqual(withdrawn)
    expect(tasks('2026-04-01', document, withdrawal)).not.toContainEqual(withdrawn)
  })

  it('tells files and rights that nobody has supplied', () => {
    const picture: AnyDocument = {_id: 'media-test', _type: 'media', kind: 'image'}
    const video = {...picture, kind: 'video', rights: {licence: 'unknown'}}
    const asset = {_type: 'reference', _ref: 'image-test'}
    const kinds = (document: AnyDocument) => tasks('2026-06-01', document).map(([kind]) => kind)
    expect(kinds(picture)).toEqual(expect.arrayContaining(['file', 'rights']))
    expect(kinds(video)).toEqual(expect.arrayContaining(['file', 'rights']))
    const complete = {...picture, image: {_type: 'image', asset}, rights: {licence: 'own'}}
    expect(kinds(complete)).not.toContain('file')
    expect(kinds(complete)).not.toContain('rights')
    expect(kinds({...complete, kind: 'video'})).toContain('file')
  })

  it('tells open questions until they are settled', () => {
    const flag = {_key: 'q', _type: 'flag', code: 'test', note: '[TEST] doubt'}
    expect(tasks('2026-06-01', {...english, flags: [flag]})).toContainEqual([
      'question',
      undefined,
      'test: [TEST] doubt',
    ])
    const settled = {...english, flags: [{...flag, resolvedOn: '2026-05-01'}]}
    expect(tasks('2026-06-01', settled).map(([kind]) => kind)).not.toContain('question')
  })

  it('speaks French', async () => {
    const page = path.join(folder, 'fr.html')
    const args = ['report', '--locale', 'fr', '--html', page]
    const {summary} = await runContent(args, {now: new Date('2026-11-23T12:00:00Z')})
    const html = readFileSync(page, 'utf8')
    expect(html).toContain('<html lang="fr">')
    expect(html).toContain('Droits à clarifier')
    expect(html).not.toMatch(/Waiting for approval|Open questions|is not approved/)
    expect(summary).toMatch(/^24 documents : \d+ choses à faire\. → /)
    await expect(runContent(['report', '--locale', 'de'])).rejects.toThrow('--locale is')
  })

  it('has a section on its page for every kind of task, and links that lead there', () => {
    const found: Task[] = Object.keys(reportWords.en.kinds).map((kind) => ({
      // The keys of this record are the kinds.
      kind: kind as Task['kind'],
      document: `<${kind}>`,
      what: `[TEST] ${kind}`,
    }))
    const html = reportPage(found, 1, new Date('2026-11-23T12:00:00Z'), 'en')
    for (const {kind, what} of found) {
      expect(html).toContain(`href="#${kind}"`)
      expect(html).toContain(`id="${kind}"`)
      expect(html).toContain(what)
      expect(html).toContain(`&lt;${kind}&gt;`)
    }
    expect(reportPage([], 3, new Date(), 'en')).toContain('3 documents: nothing is left to do.')
  })
})
