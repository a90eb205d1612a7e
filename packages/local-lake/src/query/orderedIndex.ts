import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../document.ts'
import {valueOn} from './documentExpression.ts'

/** One argument of `order()`. */
export interface OrderKey {
  expression: ExprNode
  descending: boolean
}

/** The documents of one type in an order. */
export interface OrderedDocuments {
  /** They in order, as they are asked for. */
  documents(): Iterable<LakeDocument>
  /** The first `limit` of them. */
  first(limit: number): LakeDocument[]
}

/** The same in memory. */
export interface OrderedIndex extends OrderedDocuments {
  /** Takes notice of a document of the type that was written, replaced or removed. */
  change(before: LakeDocument | undefined, after: LakeDocument | undefined): void
}

interface Entry {
  document: LakeDocument
  values: unknown[]
}

/** Puts documents in the order that groq-js' `order()` gives to them. */
export function createOrderedIndex(
  documents: readonly LakeDocument[],
  keys: readonly OrderKey[],
): OrderedIndex {
  const entryOf = (document: LakeDocument): Entry => ({
    document,
    values: keys.map(({expression}) => valueOn(expression, document)),
  })
  const compare = (a: Entry, b: Entry): number => {
    for (const [index, {descending}] of keys.entries()) {
      const order = compareValues(a.values[index], b.values[index])
      if (order !== 0) return descending ? -order : order
    }
    return a.document._id < b.document._id ? -1 : a.document._id > b.document._id ? 1 : 0
  }
  const entries = documents.map(entryOf).toSorted(compare)
  const position = (entry: Entry): number => {
    let low = 0
    let high = entries.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = entries[middle]
      if (there && compare(there, entry) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    *documents() {
      for (const {document} of entries) yield document
    },
    first: (limit) => entries.slice(0, limit).map(({document}) => document),
    change(before, after) {
      if (before) entries.splice(position(entryOf(before)), 1)
      if (!after) return
      const entry = entryOf(after)
      entries.splice(position(entry), 0, entry)
    },
  }
}

/** Numbers, then strings, then truth values, then all else, as GROQ orders unlike values. */
function compareValues(a: unknown, b: unknown): number {
  const rank = rankOf(a) - rankOf(b)
  if (rank !== 0) return rank
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return typeof a === 'boolean' && typeof b === 'boolean' ? Number(a) - Number(b) : 0
}

function rankOf(value: unknown): number {
  if (typeof value === 'number') return 1
  if (typeof value === 'string') return 2
  return typeof value === 'boolean' ? 3 : 4
}
