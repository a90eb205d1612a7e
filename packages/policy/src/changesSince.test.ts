import {describe, expect, it} from 'vitest'

import {definitions, leaflet} from '../test/definitions.ts'
import {aLeaflet, aPart, approved, byId, paragraph, refers, said} from '../test/world.ts'
import type {Resolved} from './candidates.ts'
import {changesSince, latestVersion} from './changesSince.ts'
import type {AnyDocument, Approval} from './types.ts'

const both = approved(['en', 'fr'])
const nothing = {bump: 'none', clinical: [], editorial: []}

function resolved(document: AnyDocument, references = byId(aPart())): Resolved {
  return {definition: leaflet, definitions, document, references}
}

/** What approving the document would change, where what was approved is at hand, or is not. */
const since = (document: AnyDocument, locale = 'en', before?: Resolved) =>
  changesSince(resolved(document), locale, before)

const title = said({en: 'New title', fr: '[FR TEST] title'})

describe('changesSince', () => {
  it('is nothing before the first approval, and while the words stand', () => {
    expect(since(aLeaflet())).toEqual(nothing)
    expect(since(both)).toEqual(nothing)
    expect(since(both, 'fr', resolved(both))).toEqual(nothing)
  })

  it('names the field when what was approved is at hand', () => {
    expect(since({...both, title}, 'en', resolved(both))).toEqual({
      bump: 'minor',
      clinical: [],
      editorial: ['Title'],
    })
    const stay = {...Object(both.stay), nights: 2}
    expect(since({...both, stay, image: undefined}, 'en', resolved(both))).toEqual({
      bump: 'major',
      clinical: ['Stay'],
      editorial: ['Picture'],
    })
  })

  it('takes the most of a changed unit when nobody knows what was approved', () => {
    expect(since({...both, title})).toEqual({
      bump: 'minor',
      clinical: [],
      editorial: ['Title', 'Summary', 'Code'],
    })
    // The unit includes a part, which may have changed in any way.
    expect(since({...both, image: undefined})).toEqual({
      bump: 'major',
      clinical: ['Parts'],
      editorial: ['Picture', 'Captions'],
    })
  })

  it('does not believe a document that is not what was approved', () => {
    const other = {...both, title: said({en: 'Never approved', fr: '[FR TEST] title'})}
    expect(since({...both, title}, 'en', resolved(other)).editorial).toHaveLength(3)
    expect(since({...both, title}, 'en', resolved({...both, title})).editorial).toHaveLength(3)
  })

  it('sees a change of what is included', () => {
    const renamed = byId(aPart('part-a', {name: said({en: 'Other', fr: '[FR TEST] part-a'})}))
    expect(changesSince(resolved(both, renamed), 'en', resolved(both))).toEqual({
      bump: 'major',
      clinical: ['Risks', 'Parts'],
      editorial: [],
    })
  })

  it('counts a unit that was left out of the stamp as changed, and one that is left out now as not', () => {
    const half = aLeaflet({stay: {heading: said({en: 'Stay'}), body: said({fr: [paragraph('x')]})}})
    const stamped = approved(['en'], {document: half})
    const whole = {...stamped, stay: {heading: said({en: 'Stay'})}}
    expect(since(whole).clinical).toEqual(['Stay'])
    expect(since(stamped)).toEqual(nothing)
    expect(since({...both, stay: half.stay})).toEqual(nothing)
  })

  it('is nothing for a translation that is new or follows its source', () => {
    const english = approved(['en'])
    expect(since(english, 'fr')).toEqual(nothing)
    const ahead = approved(['en'], {document: {...both, title}})
    expect(since({...ahead, title: said({en: 'New title', fr: '[FR TEST] new'})}, 'fr')).toEqual(
      nothing,
    )
    const level = approved(['fr'], {document: ahead})
    const again = said({en: 'New title', fr: '[FR TEST] newer'})
    expect(since({...level, title: again}, 'fr').bump).toBe('minor')
  })

  it('asks the translations when the stamp of the source is gone', () => {
    const [, french] = both.approvals
    const orphan = {...both, approvals: [french!]}
    expect(since(orphan)).toEqual(nothing)
    expect(since({...orphan, title}).bump).toBe('minor')
    const unread = {...both, approvals: [{...both.approvals[0]!, reviewedOn: 'x'}, french!]}
    // Nobody knows what a stamp that cannot be read was given for.
    expect(since(unread).bump).toBe('major')
  })
})

describe('latestVersion', () => {
  const stamps = (...versions: string[]) =>
    versions.map((version): Approval => ({...both.approvals[0]!, version}))

  it('compares numbers, and leaves out what is none', () => {
    expect(latestVersion(stamps('1.9.0', '1.10.0', '1.2.0'))).toBe('1.10.0')
    expect(latestVersion(stamps('x', '1.0.0'))).toBe('1.0.0')
    expect(latestVersion(stamps('x'))).toBeUndefined()
    expect(latestVersion(undefined)).toBeUndefined()
    expect(latestVersion(Object('x'))).toBeUndefined()
    expect(latestVersion(JSON.parse('[null]'))).toBeUndefined()
  })
})

describe('an approval after a change', () => {
  const changed = {...both, title}

  it('gets the version that the change asks for, at least', () => {
    const next = (version?: string) =>
      approved(['en'], {
        document: changed,
        before: resolved(both),
        ...(version === undefined ? {} : {version}),
      }).approvals.find(({locale}) => locale === 'en')?.version
    expect(next()).toBe('1.1.0')
    expect(next('1.1.0')).toBe('1.1.0')
    expect(next('3.0.0')).toBe('3.0.0')
    expect(() => next('1.0.0')).toThrow('at least 1.1.0')
    expect(() => next('1.0.9')).toThrow('never lowered')
  })

  it('keeps the first day of its version through corrections and reviews', () => {
    const since = (document: AnyDocument) =>
      document.approvals?.find(({locale}) => locale === 'en')?.since
    const first = approved(['en'], {document: changed, reviewedOn: '2026-12-01'})
    expect(since(first)).toBe('2026-12-01')
    const reviewed = approved(['en'], {document: first, reviewedOn: '2027-01-01'})
    expect(since(reviewed)).toBe('2026-12-01')
    const again = approved(['en'], {document: {...reviewed, code: 'b'}, reviewedOn: '2027-02-01'})
    expect(since(again)).toBe('2027-02-01')
  })

  it('sees a shared part in every document that shows it', () => {
    const other = {...both, _id: 'leaflet-b', parts: [], risks: [{...Object(both.risks)[0]}]}
    expect(other.risks[0].part).toEqual(refers('part-a'))
    expect(since(other)).not.toEqual(nothing)
  })
})

it('a unit without words that was approved so has not changed', () => {
  const {stay: _stay, ...rest} = aLeaflet()
  const document = approved(['en'], {document: rest as AnyDocument, waiverReason: '[TEST]'})
  expect(since(document)).toEqual(nothing)
  const appearing = {...document, stay: {heading: said({en: 'Stay'})}}
  expect(since(appearing).clinical).toEqual(['Stay'])
  const vanishing = {...both, stay: undefined}
  expect(since(vanishing).clinical).toEqual(['Stay'])
})
