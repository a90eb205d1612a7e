import type {ExprNode} from 'groq-js'

import type {Visibility} from '../dataset.ts'
import {isRecord, type JsonObject} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'
import type {Perspective} from '../perspective.ts'
import type {SourceMapMode} from '../sourceMap/contentSourceMap.ts'
import {sourceMapOf} from '../sourceMap/sourceMapOf.ts'
import {resultBytes} from './resultBytes.ts'
import {runQuery} from './runQuery.ts'
import {queryTags} from './syncTags.ts'

/** A query with all that its answer depends on; plain data, so that it can go to a worker. */
export interface QueryRequest {
  query: string
  params: JsonObject
  perspective: Perspective
  visibility: Visibility
  /** What `identity()` answers. */
  identity: string
  /** What `now()` answers, ISO 8601. */
  now: string
  project: string
  dataset: string
  /** Set when a Content Source Map is wanted. */
  sourceMap?: SourceMapMode | undefined
  /** True when only the ids of what is found are wanted. */
  ids?: boolean
}

/** The answer to a query. */
export interface QueryAnswer {
  /** JSON in UTF-8, as it goes into the body of the response, in pieces. */
  result: readonly Uint8Array[]
  syncTags: string[]
  /** JSON text too. */
  resultSourceMap?: string
}

/**
 * Answers a query.
 * @param tree what `parseQuery` read.
 * @param view what the asker sees of the dataset, through the perspective of the request.
 * @param budget milliseconds that the evaluation may take.
 * @throws a 400 for what can not be evaluated, a 408 for what takes too long.
 */
export function answerQuery(
  tree: ExprNode,
  request: QueryRequest,
  view: DocumentView,
  budget: number,
): QueryAnswer {
  const {params, identity, project, dataset, sourceMap} = request
  const scope = {view, identity, now: new Date(request.now), project, dataset, budget}
  const found = runQuery(tree, params, scope)
  const result = request.ids ? idsIn(found) : found
  const answer = {result: resultBytes(result, view), syncTags: queryTags(tree)}
  if (sourceMap === undefined) return answer
  const map = sourceMapOf(tree, params, scope, result, sourceMap)
  return {...answer, resultSourceMap: JSON.stringify(map)}
}

/**
 * Most documents that a mutation's query selects; what it finds beyond that is left alone.
 * @see https://www.sanity.io/docs/content-lake/mutation-patterns
 */
const MAX_SELECTED = 10_000

/** The ids in the result of a selecting query: documents, or ids themselves. */
export function idsIn(result: unknown): string[] {
  const items: unknown[] = Array.isArray(result) ? result : [result]
  return items
    .slice(0, MAX_SELECTED)
    .map((item) => (isRecord(item) ? item._id : item))
    .filter((id) => typeof id === 'string')
}
