import {evaluateSync, type ExprNode} from 'groq-js'

import {isRecord, type LakeDocument} from '../document.ts'

/** Longest expression (as JSON) of which an index is kept. */
const MAX_LENGTH = 600

/** Nodes whose value depends on nothing but what they are evaluated on. */
const NODES = new Set(
  `AccessAttribute AccessElement And Array ArrayCoerce ArrayElement Filter FlatMap FuncCall Group
  InRange Map Neg Not Object ObjectAttributeValue ObjectConditionalSplat ObjectSplat OpCall Or Pos
  Projection Select SelectAlternative Slice This Value`.split(/\s+/),
)

const FUNCTIONS = new Set(
  `global::coalesce global::count global::defined global::length global::lower global::round
  global::references global::string global::upper string::lower string::upper string::split string::startsWith
  array::compact array::join array::unique array::intersects pt::text
  math::min math::max math::sum math::avg`.split(/\s+/),
)

/** True when the value of an expression is a matter of the document alone: an index can keep it. */
export function isDocumentExpression(node: ExprNode): boolean {
  if (node.type === 'AccessAttribute' && !node.base && /^\w{1,100}$/.test(node.name)) return true
  if (!isPure(node) || !looksAtDocument(node)) return false
  const spelled = JSON.stringify(node)
  // Names with a NUL are attributes that documents get only for some queries.
  return spelled.length <= MAX_LENGTH && !spelled.includes('\\u0000')
}

/** True when an expression depends on nothing but what it is evaluated on. */
export function isPure(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(isPure)
  if (!isRecord(node)) return true
  if (node.type === 'Value') return true
  if (typeof node.type !== 'string' || !NODES.has(node.type)) return false
  if (
    node.type === 'FuncCall' &&
    !FUNCTIONS.has(`${String(node.namespace)}::${String(node.name)}`)
  ) {
    return false
  }
  return Object.values(node).every(isPure)
}

function looksAtDocument(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(looksAtDocument)
  if (!isRecord(node) || node.type === 'Value') return false
  if (node.type === 'This') return true
  if (node.type === 'AccessAttribute' && node.base === undefined) return true
  return Object.values(node).some(looksAtDocument)
}

/** What an expression is worth on one document, by groq-js itself. */
export function valueOn(expression: ExprNode, document: LakeDocument): unknown {
  return evaluateSync(expression, {root: document}).data
}
