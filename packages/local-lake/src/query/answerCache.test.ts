import {expect, test} from 'vitest'

import {createAnswerCache} from './answerCache.ts'
import type {QueryRequest} from './answerQuery.ts'

const request: QueryRequest = {
  query: '*[_id == $id]',
  params: {id: 'a'},
  perspective: ['published'],
  visibility: 'all',
  identity: 'me',
  now: '2026-01-01T00:00:00Z',
  project: 'p',
  dataset: 'd',
}
const answer = {result: '[]', syncTags: []}

test('an answer is kept for the same request until something is written', () => {
  const cache = createAnswerCache()
  cache.set(request, 1, answer)
  expect(cache.get({...request, now: '2026-01-02T00:00:00Z'}, 1)).toBe(answer)
  expect(cache.get(request, 2)).toBeUndefined()
  cache.set(request, 2, answer)
  expect(cache.get(request, 2)).toBe(answer)
})

test.each<Partial<QueryRequest>>([
  {query: '*[_id == $ID]'},
  {params: {id: 'b'}},
  {perspective: 'raw'},
  {perspective: ['drafts', 'published']},
  {visibility: 'public'},
  {identity: 'another'},
])('another %o is another request', (other) => {
  const cache = createAnswerCache()
  cache.set(request, 1, answer)
  expect(cache.get({...request, ...other}, 1)).toBeUndefined()
})

test('what tells the time is not kept', () => {
  const cache = createAnswerCache()
  const timed = {...request, query: '*[_createdAt < now()]'}
  cache.set(timed, 1, answer)
  expect(cache.get(timed, 1)).toBeUndefined()
})

test('it does not grow without end', () => {
  const cache = createAnswerCache()
  const asked = (id: number): QueryRequest => ({...request, params: {id}})
  for (let id = 0; id < 1_001; id += 1) cache.set(asked(id), 1, answer)
  expect(cache.get(asked(0), 1)).toBeUndefined()
  expect(cache.get(asked(1_000), 1)).toBe(answer)
})
