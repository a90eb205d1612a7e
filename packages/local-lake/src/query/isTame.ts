import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject} from '../document.ts'

/** Most wildcards in one word of a pattern whose time grows with the text and not beyond it. */
const TAME_WILDCARDS = 2

/** Most operators that put values together (`+`, `[...a]`): each can double what it is given. */
const MAX_GROWTH = 20

/** Most values that projections of projections can lead to. */
const MAX_COPIES = 10_000

/**
 * True when evaluating a query takes time in proportion to what it goes through, so that its
 * cost can be estimated. False for what can take any time or memory in one step: patterns that
 * are computed or have wildcards in the middle, projections that double their input again and
 * again, and lists of an outer value gone through for every item.
 */
export function isTame(tree: ExprNode, params: JsonObject): boolean {
  const found = {growth: 0, names: 0, chain: 0, tame: true}
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!isRecord(node) || node.type === 'Value') return
    if (isPattern(node) && !isTamePattern(node.right, params)) found.tame = false
    if (goesThroughOuter(node)) found.tame = false
    if (node.isSplat === true || node.op === '+') found.growth += 1
    if (NAMES.has(String(node.type))) found.names += 1
    found.chain = Math.max(found.chain, chainOf(node))
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child)
  }
  visit(tree)
  const copies = found.chain < 2 ? 1 : found.names ** found.chain
  return found.tame && found.growth <= MAX_GROWTH && copies <= MAX_COPIES
}

/** Nodes that stand for a value which a projection can repeat. */
const NAMES = new Set(['This', 'Parent', 'ObjectSplat', 'AccessAttribute', 'Everything'])

function isPattern(node: JsonObject): boolean {
  return node.type === 'OpCall' && node.op === 'match'
}

function isTamePattern(node: unknown, params: JsonObject): boolean {
  if (typeof node === 'string') {
    return node.split(/\s+/).every((word) => (word.match(/\*+/g)?.length ?? 0) <= TAME_WILDCARDS)
  }
  if (Array.isArray(node)) return node.every((item) => isTamePattern(item, params))
  if (!isRecord(node)) return true
  if (node.type === 'Value') return isTamePattern(node.value, params)
  if (node.type === 'Parameter') return isTamePattern(params[String(node.name)], params)
  if (node.type === 'Array' || node.type === 'ArrayElement') {
    return isTamePattern(node.elements ?? node.value, params)
  }
  return false
}

/** `x in ^.list` and `^.list[…]`: the list is gone through for every item around it. */
function goesThroughOuter(node: JsonObject): boolean {
  if (node.type === 'OpCall' && node.op === 'in') return startsOutside(node.right)
  return ['Filter', 'FlatMap', 'Map'].includes(String(node.type)) && startsOutside(node.base)
}

function startsOutside(node: unknown): boolean {
  if (!isRecord(node)) return false
  return node.type === 'Parent' || startsOutside(node.base)
}

/** How many projections follow one another on the way to a node. */
function chainOf(node: unknown): number {
  if (!isRecord(node)) return 0
  const inner = node.type === 'Map' || node.type === 'FlatMap' ? chainOf(node.expr) : 0
  return chainOf(node.base) + inner + (node.type === 'Projection' ? 1 : 0)
}
