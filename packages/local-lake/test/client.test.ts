import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
})
afterAll(() => lake.remove())

describe('documents and queries through @sanity/client', () => {
  test('creates, reads, patches and deletes a document', async () => {
    const client = lake.client()
    const created = await client.create({_type: 'note', title: '[FR TEST] un'})
    expect(created).toMatchObject({_type: 'note', title: '[FR TEST] un'})
    expect(created._rev).toBeTypeOf('string')

    const patched = await client
      .patch(created._id)
      .set({title: '[FR TEST] deux'})
      .setIfMissing({count: 1})
      .inc({count: 2})
      .commit()
    expect(patched).toMatchObject({title: '[FR TEST] deux', count: 3, _id: created._id})
    expect(patched._rev).not.toBe(created._rev)
    expect(await client.getDocument(created._id)).toEqual(patched)
    expect(await client.fetch('*[_type == "note"]')).toEqual([patched])
    await client.delete(created._id)
    expect(await client.getDocument(created._id)).toBeUndefined()
    expect(await client.fetch('count(*[_type == "note"])')).toBe(0)
  })

  test('answers a query sent in the body with parameters', async () => {
    const client = lake.client()
    await client.createOrReplace({_id: 'long', _type: 'long', text: 'x'})
    const filler = 'y'.repeat(12_000)
    const result = await client.fetch('*[_type == $type]{_id, "n": length($filler)}', {
      type: 'long',
      filler,
    })
    expect(result).toEqual([{_id: 'long', n: 12_000}])
  })

  test('returns unordered results in _id order', async () => {
    const client = lake.client()
    for (const id of ['order-c', 'order-a', 'order-b']) {
      await client.createOrReplace({_id: id, _type: 'ordered'})
    }
    expect(await client.fetch('*[_type == "ordered"]._id')).toEqual([
      'order-a',
      'order-b',
      'order-c',
    ])
  })

  test('explains a query that can not be parsed', async () => {
    await expect(lake.client().fetch('*[_type == ')).rejects.toMatchObject({
      statusCode: 400,
      details: {type: 'queryParseError', query: '*[_type == ', start: 10},
    })
  })

  test('answers the searches of the Studio', async () => {
    const client = lake.client()
    await client.createOrReplace({_id: 'search-1', _type: 'found', body: [{text: 'coronaire'}]})
    await client.createOrReplace({_id: 'search-2', _type: 'found', body: [{text: 'autre'}]})
    const search = '*[_type == "found" && [@, _id] match text::query($q)]._id'
    expect(await client.fetch(search, {q: 'coron*'})).toEqual(['search-1'])
    expect(await client.fetch(search, {q: '* -coron*'})).toEqual(['search-2'])
    expect(await client.fetch(search, {q: ''})).toEqual(['search-1', 'search-2'])
    expect(await client.fetch('*[_id == "search-1"][0]{...}')).not.toHaveProperty('\u0000text')
  })
})
