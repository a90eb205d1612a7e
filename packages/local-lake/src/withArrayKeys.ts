import {isRecord} from './document.ts'
import type {NewId} from './randomId.ts'

/** Gives every object in an array a `_key`, where it has none (`autoGenerateArrayKeys`). */
export function withArrayKeys(value: unknown, newId: NewId): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => {
      const keyed = withArrayKeys(item, newId)
      if (!isRecord(keyed) || typeof keyed._key === 'string') return keyed
      return {_key: newId().slice(0, 12), ...keyed}
    })
  }
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withArrayKeys(item, newId)]),
  )
}
