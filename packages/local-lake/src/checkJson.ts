import {isRecord} from './document.ts'
import {validationError} from './errors.ts'

/** Deepest nesting of objects and arrays in what comes from outside. */
const MAX_DEPTH = 64

/** Names that would reach into JavaScript objects instead of being data. */
const RESERVED = new Set(['__proto__', 'hasOwnProperty'])

/**
 * Refuses parsed JSON that nothing of the lake is made for.
 * @param what it is, for the message.
 * @throws a 400.
 */
export function checkJson(value: unknown, what: string, depth = 0): void {
  if (depth > MAX_DEPTH) throw validationError(`${what} nests deeper than ${MAX_DEPTH} levels`)
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw validationError(`${what} contains a number that is too large`)
  }
  if (Array.isArray(value)) for (const item of value) checkJson(item, what, depth + 1)
  else if (isRecord(value)) {
    for (const key of Object.keys(value)) {
      if (RESERVED.has(key)) throw validationError(`"${key}" can not be used as an attribute name`)
      const item = value[key]
      // Most values are texts, about which there is nothing to check.
      if (typeof item !== 'string') checkJson(item, what, depth + 1)
    }
  }
}
