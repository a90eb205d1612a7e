import type {ExprNode} from 'groq-js'

import {isRecord} from '../document.ts'

/** Functions that a key may be computed with. */
const FUNCTIONS = new Set(
  `global::coalesce global::string global::lower global::upper global::now global::identity
  string::lower string::upper array::compact array::unique`.split(/\s+/),
)

/**
 * True when an expression inside a filter does not look at the document that is filtered, only
 * at constants, parameters and what is around the filter (`^`): it can be a key into an index.
 */
export function isOuterExpression(node: ExprNode): boolean {
  switch (node.type) {
    case 'Value':
    case 'Parameter':
    case 'Parent':
      return true
    case 'AccessAttribute':
      return node.base !== undefined && isOuterExpression(node.base)
    case 'AccessElement':
    case 'ArrayCoerce':
    case 'Deref':
    case 'Group':
      return isOuterExpression(node.base)
    case 'Array':
      return node.elements.every(({value}) => isOuterExpression(value))
    case 'Object':
      return node.attributes.every(
        (one) => one.type === 'ObjectAttributeValue' && isOuterExpression(one.value),
      )
    case 'Map':
    case 'FlatMap':
      return isOuterExpression(node.base) && isItemPath(node.expr)
    case 'FuncCall':
      return FUNCTIONS.has(`${node.namespace}::${node.name}`) && node.args.every(isOuterExpression)
    default:
      return false
  }
}

/** `_ref`, `slug.current` and the like, on the items of a list. */
function isItemPath(node: ExprNode): boolean {
  if (node.type === 'This') return true
  return node.type === 'AccessAttribute' && (node.base === undefined || isItemPath(node.base))
}

/** An outer expression as it is spelled outside of the filter: `^` is `@` there, `^.^` is `^`. */
export function fromOutside(node: ExprNode): ExprNode {
  return shift(node)
}

function shift<Node>(node: Node): Node
function shift(node: unknown): unknown {
  if (Array.isArray(node)) return node.map((item: unknown) => shift(item))
  if (!isRecord(node) || node.type === 'Value') return node
  if (node.type === 'Parent') {
    return node.n === 1 ? {type: 'This'} : {...node, n: Number(node.n) - 1}
  }
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, shift(value)]))
}

/** True when nothing but the query itself decides the value: it can be computed once. */
export function isConstant(node: ExprNode): boolean {
  if (node.type === 'Group') return isConstant(node.base)
  if (node.type === 'Array') return node.elements.every(({value}) => isConstant(value))
  return node.type === 'Value'
}
