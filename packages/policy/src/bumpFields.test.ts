import {
  choice,
  defineDocument,
  group,
  list,
  quantity,
  reference,
  variants,
  words,
  type Bump,
} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {definitions as others, part} from '../test/definitions.ts'
import {aPart, byId, refers, said} from '../test/world.ts'
import {fieldBumps, largestBump} from './bump.ts'
import {bump, type AnyDocument, type Resolved} from './index.ts'

/** A type in which every kind of change raises the version by another amount. */
const sheet = defineDocument({
  name: 'sheet',
  title: 'Sheet',
  plural: 'Sheets',
  description: 'For tests.',
  review: 'clinical',
  preview: {title: 'title'},
  units: () => ({
    all: {
      title: 'All',
      bump: 'major',
      fields: {
        title: words({title: 'Title', bump: 'patch'}),
        chance: z.optional(
          variants({
            title: 'How often',
            variants: {
              verbal: {title: 'Words', fields: {term: words({title: 'Term', bump: 'minor'})}},
              point: {
                title: 'Number',
                fields: {value: quantity({title: 'Value', min: 0, max: 9, bump: 'patch'})},
              },
            },
          }),
        ),
        lines: z.optional(
          list(
            group({
              title: 'Line',
              name: 'sheetLine',
              bump: 'patch',
              fields: {text: words({title: 'Text'})},
            }),
            {title: 'Lines', bump: 'minor'},
          ),
        ),
        part: z.optional(reference('part', {title: 'Part', bump: 'patch'})),
      },
    },
  }),
  fields: () => ({code: z.optional(choice({title: 'Code', options: {a: 'A', b: 'B'}}))}),
})

const definitions = {...others, sheet}

function resolved(fields: object, ...parts: AnyDocument[]): Resolved {
  const document = {_id: 'sheet-a', _type: 'sheet', title: said({en: 'Title'}), ...fields}
  return {definition: sheet, definitions, document, references: byId(...parts)}
}

const between = (before: object, after: object): Bump => bump(resolved(before), resolved(after))

const verbal = (term: string) => ({kind: 'verbal', term: said({en: term})})
const point = (value: number) => ({kind: 'point', value})
const line = (key: string | undefined, text: string) => ({
  ...(key === undefined ? {} : {_key: key}),
  _type: 'sheetLine',
  text: said({en: text}),
})

describe('a field with several forms', () => {
  it.each<[before: object | undefined, after: object | undefined, expected: Bump]>([
    [verbal('rare'), verbal('rare'), 'none'],
    [verbal('rare'), verbal('common'), 'minor'],
    [point(1), point(2), 'patch'],
    [verbal('rare'), point(1), 'major'],
    [undefined, point(1), 'major'],
    [point(1), undefined, 'major'],
    [{kind: 'other', x: 1}, {kind: 'other', x: 2}, 'major'],
    [{kind: 'other', x: 1}, {kind: 'other', x: 1}, 'none'],
  ])('%j, then %j: %s', (before, after, expected) => {
    expect(between({chance: before}, {chance: after})).toBe(expected)
  })
})

describe('a list', () => {
  const [a, b] = [line('a', 'one'), line('b', 'two')]

  it.each<[what: string, before: unknown, after: unknown, expected: Bump]>([
    ['stays', [a, b], [a, b], 'none'],
    ['has other keys', [a, b], [line('x', 'one'), line('y', 'two')], 'none'],
    ['has other words in an item', [a, b], [a, line('b', 'new')], 'patch'],
    ['has other keys and words', [a, b], [line('x', 'one'), line('y', 'new')], 'minor'],
    ['gets an item', [a], [a, b], 'minor'],
    ['loses an item', [a, b], [a], 'minor'],
    ['stands in another order', [a, b], [b, a], 'minor'],
    ['has an item twice', [a, b], [a, line('a', 'one')], 'minor'],
    ['has items without keys', [line(undefined, 'one')], [line(undefined, 'one')], 'none'],
    ['has other words without keys', [line(undefined, 'one')], [line(undefined, 'new')], 'patch'],
    ['was no list', 'x', [a], 'minor'],
    ['is empty, and was not there', undefined, [], 'none'],
  ])('that %s', (_what, before, after, expected) => {
    expect(between({lines: before}, {lines: after})).toBe(expected)
  })
})

