import {documents, type StoredDocument} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {leaflet, officeLeaflet} from '../test/definitions.ts'
import type {Actor} from './actorOf.ts'
import {permit, type PermitRequest, type ReviewAction} from './permit.ts'
import type {ReviewState} from './reviewStanding.ts'

const actions: ReviewAction[] = [
  'submit',
  'requestChanges',
  'approve',
  'publish',
  'withdraw',
  'lift',
]
const states: ReviewState[] = [
  'missing',
  'draft',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'dueSoon',
  'overdue',
  'expired',
  'stale',
  'withdrawn',
]
type PersonRole = StoredDocument<'person'>['roles'][number]
const roles: PersonRole[] = [
  'author',
  'clinicalReviewer',
  'translationReviewer',
  'publisher',
  'userTester',
]

const person = (...given: PersonRole[]): StoredDocument<'person'> => ({
  _id: 'person-test',
  _type: 'person',
  name: '[TEST]',
  roles: given,
  credentials: '[TEST]',
  locales: ['en', 'fr'],
})
const actor = (...given: PersonRole[]): Actor => ({
  user: 'u1',
  name: 'One',
  person: person(...given),
})

/** A request that nothing speaks against, unless the test says so. */
function request(
  change: Partial<PermitRequest> & {state?: ReviewState; locale?: string; author?: string},
): PermitRequest {
  const {state = 'inReview', locale = 'en', author = 'u2', ...rest} = change
  const record = {
    locale,
    state: 'inReview' as const,
    by: author,
    author,
    at: '2026-11-23T09:00:00Z',
  }
  return {
    definition: leaflet,
    actor: actor(...roles),
    comment: 'x',
    standing: {locale, state, verdict: 'unreviewed', record},
    ...rest,
  }
}

const reasons = (action: ReviewAction, change: Parameters<typeof request>[0]) => {
  const leave = permit(action, request(change))
  return leave.status === 'refused' ? leave.reasons.map(({en}) => en) : []
}
const may = (action: ReviewAction, change: Parameters<typeof request>[0]) =>
  permit(action, request(change)).status === 'permitted'

describe('who may do what', () => {
  it.each<[ReviewAction, string, PersonRole[]]>([
    ['submit', 'en', ['author']],
    ['submit', 'fr', ['author']],
    ['requestChanges', 'en', ['clinicalReviewer']],
    ['requestChanges', 'fr', ['translationReviewer']],
    ['approve', 'en', ['clinicalReviewer']],
    ['approve', 'fr', ['translationReviewer']],
    ['publish', 'en', ['publisher']],
    ['withdraw', 'en', ['clinicalReviewer', 'publisher']],
    ['lift', 'en', ['clinicalReviewer', 'publisher']],
  ])('%s in %s: %o', (action, locale, expected) => {
    const state = action === 'submit' ? 'draft' : 'inReview'
    expect(roles.filter((role) => may(action, {state, locale, actor: actor(role)}))).toEqual(
      expected,
    )
  })

  it('publishers approve what the office answers for', () => {
    const office = (role: PersonRole) =>
      may('approve', {definition: officeLeaflet, locale: 'fr', actor: actor(role)})
    expect(roles.filter(office)).toEqual(['publisher'])
  })

  it.each(actions)('%s is for people who are known', (action) => {
    const state = action === 'submit' ? 'draft' : 'inReview'
    const [reason] = reasons(action, {state, actor: {user: 'u9', name: 'Nine'}})
    expect(reason).toMatch(/No published person document names your Studio user \(u9\)/)
  })
})

describe('when', () => {
  it.each<[ReviewAction, ReviewState[]]>([
    ['submit', states.filter((state) => state !== 'missing' && state !== 'inReview')],
    ['requestChanges', ['inReview']],
    ['approve', ['inReview']],
    ['publish', states],
    ['withdraw', states],
    ['lift', states],
  ])('%s: %o', (action, expected) => {
    expect(states.filter((state) => may(action, {state}))).toEqual(expected)
  })

  it('says why not', () => {
    expect(reasons('approve', {state: 'draft'})).toEqual([
      expect.stringContaining('The author submits it first.'),
    ])
    expect(reasons('approve', {state: 'withdrawn'})).toEqual([
      'It is withdrawn. Lift the withdrawal first.',
    ])
    expect(reasons('submit', {state: 'missing'})).toEqual([
      expect.stringContaining('nothing to submit'),
    ])
    expect(reasons('requestChanges', {state: 'draft'})).toEqual([
      expect.stringContaining('Ask the author'),
    ])
  })
})

