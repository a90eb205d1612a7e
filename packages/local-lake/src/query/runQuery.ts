import {type AnyStaticValue, evaluateSync, type ExprNode, toJS} from 'groq-js'

import {isLakeDocument, type JsonObject, type LakeDocument} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'
import {LakeError, queryError} from '../errors.ts'
import {StoreError} from '../store/types.ts'
import {bindPlan} from './bindPlan.ts'
import {withText} from './functions/textQuery.ts'
import {checkBudget, runWithin, withBudget} from './queryBudget.ts'
import {queryTraits} from './queryTraits.ts'

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
 * nothing changes while it runs.
 * @param tree what `parseQuery` read, with the same `params`.
 * @returns plain JSON; `null` where the query yields nothing.
 * @throws a 400 for a query that can not be evaluated, a 408 for one that takes too long.
 */
export function runQuery(tree: ExprNode, params: JsonObject, scope: QueryScope): unknown {
  return within(scope, () => {
    const {direct, evaluate} = bound(tree, params, scope)
    const answer = direct?.()
    if (answer) return answer.result
    const evaluated = evaluate()
    return (queryTraits(tree).makesValues ? toJS(evaluated) : evaluated.data) ?? null
  })
}

/** Who wants to know which documents a query comes across. */
export interface QueryObserver {
  /** Called with each document that a reference leads to. */
  onFollow: (document: LakeDocument) => void
  /** Called with each list of documents that the query goes through. */
  onHand: (documents: readonly LakeDocument[]) => void
}

/** Evaluates a query; objects and lists out of documents are the very ones in the result. */
export function evaluateQuery(
  tree: ExprNode,
  params: JsonObject,
  scope: QueryScope,
  observer: QueryObserver,
): AnyStaticValue {
  return within(scope, () => bound(tree, params, scope, observer).evaluate())
}

/** Runs something as long as a query may take, and says in one way what goes wrong. */
function within<T>(scope: QueryScope, run: () => T): T {
  try {
    return runWithin(scope.budget ?? BUDGET, run)
  } catch (error) {
    throw asQueryError(error)
  }
}

/** A query with the documents it is asked of: the plan that answers it alone, if any, and groq-js. */
function bound(tree: ExprNode, params: JsonObject, scope: QueryScope, observer?: QueryObserver) {
  const plain = queryTraits(tree).usesText ? withText : withBudget
  const prepare = (documents: readonly LakeDocument[]) => {
    observer?.onHand(documents)
    return plain(documents)
  }
  const {tree: planned, dataset, dereference, direct} = bindPlan(tree, scope.view, prepare)
  const follow: typeof dereference = (reference) => {
    // Lists inside documents do not look at the clock; what is asked for each of their items does.
    checkBudget()
    const found = dereference({_ref: localId(reference._ref, scope)})
    if (observer && isLakeDocument(found)) observer.onFollow(found)
    return found
  }
  const evaluate = () =>
    evaluateSync(planned, {...options(params, scope), dataset, dereference: follow})
  return {direct, evaluate}
}

/**
 * The id that a reference means. A global one (`documents::get`) names its dataset too; what is in
 * another one, or in a media library, is not here.
 */
function localId(reference: string, {project, dataset}: QueryScope): string {
  const prefix = `dataset:${project}.${dataset}:`
  return reference.startsWith(prefix) ? reference.slice(prefix.length) : reference
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
  if (error instanceof LakeError || error instanceof StoreError) return error
  const reason = error instanceof Error ? error.message : 'unknown problem'
  // What groq-js says of functions that it has no synchronous evaluation of, or none at all.
  if (reason === 'not implemented' || reason === 'executeSync not supported') {
    return queryError(400, 'The query uses a function that this lake does not evaluate')
  }
  return queryError(400, `The query could not be evaluated: ${reason}`)
}
