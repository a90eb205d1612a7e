import type {ExprNode} from 'groq-js'

import {isRecord} from '../document.ts'
import {compileProjection, type Project} from './compileProjection.ts'
import {isDocumentExpression, isPure} from './documentExpression.ts'
import {
  coalesce,
  type Key,
  type Lookup,
  lookupNode,
  type OrderedLookup,
  stringKey,
} from './lookups.ts'
import type {OrderKey} from './orderedIndex.ts'
import {type Direct, planDirect, type PlanOrder} from './planDirect.ts'
import {type FilterPlan, planExactFilter, planFilter} from './planFilter.ts'

/** A query that asks indexes for documents where it can. */
export interface QueryPlan {
  tree: ExprNode
  /** What the tree asks, by number; empty when it asks nothing and is the tree it was. */
  lookups: readonly Lookup[]
  /** Which node of the tree asks what. */
  asking: ReadonlyMap<unknown, Lookup>
  /** Answers the query without its tree; there for few sorts of queries. */
  direct: Direct | undefined
}

const plans = new WeakMap<ExprNode, QueryPlan>()

/** Plans a query once; the plan holds for every view. */
export function planQuery(tree: ExprNode): QueryPlan {
  const known = plans.get(tree)
  if (known) return known
  const planned = mayFail(tree) ? unplanned(tree) : plan(tree)
  plans.set(tree, planned)
  return planned
}

type FilterNode = Extract<ExprNode, {type: 'Filter'}>
type ProjectionNode = Extract<ExprNode, {type: 'Projection'}>
type MapNode = Extract<ExprNode, {type: 'Map'}>

/** Where a node stands: how many items of its value are looked at, and in which kind of scope. */
interface Place {
  limit: number
  /** The scope is one that `^` skips; what is outside of a filter has another spelling there. */
  hidden: boolean
}

function plan(tree: ExprNode): QueryPlan {
  const lookups: Lookup[] = []
  const asking = new Map<unknown, Lookup>()
  const ask = (lookup: Lookup, keys: readonly ExprNode[]): ExprNode => {
    const node = lookupNode(lookups.push(lookup) - 1, keys)
    asking.set(node, lookup)
    return node
  }

  const filtered = (node: FilterNode): ExprNode => {
    const expr = rewrite(node.expr, {limit: Number.POSITIVE_INFINITY, hidden: false})
    const everything = ask({answer: 'everything'}, [])
    const found = planFilter(node.expr)
    const base = found ? coalesce([documents(found), everything]) : everything
    return {...node, base, expr}
  }
  const documents = ({source, keys}: FilterPlan): ExprNode =>
    ask({answer: 'documents', source}, keys)

  const special = (node: ExprNode, place: Place): ExprNode | undefined => {
    if (place.hidden) return undefined
    if (node.type === 'Filter' && node.base.type === 'Everything') {
      const exact = planExactFilter(node.expr)
      return exact ? coalesce([documents(exact), filtered(node)]) : filtered(node)
    }
    if (node.type === 'PipeFuncCall' && node.name === 'order') {
      const ordered = orderedLookup(node.base, node.args, place.limit)
      if (!ordered) return undefined
      const {lookup, keys} = ordered
      return coalesce([ask(lookup, keys), {...node, base: rewrite(node.base, anywhere)}])
    }
    if (node.type === 'Map') return projected(node, place)
    if (node.type === 'Projection') return projectedOne(node)
    const counted = countedFilter(node)
    const exact = counted && planExactFilter(counted.expr)
    if (!exact || node.type !== 'FuncCall') return undefined
    const count = ask({answer: 'count', source: exact.source}, exact.keys)
    return coalesce([count, {...node, args: [filtered(counted)]}])
  }

  /** A compiled projection of ordered documents: as it changes no numbers, a slice can wait. */
  const projected = (node: MapNode, place: Place): ExprNode | undefined => {
    const project = node.expr.type === 'Projection' && projectionOfThis(node.expr)
    const slice = node.base.type === 'Slice' ? node.base : undefined
    const order = slice?.base ?? node.base
    if (!project || order.type !== 'PipeFuncCall' || order.name !== 'order') return undefined
    const {limit} = slice ? placeOf(slice, 'base', place) : place
    const ordered = orderedLookup(order.base, order.args, limit)
    if (!ordered) return undefined
    const {lookup, keys} = ordered
    const base = rewrite(order, anywhere)
    const found = coalesce([ask({...lookup, project}, keys), {...node, base}])
    return slice ? {...slice, base: found} : found
  }

  /** A compiled projection of one document out of a filter: the document is asked for again. */
  const projectedOne = (node: ProjectionNode): ExprNode | undefined => {
    const filter = node.base.type === 'AccessElement' ? node.base.base : node.base
    if (filter.type !== 'Filter' || filter.base.type !== 'Everything') return undefined
    const project = filter === node.base ? undefined : compileProjection(node.expr)
    if (!project || !planFilter(filter.expr)) return undefined
    const base = rewrite(node.base, anywhere)
    return ask({answer: 'projected', project}, [
      stringKey({type: 'AccessAttribute', base, name: '_id'}),
    ])
  }

  const rewrite = <Node>(node: Node, place: Place): Node => {
    const visit = (value: unknown, at: Place): unknown => {
      if (Array.isArray(value)) return value.map((item: unknown) => visit(item, at))
      if (!isExpression(value) || value.type === 'Value') return value
      if (value.type === 'Everything') return ask({answer: 'everything'}, [])
      const replaced = special(value, at)
      if (replaced) return replaced
      const entries = Object.entries(value)
      return Object.fromEntries(
        entries.map(([key, item]) => [key, visit(item, placeOf(value, key, at))]),
      )
    }
    return visit(node, place) as Node
  }

  const planned = rewrite(tree, anywhere)
  const useful = lookups.some(({answer}) => answer !== 'everything')
  if (!useful) return unplanned(tree)
  const planOrder: PlanOrder = (order, limit) =>
    order.type === 'PipeFuncCall' && order.name === 'order'
      ? orderedLookup(order.base, order.args, limit)
      : undefined
  return {tree: planned, lookups, asking, direct: planDirect(tree, planOrder)}
}

