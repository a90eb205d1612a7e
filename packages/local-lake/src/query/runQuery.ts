import {evaluateSync, type ExprNode, toJS} from 'groq-js'

import type {JsonObject} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'
import {LakeError, queryError} from '../errors.ts'
import {bindPlan} from './bindPlan.ts'
import {runWithin, withBudget} from './queryBudget.ts'
import {queryTraits} from './queryTraits.ts'
import {withText} from './rewriteFunctions.ts'

/** What a query is asked of. */
export interface QueryScope {
  /** The documents that the asker may see, through the perspective of the request. */
  view: DocumentView
  /** What `identity()` answers. */
  identity: string
  /** What `now()` answers. */
  now: Date
  /** What `sanity::projectId()` and `sanity::dataset()` answer. */
  project: string
  dataset: string
  /** Milliseconds that the evaluation may take. */
  budget?: number
}

/** Milliseconds that a query may take when nothing else is said. */
const BUDGET = 2_000

/**
 * Answers a query. The evaluation does not wait for anything, so a transaction can use it and
 * nothing changes while it runs; the `diff::` functions, which would have to wait, are refused.
 * @param tree what `parseQuery` read, with the same `params`.
 * @returns plain JSON; `null` where the query yields nothing.
 * @throws a 400 for a query that can not be evaluated, a 408 for one that takes too long.
 */
export function runQuery(tree: ExprNode, params: JsonObject, scope: QueryScope): unknown {
  try {
    const {usesText, makesValues} = queryTraits(tree)
    const prepare = usesText ? withText : withBudget
    const {tree: planned, dataset, dereference, direct} = bindPlan(tree, scope.view, prepare)
    return runWithin(scope.budget ?? BUDGET, () => {
      const answer = direct?.()
      if (answer) return answer.result
      const evaluated = evaluateSync(planned, {...options(params, scope), dataset, dereference})
      return (makesValues ? toJS(evaluated) : evaluated.data) ?? null
    })
  } catch (error) {
    throw asQueryError(error)
  }
}

function options(params: JsonObject, scope: QueryScope) {
  return {
    params,
    identity: scope.identity,
    timestamp: scope.now,
    sanity: {projectId: scope.project, dataset: scope.dataset},
  }
}

function asQueryError(error: unknown): unknown {
  if (error instanceof LakeError) return error
  const reason = error instanceof Error ? error.message : 'unknown problem'
  if (reason === 'not implemented' || reason === 'executeSync not supported') {
    return queryError(400, 'The query uses a function that this lake does not evaluate')
  }
  return queryError(400, `The query could not be evaluated: ${reason}`)
}
