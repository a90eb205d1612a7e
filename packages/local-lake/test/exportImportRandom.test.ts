import {createReadStream} from 'node:fs'
import {mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Readable} from 'node:stream'

import {exportDataset} from '@sanity/export'
import {sanityImport} from '@sanity/import'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {isRecord, type JsonObject} from '../src/document.ts'
import {createRandom, type Random} from './fuzz/random.ts'
import {ADMIN_TOKEN, startTestLake, type TestLake} from './lakeForTest.ts'

// What was imported is what is exported, whatever it is and whichever way it goes.

let lake: TestLake
let folder: string
beforeAll(async () => {
  lake = await startTestLake()
  folder = await mkdtemp(join(tmpdir(), 'lake-random-'))
})
afterAll(async () => {
  await lake.remove()
  await rm(folder, {recursive: true, force: true})
})

type Imported = JsonObject & {_id: string; _type: string}

const TEXTS = ['', 'one', 'Ünï 😀', 'e\u0301', '\u202e"\\\n\t', '\u0000', 'null', '1', ' '] as const
const NUMBERS = [0, -1, 1.5, 1e21, 1e-7, Number.MAX_SAFE_INTEGER] as const

/** Published documents, drafts, versions and a release, which refer to one another. */
function randomDataset(random: Random): Imported[] {
  const ids = Array.from({length: 3 + random.below(12)}, (_, n) => `doc-${n}`)
  const layers = ['', '', '', 'drafts.', 'versions.r1.', 'private.'] as const
  const all = [...new Set(ids.map((id) => random.pick(layers) + id))]
  const release = {_id: '_.releases.r1', _type: 'system.release', name: 'r1', state: 'active'}
  const documents = all.map((_id) => ({
    _id,
    _type: random.pick(['page', 'person', 'ünï']),
    _createdAt: `2024-0${1 + random.below(9)}-01T00:00:00Z`,
    ...randomObject(random, all, 3),
  }))
  return random.oneIn(2) ? documents : [...documents, release]
}

function randomObject(random: Random, ids: readonly string[], depth: number): JsonObject {
  const names = ['a', 'b', 'title', 'camelCase', 'snake_1', '_private'].filter(
    () => !random.oneIn(3),
  )
  return Object.fromEntries(names.map((name) => [name, randomValue(random, ids, depth)]))
}

function randomValue(random: Random, ids: readonly string[], depth: number): unknown {
  const kind = random.below(depth > 0 ? 8 : 4)
  if (kind === 0) return random.pick(TEXTS)
  if (kind === 1) return random.pick(NUMBERS)
  if (kind === 2) return random.pick([true, false, null])
  if (kind === 3) {
    const weak = random.oneIn(3) ? {_weak: true} : {}
    return {_type: 'reference', _ref: ids[random.below(ids.length)], ...weak}
  }
  if (kind < 6) return {_type: 'thing', ...randomObject(random, ids, depth - 1)}
  return Array.from({length: random.below(4)}, (_, n) => {
    // The importer leaves nothing out of an object, and `null` out of a list.
    const item = randomValue(random, ids, depth - 1) ?? false
    return isRecord(item) ? {...item, _key: `k${n}`} : item
  })
}

/** What a document says, without which transaction wrote it when. */
function contentsOf(documents: readonly JsonObject[]): JsonObject[] {
  return documents
    .map(({_rev, _updatedAt, ...content}) =>
      content._type === 'system.release' ? {...content, _createdAt: undefined} : content,
    )
    .toSorted((a, b) => (String(a._id) < String(b._id) ? -1 : 1))
}

function linesOf(text: string): JsonObject[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line): JsonObject => JSON.parse(line))
}

async function exported(dataset: string): Promise<JsonObject[]> {
  const headers = {authorization: `Bearer ${ADMIN_TOKEN}`}
  const answer = await lake.request(`/v2025-03-01/data/export/${dataset}`, {headers})
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson')
  return linesOf(await answer.text())
}

/** The three things that `sanityImport` reads. */
async function sourceFor(random: Random, seed: number, documents: Imported[]) {
  const ndjson = documents.map((document) => `${JSON.stringify(document)}\n`).join('')
  // What the importer is given as a list it changes.
  if (random.oneIn(3)) return structuredClone(documents)
  if (random.oneIn(2)) return Readable.from(ndjson.match(/[^]{1,50}/gu) ?? [])
  const file = join(folder, `${seed}.ndjson`)
  await writeFile(file, ndjson)
  return createReadStream(file)
}

describe('export(import(x)) is x', () => {
  test.each(Array.from({length: 15}, (_, seed) => seed))(
    'of the random dataset %i',
    async (seed) => {
      const random = createRandom(seed)
      const documents = randomDataset(random)
      const dataset = `random-${seed}`
      const client = lake.client({dataset})
      await client.datasets.create(dataset)
      const operation = random.pick(['create', 'createIfNotExists', 'createOrReplace'])
      const source = await sourceFor(random, seed, documents)
      const {warnings} = await sanityImport(source, {client, operation})
      expect(warnings).toEqual([])
      const first = await exported(dataset)
      expect(contentsOf(first)).toEqual(contentsOf(documents))

      const again = `again-${seed}`
      const outputPath = join(folder, `${seed}.tar.gz`)
      const mode = random.pick(['stream', 'cursor'])
      await exportDataset({client, dataset, outputPath, mode})
      const target = lake.client({dataset: again})
      await target.datasets.create(again)
      await sanityImport(createReadStream(outputPath), {client: target})
      expect(contentsOf(await exported(again))).toEqual(contentsOf(documents))
    },
  )
})
