import {documents, type Bump} from '@jakamy/schemas'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {changedSeed, definitionOf} from '../test/checked.ts'
import {inFrench, seedDocuments} from '../test/seed.ts'
import {said} from '../test/world.ts'
import {bump, candidatesOf, hashUnit, type AnyDocument, type Resolved} from './index.ts'

const levels: readonly Bump[] = ['none', 'patch', 'minor', 'major']

function resolved(document: AnyDocument, references = seedDocuments()): Resolved {
  return {definition: definitionOf(document), definitions: documents, document, references}
}

/** How much a change to one document of the clinic raises the version of a document. */
function bumpOf(
  id: string,
  ...changes: readonly [from: string, to: string][]
): (holder?: string) => Bump {
  const {references} = changedSeed(id, ...changes)
  const before = seedDocuments()
  return (holder = id) =>
    bump(resolved(before.get(holder)!, before), resolved(references.get(holder)!, references))
}

/** The procedure with one of its fields made from what it was. */
function withField(name: string, make: (value: never) => unknown): Bump {
  const document = seedDocuments().get('procedure-coronary-stent')!
  // Each test knows the field it changes.
  const changed = {...document, [name]: make(structuredClone(document[name]) as never)}
  return bump(resolved(document), resolved(changed))
}

const procedure = 'procedure-coronary-stent'

describe('bump', () => {
  it('is none when nothing has changed, and when only keys, revisions and flags have', () => {
    expect(bumpOf(procedure)()).toBe('none')
    expect(bumpOf(procedure, ['"_key":"g1"', '"_key":"x1"'])()).toBe('none')
    const document = seedDocuments().get(procedure)!
    const other = {...document, _rev: 'x', flags: [], rights: {licence: 'own'}, approvals: []}
    expect(bump(resolved(document), resolved(other))).toBe('none')
  })

  it.each<[what: string, id: string, from: string, to: string, expected: Bump]>([
    ['a frequency', procedure, '"high":5', '"high":6', 'major'],
    ['the kind of a frequency', procedure, '"kind":"notStated"', '"kind":"notKnown"', 'major'],
    ['a word of a risk', procedure, 'Death is very rare', 'Death is rare', 'major'],
    ['a title', procedure, '"value":"Coronary stent"', '"value":"Stent"', 'minor'],
    ['another name', procedure, '"value":"angioplasty"', '"value":"angio"', 'patch'],
    ['the web address', procedure, '"value":"coronary-stent"', '"value":"stent"', 'none'],
    ['a length', 'plan-antiplatelet-after-stent', 'P1Y', 'P2Y', 'major'],
    ['the title of a plan', 'plan-antiplatelet-after-stent', 'dilatation:', 'dilation:', 'minor'],
    ['a caption', 'media-stent-deployed', 'deployed on balloon', 'on balloon', 'patch'],
    ['a claim of size', 'media-stent-actual-size', 'Size":true', 'Size":false', 'minor'],
    ['the name of a risk', 'risk-death', '"value":"death"', '"value":"dying"', 'minor'],
    ['its category', 'risk-death', '"category":"death"', '"category":"other"', 'patch'],
    ['a label of the site', 'clinic-jakamy', 'Visit us', 'Visit', 'none'],
  ])('for %s', (_what, id, from, to, expected) => {
    expect(bumpOf(id, [from, to])()).toBe(expected)
  })

  it.each<[id: string, from: string, to: string, expected: Bump]>([
    ['risk-death', '"category":"death"', '"category":"other"', 'patch'],
    ['risk-death', '"value":"death"', '"value":"dying"', 'minor'],
    ['plan-antiplatelet-after-stent', 'P1Y', 'P2Y', 'major'],
    ['media-stent-deployed', 'deployed on balloon', 'on balloon', 'patch'],
    ['risk-death', '"licence":"unknown"', '"licence":"own"', 'none'],
  ])('counts what the procedure includes: %s', (id, from, to, expected) => {
    expect(bumpOf(id, [from, to])(procedure)).toBe(expected)
  })

  it('is major for risks in another order, added or removed', () => {
    type Risks = {groups: object[]}
    const groups = (change: (groups: object[]) => object[]) =>
      withField('risks', (risks: Risks) => ({...risks, groups: change(risks.groups)}))
    expect(groups((list) => list.toReversed())).toBe('major')
    expect(groups((list) => list.slice(1))).toBe('major')
    expect(groups((list) => [...list, {_key: 'new', _type: 'riskGroup', occurrences: []}])).toBe(
      'major',
    )
    expect(groups((list) => [...list])).toBe('none')
  })

  it('is that of a list for its items in another order', () => {
    expect(withField('alternateNames', (names: object[]) => names.toReversed())).toBe('patch')
    expect(withField('devices', () => undefined)).toBe('major')
    expect(withField('media', (media: object[]) => media.slice(1))).toBe('patch')
  })

  it('is none for a translation that is added, and counts one that is changed or removed', () => {
    const document = seedDocuments().get('risk-death')!
    const named = (values: Record<string, string>) => resolved({...document, name: said(values)})
    const english = named({en: '[TEST] a'})
    const both = named({en: '[TEST] a', fr: '[FR TEST] a'})
    expect(bump(english, both)).toBe('none')
    expect(bump(english, named({en: '[TEST] a', fr: ' '}))).toBe('none')
    expect(bump(both, english)).toBe('minor')
    expect(bump(both, named({en: '[TEST] a', fr: '[FR TEST] b'}))).toBe('minor')
    expect(bump(named({fr: '[FR TEST] a'}), both)).toBe('minor')
    expect(bump(named({}), named({fr: '[FR TEST] a'}))).toBe('minor')
  })

  it('counts another picture, and where a weak reference points', () => {
    const picture = (id: string) => ({_type: 'image', asset: {_type: 'reference', _ref: id}})
    const document = seedDocuments().get('media-stent-deployed')!
    const [one, other] = ['image-a', 'image-b'].map((id) =>
      resolved({...document, image: picture(id)}),
    )
    expect(bump(one!, other!)).toBe('minor')
    expect(bump(resolved(document), one!)).toBe('minor')
    const angiography = 'procedure-coronary-angiography'
    expect(bumpOf(procedure, [angiography, 'procedure-other'])()).toBe('major')
    expect(bumpOf(procedure, ['"_weak":true', '"_weak":false'])()).toBe('none')
  })

  it('compares a part with the one that takes its place', () => {
    const swap = (from: string, to: string) =>
      bumpOf(procedure, [`"_ref":"${from}"`, `"_ref":"${to}"`])()
    expect(swap('media-dilatation-with-stent', 'media-dilatation-blocked-artery')).toBe('patch')
    expect(swap('media-dilatation-with-stent', 'media-stent-actual-size')).toBe('minor')
    expect(swap('risk-stroke', 'risk-death')).toBe('major')
  })

  it('counts a part that is not there any more', () => {
    const gone = seedDocuments()
    gone.delete('device-coronary-stent')
    const document = seedDocuments().get(procedure)!
    expect(bump(resolved(document), resolved(document, gone))).toBe('major')
    const picture = seedDocuments()
    picture.delete('media-dilatation-with-stent')
    expect(bump(resolved(document), resolved(document, picture))).toBe('major')
    expect(bump(resolved(document, gone), resolved(document, gone))).toBe('none')
  })
})

