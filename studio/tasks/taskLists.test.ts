import {
  actorOf,
  changesRequested,
  submitted,
  type Actor,
  type AnyDocument,
  type Resolved,
  type Withdrawal,
} from '@jakamy/policy'
import type {SanityDocument} from 'sanity'
import {describe, expect, it} from 'vitest'

import {approved, fakeRisk, withText} from '../review/fakeRisk.ts'
import {createTaskLists} from './taskLists.ts'

const now = new Date('2026-11-24T12:00:00Z')
let revision = 0

/** A document as it is stored, at a new revision. */
function stored({document}: Resolved, id = document._id, changes: object = {}): SanityDocument {
  const times = {_createdAt: '', _updatedAt: ''}
  revision += 1
  return {...document, ...times, ...changes, _id: id, _rev: String(revision)}
}

/** Somebody who may approve French, and nothing else. */
const linguist = somebody('test-linguist', {roles: ['translationReviewer'], locales: ['fr']})
const clinician = somebody('test-clinician', {
  roles: ['clinicalReviewer'],
  credentials: '[TEST]',
})
const nobody: Actor = {user: 'test-nobody', name: '[TEST] Nobody'}

function somebody(user: string, fields: object): Actor {
  const person = {_id: user, _type: 'person', name: '[TEST] Person', studioUsers: [user], ...fields}
  const actor = actorOf({id: user}, [person])
  if (!actor.person) throw new Error(`The test person ${user} is not valid.`)
  return actor
}

/** The same document, with the words of a language submitted by an author. */
function withSubmitted(before: Resolved, locale: string, by = 'test-author'): Resolved {
  return withReviews(before, submitted(before, {locale, by, at: now.toISOString()}))
}

function withReviews(before: Resolved, reviews: AnyDocument['reviews']): Resolved {
  return {...before, document: {...before.document, ...(reviews ? {reviews} : {})}}
}

const listed = (
  documents: SanityDocument[],
  at = now,
  actor: Actor = nobody,
  withdrawals: Withdrawal[] = [],
) =>
  createTaskLists({actor, withdrawals})(documents, at).map(({name, id, locale, reason}) =>
    [name, id, locale, reason].filter(Boolean).join(' '),
  )

const both = fakeRisk({en: '[TEST] Risk', fr: '[FR TEST] Risque'})
const whole = approved(approved(both, 'en'), 'fr')

