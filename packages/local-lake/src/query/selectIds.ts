import type {JsonObject} from '../document.ts'
import {LakeError, queryError} from '../errors.ts'
import type {Staging} from '../staging.ts'
import {idsIn} from './answerQuery.ts'
import {isTame} from './isTame.ts'
import {isShortQuery, parseQuery} from './parseQuery.ts'
import {type QueryScope, runQuery} from './runQuery.ts'

/** Milliseconds that the queries of a transaction may hold up everyone else: the first, and all. */
const BUDGET_OF_FIRST = 200
const BUDGET_OF_ALL = 500

/** What the first query of a transaction found, before the transaction. */
export interface Selected {
  /** Names the query: see `SlowSelection`. */
  key: string
  ids: readonly string[]
  /** What the dataset's `version` was. */
  version: number
}

/** A query that takes too long inside a transaction, and can be answered before it. */
export class SlowSelection extends LakeError {
  readonly query: string
  readonly params: JsonObject
  readonly key: string

  constructor(query: string, params: JsonObject) {
    const {status, message, body} = tooSlow('the documents changed while it ran; try again')
    super(status, message, body)
    this.query = query
    this.params = params
    this.key = keyOf(query, params)
  }
}

/**
 * Makes what finds the ids that the queries of one transaction select.
 * @param scopeOf what a query is asked of: the documents as they are staged.
 * @param selected what the first query found, if nothing was written since.
 */
export function createSelect(
  scopeOf: (staging: Staging) => QueryScope,
  selected: Selected | undefined,
): (staging: Staging, query: string, params: JsonObject) => string[] {
  let left = BUDGET_OF_ALL
  return (staging, query, params) => {
    const first = staging.results.length === 0
    if (first && selected?.key === keyOf(query, params)) return [...selected.ids]
    const started = performance.now()
    const budget = first ? BUDGET_OF_FIRST : left
    const ids = left > 0 && select(query, params, {...scopeOf(staging), budget})
    left -= performance.now() - started
    if (ids) return ids
    if (first) throw new SlowSelection(query, params)
    throw tooSlow('put it first, or ask for the ids before and name them')
  }
}

/** `undefined` when it takes too long, or could. */
function select(query: string, params: JsonObject, scope: QueryScope): string[] | undefined {
  if (!isShortQuery(query)) return undefined
  const tree = parseQuery(query, params)
  if (!isTame(tree, params)) return undefined
  try {
    return idsIn(runQuery(tree, params, scope))
  } catch (error) {
    if (error instanceof LakeError && error.status === 408) return undefined
    throw error
  }
}

function tooSlow(advice: string): LakeError {
  return queryError(408, `The query of a mutation took too long: ${advice}`)
}

function keyOf(query: string, params: JsonObject): string {
  return JSON.stringify([query, params])
}
