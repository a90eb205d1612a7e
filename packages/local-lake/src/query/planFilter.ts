import {evaluateSync, type ExprNode} from 'groq-js'

import {isDocumentExpression} from './documentExpression.ts'
import {type Key, listKey, listOrScalarKey, scalarKey, type Source, stringKey} from './lookups.ts'
import {readQuestion, lookupNode} from './lookups.ts'
import {fromOutside, isConstant, isOuterExpression} from './outerExpression.ts'

/** Where the documents of a filter are looked up, and the keys to evaluate outside of it. */
export interface FilterPlan {
  source: Source
  keys: readonly ExprNode[]
}

/** Makes one of these per filter: keys that are not constant are numbered. */
interface Slots {
  add(key: ExprNode, constant: boolean): Key | undefined
}

/** What an index knows of the documents that `filter` lets pass; `undefined` if it is nothing. */
export function planFilter(filter: ExprNode): FilterPlan | undefined {
  const keys: ExprNode[] = []
  const source = sourceOf(filter, slotsIn(keys))
  return source && {source, keys}
}

/** A plan whose documents are exactly those that `filter` lets pass, in the same order. */
export function planExactFilter(filter: ExprNode): FilterPlan | undefined {
  const node = ungroup(filter)
  const keys: ExprNode[] = []
  const slots = slotsIn(keys)
  const equal = equality(node)
  if (equal && (isAttribute(equal.document, '_type') || isAttribute(equal.document, '_id'))) {
    const key = keyOf(equal.outer, stringKey, slots)
    return key && {source: leaf('value', equal.document, key), keys}
  }
  const [target, ...more] = referencesArguments(node) ?? []
  if (!target || more.length > 0) return undefined
  const key = keyOf(target, stringKey, slots)
  return key && {source: leaf('references', node, key), keys}
}

function slotsIn(keys: ExprNode[]): Slots {
  return {
    add(key, constant) {
      if (!constant) return {slot: keys.push(key) - 1}
      const values = constantKey(key)
      return values && {values}
    },
  }
}

function constantKey(key: ExprNode): string[] | undefined {
  let found: string[] | undefined
  const dereference = ({_ref}: {_ref: string}): null => {
    found = readQuestion(_ref)?.keys[0]
    return null
  }
  evaluateSync(lookupNode(0, [key]), {dereference})
  return found
}

function sourceOf(filter: ExprNode, slots: Slots): Source | undefined {
  const node = ungroup(filter)
  if (node.type === 'And') {
    const of = [sourceOf(node.left, slots), sourceOf(node.right, slots)].filter(
      (source) => source !== undefined,
    )
    return of.length > 1 ? {from: 'shortest', of} : of[0]
  }
  if (node.type === 'Or') {
    const left = sourceOf(node.left, slots)
    const right = left && sourceOf(node.right, slots)
    return right && {from: 'union', of: [left, right]}
  }
  const references = referencesArguments(node)
  if (references) {
    const of = references.map((target) => {
      const key = keyOf(target, listOrScalarKey, slots)
      return key && leaf('references', node, key)
    })
    return of.every((source) => source !== undefined) ? {from: 'union', of} : undefined
  }
  return membership(node, slots) ?? valueSource(node, slots)
}

function valueSource(node: ExprNode, slots: Slots): Source | undefined {
  const equal = equality(node)
  const key = equal && keyOf(equal.outer, scalarKey, slots)
  return key && leaf('value', equal.document, key)
}

/** `attribute in [values]` and `value in attribute[]`. */
function membership(node: ExprNode, slots: Slots): Source | undefined {
  if (node.type !== 'OpCall' || node.op !== 'in') return undefined
  const {left, right} = node
  if (isDocumentExpression(left) && isOuterExpression(right)) {
    // A missing attribute is a member of a list with a null; these two are never missing.
    const never = isAttribute(left, '_id') || isAttribute(left, '_type')
    const key = keyOf(right, (list) => listKey(list, never), slots)
    return key && leaf('value', left, key)
  }
  if (!isOuterExpression(left) || !isDocumentExpression(right)) return undefined
  const key = keyOf(left, scalarKey, slots)
  return key && leaf('members', right, key)
}

function equality(node: ExprNode): {document: ExprNode; outer: ExprNode} | undefined {
  if (node.type !== 'OpCall' || node.op !== '==') return undefined
  const {left, right} = node
  if (isDocumentExpression(left) && isOuterExpression(right)) return {document: left, outer: right}
  if (isDocumentExpression(right) && isOuterExpression(left)) return {document: right, outer: left}
  return undefined
}

function referencesArguments(node: ExprNode): ExprNode[] | undefined {
  const is = node.type === 'FuncCall' && node.namespace === 'global' && node.name === 'references'
  return is && node.args.every(isOuterExpression) ? node.args : undefined
}

function keyOf(
  outer: ExprNode,
  spell: (node: ExprNode) => ExprNode,
  slots: Slots,
): Key | undefined {
  const text = outer.type === 'Value' && typeof outer.value === 'string' ? outer.value : undefined
  if (text !== undefined && TEXT_IS_KEY.has(spell)) return {values: [text]}
  return slots.add(spell(fromOutside(outer)), isConstant(outer))
}

/** For these, a text that stands in the query is its own key. */
const TEXT_IS_KEY = new Set([scalarKey, stringKey, listOrScalarKey])

function leaf(kind: 'value' | 'members' | 'references', expression: ExprNode, key: Key): Source {
  if (kind === 'value' && isAttribute(expression, '_id')) return {from: 'id', key}
  const plain = expression.type === 'AccessAttribute' && expression.base === undefined
  const name =
    kind === 'references' ? '' : plain ? expression.name : JSON.stringify(ungroup(expression))
  return {from: 'index', kind, name, expression, key}
}

function isAttribute(node: ExprNode, name: string): boolean {
  return node.type === 'AccessAttribute' && node.base === undefined && node.name === name
}

function ungroup(node: ExprNode): ExprNode {
  return node.type === 'Group' ? ungroup(node.base) : node
}
