import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {queryError} from '../errors.ts'
import {checkPatterns} from './checkPatterns.ts'
import {distanceNode, pointNode} from './geo.ts'

/**
 * The name under which a document answers with all its text, for `@ match text::query(…)`.
 * It is not a name that GROQ can spell by accident, and it is not enumerable, so it never
 * shows in a result.
 */
const TEXT = '\u0000text'

/**
 * groq-js reads but does not evaluate some functions of the hosted lake. They are put in terms
 * of what it does evaluate:
 * `x match text::query(q)` → `x match [words of q]`, where `@` stands for all text of the
 * document · `documents::get(ref)` → `ref->` · `documents::incomingRefCount()` →
 * `count(*[references(^._id)])` ·
 * `documents::incomingGlobalDocumentReferenceCount()` → 0 · `geo::latLng` and `geo::distance`: see `geo.ts`.
 * @returns the tree itself when there is nothing to rewrite.
 */
export function rewriteFunctions(tree: ExprNode, params: JsonObject): ExprNode {
  const rewrite = (node: unknown): unknown => {
    if (Array.isArray(node)) {
      const items = node.map(rewrite)
      return items.some((item, index) => item !== node[index]) ? items : node
    }
    if (!isRecord(node)) return node
    const replaced = replace(node, params)
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

function replace(node: JsonObject, params: JsonObject): JsonObject {
  if (node.type === 'OpCall' && node.op === 'match') checkPatterns(node.right, params)
  if (node.type === 'OpCall' && node.op === 'match' && isCall(node.right, 'text', 'query')) {
    return matchText(node.left, node.right.args[0], params)
  }
  if (isCall(node, 'documents', 'get')) {
    const base = node.args[0]
    return isRecord(base) ? {type: 'Deref', base} : node
  }
  if (isCall(node, 'documents', 'incomingRefCount')) return INCOMING_REFERENCES
  // Nothing outside of a dataset of this lake can refer to what is in it.
  if (isCall(node, 'documents', 'incomingGlobalDocumentReferenceCount')) return NONE
  if (isCall(node, 'geo', 'latLng') && node.args.length === 2) {
    checkNesting(node.args, ['latLng', 'distance'])
    return pointNode(node.args[0], node.args[1])
  }
  if (isCall(node, 'geo', 'distance') && node.args.length === 2) {
    checkNesting(node.args, ['distance'])
    return distanceNode(node.args[0], node.args[1])
  }
  refuseUnknown(node)
  return node
}

/** Functions that can be read and have no answer here. */
const REFUSED = new Set([
  'geo::contains',
  'geo::intersects',
  'diff::changedAny',
  'diff::changedOnly',
  'text::semanticSimilarity',
  'user::attributes',
  'media::aspect',
])

function refuseUnknown({type, namespace, name}: JsonObject): void {
  const called = `${String(namespace)}::${String(name)}`
  if (type === 'FuncCall' && REFUSED.has(called)) {
    throw queryError(400, `The function ${called}() is not evaluated by this lake`)
  }
}

const NONE: JsonObject = {type: 'Value', value: 0}

/** Arguments of `geo::` are repeated, so one inside the other would grow beyond all bounds. */
function checkNesting(node: unknown, refused: readonly string[]): void {
  if (Array.isArray(node)) return node.forEach((item) => checkNesting(item, refused))
  if (!isRecord(node)) return
  if (refused.some((name) => isCall(node, 'geo', name))) {
    throw queryError(400, 'geo::distance and geo::latLng can not be nested in this way')
  }
  for (const child of Object.values(node)) checkNesting(child, refused)
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

/** All words must match, words after a `-` must not; an empty query matches everything. */
function matchText(left: unknown, query: unknown, params: JsonObject): JsonObject {
  const words = queryText(query, params)
    .replaceAll('"', ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '*' && word !== '-')
  const wanted = words.filter((word) => !word.startsWith('-'))
  const unwanted = words.filter((word) => word.startsWith('-')).map((word) => word.slice(1))
  const target = textOf(left)
  const match = (values: string[]): JsonObject => ({
    type: 'OpCall',
    op: 'match',
    left: target,
    right: {type: 'Value', value: values},
  })
  const all = wanted.length > 0 ? match(wanted) : {type: 'Value', value: true}
  return unwanted.reduce<JsonObject>(
    (expr, word) => ({type: 'And', left: expr, right: {type: 'Not', base: match([word])}}),
    all,
  )
}

function queryText(node: unknown, params: JsonObject): string {
  if (!isRecord(node)) return ''
  const value = node.type === 'Parameter' ? params[String(node.name)] : node.value
  return typeof value === 'string' ? value : ''
}

/** Puts "all text of the document" where the left side of a match says `@`. */
function textOf(left: unknown): JsonObject {
  if (!isRecord(left)) return {type: 'Value', value: null}
  if (left.type === 'This') return {type: 'AccessAttribute', name: TEXT}
  if (left.type !== 'Array' || !Array.isArray(left.elements)) return left
  const elements = left.elements.map((element: unknown) => {
    if (!isRecord(element) || !isRecord(element.value) || element.value.type !== 'This') {
      return element
    }
    return {...element, isSplat: true, value: textOf(element.value)}
  })
  return {...left, elements}
}

/** True when a rewritten tree needs `withText` documents. */
export function usesText(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(usesText)
  if (!isRecord(node)) return false
  if (node.type === 'AccessAttribute' && node.name === TEXT) return true
  return Object.values(node).some(usesText)
}

/** Gives documents the hidden attribute that text queries look at. */
export function withText(documents: readonly LakeDocument[]): readonly LakeDocument[] {
  for (const document of documents) {
    if (Object.hasOwn(document, TEXT)) continue
    Object.defineProperty(document, TEXT, {get: () => allText(document), enumerable: false})
  }
  return documents
}

function allText(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value)
  else if (Array.isArray(value)) for (const item of value) allText(item, found)
  else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) if (!key.startsWith('_')) allText(item, found)
  }
  return found
}
