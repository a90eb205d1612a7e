/** How large one document may be. */
export interface Limits {
  /** How deep values may stand inside each other. Default 32. */
  depth?: number
  /** How many values it may hold in all. Default 50,000. */
  values?: number
  /** How many characters of text it may hold in all. Default 2,000,000. */
  characters?: number
}

/** Something that no document of a Content Lake is, and where. */
interface Fault {
  keys: readonly (string | number)[]
  reason: string
}

/** What is left of the limits while a document is looked through. */
interface Room {
  depth: number
  values: number
  characters: number
}

/** A run of invisible characters in which visual editing hides where a text comes from (“stega”). */
const hidden = /[\u200b-\u200d\u2060-\u2063\ufeff\u{1d173}-\u{1d17a}]{4}/u

/** Names that stand for something in every JavaScript object. */
const reserved = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Looks through a value before anything else does: it must be plain JSON within limits, without
 * getters, reserved names or hidden characters. Circles end at the limit of depth.
 * @returns the first fault, or `undefined`
 */
export function checkShape(value: unknown, limits: Limits = {}): Fault | undefined {
  const {depth = 32, values = 50_000, characters = 2_000_000} = limits
  return look(value, {depth, values, characters})
}

function look(value: unknown, room: Room): Fault | undefined {
  if (typeof value === 'string') return lookAtText(value, room)
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint'
      ? fault('This is not JSON. A source must give plain data.')
      : undefined
  }
  if (room.depth === 0) return fault('This stands too deep. Make the document simpler.')
  room.depth -= 1
  const found = Array.isArray(value) ? lookInList(value, room) : lookInObject(value, room)
  room.depth += 1
  return found
}

function lookAtText(text: string, room: Room): Fault | undefined {
  room.characters -= text.length
  if (room.characters < 0) return fault('The document holds too much text. Split it.')
  return hidden.test(text)
    ? fault('This holds hidden characters of a visual editor. Enter the text again.')
    : undefined
}

function lookInList(list: readonly unknown[], room: Room): Fault | undefined {
  room.values -= list.length
  if (room.values < 0) return fault('The document holds too many values. Split it.')
  for (let index = 0; index < list.length; index += 1) {
    const found = look(list[index], room)
    if (found) return {...found, keys: [index, ...found.keys]}
  }
  return undefined
}

function lookInObject(object: object, room: Room): Fault | undefined {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null && !isForeignPlain(prototype)) {
    return fault('This is not JSON. A source must give plain data.')
  }
  for (const key of Object.keys(object)) {
    room.values -= 1
    if (room.values < 0) return fault('The document holds too many values. Split it.')
    if (reserved.has(key)) return fault(`“${key}” cannot be the name of a field. Remove it.`)
    const property = Object.getOwnPropertyDescriptor(object, key)
    const found =
      property && 'value' in property
        ? look(property.value, room)
        : fault('This is computed when it is read. A source must give plain data.')
    if (found) return {...found, keys: [key, ...found.keys]}
  }
  return undefined
}

/** The `Object.prototype` of another realm, e.g. of a test runner's or a frame's JSON. */
function isForeignPlain(prototype: unknown): boolean {
  return (
    typeof prototype === 'object' &&
    prototype !== null &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'hasOwnProperty')
  )
}

function fault(reason: string): Fault {
  return {keys: [], reason}
}
