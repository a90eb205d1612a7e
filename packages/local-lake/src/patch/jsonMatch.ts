import {extractWithPath} from '@sanity/mutator'

import type {LakeDocument} from '../document.ts'

/** One place in a document; `value` is what stands there, if anything. */
export interface Place {
  path: readonly (string | number)[]
  value?: unknown
}

/** Texts in a path; signs inside of them mean nothing, so that one sign stands for them. */
const TEXTS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/gs
const TEXT = '§'

/** A filter that finds one item, as the Studio writes it; the engine does that by itself. */
const BY_KEY = /\[\s*_key\s*==\s*§\s*\]/g

/** True for what stands for several places: a search, a range, a list of places, a condition. */
function isSeveral(signs: string): boolean {
  if (signs.includes('..')) return true
  let inside = false
  for (const sign of signs) {
    if (sign === '[' || sign === ']') inside = sign === '['
    // One place of a list is a number.
    else if (inside && !/[-\d\s]/.test(sign)) return true
  }
  return false
}

/** A JSONMatch path as far as it has to be understood to be handed on. */
export interface ReadPath {
  /** It stands for several places. */
  isSeveral: boolean
  /** It searches below a part of the document, as in `a..b`. */
  searchesBelow: boolean
  /** The path with `[0:]` in the place of `[*]`, which the engine does not know. */
  text: string
}

/** Reads a path. */
export function readPath(path: string): ReadPath {
  const {signs, withTexts} = partsOf(path)
  // A sign of ours that was in the path already makes it one that the engine is to refuse.
  if (path.replaceAll(TEXTS, '').includes(TEXT)) {
    return {isSeveral: false, searchesBelow: false, text: path}
  }
  return {
    isSeveral: isSeveral(signs.replaceAll(BY_KEY, '')),
    searchesBelow: signs.indexOf('..') > 0,
    text: withTexts(signs),
  }
}

function partsOf(path: string) {
  const texts = [...path.matchAll(TEXTS)].map(([text]) => text)
  const signs = path.replaceAll(TEXTS, TEXT).replaceAll(/\[\s*\*\s*\]/g, '[0:]')
  /** Puts the next texts where they stood; parts are asked for in the order of the path. */
  const withTexts = (part: string): string => part.replaceAll(TEXT, () => texts.shift() ?? '')
  return {signs, withTexts}
}

/** Most places that one path may stand for: changing them takes time with the square of their number. */
const MAX_PLACES = 1_000

/**
 * The places that a path stands for, in the order of the document. Attributes at the end of the path
 * need not be there.
 * @throws an error when the path can not be read, or stands for very many places.
 */
export function placesOf(document: LakeDocument, path: string): Place[] {
  const {signs, withTexts} = partsOf(path)
  const tail = /(?<=\])(?:\.(?!\.)[^.[\]]+)*$/.exec(signs)?.[0] ?? ''
  const head = signs.slice(0, signs.length - tail.length)
  const search = head.indexOf('..')
  const outer = withTexts(search > 0 ? head.slice(0, search) : head)
  // The engine would search the whole document, not only what stands in front of the search.
  const inner = search > 0 ? withTexts(head.slice(search)) : undefined
  const found = extractWithPath(outer, document).flatMap(({path: start, value}) =>
    inner === undefined
      ? [{path: start, value}]
      : extractWithPath(inner, value).map((one) => ({...one, path: [...start, ...one.path]})),
  )
  const names = attributesOf(withTexts(tail))
  const places = new Map<string, Place>()
  for (const {path: steps, value} of found) {
    const place = names.length > 0 ? {path: [...steps, ...names]} : {path: steps, value}
    places.set(spelledPlace(place), place)
  }
  if (places.size > MAX_PLACES) {
    throw new Error(`"${path}" stands for more than ${MAX_PLACES} places; patch fewer at a time`)
  }
  return [...places.values()].toSorted(inOrder)
}

/** `.a.'b c'` → `['a', 'b c']`. */
function attributesOf(tail: string): string[] {
  return [...tail.matchAll(/\.(?:'((?:[^'\\]|\\.)*)'|([^.]+))/g)].map(([, quoted, name]) =>
    quoted === undefined ? (name ?? '').trim() : quoted.replaceAll(/\\(.)/gs, '$1'),
  )
}

/** `['a', 0, 'b c']` → `a[0]['b c']`. */
export function spelledPlace({path}: Place): string {
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`
      if (/^[a-zA-Z_]\w*$/.test(step)) return index === 0 ? step : `.${step}`
      return `['${step.replaceAll(/['\\]/g, String.raw`\$&`)}']`
    })
    .join('')
}

function inOrder({path: a}: Place, {path: b}: Place): number {
  for (const [index, step] of a.entries()) {
    const other = b[index]
    if (other === undefined) return 1
    if (step === other) continue
    if (typeof step === 'number' && typeof other === 'number') return step - other
    return String(step) < String(other) ? -1 : 1
  }
  return a.length - b.length
}
