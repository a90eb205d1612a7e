import {documents, type DocumentType} from '@jakamy/schemas'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {
  candidatesOf,
  gate,
  hashUnit,
  hashUnits,
  type AnyDocument,
  type Candidates,
  type References,
  type Resolved,
} from '../src/index.ts'
import {inFrench, localisedArrays, seedDocuments} from './seed.ts'
import {at, paragraph, refers, today} from './world.ts'

const bilingual = new Map([...seedDocuments()].map(([id, document]) => [id, inFrench(document)]))
const id = 'procedure-coronary-stent'
const definition = documents.procedure

function resolved(references: References): Resolved {
  return {definition, definitions: documents, document: references.get(id)!, references}
}

function hashes(references: References, locale: string): Record<string, string> {
  const candidates = Object.entries(candidatesOf(resolved(references), [locale]).get(locale)!)
  return Object.fromEntries(
    candidates.map(([unit, candidate]) => [unit, hashUnit(id, unit, locale, candidate)]),
  )
}

/** All leaves of a document: the path to each text, number and flag. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [[...path]]
  return Object.entries(value).flatMap(([key, child]) => leaves(child, [...path, key]))
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((holder, key) => Object(holder)[key], value)
}

function changedLeaf(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  return typeof value === 'boolean' ? !value : `${String(value)}x`
}

describe('a hash', () => {
  /** The same value with other keys of items, another order of fields and other revisions. */
  function reshaped(value: unknown, order: () => number, rekey: (key: unknown) => string): unknown {
    if (Array.isArray(value)) return value.map((item) => reshaped(item, order, rekey))
    if (typeof value !== 'object' || value === null) return value
    const entries = Object.entries(value).map(([key, child]) => {
      if (key === '_key') return [key, rekey(child)] as const
      if (key === 'marks')
        return [
          key,
          (child as string[]).map((mark) => (mark === 'strong' ? mark : rekey(mark))),
        ] as const
      return [key, reshaped(child, order, rekey)] as const
    })
    const sorted = entries
      .map((entry) => ({entry, place: order()}))
      .toSorted((one, other) => one.place - other.place)
    return Object.fromEntries([
      ...sorted.map(({entry}) => entry),
      ['_rev', String(order())],
      ['_updatedAt', String(order())],
    ])
  }

  const linked = structuredClone(bilingual)
  const why = linked.get(id)!.why as {body: {language: string; value: unknown}[]}
  const link = {_type: 'documentLink', _key: 'm1', document: refers('procedure-other')}
  why.body[0]!.value = [{...paragraph('Linked.', ['strong', 'm1']), markDefs: [link]}]

  it('depends neither on the order of fields nor on keys of items nor on revisions', () => {
    const before = {en: hashes(linked, 'en'), fr: hashes(linked, 'fr')}
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.string(), (numbers, prefix) => {
        const order = () => numbers.next().value
        const rekey = (key: unknown) => `${prefix}${String(key)}`
        const after = new Map(
          [...linked].map(([key, document]) => [
            key,
            reshaped(document, order, rekey) as AnyDocument,
          ]),
        )
        expect({en: hashes(after, 'en'), fr: hashes(after, 'fr')}).toEqual(before)
      }),
      {numRuns: 50},
    )
  })

  // Every leaf of every document the page is made of, one after the other.
  it('of exactly those units changes that contain what is changed', () => {
    const before = {en: hashes(bilingual, 'en'), fr: hashes(bilingual, 'fr')}
    const places = [...bilingual].flatMap(([which, document]) =>
      leaves(document)
        .filter((path) => path.at(-1) === '_ref' || !path.at(-1)!.startsWith('_'))
        .map((path) => ({which, path})),
    )
    const reached = new Set<string>()
    for (const {which, path} of places) {
      const document = structuredClone(bilingual.get(which)!)
      const holder = valueAt(document, path.slice(0, -1))
      Reflect.set(Object(holder), path.at(-1)!, changedLeaf(valueAt(document, path)))
      const after = new Map(bilingual).set(which, document)
      for (const locale of ['en', 'fr'] as const) {
        const now = hashes(after, locale)
        const changed = Object.keys(now).filter((unit) => now[unit] !== before[locale][unit])
        expect(changed, `${which} ${path.join('.')} ${locale}`).toEqual(
          containing(which, path, locale),
        )
        for (const unit of changed) reached.add(unit)
      }
    }
    expect(places.length).toBeGreaterThan(500)
    // The seed says nothing in the other units.
    expect(reached.size).toBe(10)
  })

  /** The units that contain a leaf, found without the walker: by names of fields and by references. */
  function containing(which: string, path: readonly string[], locale: string): string[] {
    const document = bilingual.get(which)!
    const steps = path.map((_, index) => Object(valueAt(document, path.slice(0, index + 1))))
    const text = steps.find((step) => 'language' in step && '_key' in step && 'value' in step)
    if (text && text.language !== locale) return []
    const isInUnit = Object.values(documents[document._type as DocumentType].units).some(
      ({fields}) => path[0]! in fields,
    )
    if (!isInUnit) return []
    return Object.entries(definition.units).flatMap(([unit, {fields}]) => {
      const held = Object.keys(fields).map((name) => bilingual.get(id)![name])
      return (which === id && path[0]! in fields) || includedBy(held).has(which) ? [unit] : []
    })
  }

  function includedBy(value: unknown, found = new Set<string>()): Set<string> {
    if (typeof value !== 'object' || value === null) return found
    if ('_ref' in value) {
      const target = '_weak' in value ? undefined : bilingual.get(String(value._ref))
      if (!target || found.has(target._id)) return found
      found.add(target._id)
      const shapes = Object.values(documents[target._type as DocumentType].units)
      for (const {fields} of shapes)
        for (const name of Object.keys(fields)) includedBy(target[name], found)
      return found
    }
    for (const child of Object.values(value)) includedBy(child, found)
    return found
  }
})