describe('bump of any changes', () => {
  const before = new Map([...seedDocuments()].map(([id, document]) => [id, inFrench(document)]))
  const ids = [...before.keys()]

  /** All leaves of a document that a reader or a program can see: the path to each. */
  function leaves(value: unknown, path: readonly string[] = []): string[][] {
    if (typeof value !== 'object' || value === null) return [[...path]]
    return Object.entries(value)
      .filter(([key]) => key === '_ref' || !(key.startsWith('_') || key === 'language'))
      .flatMap(([key, child]) => leaves(child, [...path, key]))
  }

  const paths = ids.flatMap((id) => leaves(before.get(id)).map((path) => ({id, path})))
  const edits = fc.uniqueArray(fc.constantFrom(...paths), {minLength: 1, maxLength: 4})

  /** The documents with other leaves at these places. */
  function edited(places: readonly {id: string; path: readonly string[]}[]) {
    const after = new Map(before)
    for (const {id} of places) after.set(id, structuredClone(before.get(id)!))
    for (const {id, path} of places) {
      let holder: Record<string, unknown> = after.get(id)!
      for (const key of path.slice(0, -1)) holder = Object(holder[key])
      const last = path.at(-1) ?? ''
      const value = holder[last]
      holder[last] =
        typeof value === 'number'
          ? value + 1
          : typeof value === 'boolean'
            ? !value
            : `${String(value)}x`
    }
    return after
  }

  const between = (from: typeof before, to: typeof before) =>
    levels.indexOf(bump(resolved(from.get(procedure)!, from), resolved(to.get(procedure)!, to)))

  it('is monotone: one more change never lowers it', () => {
    fc.assert(
      fc.property(edits, (places) => {
        const some = between(before, edited(places.slice(1)))
        expect(between(before, edited(places))).toBeGreaterThanOrEqual(some)
      }),
      {numRuns: 200},
    )
  })

  it('is the most of what each change alone asks for', () => {
    fc.assert(
      fc.property(edits, (places) => {
        const alone = places.map((place) => between(before, edited([place])))
        expect(between(before, edited(places))).toBe(Math.max(...alone))
      }),
      {numRuns: 200},
    )
  })

  it('is not none as soon as an approved hash differs', () => {
    const hashes = (references: typeof before) =>
      ['en', 'fr'].flatMap((locale) => {
        const subject = resolved(references.get(procedure)!, references)
        const units = candidatesOf(subject, [locale]).get(locale)!
        return Object.entries(units).map(([unit, candidate]) =>
          hashUnit(procedure, unit, locale, candidate),
        )
      })
    const known = hashes(before).join()
    fc.assert(
      fc.property(fc.constantFrom(...paths), (place) => {
        const after = edited([place])
        expect(between(before, after) > 0).toBe(hashes(after).join() !== known)
      }),
      {numRuns: 200},
    )
  })
})
