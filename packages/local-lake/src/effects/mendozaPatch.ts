import {isDeepStrictEqual} from 'node:util'

import {isRecord, type JsonObject} from '../document.ts'
import {commonEnds} from './commonEnds.ts'

/**
 * The operations of the Mendoza format that are used. A patch works on two stacks: what is read
 * from (`push…`), and what is being made. A `…Copy` starts from what was pushed, a `…Blank` from
 * nothing, and `return…` puts what was made into what is around it.
 */
const OP = {
  value: 0,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoSameKey: 15,
  returnIntoArray: 16,
  setField: 17,
  deleteField: 19,
  appendValue: 20,
  appendSlice: 21,
  appendString: 22,
  appendStringSlice: 23,
} as const

/**
 * A Mendoza patch that makes `after` out of `before`, and leaves alone what is the same in both: so
 * it is small, and a history made of such patches knows who wrote which part.
 */
export function mendozaPatch(before: unknown, after: unknown): unknown[] {
  if (isDeepStrictEqual(before, after)) return []
  if (isRecord(before) && isRecord(after)) return objectPatch(before, after)
  return [OP.value, after]
}

/** Operations on a copy of `before`. Fields are named by their place among its sorted names. */
function objectPatch(before: JsonObject, after: JsonObject): unknown[] {
  const patch: unknown[] = []
  // The decoder sorts by UTF-16 units too.
  const names = Object.keys(before).toSorted((a, b) => (a < b ? -1 : 1))
  for (const [place, name] of names.entries()) {
    if (!Object.hasOwn(after, name)) patch.push(OP.deleteField, place)
    else if (!isDeepStrictEqual(before[name], after[name])) {
      const inner = innerPatch(before[name], after[name])
      if (!inner) patch.push(OP.setField, after[name], name)
      else {
        const start = inner.from === 'copy' ? OP.pushFieldCopy : OP.pushFieldBlank
        patch.push(start, place, ...inner.operations, OP.returnIntoSameKey)
      }
    }
  }
  for (const [name, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, name)) patch.push(OP.setField, value, name)
  }
  return patch
}

/** How a value becomes another one of its kind; nothing when it is better put in its place. */
function innerPatch(
  before: unknown,
  after: unknown,
): {from: 'copy' | 'blank'; operations: unknown[]} | undefined {
  if (isRecord(before) && isRecord(after)) {
    return {from: 'copy', operations: objectPatch(before, after)}
  }
  if (Array.isArray(before) && Array.isArray(after) && after.length > 0) {
    return {from: 'blank', operations: arrayPatch(before, after)}
  }
  if (typeof before !== 'string' || typeof after !== 'string') return undefined
  const operations = stringPatch(before, after)
  return operations && {from: 'blank', operations}
}

/** Puts a list together anew: slices of the old one, changed items of the old one, new items. */
function arrayPatch(before: readonly unknown[], after: readonly unknown[]): unknown[] {
  const patch: unknown[] = []
  const places = placesOf(before)
  let slice: {from: number; to: number} | undefined
  const endSlice = (): void => {
    if (slice) patch.push(OP.appendSlice, slice.from, slice.to)
    slice = undefined
  }
  for (const [index, item] of after.entries()) {
    const next = slice?.to ?? index
    const same = isDeepStrictEqual(before[next], item) && next < before.length
    const place = same ? next : places.same(item)
    if (place !== undefined) {
      if (slice?.to !== place) endSlice()
      slice = {from: slice?.from ?? place, to: place + 1}
      continue
    }
    endSlice()
    const old = places.like(item, index)
    const inner = old === undefined ? undefined : innerPatch(before[old], item)
    if (!inner) patch.push(OP.appendValue, item)
    else {
      const start = inner.from === 'copy' ? OP.pushElementCopy : OP.pushElementBlank
      patch.push(start, old, ...inner.operations, OP.returnIntoArray)
    }
  }
  endSlice()
  return patch
}

/** Finds items of an old list: the same one, or one that the new one was made of. */
function placesOf(before: readonly unknown[]) {
  const byContent = new Map<string, number>()
  const byKey = new Map<string, number>()
  for (const [place, item] of before.entries()) {
    const content = JSON.stringify(item)
    if (!byContent.has(content)) byContent.set(content, place)
    const key = keyOf(item)
    if (key !== undefined && !byKey.has(key)) byKey.set(key, place)
  }
  return {
    same(item: unknown): number | undefined {
      const place = byContent.get(JSON.stringify(item))
      return place !== undefined && isDeepStrictEqual(before[place], item) ? place : undefined
    },
    like(item: unknown, index: number): number | undefined {
      const key = keyOf(item)
      if (key !== undefined) return byKey.get(key)
      return index < before.length && keyOf(before[index]) === undefined ? index : undefined
    },
  }
}

function keyOf(item: unknown): string | undefined {
  return isRecord(item) && typeof item._key === 'string' ? item._key : undefined
}

/** Keeps the beginning and the end of a text; places in a text are counted in UTF-8 bytes. */
function stringPatch(before: string, after: string): unknown[] | undefined {
  const {start, end, startBytes, endBytes, bytes} = commonEnds(before, after)
  if (startBytes + endBytes === 0 || after === '') return undefined
  const middle = after.slice(start, after.length - end)
  return [
    ...(startBytes > 0 ? [OP.appendStringSlice, 0, startBytes] : []),
    ...(middle === '' ? [] : [OP.appendString, middle]),
    ...(endBytes > 0 ? [OP.appendStringSlice, bytes - endBytes, bytes] : []),
  ]
}