describe('a unit', () => {
  const languages = ['en', 'fr', 'ar']
  const count = [...bilingual.values()].flatMap(localisedArrays).length

  /** The documents with each text in a random set of languages; every text says which one it is in. */
  function spoken(patterns: readonly number[]): Map<string, AnyDocument> {
    const copy = structuredClone(bilingual)
    for (const [index, texts] of [...copy.values()].flatMap(localisedArrays).entries()) {
      const isRich = Array.isArray(texts[0]?.value)
      const chosen = languages.filter((_, bit) => patterns[index]! & (1 << bit))
      const said = (language: string) =>
        isRich ? [paragraph(`${language}|${index}`)] : `${language}|${index}`
      texts.splice(
        0,
        texts.length,
        ...chosen.map((language) => ({_key: language, language, value: said(language)})),
      )
    }
    return copy
  }

  /** A document with a stamp for some units of each language, also for those that are not whole. */
  function stamped(
    candidates: Candidates,
    document: AnyDocument,
    pattern: readonly boolean[],
  ): AnyDocument {
    const flags = pattern.values()
    const approvals = [...candidates].map(([locale, own]) => {
      const units = Object.entries(own).flatMap(([unit, candidate]) => {
        const hash = hashUnit(id, unit, locale, candidate)
        const source = candidates.get('en')![unit]!
        return flags.next().value
          ? [{unit, hash, sourceHash: hashUnit(id, unit, 'en', source)}]
          : []
      })
      const dates = {
        reviewedOn: today,
        nextReviewDue: '2028-11-23',
        version: '1.0.0',
        reviewer: 'x',
        reviewerLabel: 'x',
      }
      const missing = Object.values(definition.units).flatMap(({fields}) => Object.keys(fields))
      return {
        locale,
        units,
        hash: hashUnits(units),
        waiver: {missing, reason: 'x', waivedBy: 'x', date: today},
        ...dates,
      }
    })
    return {...document, approvals}
  }

  const patterns = fc.tuple(
    fc.constantFrom(0.5, 0.9, 1),
    fc.array(fc.integer({min: 0, max: 7}), {minLength: count, maxLength: count}),
    fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: count, maxLength: count}),
    fc.array(fc.boolean(), {minLength: 60, maxLength: 60}),
    fc.shuffledSubarray(languages, {minLength: 1}),
  )

  type Walker = (documents: Map<string, AnyDocument>, locale: string) => Map<string, AnyDocument>

  /** Fails when a text that is shown is in another language than its unit says. */
  function mixesNothing(walker: Walker, numRuns: number) {
    const served = {ok: 0, fallback: 0, withheld: 0, absent: 0}
    const property = fc.property(patterns, ([density, each, chances, stamps, chain]) => {
      // Most texts in most languages, or hardly any unit would ever be whole.
      const all = spoken(each.map((bits, index) => (chances[index]! <= density ? 7 : bits)))
      const candidates = new Map(
        languages.map((locale) => [
          locale,
          candidatesOf(resolved(walker(all, locale)), [locale]).get(locale)!,
        ]),
      )
      const document = stamped(candidates, all.get(id)!, stamps)
      const subject = {definition, document, candidates, withdrawals: [], now: at(today)}
      const gated = gate<'procedure'>(subject, {locale: chain[0]!, fallback: chain.slice(1)})
      for (const unit of Object.values(gated.units)) {
        served[unit.status] += 1
        if (unit.status !== 'ok' && unit.status !== 'fallback') continue
        const found = JSON.stringify(unit.value).match(/(en|fr|ar)\|/g) ?? []
        expect(found.filter((prefix) => prefix !== `${unit.locale}|`)).toEqual([])
        expect(unit.dir).toBe(unit.locale === 'ar' ? 'rtl' : 'ltr')
      }
    })
    return {result: fc.check(property, {numRuns}), served}
  }

  it('never mixes languages', () => {
    const {result, served} = mixesNothing((all) => all, 300)
    expect(
      result.failed ? `${fc.defaultReportMessage(result)}\n${String(result.errorInstance)}` : '',
    ).toBe('')
    // The check is worth something only if every outcome was met often.
    expect(Math.min(served.ok, served.fallback, served.withheld, served.absent)).toBeGreaterThan(
      100,
    )
  })

  it('would be caught mixing them if the walk took whatever language there is', () => {
    const anyLanguage: Walker = (all, locale) => {
      const copy = structuredClone(all)
      for (const texts of [...copy.values()].flatMap(localisedArrays)) {
        if (!texts.some(({language}) => language === locale))
          texts.push({...texts[0], language: locale})
      }
      return copy
    }
    expect(mixesNothing(anyLanguage, 300).result.failed).toBe(true)
  })
})
