import type {ExprNode} from 'groq-js'

import type {JsonObject, LakeDocument} from '../document.ts'
import {isRecord} from '../document.ts'
import type {DocumentView} from '../documentSet.ts'

/**
 * The documents that the outermost `*[…]` of a query can possibly match, read off its filter
 * (`_type == "x"`, `_id == "x"`, `_id in […]`), or `undefined` when the filter says nothing
 * that an index knows. groq-js still applies the whole filter, so this only has to be complete.
 */
export function candidates(
  filter: ExprNode,
  params: JsonObject,
  view: DocumentView,
): readonly LakeDocument[] | undefined {
  if (filter.type === 'Group') return candidates(filter.base, params, view)
  if (filter.type === 'And') {
    return candidates(filter.left, params, view) ?? candidates(filter.right, params, view)
  }
  if (filter.type !== 'OpCall') return undefined
  const name = attributeName(filter.left)
  const value = constant(filter.right, params)
  if (filter.op === '==' && name === '_type' && typeof value === 'string') return view.ofType(value)
  if (filter.op === '==' && name === '_id' && typeof value === 'string') return pick([value], view)
  if (filter.op === 'in' && name === '_id' && Array.isArray(value)) {
    return pick([...new Set(value.filter((id) => typeof id === 'string'))].toSorted(), view)
  }
  return undefined
}

/**
 * Replaces the `*` under the outermost filters by the candidates of the first one that has any.
 * @returns the tree itself when there is no plan.
 */
export function planCandidates(
  tree: ExprNode,
  params: JsonObject,
  view: DocumentView,
  prepare: (documents: readonly LakeDocument[]) => readonly LakeDocument[],
): ExprNode {
  if (tree.type === 'Filter' && tree.base.type === 'Everything') {
    const found = candidates(tree.expr, params, view)
    return found ? {...tree, base: {type: 'Value', value: prepare(found)}} : tree
  }
  if (!('base' in tree) || !isBase(tree.base) || !WRAPPERS.has(tree.type)) return tree
  const base = planCandidates(tree.base, params, view, prepare)
  return base === tree.base ? tree : Object.assign({}, tree, {base})
}

/** Nodes whose `base` is evaluated in the same scope as they are. */
const WRAPPERS = new Set<string>([
  'AccessElement',
  'ArrayCoerce',
  'Filter',
  'FlatMap',
  'Group',
  'Map',
  'PipeFuncCall',
  'Projection',
  'Slice',
])

function isBase(value: unknown): value is ExprNode {
  return isRecord(value) && typeof value.type === 'string'
}

function attributeName(node: ExprNode): string | undefined {
  return node.type === 'AccessAttribute' && node.base === undefined ? node.name : undefined
}

function constant(node: ExprNode, params: JsonObject): unknown {
  if (node.type === 'Value') return node.value
  if (node.type === 'Parameter') return params[node.name]
  if (node.type !== 'Array') return undefined
  const values = node.elements.map((element) => constant(element.value, params))
  return values.every((value) => typeof value === 'string') ? values : undefined
}

function pick(ids: string[], view: DocumentView): readonly LakeDocument[] {
  return ids.map((id) => view.get(id)).filter((document) => document !== undefined)
}
