import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../document.ts'
import {type KeyKind, keysOfKind} from './documentKeys.ts'
import {type FoundDocuments, listed} from './foundDocuments.ts'
import {
  createOrderedIndex,
  type OrderedDocuments,
  type OrderedIndex,
  type OrderKey,
} from './orderedIndex.ts'
import {createValueIndex, type ValueIndex} from './valueIndex.ts'

/** What finds documents by their keys and orders; `undefined` is what can not be told. */
export interface DocumentIndexes {
  /** @param name tells one expression from another; the same name, the same index. */
  find(kind: KeyKind, name: string, expression: ExprNode, key: string): FoundDocuments | undefined
  /** @param name tells one order from another. */
  inOrder(type: string, name: string, keys: readonly OrderKey[]): OrderedDocuments | undefined
}

/** Indexes of documents in memory; each is built when it is first needed. */
export interface MemoryIndexes extends DocumentIndexes {
  /** Takes notice of a document that was written, replaced or removed. */
  change(before: LakeDocument | undefined, after: LakeDocument | undefined): void
}

/** Most indexes that are kept; what nobody asked for the longest goes first. */
const MAX_INDEXES = 64

/** With more changes than this between two queries an index is built anew. */
const MAX_PENDING = 1_000

const TYPE: ExprNode = {type: 'AccessAttribute', name: '_type'}

type Change = [before: LakeDocument | undefined, after: LakeDocument | undefined]

/** Makes the indexes of the documents that `all` lists in `_id` order. */
export function createDocumentIndexes(all: () => readonly LakeDocument[]): MemoryIndexes {
  interface Kept<Index> {
    index: Index
    pending: Change[]
  }
  const values = new Map<string, Kept<ValueIndex>>()
  const orders = new Map<string, Kept<OrderedIndex> & {type: string}>()

  const byKey = (kind: KeyKind, name: string, expression: ExprNode): ValueIndex => {
    const key = `${kind} ${name}`
    const build = () => ({
      index: createValueIndex(all(), keysOfKind(kind, expression)),
      pending: [],
    })
    return current(values, key, values.get(key) ?? build()).index
  }
  const ofType = (type: string): readonly LakeDocument[] =>
    byKey('value', '_type', TYPE).get(type) ?? all().filter(({_type}) => _type === type)

  return {
    find(kind, name, expression, key) {
      const documents = byKey(kind, name, expression).get(key)
      return documents && listed(documents)
    },
    inOrder(type, name, keys) {
      const key = `${name}\u0000${type}`
      const build = () => ({index: createOrderedIndex(ofType(type), keys), pending: [], type})
      return current(orders, key, orders.get(key) ?? build()).index
    },
    change(before, after) {
      for (const [key, {pending}] of values) note(values, key, pending, [before, after])
      for (const [key, {pending, type}] of orders) {
        const [was, is] = [before, after].map((one) => (one?._type === type ? one : undefined))
        if (was ?? is) note(orders, key, pending, [was, is])
      }
    },
  }
}

/** Writing stays cheap: an index takes notice of changes when it is next asked. */
function note(
  kept: Map<string, {pending: Change[]}>,
  key: string,
  pending: Change[],
  change: Change,
): void {
  if (pending.length < MAX_PENDING) pending.push(change)
  else kept.delete(key)
}

function current<Kept extends {index: ValueIndex | OrderedIndex; pending: Change[]}>(
  kept: Map<string, Kept>,
  key: string,
  found: Kept,
): Kept {
  // An index that stumbles over a document is not kept.
  kept.delete(key)
  for (const [before, after] of found.pending.splice(0)) found.index.change(before, after)
  kept.set(key, found)
  const [oldest] = kept.keys()
  if (kept.size > MAX_INDEXES && oldest !== undefined) kept.delete(oldest)
  return found
}
