import {evaluateSync, type ExprNode} from 'groq-js'

import type {JsonObject, LakeDocument} from '../document.ts'
import type {Get} from './compileProjection.ts'
import type {DocumentIndexes} from './documentIndexes.ts'
import {atId, type FoundDocuments, merged} from './foundDocuments.ts'
import type {Key, Lookup, OrderedLookup, Source} from './lookups.ts'

/** What lookups are answered from. */
export interface LookupScope {
  all(): readonly LakeDocument[]
  readonly get: Get
  readonly indexes: DocumentIndexes
  /** What groq-js is to see of documents that are handed to it. */
  prepare(documents: readonly LakeDocument[]): readonly LakeDocument[]
}

/** Values of the slots of a lookup; `undefined` where there is none that an index can find. */
export type Keys = readonly (readonly string[] | undefined)[]

/** Documents that are looked at in one go while the first few matching ones are wanted. */
const CHUNK = 64

/**
 * Answers a question of a planned query.
 * @param keys the values of the lookup's slots.
 * @returns `null` when the indexes can not tell; the tree then goes through all documents.
 */
export function answerLookup(
  lookup: Lookup,
  keys: Keys,
  scope: LookupScope,
): readonly JsonObject[] | JsonObject | number | null {
  if (lookup.answer === 'everything') return scope.prepare(scope.all())
  if (lookup.answer === 'ordered') {
    const ordered = inOrder(lookup, keys, scope)
    const {project} = lookup
    if (!ordered || !project) return ordered && scope.prepare(ordered)
    return ordered.map((document) => project(document, scope.get))
  }
  if (lookup.answer === 'projected') {
    const [id] = keys[0] ?? []
    const document = id === undefined ? undefined : scope.get(id)
    return document ? lookup.project(document, scope.get) : null
  }
  const found = documentsFrom(lookup.source, keys, scope)
  if (!found) return null
  return lookup.answer === 'count' ? found.count() : scope.prepare(found.all())
}

/** The documents of a source; `undefined` when the indexes can not tell. */
export function documentsFrom(
  source: Source,
  keys: Keys,
  scope: LookupScope,
): FoundDocuments | undefined {
  if (source.from === 'union') {
    return together(source.of.map((one) => documentsFrom(one, keys, scope)))
  }
  if (source.from === 'shortest') {
    return source.of
      .map((one) => documentsFrom(one, keys, scope))
      .filter((found) => found !== undefined)
      .reduce<FoundDocuments | undefined>(
        (best, found) => (best && best.atMost <= found.atMost ? best : found),
        undefined,
      )
  }
  const values = valuesOf(source.key, keys)
  if (!values) return undefined
  if (source.from === 'id') return merged(values.map((id) => atId(id, scope.get)))
  const {kind, name, expression} = source
  return together(values.map((value) => scope.indexes.find(kind, name, expression, value)))
}

/** All of them or nothing. */
function together(found: readonly (FoundDocuments | undefined)[]): FoundDocuments | undefined {
  return found.every((one) => one !== undefined) ? merged(found) : undefined
}

function valuesOf(key: Key, keys: Keys): readonly string[] | undefined {
  return 'slot' in key ? keys[key.slot] : key.values
}

function inOrder(
  lookup: OrderedLookup,
  keys: Keys,
  scope: LookupScope,
): readonly LakeDocument[] | null {
  const [type] = valuesOf(lookup.type, keys) ?? []
  if (type === undefined) return null
  const index = scope.indexes.inOrder(type, lookup.name, lookup.order)
  if (!index) return null
  const {filter, limit} = lookup
  if (!filter) return index.first(limit)
  const found: LakeDocument[] = []
  let chunk: LakeDocument[] = []
  const sift = (): void => {
    found.push(...passing(filter, scope.prepare(chunk)))
    chunk = []
  }
  for (const document of index.documents()) {
    if (chunk.push(document) === CHUNK) sift()
    if (found.length >= limit) break
  }
  sift()
  return found
}

function passing(filter: ExprNode, documents: readonly LakeDocument[]): readonly LakeDocument[] {
  const base: ExprNode = {type: 'Value', value: documents}
  const kept: unknown = evaluateSync({type: 'Filter', base, expr: filter}).data
  const passed = new Set<unknown>(Array.isArray(kept) ? kept : [])
  return documents.filter((document) => passed.has(document))
}
