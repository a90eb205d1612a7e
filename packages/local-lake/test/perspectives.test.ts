import type {ClientPerspective} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake
    .client()
    .transaction()
    .create({_id: 'both', _type: 'page', from: 'published'})
    .create({_id: 'drafts.both', _type: 'page', from: 'draft'})
    .create({_id: 'drafts.new', _type: 'page', from: 'draft', to: {_ref: 'both'}})
    .create({_id: 'versions.r1.both', _type: 'page', from: 'r1'})
    .create({_id: 'versions.r2.both', _type: 'page', from: 'r2'})
    .create({_id: 'versions.r2.third', _type: 'page', from: 'r2'})
    .create({_id: 'plain', _type: 'page', from: 'published', to: {_ref: 'both'}})
    .create({_id: 'versions.r2.plain', _type: 'page', from: 'r2', _system: {delete: true}})
    .commit()
})
afterAll(() => lake.remove())

const QUERY = '*[_type == "page"]{_id, _originalId, from}'

describe('perspectives', () => {
  test.each<[ClientPerspective, string[]]>([
    ['published', ['both published', 'plain published']],
    ['drafts', ['both draft drafts.both', 'new draft drafts.new', 'plain published plain']],
    ['previewDrafts', ['both draft drafts.both', 'new draft drafts.new', 'plain published plain']],
    [['r1'], ['both r1 versions.r1.both', 'plain published plain']],
    [
      ['r1', 'drafts'],
      ['both r1 versions.r1.both', 'new draft drafts.new', 'plain published plain'],
    ],
    [
      ['r2', 'r1'],
      ['both r2 versions.r2.both', 'third r2 versions.r2.third'],
    ],
    [
      ['r1', 'r2'],
      ['both r1 versions.r1.both', 'third r2 versions.r2.third'],
    ],
  ])('%j', async (perspective, expected) => {
    const rows = await lake
      .client()
      .fetch<{_id: string; _originalId?: string; from: string}[]>(QUERY, {}, {perspective})
    const shown = rows.map(({_id, _originalId, from}) =>
      [_id, from, _originalId].filter(Boolean).join(' '),
    )
    expect(shown).toEqual(expected)
  })

  test('raw shows everything as stored', async () => {
    const rows = await lake.client().fetch<unknown[]>(QUERY, {}, {perspective: 'raw'})
    expect(rows).toHaveLength(8)
  })

  test('references lead to what the perspective shows', async () => {
    const query = '*[_id == "plain"][0].to->from'
    const follow = (perspective: 'published' | 'drafts') =>
      lake.client().fetch(query, {}, {perspective})
    expect(await follow('published')).toBe('published')
    expect(await follow('drafts')).toBe('draft')
  })

  test.each([
    ['v1', 'raw'],
    ['v2021-03-25', 'raw'],
    ['v2025-02-18', 'raw'],
    ['v2025-02-19', 'published'],
    ['v2026-01-01', 'published'],
    ['vX', 'published'],
  ])('%s shows %s when nothing is asked for', async (version, expected) => {
    const path = `/${version}/data/query/production?query=count(*)`
    const answer = await lake.request(path, {headers: {authorization: `Bearer ${ADMIN_TOKEN}`}})
    expect(await answer.json()).toMatchObject({result: expected === 'raw' ? 8 : 2})
  })

  test('one that can not be understood is refused', async () => {
    for (const perspective of ['', 'a b', 'raw,drafts', '[', '{"a":1}']) {
      const query = `query=*&perspective=${encodeURIComponent(perspective)}`
      const answer = await lake.request(`/v2025-03-01/data/query/production?${query}`)
      expect(answer.status).toBe(400)
    }
  })
})

describe('queries that would cost too much to read', () => {
  test.each([
    ['a very long one', `*[_id == "${'x'.repeat(100_001)}"]`, 413],
    ['deep nesting', `${'['.repeat(5000)}${']'.repeat(5000)}`, 400],
    ['deep parentheses', `${'('.repeat(3000)}1${')'.repeat(3000)}`, 400],
    ['a long chain', `1${'+1'.repeat(20_000)}`, 400],
    ['a long chain of words', `true${' && true'.repeat(5000)}`, 400],
    ['a function that is not there', 'nothing::here(1)', 400],
    ['a pattern of many wildcards', '*["aaaaaaaaaaaaaaaaaaaaaaaa" match "*a*a*a*a*a*a*b"]', 400],
    ['a function that is not evaluated', '* | score(text::semanticSimilarity("a"))', 400],
  ])('%s', async (_, query, status) => {
    const started = performance.now()
    const answer = await lake.request('/v2025-03-01/data/query/production', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({query}),
    })
    expect(answer.status).toBe(status)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  test('one that goes through everything again and again is stopped', async () => {
    const client = lake.client({dataset: 'heavy'})
    await client.datasets.create('heavy')
    for (let batch = 0; batch < 4; batch += 1) {
      const transaction = client.transaction()
      for (let n = 0; n < 100; n += 1) transaction.create({_type: 'heavy', n})
      await transaction.commit()
    }
    const started = performance.now()
    const query = '*[_id in *[_id in *[_id in *[defined(n)]._id]._id]._id]'
    await expect(client.fetch(query)).rejects.toMatchObject({statusCode: 408})
    expect(performance.now() - started).toBeLessThan(20_000)
    expect(await client.fetch('count(*[_type == "heavy"])')).toBe(400)
  })

  test('brackets and operators inside texts do not count', async () => {
    const text = '+'.repeat(5000) + '['.repeat(500)
    expect(await lake.client().fetch(`length("${text}")`)).toBe(5500)
  })
})
