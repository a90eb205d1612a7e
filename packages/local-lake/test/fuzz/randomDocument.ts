import type {LakeDocument} from '../../src/document.ts'
import type {Random} from './random.ts'

/** Published ids; few, so that references hit. */
export const IDS = ['a', 'b', 'c', 'd', 'é', 'f0', 'f1', 'private.x'] as const

export const TYPES = ['page', 'risk', 'person', ''] as const

/** Scalars that documents hold and queries ask for, with look-alikes of several types. */
export const SCALARS = [
  'a',
  'b',
  'x',
  '1',
  1,
  0,
  -1.5,
  true,
  false,
  'true',
  '',
  'Ünï 😀',
  null,
] as const

const LAYERS = ['', '', '', 'drafts.', 'versions.r1.', 'versions.r2.'] as const

/** An id in any layer. */
export function randomId(random: Random): string {
  return random.pick(LAYERS) + random.pick(IDS)
}

/** A document with some of the attributes that queries look at, of any sort of value. */
export function randomDocument(random: Random, _id: string): LakeDocument {
  const document: LakeDocument = {
    _id,
    _type: random.pick(TYPES),
    _rev: `r${random.below(1000)}`,
    _createdAt: `2026-01-0${1 + random.below(9)}T00:00:00Z`,
    _updatedAt: `2026-02-0${1 + random.below(3)}T00:00:00Z`,
  }
  const put = (name: string, value: () => unknown): void => {
    if (!random.oneIn(4)) document[name] = random.oneIn(8) ? odd(random) : value()
  }
  put('title', () => random.pick(['one two', 'two', 'Three', 'x', 'Ünï 😀']))
  put('n', () => random.pick(SCALARS))
  put('slug', () => ({current: random.pick(SCALARS)}))
  put('tags', () => listOf(random, () => random.pick(SCALARS)))
  put('slugs', () =>
    listOf(random, () => ({_key: random.pick(['en', 'fr']), current: random.pick(SCALARS)})),
  )
  put('author', () => reference(random))
  put('refs', () => listOf(random, () => reference(random)))
  put('body', () => [
    {_type: 'block', children: [{_type: 'span', text: random.pick(['one', 'two three'])}]},
  ])
  if (random.oneIn(12)) document._ref = random.pick(IDS)
  if (random.oneIn(20)) document._system = {delete: true}
  return document
}

function reference(random: Random): unknown {
  if (random.oneIn(10)) return {_ref: random.pick([1, null, '', {deep: {_ref: 'a'}}])}
  const weak = random.oneIn(3) ? {_weak: true} : {}
  return {_type: 'reference', _ref: random.oneIn(5) ? randomId(random) : random.pick(IDS), ...weak}
}

function odd(random: Random): unknown {
  return random.pick([
    () => null,
    () => random.pick(SCALARS),
    () => [],
    () => [null, [1, 'a'], {current: 'a', _ref: 'b'}],
    () => ({}),
    () => ({current: ['a'], _ref: 'a'}),
  ])()
}

function listOf(random: Random, item: () => unknown): unknown[] {
  return Array.from({length: random.below(4)}, () => (random.oneIn(8) ? odd(random) : item()))
}
