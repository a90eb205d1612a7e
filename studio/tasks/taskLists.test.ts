import type {AnyDocument, Resolved} from '@jakamy/policy'
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

const listed = (documents: SanityDocument[], at = now) =>
  createTaskLists()(documents, at).map(({name, id, locale, reason}) =>
    [name, id, locale, reason].filter(Boolean).join(' '),
  )

const both = fakeRisk({en: '[TEST] Risk', fr: '[FR TEST] Risque'})
const whole = approved(approved(both, 'en'), 'fr')

describe('the lists of tasks', () => {
  it('show each complete language that nobody has approved', () => {
    expect(listed([stored(both)])).toEqual([
      'review risk-test en unreviewed',
      'review risk-test fr unreviewed',
    ])
    expect(listed([stored(fakeRisk({en: '[TEST] Risk'}))])).toEqual([
      'review risk-test en unreviewed',
    ])
  })

  it('are empty when all is approved', () => {
    expect(listed([stored(whole)])).toEqual([])
  })

  it('show a change for review and its translation as stale', () => {
    expect(listed([stored(withText(whole, 'en', '[TEST] Other'))])).toEqual([
      'review risk-test en changed',
      'stale risk-test fr',
    ])
  })

  it('look at the draft, not at what is published', () => {
    const draft = stored(withText(whole, 'fr', '[FR TEST] Autre'), 'drafts.risk-test')
    expect(listed([stored(whole), draft])).toEqual(['review risk-test fr changed'])
  })

  it('show what is due within 60 days, what is overdue, and what has expired for review too', () => {
    const document = stored(approved(fakeRisk({en: '[TEST] Risk'}), 'en'))
    const days: [string, string[]][] = [
      ['2028-09-23', []],
      ['2028-09-24', ['due risk-test en']],
      ['2028-12-01', ['due risk-test en']],
      ['2029-01-01', ['review risk-test en expired', 'due risk-test en']],
    ]
    for (const [day, expected] of days) {
      expect([day, listed([document], new Date(`${day}T12:00:00Z`))]).toEqual([day, expected])
    }
  })

  it('show what an included document does to the one that includes it, at its next revision', () => {
    const group = {
      _key: 'g',
      _type: 'riskGroup',
      occurrences: [{_key: 'o', risk: ref('risk-test')}],
    }
    const page: AnyDocument = {_id: 'procedure-test', _type: 'procedure', risks: {groups: [group]}}
    const lists = createTaskLists()
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