describe('a text', () => {
  it.each<[before: unknown, after: unknown, expected: Bump]>([
    [said({en: 'a'}), said({en: 'a'}), 'none'],
    [said({en: 'a', fr: ' '}), said({en: 'a'}), 'none'],
    [[null, ...said({en: 'a'})], said({en: 'a'}), 'none'],
    [said({en: 'a'}), [...said({en: 'a'}), 'x'], 'none'],
    [said({en: 'a'}), said({en: 'a', fr: '[FR TEST]'}), 'none'],
    [said({en: 'a'}), said({en: 'b'}), 'patch'],
    ['x', said({en: 'a'}), 'patch'],
    [said({en: 'a'}), 'x', 'patch'],
  ])('%j, then %j: %s', (before, after, expected) => {
    expect(between({title: before}, {title: after})).toBe(expected)
  })
})

describe('a part', () => {
  const one = aPart('part-a')
  const to = (id: string) => ({part: refers(id)})

  it.each<[what: string, before: Resolved, after: Resolved, expected: Bump]>([
    ['that is there at last', resolved({}), resolved(to('part-a'), one), 'patch'],
    ['that is gone', resolved(to('part-a'), one), resolved({}, one), 'patch'],
    ['that never was', resolved({part: {}}), resolved({part: {}}), 'none'],
    ['that is not at hand', resolved(to('part-a')), resolved(to('part-a')), 'none'],
    ['that another takes the place of', resolved(to('x')), resolved(to('y')), 'patch'],
    ['that was not at hand', resolved(to('part-a')), resolved(to('part-a'), one), 'major'],
    ['that is not at hand any more', resolved(to('part-a'), one), resolved(to('part-a')), 'major'],
    [
      'of a type nobody knows',
      resolved(to('part-a'), one),
      {...resolved(to('part-a'), one), definitions: {sheet}},
      'major',
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(bump(before, after)).toBe(expected)
  })

  it('that leads back to where one came from is looked at once', () => {
    const ring = (name: string) => [
      aPart('part-a', {next: refers('part-b')}),
      aPart('part-b', {next: refers('part-a'), name: said({en: name})}),
    ]
    const of = (name: string): Resolved => {
      const [first, second] = ring(name)
      const references = byId(first!, second!)
      return {definition: part, definitions, document: first!, references}
    }
    expect(bump(of('[TEST] one'), of('[TEST] one'))).toBe('none')
    expect(bump(of('[TEST] one'), of('[TEST] two'))).toBe('major')
    expect(fieldBumps(of('[TEST] one'), of('[TEST] two'), 'part')).toEqual({
      name: 'none',
      millimetres: 'none',
      next: 'major',
    })
    const own = (name: string) => {
      const document = aPart('part-a', {next: refers('part-a'), name: said({en: name})})
      return {definition: part, definitions, document, references: byId(document)}
    }
    expect(fieldBumps(own('[TEST] one'), own('[TEST] two'), 'part')).toMatchObject({next: 'none'})
  })
})

it('a field outside the units counts for nothing', () => {
  expect(between({code: 'a'}, {code: 'b'})).toBe('none')
})

it('of a unit that is not there no field has changed', () => {
  expect(fieldBumps(resolved({}), resolved({}), 'nothing')).toEqual({})
})

describe('the most a field can change', () => {
  const fields = sheet.units.all.fields
  const plain = words({title: 'T'})
  const inside = {
    group: group({title: 'G', bump: 'none', fields: {text: words({title: 'T', bump: 'minor'})}}),
    list: list(words({title: 'T', bump: 'minor'}), {title: 'L', bump: 'none'}),
    variants: variants({
      title: 'V',
      bump: 'none',
      variants: {one: {title: 'O', fields: {text: words({title: 'T', bump: 'minor'})}}},
    }),
  }

  it.each(Object.entries(inside))('is that of what is inside a %s', (_what, field) => {
    expect(largestBump(field, 'patch')).toBe('minor')
  })

  it('is what it inherits, unless it says so itself', () => {
    expect(largestBump(plain, 'patch')).toBe('patch')
    expect(largestBump(fields.title, 'major')).toBe('patch')
    expect(largestBump(fields.part, 'none')).toBe('major')
  })
})
