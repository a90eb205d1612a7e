import {isDeepStrictEqual} from 'node:util'

import {applyPatch, incremental} from 'mendoza'
import {describe, expect, test} from 'vitest'

import type {LakeDocument} from '../src/document.ts'
import {effectsOf} from '../src/effects/effectsOf.ts'
import {mendozaPatch} from '../src/effects/mendozaPatch.ts'
import {createRandom, type Random} from './fuzz/random.ts'

const ROUNDS = Number(process.env.MENDOZA_ROUNDS ?? 20_000)
const SEED = Number(process.env.MENDOZA_SEED ?? 20261126)

const TEXTS = [
  '',
  'a',
  'abc',
  'abd',
  'aüb',
  'aüüb',
  '😀',
  'a😀b',
  'x😀😁y',
  '\ud83d',
  'a\ude00',
  'é',
  'ab'.repeat(9),
]
const NAMES = ['a', 'b', 'é', '😀', '_type', 'z', '10', '2', 'A']

function randomValue(random: Random, depth: number): unknown {
  const kind = random.below(depth > 0 ? 7 : 5)
  if (kind === 0) return null
  if (kind === 1) return random.below(3)
  if (kind === 2) return random.oneIn(2)
  if (kind < 5) return random.pick(TEXTS) + random.pick(TEXTS)
  if (kind === 5) return Array.from({length: random.below(5)}, () => randomItem(random, depth))
  return randomObject(random, depth)
}

function randomItem(random: Random, depth: number): unknown {
  if (random.oneIn(3)) return randomValue(random, depth - 1)
  return {_key: random.pick(['k', 'l', 'm']), ...randomObject(random, depth - 1)}
}

function randomObject(random: Random, depth: number): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (const name of NAMES) if (random.oneIn(2)) object[name] = randomValue(random, depth - 1)
  return object
}

/** A copy of a value in which something here and there is another. */
function changed(random: Random, value: unknown): unknown {
  if (random.oneIn(12)) return randomValue(random, 2)
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => changed(random, item))
    if (random.oneIn(4))
      items.splice(random.below(items.length + 1), random.below(2), randomItem(random, 2))
    if (random.oneIn(6)) items.reverse()
    return items
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(() => !random.oneIn(8))
    const copy = Object.fromEntries(entries.map(([name, item]) => [name, changed(random, item)]))
    return random.oneIn(4) ? {...copy, [random.pick(NAMES)]: randomValue(random, 2)} : copy
  }
  if (typeof value === 'string' && random.oneIn(3)) {
    const at = random.below(value.length + 1)
    return value.slice(0, at) + random.pick(TEXTS) + value.slice(at + random.below(2))
  }
  return value
}

describe('Mendoza patches', () => {
  test('random values: the public decoder arrives at the very value, at once and step by step', () => {
    const random = createRandom(SEED)
    const wrong: object[] = []
    let small = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = random.oneIn(9) ? null : randomObject(random, 3)
      const after = random.oneIn(9)
        ? null
        : random.oneIn(3)
          ? randomObject(random, 3)
          : changed(random, before)
      const patch: unknown[] = JSON.parse(JSON.stringify(mendozaPatch(before, after)))
      const value = incremental.applyPatch(incremental.wrap(before, 0), patch, 1)
      const made = [applyPatch(before, patch), incremental.unwrap(value)]
      if (!isDeepStrictEqual(made, [after, after])) wrong.push({round, before, after, patch})
      if (JSON.stringify(patch).length < JSON.stringify(after).length) small += 1
    }
    expect(wrong, `MENDOZA_SEED=${SEED}`).toEqual([])
    expect(small).toBeGreaterThan(ROUNDS / 4)
  })

  test('the same check sees a patch that is wrong', () => {
    const [before, after] = [
      {a: 'x', b: 'y'},
      {a: 'x', b: 'z'},
    ]
    const patch = mendozaPatch(before, after)
    const planted = patch.map((one) => (one === 'b' ? 'a' : one))
    expect(applyPatch(before, patch)).toEqual(after)
    expect(applyPatch(before, planted)).not.toEqual(after)
  })

  const document = (content: object): LakeDocument => ({
    _id: 'd',
    _type: 't',
    _rev: 'r',
    _createdAt: '2026-01-01T00:00:00Z',
    _updatedAt: '2026-01-01T00:00:00Z',
    ...content,
  })

  test('leave out what stayed as it was, and the revision', () => {
    const text = '[TEST] word '.repeat(2_000)
    const before = document({
      body: [
        {_key: 'a', text},
        {_key: 'b', text: `${text}.`},
      ],
      n: 1,
    })
    const after = document({
      body: [
        {_key: 'a', text},
        {_key: 'b', text: `${text}!`},
      ],
      n: 1,
    })
    const {apply, revert} = effectsOf(before, {...after, _rev: 's'})
    expect(JSON.stringify([apply, revert]).length).toBeLessThan(200)
    const {_rev: _, ...content} = before
    expect(applyPatch(content, apply)).toEqual({...content, body: after.body})
    expect(effectsOf(before, {...before, _rev: 's'})).toEqual({apply: [], revert: []})
    expect(effectsOf(null, document({}))).toEqual({
      apply: [0, expect.not.objectContaining({_rev: 'r'})],
      revert: [0, null],
    })
  })

  test('tell who wrote which part', () => {
    const versions = [
      document({title: '[TEST] one', body: [{_key: 'a', t: 'x'}]}),
      document({title: '[TEST] two', body: [{_key: 'a', t: 'x'}]}),
      document({
        title: '[TEST] two',
        body: [
          {_key: 'z', t: 'new'},
          {_key: 'a', t: 'x'},
        ],
      }),
    ]
    let value = incremental.wrap<string | null>(null, null)
    let last: LakeDocument | null = null
    for (const [index, version] of versions.entries()) {
      const {apply} = effectsOf(last, version)
      value = incremental.applyPatch(value, apply, ['ann', 'bob', 'cat'][index] ?? '')
      last = version
    }
    const content = value.content
    if (content?.type !== 'object') throw new Error('The history lost the document')
    const {title, body, _id} = content.fields
    expect(_id?.startMeta).toBe('ann')
    expect(title?.startMeta === 'bob' || title?.content?.type === 'string').toBe(true)
    if (body?.content?.type !== 'array') throw new Error('The history lost the list')
    expect(body.content.elements.map(({startMeta}) => startMeta)).toEqual(['cat', 'ann'])
  })
})
