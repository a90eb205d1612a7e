import fc from 'fast-check'
import {expect, test} from 'vitest'

import type {LakeDocument} from './document.ts'
import {byId, createSortedDocuments} from './sortedDocuments.ts'

function documentOf(_id: string, n: number): LakeDocument {
  return {_id, _type: 'test', _rev: 'r', _createdAt: '', _updatedAt: '', n}
}

test('lists what a plain map sorted by id lists, whenever it is asked', () => {
  const change = fc.record({
    id: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'.split('')),
    n: fc.option(fc.integer()),
    look: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(change, {maxLength: 120}), (changes) => {
      const sorted = createSortedDocuments()
      const plain = new Map<string, LakeDocument>()
      const looks: [readonly LakeDocument[], LakeDocument[]][] = []
      for (const {id, n, look} of changes) {
        const document = n === null ? null : documentOf(id, n)
        sorted.set(id, document)
        if (document) plain.set(id, document)
        else plain.delete(id)
        if (look) looks.push([sorted.list(), [...plain.values()].toSorted(byId)])
      }
      for (const [seen, expected] of looks) expect(seen).toEqual(expected)
      expect(sorted.list()).toEqual([...plain.values()].toSorted(byId))
      expect(sorted.size).toBe(plain.size)
    }),
  )
})

test('a list that was handed out stays as it was', () => {
  const sorted = createSortedDocuments()
  sorted.set('a', documentOf('a', 1))
  const before = sorted.list()
  sorted.set('a', documentOf('a', 2))
  sorted.set('b', documentOf('b', 1))
  sorted.list()
  expect(before).toEqual([documentOf('a', 1)])
})
