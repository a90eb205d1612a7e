import type {ExprNode} from 'groq-js'

import {isRecord} from '../document.ts'
import {usesText} from './functions/textQuery.ts'

/** What is known of a query before it is evaluated. */
export interface QueryTraits {
  /** It looks at all text of documents, so these need `withText`. */
  usesText: boolean
  /** Its result can hold instants or paths, which are not JSON yet. */
  makesValues: boolean
}

const known = new WeakMap<ExprNode, QueryTraits>()

/** Looks at a query once. */
export function queryTraits(tree: ExprNode): QueryTraits {
  const traits = known.get(tree) ?? {usesText: usesText(tree), makesValues: makesValues(tree)}
  known.set(tree, traits)
  return traits
}

/** The functions that yield something else than JSON. */
const MAKERS = new Set(['dateTime', 'path', 'now'])

function makesValues(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(makesValues)
  if (!isRecord(node) || node.type === 'Value') return false
  if (node.type === 'FuncCall' && MAKERS.has(String(node.name))) return true
  return Object.values(node).some(makesValues)
}
