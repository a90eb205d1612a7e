import {parseJsonPath, studioPath, jsonPathToStudioPath} from '@sanity/client/csm'
import {expect, test} from 'vitest'

import {isRecord, type LakeDocument} from '../src/document.ts'
import {LakeError} from '../src/errors.ts'
import {followPerspective, type Perspective} from '../src/perspective.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {runQuery} from '../src/query/runQuery.ts'
import type {ContentSourceMap} from '../src/sourceMap/contentSourceMap.ts'
import {sourceMapOf} from '../src/sourceMap/sourceMapOf.ts'
import {changingSet} from './fuzz/changingSet.ts'
import {createRandom} from './fuzz/random.ts'
import {randomDocument, randomId} from './fuzz/randomDocument.ts'
import {randomQuery} from './fuzz/randomQuery.ts'

const QUERIES = Number(process.env.SOURCE_MAP_FUZZ_QUERIES ?? 1_000)
const SEED = Number(process.env.QUERY_FUZZ_SEED ?? 20261126)

const PERSPECTIVES: readonly Perspective[] = ['raw', ['drafts', 'published'], ['published']]

/** Puts the place of every text into the text, so that no two are the same. */
function distinct(value: unknown, place: string): unknown {
  if (typeof value === 'string') return `${value} @${place}`
  if (Array.isArray(value)) return value.map((item, index) => distinct(item, `${place}.${index}`))
  if (!isRecord(value)) return value
  const entries = Object.entries(value)
  return Object.fromEntries(
    entries.map(([name, item]) => [
      name,
      name.startsWith('_') ? item : distinct(item, `${place}.${name}`),
    ]),
  )
}

/** Goes through an answer with a map of it: counts mapped texts, and those mapped to another. */
function check(answer: unknown, map: ContentSourceMap, documents: ReadonlyMap<string, unknown>) {
  const counts = {mapped: 0, wrong: 0}
  for (const [path, {source}] of Object.entries(map.mappings)) {
    if (source.type !== 'documentValue') continue
    const document = documents.get(map.documents[source.document]?._id ?? '')
    const into = jsonPathToStudioPath(parseJsonPath(map.paths[source.path] ?? ''))
    const there = studioPath.get(document, into)
    const shown = studioPath.get({answer}, ['answer', ...jsonPathToStudioPath(parseJsonPath(path))])
    counts.mapped += 1
    // In a perspective the `_id` is the published one.
    if (into[0] !== '_id' && JSON.stringify(there) !== JSON.stringify(shown)) counts.wrong += 1
  }
  return counts
}

test('random queries on random documents: every mapping leads to the very value', () => {
  const random = createRandom(SEED)
  const total = {mapped: 0, wrong: 0, shuffled: 0}
  for (let dataset = 0; dataset < QUERIES / 30; dataset += 1) {
    const ids = new Set(Array.from({length: 12}, () => randomId(random)))
    const all = [...ids].map(
      // A document stays one when texts of its own are made distinct.
      (id) => distinct(randomDocument(random, id), id) as LakeDocument,
    )
    const byId = new Map<string, unknown>(all.map((document) => [document._id, document]))
    const set = changingSet(all)
    for (let n = 0; n < 30; n += 1) {
      const {query, params} = randomQuery(random)
      const {view} = followPerspective(set, random.pick(PERSPECTIVES))
      const scope = {view, identity: 'me', now: new Date(0), project: 'p', dataset: 'd'}
      try {
        const tree = parseQuery(query, params)
        const answer = runQuery(tree, params, scope)
        const map = sourceMapOf(tree, params, scope, answer, 'key')
        const {mapped, wrong} = check(answer, map, byId)
        total.mapped += mapped
        total.wrong += wrong
        const paths = [...map.paths.slice(1), map.paths[0] ?? '']
        total.shuffled += check(answer, {...map, paths}, byId).wrong
      } catch (error) {
        if (!(error instanceof LakeError)) throw error
      }
    }
  }
  expect(total.wrong, `QUERY_FUZZ_SEED=${SEED}`).toBe(0)
  // The check sees paths that are mixed up.
  expect(total.mapped).toBeGreaterThan(QUERIES)
  expect(total.shuffled).toBeGreaterThan(QUERIES / 10)
})