describe('row 45: approving', () => {
  it('takes somebody else than the author', () => {
    expect(reasons('approve', {author: 'u1'})).toEqual([
      'You submitted these words yourself. Somebody else has to approve them.',
    ])
    expect(may('approve', {author: 'u2'})).toBe(true)
  })

  it('takes somebody who has not changed the words, whoever submitted them', () => {
    const own = [
      expect.stringContaining(
        'You have changed these words yourself since they were approved last',
      ),
    ]
    expect(reasons('approve', {author: 'u2', writers: ['u3', 'u1']})).toEqual(own)
    expect(may('approve', {author: 'u2', writers: ['u3']})).toBe(true)
    const named = request({author: 'u2'})
    const record = {...named.standing.record!, writers: ['u1']}
    const leave = permit('approve', {...named, standing: {...named.standing, record}})
    expect(leave).toMatchObject({status: 'refused', reasons: [{en: own[0]}]})
  })

  it('takes credentials of a clinical reviewer', () => {
    const without = {
      ...actor('clinicalReviewer'),
      person: {...person('clinicalReviewer'), credentials: ' '},
    }
    expect(reasons('approve', {actor: without})).toEqual([expect.stringContaining('credentials')])
    const {credentials: _credentials, ...bare} = person('translationReviewer')
    expect(may('approve', {locale: 'fr', actor: {...without, person: bare}})).toBe(true)
  })

  it('takes the language in the list of a language reviewer', () => {
    const reviewer = (locales?: ('en' | 'fr')[]) => {
      const {locales: _locales, ...bare} = person('translationReviewer', 'clinicalReviewer')
      return {...actor(), person: {...bare, ...(locales ? {locales} : {})}}
    }
    expect(may('approve', {locale: 'fr', actor: reviewer(['fr'])})).toBe(true)
    expect(reasons('approve', {locale: 'fr', actor: reviewer(['en'])})).toEqual([
      expect.stringContaining('does not list “fr”'),
    ])
    expect(reasons('approve', {locale: 'fr', actor: reviewer()})).toHaveLength(1)
    expect(may('approve', {locale: 'en', actor: reviewer()})).toBe(true)
  })

  it('names every reason, in both languages of the Studio', () => {
    const leave = permit('approve', request({state: 'draft', author: 'u1', actor: actor('author')}))
    const given = leave.status === 'refused' ? leave.reasons : []
    expect(given).toHaveLength(3)
    for (const {en, fr} of given) {
      expect(fr).not.toBe(en)
      expect(fr.length).toBeGreaterThan(20)
    }
  })
})

describe('requesting changes', () => {
  it.each([undefined, '', ' '])('takes a comment, not %o', (comment) => {
    const {comment: _comment, ...bare} = request({})
    const leave = permit('requestChanges', {...bare, ...(comment === undefined ? {} : {comment})})
    expect(leave).toMatchObject({reasons: [{en: 'Say what has to change.'}]})
  })
})

describe('a demonstration', () => {
  const alone: Actor = {user: 'u1', name: 'One', demonstration: true}

  it('lets one user do everything, approve without a submission and their own words', () => {
    const open: ReviewState[] = states.filter((state) =>
      may('approve', {state, author: 'u1', actor: alone}),
    )
    expect(open).toEqual(states.filter((state) => state !== 'withdrawn'))
    for (const action of ['publish', 'withdraw', 'lift'] as const)
      expect(may(action, {actor: alone})).toBe(true)
    expect(may('submit', {state: 'draft', actor: alone})).toBe(true)
  })

  it('changes nothing else', () => {
    expect(may('submit', {state: 'inReview', actor: alone})).toBe(false)
    expect(may('requestChanges', {state: 'draft', actor: alone})).toBe(false)
    expect(may('requestChanges', {actor: alone, comment: ''})).toBe(false)
  })
})

describe('every reason is told in English and in French', () => {
  const told = (action: ReviewAction, change: Parameters<typeof request>[0]) => {
    const leave = permit(action, request(change))
    return leave.status === 'refused' ? leave.reasons : []
  }

  it.each<[ReviewAction, Parameters<typeof request>[0], en: string, fr: string]>([
    ['requestChanges', {comment: ' '}, 'Say what has to change.', 'Dites ce qu’il faut changer.'],
    [
      'publish',
      {actor: {user: 'u9', name: 'Nine'}},
      'No published person document names your Studio user (u9), or more than one does. Ask an administrator to add it to yours.',
      'Aucune fiche de personne publiée ne nomme votre compte du Studio (u9), ou plusieurs le font. Demandez à un administrateur de l’ajouter à la vôtre.',
    ],
    [
      'withdraw',
      {actor: actor('author')},
      'This takes the role “clinical reviewer or publisher”, which your person document does not give you.',
      'Il faut pour cela le rôle « relecteur clinique ou responsable de publication », que votre fiche de personne ne vous donne pas.',
    ],
    [
      'approve',
      {locale: 'fr', actor: actor('author')},
      'This takes the role “language reviewer”, which your person document does not give you.',
      'Il faut pour cela le rôle « relecteur linguistique », que votre fiche de personne ne vous donne pas.',
    ],
    [
      'submit',
      {state: 'draft', actor: actor('publisher')},
      'This takes the role “author”, which your person document does not give you.',
      'Il faut pour cela le rôle « auteur », que votre fiche de personne ne vous donne pas.',
    ],
    [
      'approve',
      {actor: {...actor(), person: {...person('clinicalReviewer'), credentials: ''}}},
      'Your person document has no credentials. A clinical reviewer needs them.',
      'Votre fiche de personne n’indique pas de titre professionnel. Un relecteur clinique en a besoin.',
    ],
    [
      'approve',
      {locale: 'ht', actor: actor('translationReviewer')},
      'Your person document does not list “ht” among the languages you may approve.',
      'Votre fiche de personne ne compte pas « ht » parmi les langues que vous pouvez approuver.',
    ],
  ])('%s', (action, change, en, fr) => {
    expect(told(action, change)).toEqual([{en, fr}])
  })
})

it('what nobody submitted is nobody’s own words', () => {
  const standing = {locale: 'en', state: 'inReview' as const, verdict: 'unreviewed' as const}
  expect(permit('approve', {...request({}), standing}).status).toBe('permitted')
})

it('knows the roles of person documents', () => {
  expect(documents.person.name).toBe('person')
})
