import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../document.ts'
import {REFERENCES} from '../references.ts'
import {isPlainKey, keptPath} from '../store/keptKeys.ts'
import type {StoredKeys} from '../store/storedKeys.ts'
import type {KeyKind} from './documentKeys.ts'
import {byIds, type FoundDocuments} from './foundDocuments.ts'
import type {ViewLayers} from './layers.ts'
import type {OrderedDocuments, OrderKey} from './orderedIndex.ts'
import {inStoredOrder, storedOrder} from './storedOrder.ts'

/** What a view knows of its documents without having read them: what the store keeps beside them. */
export interface StoredIndexes {
  /** `undefined` when the store does not know. */
  find(kind: KeyKind, name: string, expression: ExprNode, key: string): FoundDocuments | undefined
  inOrder(type: string, keys: readonly OrderKey[]): OrderedDocuments | undefined
  /** How many documents there are. */
  size(): number | undefined
  /** Takes notice of a document that was written, replaced or removed. */
  change(id: string): void
}

/** Most ids in the answers that are kept until something is written. */
const MAX_KEPT = 100_000

/** Most ids in an answer that is kept. */
const MAX_ANSWER = 1_000

/**
 * Makes the indexes of a view on a store.
 * @param layers which of the documents the view shows.
 * @param get reads a document of the view.
 */
export function createStoredIndexes(
  keys: StoredKeys,
  layers: ViewLayers,
  get: (id: string) => LakeDocument | undefined,
): StoredIndexes {
  /** Answers since the last change, by question. */
  const kept = new Map<string, readonly string[]>()
  const counts = new Map<string, number>()
  let keptIds = 0
  let complete: boolean | undefined
  let total: number | undefined

  const isComplete = (): boolean => (complete ??= keys.isComplete())
  const remember = (question: string, ask: () => readonly string[]): readonly string[] => {
    const known = kept.get(question)
    if (known) return known
    const ids = ask()
    if (ids.length > MAX_ANSWER) return ids
    keptIds += ids.length + 1
    if (keptIds > MAX_KEPT) {
      kept.clear()
      keptIds = ids.length + 1
    }
    kept.set(question, ids)
    return ids
  }
  const countOf = (type: string): number => {
    const count = counts.get(type) ?? layers.count(type)
    if (counts.size >= MAX_ANSWER) counts.clear()
    counts.set(type, count)
    return count
  }
  const ofType = (type: string): FoundDocuments => ({
    atMost: countOf(type),
    count: () => countOf(type),
    all: () =>
      byIds(
        remember(`t ${type}`, () => layers.ofType(type)),
        get,
      ).all(),
  })

  return {
    find(kind, name, expression, key) {
      if (!isPlainKey(key) || !isComplete()) return undefined
      if (kind === 'value' && name === '_type') return ofType(key)
      if (kind === 'references') {
        const ask = () => layers.shown(keys.referring(key, REFERENCES))
        return byIds(remember(`r ${key}`, ask), get)
      }
      const path = kind === 'value' ? keptPath(namesOf(expression)) : undefined
      if (path === undefined) return undefined
      const ask = () => layers.shown(keys.withValue(path, key))
      return byIds(remember(`v ${path} ${key}`, ask), get)
    },
    inOrder(type, order) {
      const stored = isPlainKey(type) && isComplete() ? storedOrder(order) : undefined
      if (!stored) return undefined
      const documents = function* () {
        for (const id of inStoredOrder(keys, layers.parts(type), stored)) {
          const document = get(id)
          if (document) yield document
        }
      }
      const firstIds = function (limit: number): string[] {
        const ids: string[] = []
        if (limit <= 0) return ids
        for (const id of inStoredOrder(keys, layers.parts(type), stored)) {
          if (ids.push(id) >= limit) break
        }
        return ids
      }
      return {
        documents,
        first: (limit) => {
          const question = `o ${stored.by} ${stored.descending} ${limit} ${type}`
          return [
            ...byIds(
              remember(question, () => firstIds(limit)),
              get,
            ).all(),
          ]
        },
      }
    },
    size: () => (isComplete() ? (total ??= layers.size()) : undefined),
    change(id) {
      kept.clear()
      counts.clear()
      keptIds = 0
      complete = undefined
      total = undefined
      layers.change(id)
    },
  }
}

/** `a.b.c` and `@.a.b.c`, name by name; empty for anything else. */
function namesOf(expression: ExprNode): string[] {
  if (expression.type !== 'AccessAttribute') return []
  const {base, name} = expression
  if (base === undefined || base.type === 'This') return [name]
  const names = namesOf(base)
  return names.length > 0 ? [...names, name] : []
}
