import {expect, test} from 'vitest'

import {createDocumentCache} from './documentCache.ts'

function documentOf(_id: string) {
  return {_id, _type: 'page', _rev: 'r', _createdAt: '', _updatedAt: ''}
}

test('keeps what fits, and of the rest what was asked for', () => {
  const cache = createDocumentCache(3_600)
  for (const id of ['a', 'b', 'c']) cache.put(id, documentOf(id), 1_000)
  expect(cache.get('a')?._id).toBe('a')
  cache.put('d', documentOf('d'), 1_000)
  expect(['a', 'b', 'c', 'd'].map((id) => cache.get(id)?._id)).toEqual(['a', undefined, 'c', 'd'])
})

test('an entry that is put again counts once, and one that is forgotten not at all', () => {
  const cache = createDocumentCache(2_400)
  for (let round = 0; round < 5; round += 1) cache.put('a', documentOf('a'), 1_000)
  cache.put('b', documentOf('b'), 1_000)
  expect(cache.get('a')).not.toBeUndefined()
  cache.forget('a')
  cache.put('c', null, 1_000)
  expect([cache.get('b')?._id, cache.get('c')]).toEqual(['b', null])
})

test('a document larger than all of it is not kept, nor anything else lost for good', () => {
  const cache = createDocumentCache(2_400)
  cache.put('a', documentOf('a'), 5_000)
  expect(cache.get('a')).toBeUndefined()
  cache.put('b', documentOf('b'), 1_000)
  cache.clear()
  expect(cache.get('b')).toBeUndefined()
})
