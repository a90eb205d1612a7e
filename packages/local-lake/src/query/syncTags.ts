import {createHash} from 'node:crypto'

import type {ExprNode} from 'groq-js'

import {isRecord, type LakeDocument} from '../document.ts'

/** The tag that stands for all documents of a type in live events. */
export function typeTag(type: string): string {
  return `s1:${createHash('sha256').update(type).digest('base64url').slice(0, 8)}`
}

/** The tag that every change carries, for queries that look at more than named types. */
const ANY_TAG = typeTag('*')

/**
 * The tags whose change can change the answer of a query: one per type when every `*` of the
 * query is filtered by `_type == "…"` and no reference is followed, else the tag of everything.
 */
export function queryTags(tree: ExprNode): string[] {
  const types = new Set<string>()
  const complete = collectTypes(tree, types)
  return complete ? [...types].map(typeTag).toSorted() : [ANY_TAG]
}

/** The tags that a change of these documents carries. */
export function changeTags(documents: readonly LakeDocument[]): string[] {
  const tags = new Set(documents.map(({_type}) => typeTag(_type)))
  return [...tags.add(ANY_TAG)].toSorted()
}

/** Returns false when the query looks at documents of types it does not name. */
function collectTypes(node: unknown, types: Set<string>): boolean {
  if (Array.isArray(node)) return node.every((item) => collectTypes(item, types))
  if (!isRecord(node)) return true
  if (node.type === 'Everything' || node.type === 'Deref') return false
  if (node.type === 'FuncCall' && node.namespace === 'releases') return false
  if (node.type === 'Filter' && isRecord(node.base) && node.base.type === 'Everything') {
    const type = namedType(node.expr)
    if (type === undefined) return false
    types.add(type)
    return collectTypes(node.expr, types)
  }
  return Object.values(node).every((item) => collectTypes(item, types))
}

function namedType(filter: unknown): string | undefined {
  if (!isRecord(filter)) return undefined
  if (filter.type === 'Group') return namedType(filter.base)
  if (filter.type === 'And') return namedType(filter.left) ?? namedType(filter.right)
  const {left, right} = filter
  const equals = filter.type === 'OpCall' && filter.op === '=='
  if (!equals || !isRecord(left) || !isRecord(right)) return undefined
  if (left.type !== 'AccessAttribute' || left.name !== '_type' || left.base) return undefined
  return typeof right.value === 'string' ? right.value : undefined
}