describe('the lists of tasks', () => {
  it('show each complete language that nobody has submitted', () => {
    expect(listed([stored(both)])).toEqual([
      'submit risk-test en unreviewed',
      'submit risk-test fr unreviewed',
    ])
    expect(listed([stored(fakeRisk({en: '[TEST] Risk'}))])).toEqual([
      'submit risk-test en unreviewed',
    ])
  })

  it('show what was submitted to those who may approve it, and to nobody else', () => {
    const waiting = stored(withSubmitted(withSubmitted(both, 'en'), 'fr'))
    expect(listed([waiting], now, clinician)).toEqual(['review risk-test en unreviewed'])
    expect(listed([waiting], now, linguist)).toEqual(['review risk-test fr unreviewed'])
    expect(listed([waiting])).toEqual([])
    const everything = {...nobody, demonstration: true}
    expect(listed([waiting], now, everything)).toHaveLength(2)
    expect(listed([stored(both)], now, everything)).toEqual([
      'submit risk-test en unreviewed',
      'submit risk-test fr unreviewed',
    ])
  })

  it('do not ask reviewers for their own words', () => {
    const own = stored(withSubmitted(withSubmitted(both, 'fr'), 'en', clinician.user))
    expect(listed([own], now, clinician)).toEqual([])
  })

  it('show what was submitted and changed since as not submitted', () => {
    const english = withSubmitted(fakeRisk({en: '[TEST] Risk'}), 'en')
    const changed = stored(withText(english, 'en', '[TEST] Other'))
    expect(listed([changed], now, clinician)).toEqual(['submit risk-test en unreviewed'])
  })

  it('show what a reviewer has sent back, with what is asked for', () => {
    const waiting = withSubmitted(fakeRisk({en: '[TEST] Risk'}), 'en')
    const step = {locale: 'en', by: clinician.user, at: now.toISOString()}
    const back = withReviews(
      waiting,
      changesRequested(waiting, {...step, comment: '[TEST] Please change it.'}),
    )
    const lists = createTaskLists({actor: clinician, withdrawals: []})
    expect(lists([stored(back)], now).map(({name, comment}) => [name, comment])).toEqual([
      ['changes', '[TEST] Please change it.'],
    ])
  })

  it('leave out what is withdrawn', () => {
    const waiting = stored(withSubmitted(fakeRisk({en: '[TEST] Risk'}), 'en'))
    const unsubmitted = stored(fakeRisk({en: '[TEST] Risk'}))
    const notice = {
      _id: 'withdrawal-test',
      targets: [{document: 'risk-test'}],
      effectiveFrom: '2026-11-01T00:00:00Z',
    }
    expect(listed([waiting], now, clinician)).toHaveLength(1)
    expect(listed([waiting], now, clinician, [notice])).toEqual([])
    expect(listed([unsubmitted])).toHaveLength(1)
    expect(listed([unsubmitted], now, nobody, [notice])).toEqual([])
  })

  it('are empty when all is approved', () => {
    expect(listed([stored(whole)])).toEqual([])
  })

  it('show a change to be submitted and its translation as stale', () => {
    expect(listed([stored(withText(whole, 'en', '[TEST] Other'))])).toEqual([
      'submit risk-test en changed',
      'stale risk-test fr',
    ])
  })

  it('look at the draft, not at what is published', () => {
    const draft = stored(withText(whole, 'fr', '[FR TEST] Autre'), 'drafts.risk-test')
    expect(listed([stored(whole), draft])).toEqual(['submit risk-test fr changed'])
  })

  it('show what is due within 60 days, what is overdue, and what has expired to be submitted too', () => {
    const document = stored(approved(fakeRisk({en: '[TEST] Risk'}), 'en'))
    const days: [string, string[]][] = [
      ['2028-09-23', []],
      ['2028-09-24', ['due risk-test en']],
      ['2028-12-01', ['due risk-test en']],
      ['2029-01-01', ['submit risk-test en expired', 'due risk-test en']],
    ]
    for (const [day, expected] of days) {
      expect([day, listed([document], new Date(`${day}T12:00:00Z`))]).toEqual([day, expected])
    }
  })

  it('show an accepted insurance that nobody has checked for 90 days', () => {
    const acceptance = (verifiedOn?: string) => {
      const document = {_id: 'acceptance-test', _type: 'insuranceAcceptance', verifiedOn}
      return stored({...both, document})
    }
    const due = (verifiedOn?: string) =>
      createTaskLists({actor: nobody, withdrawals: []})([acceptance(verifiedOn)], now)
        .filter(({name}) => name === 'due')
        .map(({facts, due: day}) => [facts?.state, day])
    expect(due('2026-08-26')).toEqual([])
    expect(due('2026-08-25')).toEqual([['ageing', '2027-02-21']])
    expect(due('2026-05-27')).toEqual([['lapsed', undefined]])
    expect(due()).toEqual([['lapsed', undefined]])
  })

  it('show what an included document does to the one that includes it, at its next revision', () => {
    const group = {
      _key: 'g',
      _type: 'riskGroup',
      occurrences: [{_key: 'o', risk: ref('risk-test')}],
    }
    const page: AnyDocument = {_id: 'procedure-test', _type: 'procedure', risks: {groups: [group]}}
    const lists = createTaskLists({actor: nobody, withdrawals: []})
    const procedure = stored({...both, document: page})
    const namesOf = (documents: SanityDocument[]) =>
      lists(documents, now)
        .filter(({id, name}) => id === page._id && name === 'missing')
        .map(({count}) => count)
    const [without] = namesOf([procedure])
    const [included] = namesOf([procedure, stored(both)])
    expect(included).toBeLessThan(without ?? 0)
    // The risk lacks its French text now, and the page with it.
    expect(namesOf([procedure])).toEqual([without])
  })

  it('show a picture without its file, and a document without what it needs', () => {
    const media = {...both, document: {_id: 'media-test', _type: 'media', kind: 'video'}}
    expect(listed([stored(media)])).toContain('files media-test')
    expect(listed([stored(media)])).toContain('missing media-test')
    const file = {file: {_type: 'file', asset: {_type: 'reference', _ref: 'file-test'}}}
    expect(listed([stored(media, 'media-test', file)])).not.toContain('files media-test')
    const image = {image: {_type: 'image', asset: {_type: 'reference', _ref: 'image-test'}}}
    expect(listed([stored(media, 'media-test', image)])).toContain('files media-test')
  })
})

function ref(id: string) {
  return {_type: 'reference', _ref: id}
}
