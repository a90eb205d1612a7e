import {randomUUID} from 'node:crypto'

import type {ExprNode} from 'groq-js'

import type {Project} from './compileProjection.ts'
import type {KeyKind} from './documentKeys.ts'
import type {OrderKey} from './orderedIndex.ts'

/** A key into an index: known beforehand, or the so-manieth that the lookup is asked with. */
export type Key = {values: readonly string[]} | {slot: number}

/** Where documents that can match a filter are found; always complete, seldom exact. */
export type Source =
  | {from: 'id'; key: Key}
  | {from: 'index'; kind: KeyKind; name: string; expression: ExprNode; key: Key}
  /** Any one of them is complete: the shortest is taken. */
  | {from: 'shortest'; of: readonly Source[]}
  /** Only all together are complete. */
  | {from: 'union'; of: readonly Source[]}

/** A question that a planned query asks the indexes while groq-js evaluates it. */
export type Lookup =
  /** All documents: what a `*` without a plan goes through. */
  | {answer: 'everything'}
  | {answer: 'documents' | 'count'; source: Source}
  /** The first `limit` documents of a type in an order, those that `filter` lets pass. */
  | OrderedLookup
  /** What a projection makes of the document with an id. */
  | {answer: 'projected'; project: Project}

/** Asks for documents of one type in an order. */
export interface OrderedLookup {
  answer: 'ordered'
  type: Key
  name: string
  order: readonly OrderKey[]
  limit: number
  filter?: ExprNode
  /** What is made of them; nothing when it is missing. */
  project?: Project
}

/**
 * Marks a question among the references that groq-js asks for. Nobody outside this process can
 * know it, so no document can hold it.
 */
const MARK = `\u0000${randomUUID()}\u0000`

/** Between the members of a list. */
const MEMBERS = `\u0000${randomUUID()}\u0000`

/**
 * A tree that asks the `number`th lookup; the keys are evaluated where the tree stands. To
 * groq-js it is `{"_ref": …}->answer`, so the question comes through its `dereference` option.
 */
export function lookupNode(number: number, keys: readonly ExprNode[]): ExprNode {
  const reference =
    keys.length === 0
      ? value(MARK + String(number))
      : call('array', 'join', [list([value(MARK + String(number)), ...keys]), value(MARK)])
  const attributes = [{type: 'ObjectAttributeValue' as const, name: '_ref', value: reference}]
  const asked: ExprNode = {type: 'Deref', base: {type: 'Object', attributes}}
  return {type: 'AccessAttribute', base: asked, name: 'answer'}
}

/** What a reference asks, when it does. `undefined` keys are ones that no index can find. */
export function readQuestion(
  reference: string,
): {number: number; keys: (string[] | undefined)[]} | undefined {
  if (!reference.startsWith(MARK)) return undefined
  const [number, ...keys] = reference.slice(MARK.length).split(MARK)
  return {number: Number(number), keys: keys.map(readKey)}
}

function readKey(key: string): string[] | undefined {
  if (key.startsWith('s')) return [key.slice(1)]
  return key.startsWith('a') ? key.slice(1).split(MEMBERS) : undefined
}

/** Key of a scalar, by its spelling. */
export function scalarKey(node: ExprNode): ExprNode {
  return coalesce([plus(value('s'), call('global', 'string', [node])), value('')])
}

/** Key that is there only when the value is a string. */
export function stringKey(node: ExprNode): ExprNode {
  return coalesce([plus(value('s'), node), value('')])
}

/** Keys of all members of a list of scalars; with `compact`, those that are null do not count. */
export function listKey(node: ExprNode, compact: boolean): ExprNode {
  const members = compact ? call('array', 'compact', [node]) : node
  return coalesce([plus(value('a'), call('array', 'join', [members, value(MEMBERS)])), value('')])
}

/** Keys of a list or of a single scalar. */
export function listOrScalarKey(node: ExprNode): ExprNode {
  return coalesce([
    plus(value('a'), call('array', 'join', [call('array', 'compact', [node]), value(MEMBERS)])),
    scalarKey(node),
  ])
}

/** The first of the expressions that is not null. */
export function coalesce(args: ExprNode[]): ExprNode {
  return call('global', 'coalesce', args)
}

function call(namespace: string, name: string, args: ExprNode[]): ExprNode {
  return {type: 'FuncCall', namespace, name, args}
}

function plus(left: ExprNode, right: ExprNode): ExprNode {
  return {type: 'OpCall', op: '+', left, right}
}

function value(text: string): ExprNode {
  return {type: 'Value', value: text}
}

function list(items: readonly ExprNode[]): ExprNode {
  const elements = items.map((item) => ({
    type: 'ArrayElement' as const,
    value: item,
    isSplat: false,
  }))
  return {type: 'Array', elements}
}
