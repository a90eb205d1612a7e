import {randomUUID} from 'node:crypto'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import {afterAll, beforeAll, expect, test} from 'vitest'

import type {LakeDocument} from '../src/document.ts'
import {isPublicId} from '../src/documentIds.ts'
import {createView} from '../src/documentSet.ts'
import type {LiveView} from '../src/liveView.ts'
import {followPerspective, followPublic} from '../src/perspective.ts'
import {listed} from '../src/query/foundDocuments.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {planQuery} from '../src/query/planQuery.ts'
import {runQuery} from '../src/query/runQuery.ts'
import {changingSet, type ChangingSet} from './fuzz/changingSet.ts'
import {plainAnswer} from './fuzz/plainAnswer.ts'
import {createRandom, type Random} from './fuzz/random.ts'
import {randomDocument, randomId} from './fuzz/randomDocument.ts'
import {type RandomQuery, randomQuery} from './fuzz/randomQuery.ts'
import {storedSet} from './fuzz/storedSet.ts'
import {PERSPECTIVES, throughPerspective} from './fuzz/throughPerspective.ts'

/** Query and document pairs; `QUERY_FUZZ_PAIRS=5000000` for more, `QUERY_FUZZ_SEED` for others. */
const PAIRS = Number(process.env.QUERY_FUZZ_PAIRS ?? 100_000)
const SEED = Number(process.env.QUERY_FUZZ_SEED ?? 20261123)
const QUERIES_PER_DATASET = 30

const context = {identity: 'me', now: new Date(0), project: 'p', dataset: 'd'}

function plainly({query, params}: RandomQuery, documents: readonly LakeDocument[]): unknown {
  return outcome(() => plainAnswer(parseQuery(query, params), documents))
}

function planned({query, params}: RandomQuery, view: LiveView): unknown {
  return outcome(() => runQuery(parseQuery(query, params), params, {...context, view}))
}

function outcome(run: () => unknown): unknown {
  try {
    return JSON.stringify(run())
  } catch {
    return 'refused'
  }
}

/** Where the documents of one round of the fuzz are. */
interface Place {
  documents: ChangingSet
  /** Something happens to it now and then; gives the set to go on with. */
  disturb: () => ChangingSet
  leave: () => void
}

type Settle = (documents: readonly LakeDocument[], random: Random) => Place

const inMemory: Settle = (documents) => {
  const set = changingSet(documents)
  return {documents: set, disturb: () => set, leave: () => undefined}
}

/**
 * Goes through datasets, writes and queries; returns what came out unlike, and some counts.
 * @param settle puts the documents where they are asked for.
 */
function fuzz(
  random: Random,
  pairs: number,
  view: (source: LiveView) => LiveView,
  settle: Settle = inMemory,
) {
  const counts = {pairs: 0, queries: 0, planned: 0, direct: 0, nonEmpty: 0, refused: 0}
  const unlike: {
    query: RandomQuery
    documents: readonly LakeDocument[]
    got: unknown
    expected: unknown
  }[] = []
  while (counts.pairs < pairs) {
    const ids = Array.from({length: 5 + random.below(20)}, () => randomId(random))
    const place = settle(
      ids.map((id) => randomDocument(random, id)),
      random,
    )
    let {documents} = place
    const perspective = random.pick(PERSPECTIVES)
    const isPublic = random.oneIn(3)
    const look = (): LiveView => {
      const visible = isPublic ? followPublic(documents).view : documents
      return view(followPerspective(visible, perspective).view)
    }
    let seen = look()
    for (let round = 0; round < QUERIES_PER_DATASET; round += 1) {
      const now = random.oneIn(10) ? place.disturb() : documents
      if (now !== documents) {
        documents = now
        seen = look()
      }
      if (random.oneIn(3)) {
        const id = randomId(random)
        documents.apply(id, random.oneIn(3) ? null : randomDocument(random, id))
      }
      const query = randomQuery(random)
      const stored = documents.stored().filter(({_id}) => !isPublic || isPublicId(_id))
      const expected = plainly(query, throughPerspective(stored, perspective))
      const got = planned(query, seen)
      if (got !== expected) unlike.push({query, documents: stored, got, expected})
      counts.pairs += stored.length
      counts.queries += 1
      if (expected === 'refused') counts.refused += 1
      else if (expected !== '[]' && expected !== 'null' && expected !== '0') counts.nonEmpty += 1
      const plan = planQuery(parseQuery(query.query, query.params))
      if (plan.lookups.length > 0) counts.planned += 1
      if (plan.direct) counts.direct += 1
    }
    place.leave()
  }
  return {counts, unlike}
}

test(`planned queries answer as groq-js does (seed ${SEED})`, {timeout: 3_600_000}, () => {
  const {counts, unlike} = fuzz(createRandom(SEED), PAIRS, (view) => view)
  process.stdout.write(`query fuzz: ${JSON.stringify(counts)}\n`)
  expect(unlike.slice(0, 1)).toEqual([])
  expect(counts.pairs).toBeGreaterThanOrEqual(PAIRS)
  expect(counts.planned / counts.queries).toBeGreaterThan(0.6)
  expect(counts.direct / counts.queries).toBeGreaterThan(0.04)
  expect(counts.nonEmpty / counts.queries).toBeGreaterThan(0.33)
  expect(counts.refused / counts.queries).toBeLessThan(0.05)
})

