import type {ExprNode} from 'groq-js'

import {isRecord, type LakeDocument} from '../document.ts'
import {referenceKinds, REFERENCES} from '../references.ts'
import {isPlainKey, keptPath, sortable} from '../store/keptKeys.ts'
import type {StoredKeys} from '../store/storedKeys.ts'
import type {KeyKind} from './documentKeys.ts'
import type {FoundDocuments} from './foundDocuments.ts'
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
  /** Answers whose documents have the keys by which they were found. */
  const right = new WeakSet<readonly string[]>()
  let keptIds = 0
  let complete: boolean | undefined
  let total: number | undefined

  const isComplete = (): boolean => keys.isTrusted && (complete ??= keys.isComplete())
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
  /** Reads what a key found; a document that is not there, or has another key, shows that one is damaged. */
  const read = (id: string, isRight: (document: LakeDocument) => boolean): LakeDocument => {
    const document = get(id)
    if (document && isRight(document)) return document
    throw keys.damage()
  }
  /** Of ids that were found right once only the documents are read. */
  const readAll = (
    ids: readonly string[],
    isRight: (document: LakeDocument) => boolean,
  ): LakeDocument[] => {
    if (right.has(ids)) return ids.map(get).filter((document) => document !== undefined)
    const documents = ids.map((id) => read(id, isRight))
    right.add(ids)
    return documents
  }
  const found = (
    ids: readonly string[],
    isRight: (document: LakeDocument) => boolean,
  ): FoundDocuments => ({
    atMost: ids.length,
    count: () => ids.length,
    all: () => readAll(ids, isRight),
  })
  const ofType = (type: string): FoundDocuments => ({
    atMost: countOf(type),
    count: () => countOf(type),
    all() {
      const ids = remember(`t ${type}`, () => layers.ofType(type))
      if (ids.length !== countOf(type)) throw keys.damage()
      return readAll(ids, ({_type}) => _type === type)
    },
  })

  return {
    find(kind, name, expression, key) {
      if (!isPlainKey(key) || !isComplete()) return undefined
      if (kind === 'value' && name === '_type') return ofType(key)
      if (kind === 'references') {
        const ask = () => layers.shown(keys.referring(key, REFERENCES))
        return found(remember(`r ${key}`, ask), (document) => refersTo(document, key))
      }
      const names = kind === 'value' ? namesOf(expression) : []
      const path = keptPath(names)
      if (path === undefined) return undefined
      const ask = () => layers.shown(keys.withValue(path, key))
      const isRight = (document: LakeDocument): boolean => String(valueAt(document, names)) === key
      return found(remember(`v ${path} ${key}`, ask), isRight)
    },
    inOrder(type, order) {
      const stored = isPlainKey(type) && isComplete() ? storedOrder(order) : undefined
      if (!stored) return undefined
      const {by, descending} = stored
      const isRight = ({_type, [ATTRIBUTE[by]]: time}: LakeDocument, key: string): boolean =>
        _type === type && typeof time === 'string' && sortable(time) === key
      const documents = function* () {
        for (const {id, time} of inStoredOrder(keys, layers.parts(type), stored)) {
          yield read(id, (document) => isRight(document, time))
        }
      }
      const firstIds = function (limit: number): string[] {
        const ids: string[] = []
        if (limit <= 0) return ids
        for (const {id, time} of inStoredOrder(keys, layers.parts(type), stored)) {
          read(id, (document) => isRight(document, time))
          if (ids.push(id) >= limit) break
        }
        return ids
      }
      return {
        documents,
        first(limit) {
          const ids = remember(`o ${by} ${descending} ${limit} ${type}`, () => firstIds(limit))
          return readAll(ids, ({_type}) => _type === type)
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

function valueAt(document: LakeDocument, names: readonly string[]): unknown {
  return names.reduce<unknown>(
    (value, name) => (isRecord(value) ? value[name] : undefined),
    document,
  )
}

const ATTRIBUTE = {created: '_createdAt', updated: '_updatedAt'} as const

/** The targets of which is known that a document refers to them: asked again, nothing is looked for. */
const seen = new WeakMap<LakeDocument, Set<string>>()

function refersTo(document: LakeDocument, target: string): boolean {
  const known = seen.get(document)
  if (known?.has(target)) return true
  if (!((referenceKinds(document).get(target) ?? 0) & REFERENCES)) return false
  if (known) known.add(target)
  else seen.set(document, new Set([target]))
  return true
}

/** `a.b.c` and `@.a.b.c`, name by name; empty for anything else. */
function namesOf(expression: ExprNode): string[] {
  if (expression.type !== 'AccessAttribute') return []
  const {base, name} = expression
  if (base === undefined || base.type === 'This') return [name]
  const names = namesOf(base)
  return names.length > 0 ? [...names, name] : []
}
