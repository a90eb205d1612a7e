import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {createDocumentSet, sourceOf} from '../../packages/local-lake/src/documentSet.ts'
import {parseQuery} from '../../packages/local-lake/src/query/parseQuery.ts'
import {runQuery} from '../../packages/local-lake/src/query/runQuery.ts'
import {openSqliteDatasetStore} from '../../packages/local-lake/src/store/sqliteDatasetStore.ts'
import {plainAnswer} from '../../packages/local-lake/test/fuzz/plainAnswer.ts'
import type {Pair} from './compare.ts'
import {type BenchDocument, lakeDocuments} from './lakeDocuments.ts'

/** What is asked, with other parameters at every turn. */
interface Question {
  goal: string
  what: string
  query: string
  params: (turn: number) => Record<string, unknown>
  mustHold: Pair['mustHold']
}

/** So many queries with different parameters take turns. */
const TURNS = 97

const questions: readonly Question[] = [
  {
    goal: 'P3',
    what: 'lake: a procedure by slug with its risks',
    query:
      '*[_type == "procedure" && slug.current == $slug][0]{_id, title, slug, risks[]->{_id, title}}',
    params: (turn) => ({slug: `procedure-${(turn * 31) % 1_900}`}),
    mustHold: {faster: 900},
  },
  {
    goal: 'P4',
    what: 'lake: the newest 50 of a type',
    query: '*[_type == $type] | order(_createdAt desc)[0...50]{_id, title}',
    params: (turn) => ({type: turn % 2 === 0 ? 'procedure' : 'risk'}),
    mustHold: {faster: 300},
  },
  {
    goal: 'P5',
    what: 'lake: who refers to a document',
    query: '*[references($id)]{_id, title}',
    params: (turn) => ({id: `risk-${(turn * 17) % 2_900}`}),
    mustHold: {faster: 500},
  },
  {
    goal: 'P6',
    what: 'lake: how many of a type',
    query: 'count(*[_type == $type])',
    params: (turn) => ({type: turn % 2 === 0 ? 'procedure' : 'question'}),
    mustHold: {faster: 1000},
  },
  {
    goal: 'P7',
    what: 'lake: 20 risks, each with those that refer to it',
    query: '*[_type == "risk" && _id in $ids]{_id, "from": *[references(^._id)]{_id}}',
    params: (turn) => ({
      ids: Array.from({length: 20}, (_, index) => `risk-${(turn * 41 + index * 97) % 2_900}`),
    }),
    mustHold: {faster: 300},
  },
  {
    goal: 'P8',
    what: 'lake: a query without a plan',
    query: '*[title > $text]{_id}[0...20]',
    params: (turn) => ({text: `[TEST] ${'rwsclt'[turn % 6] ?? ''}`}),
    mustHold: {atMost: 1.1},
  },
]

/**
 * P3 to P8: the lake's queries beside groq-js going through the same documents.
 * @param count how many documents there are.
 * @param isWanted which goals are measured.
 */
export function lakePairs(count: number, isWanted: (goal: string) => boolean): Pair[] {
  const documents = lakeDocuments(count)
  const stored = storedScope(documents)
  // What has no plan is asked of a worker, which has all documents in memory.
  const inMemory = scopeOf(createDocumentSet(sourceOf(documents)))
  const wanted = questions.filter(({goal}) => isWanted(goal))
  const pairs = wanted.map((question): Pair => {
    const turns = turnsOf(question)
    const [first] = turns
    const scope = question.goal === 'P8' ? inMemory : stored
    const [expected, got] = [plainAnswer(first.tree, documents), ask(first, scope)]
    if (JSON.stringify(expected) !== JSON.stringify(got)) {
      throw new Error(`${question.what}: not the answer of groq-js`)
    }
    // What was asked once is in memory, as all of the reference’s documents are.
    for (const turn of turns) ask(turn, scope)
    return {
      goal: question.goal,
      what: `${question.what}, ${count.toLocaleString('en')} documents`,
      against: 'groq-js `evaluateSync` on the parsed tree',
      reference: inTurn(turns, ({tree}) => plainAnswer(tree, documents)),
      candidate: inTurn(turns, (turn) => ask(turn, scope)),
      mustHold: question.goal === 'P3' && count >= 100_000 ? {faster: 10_000} : question.mustHold,
    }
  })
  return isWanted('P4') ? [...pairs, growth(count, stored)] : pairs
}

/** P4 again: the same list out of few and of many documents. */
function growth(count: number, many: Scope): Pair {
  const [question] = questions.filter(({goal}) => goal === 'P4')
  if (!question) throw new Error('There is no P4.')
  const turns = turnsOf(question)
  const few = storedScope(lakeDocuments(1_000))
  return {
    goal: 'P4',
    what: `${question.what}, ${count.toLocaleString('en')} documents`,
    against: 'the same of 1,000 documents',
    reference: inTurn(turns, (turn) => ask(turn, few)),
    candidate: inTurn(turns, (turn) => ask(turn, many)),
    mustHold: {atMost: 1.3},
  }
}

type Scope = Parameters<typeof runQuery>[2]

/** The documents in a store on the disk, opened as a lake opens it. */
function storedScope(documents: readonly BenchDocument[]): Scope {
  const folder = mkdtempSync(path.join(tmpdir(), 'lake-bench-'))
  const file = path.join(folder, 'lake.sqlite')
  const store = openSqliteDatasetStore(file)
  const head = {id: 'bench', timestamp: '', author: 'bench', cause: 'bench', fingerprint: ''}
  const changes = documents.map((after) => ({id: after._id, before: null, after}))
  store.append({...head, mutations: [], results: [], purged: new Set(), changes})
  process.on('exit', () => {
    store.close()
    rmSync(folder, {recursive: true})
  })
  return scopeOf(createDocumentSet(store))
}

function scopeOf(view: Scope['view']): Scope {
  return {view, identity: 'bench', now: new Date(0), project: 'p', dataset: 'd', budget: 600_000}
}

interface Turn {
  tree: ReturnType<typeof parseQuery>
  params: Record<string, unknown>
}

function turnsOf({query, params}: Question): [Turn, ...Turn[]] {
  const turn = (number: number): Turn => {
    const values = params(number)
    return {params: values, tree: parseQuery(query, values)}
  }
  return [turn(0), ...Array.from({length: TURNS - 1}, (_, index) => turn(index + 1))]
}

function ask({tree, params}: Turn, scope: Scope): unknown {
  return runQuery(tree, params, scope)
}

function inTurn(turns: [Turn, ...Turn[]], work: (turn: Turn) => unknown): () => unknown {
  let at = 0
  return () => {
    at = (at + 1) % turns.length
    return work(turns[at] ?? turns[0])
  }
}