test('an index that forgets a document is noticed', () => {
  const {unlike} = fuzz(createRandom(SEED), 20_000, forgetful)
  expect(unlike.length).toBeGreaterThan(10)
})

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-fuzz-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

/** Characters of which documents are kept: of none, of some, of all. */
const KEPT = [0, 2_000, 1_000_000]

/** A store on the disk that is opened again now and then. */
const onDisk: Settle = (documents, random) => {
  const file = join(folder, `${randomUUID()}.sqlite`)
  let set = storedSet(file, random.pick(KEPT), documents)
  return {
    documents: set,
    disturb: () => (set = set.reopen()),
    leave() {
      set.close()
      for (const end of ['', '-wal', '-shm']) rmSync(file + end, {force: true})
    },
  }
}

test(
  `a store on the disk answers as groq-js does, whatever it keeps in memory (seed ${SEED})`,
  {
    timeout: 3_600_000,
  },
  () => {
    const {counts, unlike} = fuzz(createRandom(SEED + 1), PAIRS / 4, (view) => view, onDisk)
    process.stdout.write(`query fuzz on the disk: ${JSON.stringify(counts)}\n`)
    expect(unlike.slice(0, 1)).toEqual([])
    expect(counts.nonEmpty / counts.queries).toBeGreaterThan(0.33)
  },
)

/** A view whose indexes never hear of documents with a certain id. */
function forgetful(view: LiveView): LiveView {
  const {indexes} = view
  const find: typeof indexes.find = (...asked) => {
    const found = indexes.find(...asked)
    return found && listed(found.all().filter(({_id}) => _id !== 'a'))
  }
  return {...view, indexes: {...indexes, find}}
}

/** Queries that a plan could easily get wrong, asked of `FIXED`. What the fuzz finds goes here. */
const CASES: readonly RandomQuery[] = [
  '*[n in [null, "a"]]._id',
  '*[n == "1"]._id',
  '*[n == 1]._id',
  '*[n == $nothing]._id',
  '*[n in []]._id',
  '*[_type == ""]._id',
  '*[references(["b", 1, null])]._id',
  '*[references($nothing)]._id',
  '*[_id in ["c", "a", "c", "b"]]._id',
  '*[_type == "page"]{_id, "more": *[_id in ^.refs[]._ref]._id}',
  '*[_type == "page"]{_id, "more": *[references(^._id) && _id != ^._id]{"up": ^._id}}',
  '*[_type == "page"] | order(n desc, _id asc)[0...2]{_id, n}',
  '*[_type == "page" && defined(n)] | order(n)[1..2]',
  '*[_type == "page"][0...1]{"d": dateTime("2026-01-01T00:00:00Z")}',
  'count(*[_type == "page"])',
  'count(*[_type == 1])',
  'releases::all()._id',
  '*[_type == "page"]{"x": hasOwnProperty}',
  '*[n == 1][0]',
  '*[n == "1"][0]{_id, n}',
  '*[_type == "page" && n == "1"][1]{_id}',
  '*[toString == "a"][0]{_id, toString}',
  '*["1" == n && refs.x == "a"][0]{_id}',
  '*[_type == "page"][2]{..., "more": refs}',
  '*[_type == "page" && n == true][0]',
  '*[_type == "page"] | order(n desc, _id desc)[1...3]{_id, constructor, n}',
  '*[_type == "page" && n == 1] | order(_id)[0..1]{..., "n": refs}',
  '*[_id == "c"][0]{n, ..., "refs": refs[]->{_id}}',
].map((query) => ({query, params: {nothing: null}}))

function fixed(_id: string, rest: Record<string, unknown>): LakeDocument {
  return {_id, _type: 'page', _rev: 'r', _createdAt: '', _updatedAt: '', ...rest}
}

const FIXED = [
  fixed('a', {n: 1, refs: [{_ref: 'b'}, {_ref: 'zz'}, {}]}),
  fixed('b', {n: '1', refs: [{_ref: {deep: {_ref: 'a'}}}]}),
  fixed('c', {n: null, refs: {_ref: 'b'}}),
  fixed('d', {_type: '', n: [1]}),
  fixed('e', {_type: 'system.release', n: {hasOwnProperty: 1}}),
  fixed('f', {_ref: 'b', inside: {_ref: 'a'}}),
]

test.each(CASES)('$query', (asked) => {
  const documents = changingSet(FIXED)
  expect(planned(asked, documents)).toBe(plainly(asked, FIXED))
})

test('the mark of a question can not be guessed', () => {
  const {tree} = planQuery(parseQuery('*[_type == "page"]', {}))
  const question = /"(\\u0000[^"]*)"/.exec(JSON.stringify(tree))?.[1] ?? ''
  const mark: unknown = JSON.parse(`"${question}"`)
  // A document that held it would be taken for a question; it is another one in every process.
  expect(mark).toMatch(/^\0[0-9a-f-]{36}\0/)
})

test('a view without indexes answers the same', () => {
  const random = createRandom(SEED)
  const documents = changingSet(['a', 'b', 'c'].map((id) => randomDocument(random, id)))
  const scope = {...context, view: createView(documents.all())}
  const tree = parseQuery('*[_type == $t]', {t: 'page'})
  const pages = documents.all().filter(({_type}) => _type === 'page')
  expect(runQuery(tree, {t: 'page'}, scope)).toEqual(pages)
})
