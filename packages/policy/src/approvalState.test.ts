import {describe, expect, it} from 'vitest'

import {openLeaflet, part} from '../test/definitions.ts'
import {
  aLeaflet,
  aPart,
  approved,
  at,
  byId,
  outcome,
  refers,
  said,
  subjectOf,
  today,
  type Situation,
} from '../test/world.ts'
import {approvalState} from './approvalState.ts'
import type {Approval} from './types.ts'

function state(situation: Situation, locale = 'en'): string {
  return approvalState(subjectOf(situation), locale)
}

const both = approved(['en', 'fr'])

describe('approvalState', () => {
  it('is unreviewed before the approval and current after', () => {
    expect(state({})).toBe('unreviewed')
    expect(state({document: both})).toBe('current')
    expect(state({document: both}, 'fr')).toBe('current')
  })

  it('is missing in a language without any text', () => {
    expect(state({document: both}, 'ar')).toBe('missing')
    expect(state({document: both, locales: ['en']}, 'ar')).toBe('missing')
  })

  it('is not missing when one unit has texts', () => {
    const title = said({en: 'Title', fr: '[FR TEST] title'})
    const bare = {_id: 'a', _type: 'leaflet', code: 'a', title, stay: {heading: said({en: 'Stay'})}}
    expect(state({document: bare}, 'fr')).toBe('unreviewed')
  })

  it('is missing also when some units need no text', () => {
    expect(state({document: aLeaflet({parts: [], tracks: []})}, 'ar')).toBe('missing')
  })

  it('is not missing when a document needs no text at all', () => {
    const document = {_id: 'a', _type: 'openLeaflet', code: 'a', image: aLeaflet().image}
    expect(state({document: {...document, title: said({en: 'x'})}, definition: openLeaflet})).toBe(
      'current',
    )
    expect(state({document: {...document, _type: 'leaflet', title: []}})).toBe('missing')
    const {overview, ...units} = openLeaflet.units
    const pictures = {...openLeaflet, units} as unknown as typeof openLeaflet
    expect(overview.title).toBe('Overview')
    expect(state({document, definition: pictures}, 'fr')).toBe('current')
  })

  it('is incomplete when the language lacks texts and nothing is worse', () => {
    const advice = said({fr: '[FR TEST] advice'})
    const situation = {
      document: aPart('part-a', {next: refers('part-b')}),
      definition: part,
      references: byId(aPart('part-b')),
    }
    expect(state({...situation, references: byId(aPart('part-b', {name: advice}))})).toBe(
      'incomplete',
    )
  })

  it.each([
    ['2027-09-23', 'current'],
    ['2027-09-24', 'dueSoon'],
    ['2027-11-23', 'dueSoon'],
    ['2027-11-24', 'overdue'],
    ['2027-12-23', 'overdue'],
    ['2027-12-24', 'expired'],
    ['2026-11-21', 'unreviewed'],
  ])('on %s is %s', (day, expected) => {
    expect(state({document: approved(['en'], {nextReviewDue: '2027-11-23'}), now: at(day)})).toBe(
      expected,
    )
  })

  it('is changed after any change of words', () => {
    const document = {...both, title: said({en: 'New', fr: '[FR TEST] title'})}
    expect(state({document})).toBe('changed')
    expect(state({document}, 'fr')).toBe('stale')
  })

  it('is changed when a unit was taken out, though nothing is left of it to see', () => {
    const document = approved(['en'], {
      document: aLeaflet({summary: undefined, parts: []}),
      waiverReason: 'A test',
    })
    expect(state({document: {...document, image: undefined, tracks: undefined}})).toBe('changed')
  })

  it('is broken when an included document is gone', () => {
    expect(state({document: both, references: byId()})).toBe('broken')
  })

  it('has gaps when a waiver is taken away', () => {
    const document = approved(['en'], {
      document: aLeaflet({summary: undefined}),
      waiverReason: 'A test',
    })
    const stamp: Partial<Approval> = {...document.approvals[0]}
    delete stamp.waiver
    expect(state({document: Object.assign({...document}, {approvals: [stamp]})})).toBe('gaps')
  })

  it('is withdrawn before anything else', () => {
    const withdrawals = [
      {_id: 'w', targets: [{document: 'leaflet-a', units: ['stay']}], effectiveFrom: today},
    ]
    const document = {...both, title: said({en: 'New', fr: '[FR TEST] title'})}
    expect(state({document, withdrawals})).toBe('withdrawn')
  })

  it('is that of the unit that is worst off', () => {
    const french = said({fr: '[FR TEST] only'})
    expect(state({document: {...both, title: said({en: 'New'}), summary: french}})).toBe(
      'incomplete',
    )
    expect(
      state({
        document: {
          ...both,
          title: said({en: 'New'}),
          summary: french,
          stay: {heading: said({en: 'New'})},
        },
      }),
    ).toBe('changed')
    expect(state({document: {...both, stay: {heading: french}}})).toBe('missing')
  })

  it('of a unit that says nothing counts only once the language is approved', () => {
    const document = aLeaflet({
      stay: undefined,
      title: said({en: 'Title'}),
      summary: said({en: 'Summary', fr: '[FR TEST] summary'}),
    })
    expect(state({document}, 'fr')).toBe('unreviewed')
    const bare = {
      _id: 'a',
      _type: 'leaflet',
      code: 'a',
      title: said({en: 'x'}),
      summary: said({en: 'y', fr: '[FR TEST] y'}),
    }
    expect(state({document: bare}, 'fr')).toBe('incomplete')
  })

  it('of a text without review is current whatever stamps it bears', () => {
    const document = {...aLeaflet(), _type: 'openLeaflet', approvals: both.approvals}
    expect(state({document, definition: openLeaflet, now: at('2028-11-01')})).toBe('current')
    expect(state({document, definition: openLeaflet, now: at('2040-11-01')})).toBe('current')
  })

  it('is good exactly when the gate gives every unit', () => {
    const good = ['current', 'dueSoon', 'overdue']
    const situations: Situation[] = [
      {document: both},
      {},
      {document: {...both, stay: undefined}},
      {document: {...both, code: 'b'}},
      {document: both, references: byId()},
      {document: both, now: at('2040-01-01')},
      {document: both, now: at('2028-12-01')},
    ]
    for (const situation of situations) {
      for (const locale of ['en', 'fr']) {
        const given = Object.values(outcome(situation, locale)).every(
          (each) => !each.startsWith('withheld'),
        )
        expect(good.includes(state(situation, locale))).toBe(given)
      }
    }
  })
})
