import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject} from '../../document.ts'
import {queryError} from '../../errors.ts'
import {checkPatterns} from '../checkPatterns.ts'
import {diffCall} from './diff.ts'
import {geoCall} from './geo.ts'
import {preparedCall} from './preparedCall.ts'
import {matchText} from './textQuery.ts'

/**
 * groq-js reads but does not evaluate some functions of the hosted lake. They are put in terms
 * of what it does evaluate:
 * `x match text::query(q)` → `x match [words of q]`, where `@` stands for all text of the
 * document · `documents::get(ref)` → `ref->` · `documents::incomingRefCount()` →
 * `count(*[references(^._id)])` · `geo::…` and `diff::…`: see `ownFunction` · a few that it
 * evaluates differently than documented: see `preparedCall`. Nothing outside of this lake refers to
 * what is in it, it has no media library, and its users have no attributes.
 * @returns the tree itself when there is nothing to rewrite.
 * @throws a 400 for what can not be answered here.
 */
export function rewriteFunctions(tree: ExprNode, params: JsonObject): ExprNode {
  const rewrite = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const items = node.map(rewrite)
      return items.some((item, index) => item !== node[index]) ? items : node
    }
    if (!isRecord(node)) return node
    const replaced = replace(node, params, rewrite)
    let copy: JsonObject | undefined
    for (const [key, value] of Object.entries(replaced)) {
      const next = key === 'value' && replaced.type === 'Value' ? value : rewrite(value)
      if (next !== value) copy = {...(copy ?? replaced), [key]: next}
    }
    return copy ?? replaced
  }
  const result = rewrite(tree)
  return isExprNode(result) ? result : tree
}

function isExprNode(value: unknown): value is ExprNode {
  return isRecord(value) && typeof value.type === 'string'
}

function replace(
  node: JsonObject,
  params: JsonObject,
  rewrite: (node: unknown) => unknown,
): JsonObject {
  if (node.type === 'OpCall' && node.op === 'match') checkPatterns(node.right, params)
  if (node.type === 'OpCall' && node.op === 'match' && isCall(node.right, 'text', 'query')) {
    return matchText(node.left, node.right.args[0], params)
  }
  if (node.type === 'OpCall') return withoutPaths(node)
  if (node.type !== 'FuncCall' || !Array.isArray(node.args)) return node
  const {namespace, name, args} = node
  if (namespace === 'delta') {
    throw queryError(400, `delta::${String(name)}() is for webhooks and functions`)
  }
  if (namespace === 'geo') return geoCall(String(name), args)
  if (namespace === 'diff') return diffCall(String(name), args.with(2, rewrite(args[2])), params)
  const fullName = `${String(namespace)}::${String(name)}`
  switch (fullName) {
    case 'documents::get':
      return isRecord(args[0]) ? {type: 'Deref', base: args[0]} : node
    case 'documents::incomingRefCount':
      return INCOMING_REFERENCES
    case 'documents::incomingGlobalDocumentReferenceCount':
      return {type: 'Value', value: 0}
    case 'media::aspect':
      return {type: 'Value', value: null}
    case 'user::attributes':
      return {type: 'Value', value: {}}
    case 'text::query':
      throw queryError(400, 'text::query() stands at the right of "match" and nowhere else')
    case 'text::semanticSimilarity':
      throw queryError(400, 'The function text::semanticSimilarity() is not evaluated by this lake')
    default:
      return preparedCall(fullName, node, args) ?? node
  }
}

/**
 * groq-js compares a path with nothing: `path(a) in path(b)` → `a in path(b)`, `path(a) == path(b)` → `a == b`.
 * @see https://www.sanity.io/docs/specifications/groq-operators
 */
function withoutPaths(node: JsonObject): JsonObject {
  const {op, left, right} = node
  if (!isCall(left, 'global', 'path') || !isCall(right, 'global', 'path')) return node
  if (op === 'in') return {...node, left: left.args[0]}
  return op === '==' || op === '!=' ? {...node, left: left.args[0], right: right.args[0]} : node
}

interface Call extends JsonObject {
  args: unknown[]
}

function isCall(node: unknown, namespace: string, name: string): node is Call {
  return (
    isRecord(node) &&
    node.type === 'FuncCall' &&
    node.namespace === namespace &&
    node.name === name &&
    Array.isArray(node.args)
  )
}

const INCOMING_REFERENCES: JsonObject = {
  type: 'FuncCall',
  namespace: 'global',
  name: 'count',
  args: [
    {
      type: 'Filter',
      base: {type: 'Everything'},
      expr: {
        type: 'FuncCall',
        namespace: 'global',
        name: 'references',
        args: [{type: 'AccessAttribute', base: {type: 'Parent', n: 1}, name: '_id'}],
      },
    },
  ],
}
