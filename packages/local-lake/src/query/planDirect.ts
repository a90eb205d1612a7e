import type {ExprNode} from 'groq-js'

import {answerLookup, documentsFrom, type LookupScope} from './answerLookup.ts'
import {compileFilter} from './compileFilter.ts'
import {compileProjection} from './compileProjection.ts'
import type {OrderedLookup} from './lookups.ts'
import {planFilter} from './planFilter.ts'

/** Answers a whole query out of the indexes; `undefined` when they can not tell. */
export type Direct = (scope: LookupScope) => {result: unknown} | undefined

/** Finds out what an `order()` looks up. */
export type PlanOrder = (
  order: ExprNode,
  limit: number,
) => {lookup: OrderedLookup; keys: readonly ExprNode[]} | undefined

/**
 * The two queries that are asked most, from one end to the other: a document by what it is
 * (`*[_type == "page" && slug.current == $slug][0]{…}`) and the first ones in an order
 * (`*[_type == "page"] | order(date desc)[0...50]{…}`). All others are evaluated by groq-js.
 */
export function planDirect(tree: ExprNode, planOrder: PlanOrder): Direct | undefined {
  return planOne(tree) ?? planFirst(tree, planOrder)
}

function planOne(tree: ExprNode): Direct | undefined {
  const element = tree.type === 'Projection' ? tree.base : tree
  if (element.type !== 'AccessElement' || element.index < 0) return undefined
  const {index, base: filter} = element
  if (filter.type !== 'Filter' || filter.base.type !== 'Everything') return undefined
  const plan = planFilter(filter.expr)
  const passes = compileFilter(filter.expr)
  const project = tree.type === 'Projection' ? compileProjection(tree.expr) : IDENTITY
  if (!plan || plan.keys.length > 0 || !passes || !project) return undefined
  return (scope) => {
    const found = documentsFrom(plan.source, [], scope)?.all().filter(passes)
    const document = found?.[index]
    return found && {result: document ? project(document, scope.get) : null}
  }
}

const IDENTITY = <Document>(document: Document): Document => document

function planFirst(tree: ExprNode, planOrder: PlanOrder): Direct | undefined {
  if (tree.type !== 'Map' || tree.expr.type !== 'Projection') return undefined
  const {base: slice, expr: projection} = tree
  if (slice.type !== 'Slice' || slice.left < 0 || slice.right < 0) return undefined
  const project = projection.base.type === 'This' ? compileProjection(projection.expr) : undefined
  const end = slice.right + (slice.isInclusive ? 1 : 0)
  const ordered = project && planOrder(slice.base, end)
  if (!ordered || ordered.keys.length > 0) return undefined
  const lookup = {...ordered.lookup, project}
  return (scope) => {
    const found = answerLookup(lookup, [], scope)
    return Array.isArray(found) ? {result: found.slice(slice.left, end)} : undefined
  }
}
