import {describe, expect, it} from 'vitest'

import {aLeaflet, approved, byId, requestFor, today} from '../test/world.ts'
import {approve, type ApprovalRequest} from './approve.ts'
import {submitted} from './reviewRecord.ts'
import type {AnyDocument, ReviewRecord} from './types.ts'

type Changes = Partial<ApprovalRequest>

function result(changes: Changes) {
  const made = approve(requestFor(changes))
  if (made.status === 'refused') throw new Error(made.reasons.join('\n'))
  return made
}

/** Every reason, in both languages. */
function messages(changes: Changes) {
  const made = approve(requestFor(changes))
  return made.status === 'refused' ? made.messages : []
}

function submittedAs(translationOrigin?: ReviewRecord['translationOrigin']): AnyDocument {
  const step = {locale: 'en', by: 'author', at: '2026-11-23T08:00:00Z', writers: ['writer']}
  const origin = translationOrigin === undefined ? {} : {translationOrigin}
  return {...aLeaflet(), reviews: submitted(requestFor(), {...step, ...origin})}
}

describe('a stamp records', () => {
  it('who wrote the words, where they come from, who approved them, and how', () => {
    const {approval} = result({
      document: submittedAs('machineThenHuman'),
      reviewerPerson: 'person-test',
      reviewedAt: '2026-11-23T09:00:00Z',
      demonstration: true,
    })
    expect(approval).toMatchObject({
      author: 'author',
      translationOrigin: 'machineThenHuman',
      reviewerPerson: {_type: 'reference', _ref: 'person-test', _weak: true},
      reviewedAt: '2026-11-23T09:00:00Z',
      demonstration: true,
    })
  })

  it('everybody who is known to have written them', () => {
    const writers = (...given: string[]) =>
      result({document: submittedAs(), writers: given}).approval.writers
    expect(writers('other', 'writer')).toEqual(['writer', 'other'])
    expect(writers()).toEqual(['writer'])
    expect(result({writers: ['other']}).approval.writers).toEqual(['other'])
  })

  it('nothing that is not known', () => {
    const {approval} = result({})
    for (const name of [
      'author',
      'writers',
      'translationOrigin',
      'reviewerPerson',
      'reviewedAt',
      'waiver',
    ])
      expect(Object.keys(approval)).not.toContain(name)
    expect(Object.keys(approval)).not.toContain('demonstration')
    expect(Object.keys(result({document: submittedAs()}).approval)).not.toContain(
      'translationOrigin',
    )
  })

  it('the day from which its version counts, as long as nothing but slips was corrected', () => {
    const since = (document: AnyDocument, version: string) =>
      result({document, version, reviewedOn: '2026-12-01'}).approval.since
    const first = approved(['en'])
    expect(since(first, '1.0.1')).toBe(today)
    expect(since(first, '1.1.0')).toBe('2026-12-01')
    expect(since(first, '2.0.0')).toBe('2026-12-01')
    const {since: _since, ...older} = first.approvals[0]!
    expect(since({...first, approvals: [older]}, '1.0.1')).toBe(today)
    const earlier = {...first.approvals[0]!, since: '2026-11-01'}
    expect(since({...first, approvals: [earlier]}, '1.0.1')).toBe('2026-11-01')
    expect(since(aLeaflet(), '1.0.1')).toBe('2026-12-01')
  })
})

describe('an entry of the change log', () => {
  const change = (document: AnyDocument) => result({document}).change

  it('says what was approved, when and by whom, under a key of its own', () => {
    const first = change(aLeaflet())
    expect(first).toEqual({
      _key: 'en-1.0.0-1',
      _type: 'change',
      version: '1.0.0',
      locale: 'en',
      date: today,
      by: 'A test reviewer',
      clinical: [],
      editorial: [],
    })
    expect(change(aLeaflet({changeLog: [first]}))._key).toBe('en-1.0.0-2')
  })
})

describe('every reason is told in English and in French', () => {
  it.each<[string, Changes, en: string, fr: string]>([
    [
      'a machine’s words',
      {document: submittedAs('machine')},
      'A machine translated these words. A person has to revise them and submit them as revised.',
      'Ces mots viennent d’une traduction automatique. Une personne doit les réviser, puis les soumettre comme révisés.',
    ],
    [
      'gaps',
      {document: aLeaflet({summary: undefined})},
      'Consent needs what is missing here: summary. Add it, or give the reason for publishing it as information only.',
      'Le consentement demande ce qui manque ici : summary. Ajoutez-le, ou donnez la raison de le publier à titre d’information seulement.',
    ],
    [
      'what is not published',
      {references: byId()},
      '“part-a” is part of this text but is not published, or not valid. Publish it first.',
      '« part-a » fait partie de ce texte mais n’est pas publié, ou pas valide. Publiez-le d’abord.',
    ],
    [
      'a language without text',
      {locale: 'ar'},
      'There is no complete text in “ar” yet.',
      'Il n’y a pas encore de texte complet en « ar ».',
    ],
    [
      'a source that nobody approved',
      {locale: 'fr'},
      'Approve the “en” text first: overview, risks, stay, media.',
      'Approuvez d’abord le texte « en » : overview, risks, stay, media.',
    ],
    [
      'nobody’s name',
      {reviewer: ' '},
      'Say who approves it, and how readers may know them.',
      'Indiquez qui approuve, et comment les lecteurs verront cette personne.',
    ],
  ])('%s', (_what, changes, en, fr) => {
    expect(messages(changes)).toContainEqual({en, fr})
  })

  it('also what the checks found', () => {
    const finding = {
      check: 'V3' as const,
      level: 'error' as const,
      path: 'title',
      keys: ['title'],
      studioPath: ['title'],
      message: {en: 'Wrong.', fr: 'Faux.'},
    }
    expect(messages({findings: [finding, {...finding, level: 'warning'}]})).toEqual([
      {en: 'title: Wrong.', fr: 'title : Faux.'},
    ])
  })
})

it('what is not valid is told by its path, the same in both languages', () => {
  const [message] = messages({document: aLeaflet({code: 'z'})})
  expect(message?.en).toMatch(/^code: /)
  expect(message?.fr).toBe(message?.en)
})
