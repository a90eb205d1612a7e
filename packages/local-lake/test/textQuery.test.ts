import {afterAll, beforeAll, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

// `match text::query(…)`: words, phrases, what is excluded.

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake()
  await lake
    .client()
    .transaction()
    .create({_id: 'a', _type: 'text', title: 'Red fish, blue fish', tags: ['one two']})
    .create({_id: 'b', _type: 'text', title: 'Blue red', body: [{text: 'a fish'}]})
    .create({_id: 'c', _type: 'text', title: 'Green'})
    .commit()
})
afterAll(() => lake.remove())

test.each<[string, string[]]>([
  ['fish', ['a', 'b']],
  ['FISH blue', ['a', 'b']],
  ['fi*', ['a', 'b']],
  ['"red fish"', ['a']],
  ['"fish blue"', ['a']],
  ['"Blue Fish" red', ['a']],
  ['"fish red"', []],
  ['"one two"', ['a']],
  ['"red a"', []],
  ['-fish', ['c']],
  ['blue -green', ['a', 'b']],
  ['red -"red fish"', ['b']],
  ['-"red fish" -green', ['b']],
  ['"', ['a', 'b', 'c']],
  ['', ['a', 'b', 'c']],
  ['* - ""', ['a', 'b', 'c']],
])('%s', async (q, expected) => {
  const query = '*[_type == "text" && @ match text::query($q)]._id'
  expect(await lake.client().fetch(query, {q})).toEqual(expected)
})

test('one attribute, several, and as a score', async () => {
  const client = lake.client()
  const ids = (filter: string) => client.fetch(`*[_type == "text" && ${filter}]._id`)
  expect(await ids('title match text::query("fish")')).toEqual(['a'])
  expect(await ids('[title, tags[0]] match text::query("\\"one two\\"")')).toEqual(['a'])
  expect(await ids('[title, tags[0]] match text::query("\\"fish one\\"")')).toEqual([])
  const scored = await client.fetch<{_id: string; _score: number}[]>(
    '*[_type == "text"] | score(@ match text::query("fish")) | order(_score desc){_id, _score}',
  )
  expect(scored.map(({_id}) => _id)).toEqual(['a', 'b', 'c'])
  expect(scored[0]?._score).toBeGreaterThan(scored[1]?._score ?? 0)
  expect(scored[2]?._score).toBe(0)
})
