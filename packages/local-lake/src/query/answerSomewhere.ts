import type {Dataset} from '../dataset.ts'
import {LakeError} from '../errors.ts'
import {traceQuery} from '../sourceMap/traceQuery.ts'
import {answerQuery, type QueryAnswer, type QueryRequest} from './answerQuery.ts'
import {planCandidates} from './candidates.ts'
import {isTame} from './isTame.ts'
import {isShortQuery, parseQuery} from './parseQuery.ts'
import {queryCost} from './queryCost.ts'
import type {QueryPool} from './queryPool.ts'

/** Milliseconds that any query may take. */
const BUDGET = 2_000

/** Milliseconds that a query may hold up everyone else. */
const BUDGET_HERE = 100

/** Visits of nodes (see `queryCost`) up to which a query is not worth the way to a worker. */
const CHEAP = 100_000

/**
 * Answers a query: right here when that is cheap for certain, else in a worker, so that nobody
 * else waits for it.
 * @throws what `answerQuery`, `parseQuery` and `QueryPool.answer` throw.
 */
export async function answerSomewhere(
  pool: QueryPool,
  dataset: Dataset,
  request: QueryRequest,
): Promise<QueryAnswer> {
  const answer = isShortQuery(request.query) ? answerHere(dataset, request) : undefined
  return answer ?? (await pool.answer({file: dataset.store.file, request, budget: BUDGET}))
}

/** The answer, or `undefined` when the query is, or turns out to be, expensive. */
function answerHere(dataset: Dataset, request: QueryRequest): QueryAnswer | undefined {
  const tree = parseQuery(request.query, request.params)
  const view = dataset.view(request.visibility, request.perspective)
  const measured = request.sourceMap === undefined ? tree : traceQuery(tree)
  const planned = planCandidates(measured, view)
  const cheap =
    isTame(tree, request.params) && queryCost(planned, request.params, view.size()) <= CHEAP
  if (!cheap) return undefined
  try {
    return answerQuery(tree, request, view, BUDGET_HERE)
  } catch (error) {
    if (error instanceof LakeError && error.status === 408) return undefined
    throw error
  }
}