function unplanned(tree: ExprNode): QueryPlan {
  return {tree, lookups: [], asking: new Map(), direct: undefined}
}

const anywhere: Place = {limit: Number.POSITIVE_INFINITY, hidden: false}

/** Where the child `key` of a node stands. */
function placeOf(node: ExprNode, key: string, place: Place): Place {
  if (key === 'expr' || key === 'args') {
    if (node.type === 'Map' || node.type === 'FlatMap') return {...anywhere, hidden: true}
    if (node.type !== 'FuncCall') return anywhere
  }
  const {hidden} = place
  if (key !== 'base') return {...anywhere, hidden}
  if (node.type === 'Slice' && node.left >= 0 && node.right >= 0) {
    return {hidden, limit: node.right + (node.isInclusive ? 1 : 0)}
  }
  if (node.type === 'AccessElement' && node.index >= 0) return {hidden, limit: node.index + 1}
  // A map yields as many items as it is given.
  return node.type === 'Map' || node.type === 'Group' ? place : {...anywhere, hidden}
}

function orderedLookup(
  base: ExprNode,
  args: readonly ExprNode[],
  limit: number,
): {lookup: OrderedLookup; keys: readonly ExprNode[]} | undefined {
  const node = base.type === 'Group' ? base.base : base
  if (node.type !== 'Filter' || node.base.type !== 'Everything') return undefined
  const type = typeOf(node.expr)
  const order = args.map(orderKey)
  if (!type || !order.every(({expression}) => isDocumentExpression(expression))) return undefined
  const filter = type.exact ? {} : {filter: node.expr}
  const name = JSON.stringify(order)
  return {
    lookup: {answer: 'ordered', type: type.key, name, order, limit, ...filter},
    keys: type.keys,
  }
}

function projectionOfThis({base, expr}: ProjectionNode): Project | undefined {
  return base.type === 'This' ? compileProjection(expr) : undefined
}

function orderKey(node: ExprNode): OrderKey {
  if (node.type === 'Desc') return {expression: node.base, descending: true}
  return {expression: node.type === 'Asc' ? node.base : node, descending: false}
}

/** The one type that a filter asks for; not `exact` when it asks for more. */
function typeOf(
  filter: ExprNode,
): {key: Key; keys: readonly ExprNode[]; exact: boolean} | undefined {
  if (filter.type === 'Group') return typeOf(filter.base)
  if (filter.type === 'And') {
    const found = typeOf(filter.left) ?? typeOf(filter.right)
    // The rest is evaluated apart, where `^` and `*` mean nothing.
    return found && isPure(filter) ? {...found, exact: false} : undefined
  }
  const exact = planExactFilter(filter)
  const source = exact?.source
  const isType = source?.from === 'index' && source.kind === 'value' && source.name === '_type'
  return exact && isType ? {key: source.key, keys: exact.keys, exact: true} : undefined
}

function countedFilter(node: ExprNode): FilterNode | undefined {
  const isCount = node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'count'
  const [counted] = isCount ? node.args : []
  return counted?.type === 'Filter' && counted.base.type === 'Everything' ? counted : undefined
}

const REFUSED = new Set(['delta', 'diff', 'documents', 'geo', 'media', 'releases', 'text', 'user'])

/**
 * True for what groq-js refuses when it comes to it, so that it comes to it in any case; and for
 * `releases::`, which goes through all documents by itself.
 */
function mayFail(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(mayFail)
  if (!isRecord(node)) return false
  if (node.type === 'Value') return false
  if (node.type === 'FuncCall') {
    if (REFUSED.has(String(node.namespace)) || node.name === 'anywhere' || node.name === 'boost') {
      return true
    }
  }
  if (node.type === 'Tuple' || node.type === 'Context') return true
  return Object.values(node).some(mayFail)
}

function isExpression(value: unknown): value is ExprNode {
  return isRecord(value) && typeof value.type === 'string'
}
