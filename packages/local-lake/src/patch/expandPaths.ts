import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {placesOf, readPath, spelledPlace} from './jsonMatch.ts'

/** Operations whose value is `{path: …}`, and whether doing them twice does more than once. */
const BY_PATH: Readonly<Record<string, boolean>> = {
  set: false,
  setIfMissing: false,
  inc: true,
  dec: true,
  diffMatchPatch: true,
}

/**
 * Puts the paths of a patch in terms of what the engine that applies it does well: it comes across
 * some places twice, and searches the whole document for what stands behind a `..`. Where that
 * matters, a path that stands for several places is replaced by these.
 * @returns patches to be applied one after the other.
 */
export function expandPaths(document: LakeDocument, operations: JsonObject): JsonObject[] {
  const entries = Object.entries(operations).map(([name, value]): [string, unknown] => {
    const isOnce = BY_PATH[name]
    if (isOnce !== undefined && isRecord(value)) {
      const pairs = Object.entries(value).flatMap(([path, item]) =>
        expanded(document, path, isOnce).map((one): [string, unknown] => [one, item]),
      )
      return [name, Object.fromEntries(pairs)]
    }
    if (name !== 'unset' || !Array.isArray(value)) return [name, value]
    return [name, value.flatMap((path) => expanded(document, String(path), false))]
  })
  const {insert, ...others} = Object.fromEntries(entries)
  if (!isRecord(insert)) return [others]
  const [first, ...more] = inserts(document, insert)
  return [{...others, ...first}, ...more]
}

/**
 * The paths of the places that a path stands for, from the end of the document on, so that what is
 * done to one leaves the others where they are; the path itself where the engine does well with it.
 * @param isOnce whether each place may be come across only once.
 */
function expanded(document: LakeDocument, path: string, isOnce: boolean): string[] {
  const {isSeveral, searchesBelow, text} = readPath(path)
  if (!isSeveral) return [text]
  const places = placesOf(document, path)
  if (!searchesBelow && !isOnce) return [text]
  return places.map(spelledPlace).toReversed()
}

/** An insertion for each place that it is to be made at. */
function inserts(document: LakeDocument, insert: JsonObject): JsonObject[] {
  const {before, after, replace, items} = insert
  if (typeof replace === 'string') {
    const places = ranges(document, replace) ?? expanded(document, replace, true).map(replaceAt)
    return places.map((place) => ({insert: {...place, items}}))
  }
  const name = typeof before === 'string' ? 'before' : 'after'
  return expanded(document, String(before ?? after), true).map((path) => ({
    insert: {[name]: path, items},
  }))
}

const replaceAt = (path: string): JsonObject => ({replace: path})

/**
 * What is replaced at a path that ends with a range. Here -1 is behind the last item of a list, and
 * a range without items is a place between two.
 */
function ranges(document: LakeDocument, path: string): JsonObject[] | undefined {
  const [, base, from = '', to = ''] =
    /^(.*)\[\s*(?:\*|(-?\d*)\s*:\s*(-?\d*))\s*\]$/s.exec(path) ?? []
  if (base === undefined || base === '') return undefined
  const bases = placesOf(document, base).toReversed()
  return bases.flatMap((place): JsonObject[] => {
    if (!Array.isArray(place.value)) return []
    const {length} = place.value
    const start = position(from, 0, length)
    const end = position(to, length, length)
    const list = spelledPlace(place)
    if (end > start) return [{replace: `${list}[${start}:${end}]`}]
    return [start < length ? {before: `${list}[${start}]`} : {after: `${list}[-1]`}]
  })
}

function position(text: string, fallback: number, length: number): number {
  if (text === '') return fallback
  const number = Number(text)
  return Math.max(0, Math.min(length, number < 0 ? length + 1 + number : number))
}
