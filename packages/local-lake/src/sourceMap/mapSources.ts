import {isDeepStrictEqual} from 'node:util'

import {isRecord, type JsonObject} from '../document.ts'
import {
  type ContentSourceMap,
  normalisedPath,
  type SourceMapMode,
  type ValueSource,
} from './contentSourceMap.ts'
import {type Place, type Places, type Step, stepTo} from './places.ts'
import {TRACE} from './traceQuery.ts'

/** A value that a traced query yields, with what is known about where it was found. */
export interface Traced {
  value: unknown
  /** What `traceQuery` made the query tell. */
  trace?: unknown
  /** Where in a document it stands, once that is known. */
  place?: Place
}

/**
 * Makes the source map of an answer.
 *
 * Every mapping is checked: the value at the place that it names must be the value of the answer.
 * What can not be traced, or is not what the document says, is `unknown`: an editor is led to the
 * right field or to none.
 * @param answer what the query itself yields.
 * @param traced what its `traceQuery` yields for the same documents.
 */
export function mapSources(
  answer: unknown,
  traced: Traced,
  places: Places,
  mode: SourceMapMode,
): ContentSourceMap {
  const documents = createTable<ContentSourceMap['documents'][number]>()
  const paths = createTable<string>()
  const mappings: ContentSourceMap['mappings'] = {}

  const put = (path: readonly Step[], source: ValueSource): void => {
    mappings[normalisedPath(path, 'index')] = {type: 'value', source}
  }
  const putPlace = (path: readonly Step[], {document, path: steps}: Place): void => {
    const {_originalId, _type} = document
    const _id = typeof _originalId === 'string' ? _originalId : document._id
    // A perspective adds `_originalId`, which is the stored document's `_id`.
    const inside = normalisedPath(steps[0] === '_originalId' ? ['_id'] : steps, mode)
    const source = {document: documents.add(_id, {_id, _type}), path: paths.add(inside, inside)}
    put(path, {type: 'documentValue', ...source})
  }

  const visit = (path: readonly Step[], expected: unknown, found: Traced): void => {
    if (expected === null || expected === undefined) return
    const {value, place, trace} = settle(found, places)
    if (place && place.path.length > 0) {
      const isRight = isDeepStrictEqual(expected, value) && isDeepStrictEqual(expected, at(place))
      return isRight ? putPlace(path, place) : put(path, {type: 'unknown'})
    }
    if (Array.isArray(expected)) {
      const items: unknown[] = expected
      if (!Array.isArray(value) || value.length !== items.length) return
      for (const [index, item] of items.entries()) {
        visit([...path, {index, key: undefined}], item, itemOf({value, trace}, index, places))
      }
    } else if (isRecord(expected)) {
      if (!isRecord(value)) return
      for (const [name, item] of Object.entries(expected)) {
        visit([...path, name], item, attributeOf(value, name))
      }
    } else {
      const isLiteral = isRecord(trace) && trace.literal === true && value === expected
      put(path, {type: isLiteral ? 'literal' : 'unknown'})
    }
  }
  visit([], answer, traced)
  return {documents: documents.rows, paths: paths.rows, mappings}
}

/** Finds the place of a value, or else a trace that says how the value was made. */
function settle(found: Traced, places: Places): Traced {
  const {value, trace} = found
  if (found.place) return found
  if (typeof value === 'object' && value !== null && !(TRACE in value)) {
    const place = places.find(value)
    if (place) return {value, place}
  }
  if (!isRecord(trace) || typeof trace.in !== 'object' || trace.in === null) return found
  const {in: container, at: name} = trace
  if (Array.isArray(container)) {
    const index = Number(name) < 0 ? Number(name) + container.length : Number(name)
    const item = itemOf({value: container, trace: trace.trace}, index, places)
    return settle({...item, value}, places)
  }
  if (!isRecord(container) || typeof name !== 'string') return {value}
  if (TRACE in container) return settle({...attributeOf(container, name), value}, places)
  const outer = places.find(container)
  return outer ? {value, place: inside(outer, name)} : {value}
}

/** An attribute of an object, which is out of a document or made by the query. */
function attributeOf(object: JsonObject, name: string): Traced {
  const value = object[name]
  if (!(TRACE in object)) return {value, trace: {in: object, at: name}}
  const source = lastSource(object[TRACE], name)
  if (source && 'splat' in source) return attributeOf(source.splat, name)
  return {value, trace: source?.trace}
}

/** The last step that gives an object its attribute `name`. */
function lastSource(
  steps: unknown,
  name: string,
): {trace: unknown} | {splat: JsonObject} | undefined {
  if (!Array.isArray(steps)) return undefined
  for (const step of steps.toReversed()) {
    if (!isRecord(step)) continue
    if (step.name === name) return {trace: step.trace}
    if (isRecord(step.splat) && Object.hasOwn(step.splat, name)) return {splat: step.splat}
    const inner = lastSource(step.steps, name)
    if (inner) return inner
  }
  return undefined
}

/** An item of a list, which is out of a document or made by the query. */
function itemOf(list: Traced, index: number, places: Places): Traced {
  const settled = settle(list, places)
  const items: readonly unknown[] = Array.isArray(settled.value) ? settled.value : []
  const value = items[index]
  const {place, trace} = settled
  if (place) return {value, place: inside(place, stepTo(items, index))}
  if (!isRecord(trace)) return {value}
  const inner = trace.trace
  if (Array.isArray(trace.each)) return {value, trace: trace.each[index]}
  if (Array.isArray(trace.flat)) return flattened(trace.flat, places)[index] ?? {value}
  if (Array.isArray(trace.parts)) return flattened(trace.parts, places)[index] ?? {value}
  if (Array.isArray(trace.slice)) {
    const from = Number(trace.from)
    const start = Math.max(0, from < 0 ? from + trace.slice.length : from)
    return itemOf({value: trace.slice, trace: inner}, start + index, places)
  }
  if (Array.isArray(trace.kept)) {
    // A filter keeps all or none of the same texts.
    const kept = new Set(items)
    const originals = [...trace.kept.entries()].filter(([, item]) => kept.has(item))
    const original = originals[index]
    return original ? itemOf({value: trace.kept, trace: inner}, original[0], places) : {value}
  }
  return {value}
}

/** The items of lists that were put together: `a[].b[]`, `[x, ...y]`. */
function flattened(parts: readonly unknown[], places: Places): Traced[] {
  return parts.flatMap((part): Traced[] => {
    if (!isRecord(part)) return []
    const {value, trace, splat} = part
    if (splat === false) return [{value, trace}]
    if (Array.isArray(value)) {
      return value.map((_, index) => itemOf({value, trace}, index, places))
    }
    return splat === true ? [] : [{value, trace}]
  })
}

function inside({document, path}: Place, step: Step): Place {
  return {document, path: [...path, step]}
}

/** What the document really says at a place. */
function at({document, path}: Place): unknown {
  return path.reduce<unknown>((value, step) => {
    if (typeof step === 'string') return isRecord(value) ? value[step] : undefined
    return Array.isArray(value) ? value[step.index] : undefined
  }, document)
}

interface Table<Row> {
  readonly rows: Row[]
  /** @returns the number of the row, which is added when it is new. */
  add(key: string, row: Row): number
}

function createTable<Row>(): Table<Row> {
  const rows: Row[] = []
  const numbers = new Map<string, number>()
  return {
    rows,
    add(key, row) {
      const number = numbers.get(key) ?? rows.push(row) - 1
      numbers.set(key, number)
      return number
    },
  }
}
