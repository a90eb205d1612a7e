import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'
import {documentsFrom, type LookupScope} from './answerLookup.ts'
import type {Lookup} from './lookups.ts'
import {planQuery} from './planQuery.ts'

/** Documents that a key is taken to find when it is known only while the query runs. */
const FEW = 8

/**
 * The tree of a planned query with the documents in place that its lookups find, as a measure of
 * what the query goes through. It is not for evaluation: keys that depend on other documents
 * are guessed.
 * @returns the tree itself when it has no plan.
 */
export function planCandidates(
  tree: ExprNode,
  _params: JsonObject,
  view: DocumentView,
  prepare: (documents: readonly LakeDocument[]) => readonly LakeDocument[],
): ExprNode {
  const {indexes} = view
  const plan = indexes && planQuery(tree)
  if (!indexes || !plan) return tree
  const scope = {all: () => view.all(), get: (id: string) => view.get(id), indexes, prepare}
  const place = <Node>(node: Node): Node => {
    const visit = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(visit)
      if (!isRecord(value) || value.type === 'Value') return value
      const lookup = plan.asking.get(value)
      if (lookup && lookup.answer !== 'projected') {
        return {type: 'Value', value: found(lookup, scope)}
      }
      // The other arguments are for what the indexes can not tell.
      const [first]: unknown[] = Array.isArray(value.args) ? value.args : []
      if (value.name === 'coalesce' && plan.asking.has(first)) return visit(first)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item)]))
    }
    return visit(node) as Node
  }
  return place(plan.tree)
}

function found(lookup: Lookup, scope: LookupScope): readonly LakeDocument[] | number {
  if (lookup.answer === 'everything') return scope.all()
  if (lookup.answer === 'count' || lookup.answer === 'projected') return 1
  if (lookup.answer !== 'ordered') {
    return documentsFrom(lookup.source, [], scope) ?? scope.all().slice(0, FEW)
  }
  const [type = ''] = 'slot' in lookup.type ? [] : lookup.type.values
  const all = scope.indexes.ofType(type)
  return lookup.filter ? all : all.slice(0, lookup.limit)
}
