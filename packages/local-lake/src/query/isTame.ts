import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject} from '../document.ts'

/** Most words in a pattern: a text is gone through for each. */
const TAME_WORDS = 100

/** Most wildcards in one word of a pattern whose time grows with the text and not beyond it. */
const TAME_WILDCARDS = 2

/**
 * Most operators that put values together (`+`, `[...a]`): each can double what it is given, also what
 * it is given by a projection before it.
 */
const MAX_GROWTH = 20
const MAX_GROWTH_IN_CHAINS = 6

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
    if (goesThroughOuter(node) || joinsByValue(node)) found.tame = false
    if (node.isSplat === true || node.op === '+') found.growth += 1
    if (NAMES.has(String(node.type))) found.names += 1
    found.chain = Math.max(found.chain, chainOf(node))
    for (const child of Object.values(node)) if (typeof child === 'object') visit(child)
  }
  visit(tree)
  const copies = found.chain < 2 ? 1 : found.names ** found.chain
  const growth = found.chain < 2 ? MAX_GROWTH : MAX_GROWTH_IN_CHAINS
  return found.tame && found.growth <= growth && copies <= MAX_COPIES
}

/**
 * True when a query asks for documents inside a list that it goes through for a document: over a long
 * list that takes long, also where `*` stands for one document only and nothing looks at the clock.
 */
export function asksInLists(node: unknown, lists = 0): boolean {
  if (Array.isArray(node)) return node.some((item) => asksInLists(item, lists))
  if (!isRecord(node) || node.type === 'Value') return false
  if (node.type === 'Everything') return lists > 1
  const inside = LOOPS.has(String(node.type)) ? lists + 1 : lists
  return Object.entries(node).some(([name, child]) =>
    asksInLists(child, name === 'expr' ? inside : lists),
  )
}

const LOOPS = new Set(['Filter', 'Map', 'FlatMap'])

/** Nodes that stand for a value which a projection can repeat. */
const NAMES = new Set(['This', 'Parent', 'ObjectSplat', 'AccessAttribute', 'Everything'])

function isPattern(node: JsonObject): boolean {
  return node.type === 'OpCall' && node.op === 'match'
}

function isTamePattern(node: unknown, params: JsonObject): boolean {
  if (typeof node === 'string') {
    const words = node.split(/\s+/)
    if (words.length > TAME_WORDS) return false
    return words.every((word) => (word.match(/\*+/g)?.length ?? 0) <= TAME_WILDCARDS)
  }
  if (Array.isArray(node)) {
    return node.length <= TAME_WORDS && node.every((item) => isTamePattern(item, params))
  }
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
  return LOOPS.has(String(node.type)) && startsOutside(node.base)
}

/** `array::join(list, text)`: as long as the text, as many times as there are items. */
function joinsByValue(node: JsonObject): boolean {
  if (node.type !== 'FuncCall' || node.namespace !== 'array' || node.name !== 'join') return false
  const separator: unknown = Array.isArray(node.args) ? node.args[1] : undefined
  return !isRecord(separator) || !['Value', 'Parameter'].includes(String(separator.type))
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
