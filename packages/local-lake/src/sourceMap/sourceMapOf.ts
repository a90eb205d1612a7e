import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {evaluateQuery, type QueryScope} from '../query/runQuery.ts'
import type {ContentSourceMap, SourceMapMode} from './contentSourceMap.ts'
import {mapSources} from './mapSources.ts'
import {createPlaces} from './places.ts'
import {traceQuery} from './traceQuery.ts'

/**
 * The Content Source Map of an answer: for each of its values the document and path it comes from.
 * @param tree the query, as `parseQuery` read it.
 * @param answer what `runQuery` yielded in the same scope.
 * @throws a 400 for a query that is too complex to be traced, and what `runQuery` throws.
 */
export function sourceMapOf(
  tree: ExprNode,
  params: JsonObject,
  scope: QueryScope,
  answer: unknown,
  mode: SourceMapMode,
): ContentSourceMap {
  const followed = new Set<LakeDocument>()
  const handed = new Set<readonly LakeDocument[]>()
  const {data} = evaluateQuery(traceQuery(tree), params, scope, {
    onFollow: (document) => followed.add(document),
    onHand: (documents) => handed.add(documents),
  })
  const places = createPlaces(scope.view, followed, flat(handed))
  const traced = isRecord(data) ? {value: data.value, trace: data.trace} : {value: null}
  return mapSources(answer, traced, places, mode)
}

function* flat(lists: Iterable<readonly LakeDocument[]>): Generator<LakeDocument> {
  for (const list of lists) yield* list
}
