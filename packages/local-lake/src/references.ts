import {isRecord, type JsonObject} from './document.ts'

/**
 * The ids that `value` refers to strongly: `{_ref}` objects that are neither `_weak` nor point
 * into another dataset, project or resource (`media-library:<id>:<document>`).
 */
export function strongReferences(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') strongReferences(item, found)
  } else if (isRecord(value)) {
    const {_ref} = value
    if (typeof _ref === 'string' && isStrong(value, _ref)) found.add(_ref)
    for (const name of Object.keys(value)) {
      const item = value[name]
      if (typeof item === 'object') strongReferences(item, found)
    }
  }
  return found
}

function isStrong({_weak, _dataset, _projectId}: JsonObject, ref: string): boolean {
  return _weak !== true && !_dataset && !_projectId && !ref.includes(':')
}

/** How a document refers to another, as bits: so that `references()` says yes; strongly. */
export const REFERENCES = 1
export const STRONG = 2

/**
 * All that a document refers to. `REFERENCES` are the ids for which groq-js' `references()` says
 * yes (it does not look into what has a `_ref`), `STRONG` those of `strongReferences`.
 */
export function referenceKinds(document: JsonObject): Map<string, number> {
  const found = new Map<string, number>()
  collectKinds(document, REFERENCES, found)
  return found
}

function collectKinds(value: JsonObject | unknown[], seen: number, found: Map<string, number>) {
  if (Array.isArray(value)) {
    for (const item of value) if (isObject(item)) collectKinds(item, seen, found)
    return
  }
  const {_ref} = value
  if (typeof _ref === 'string') {
    const strong = isStrong(value, _ref) ? STRONG : 0
    const kinds = (_ref === '' ? 0 : seen) | strong
    if (kinds > 0) found.set(_ref, (found.get(_ref) ?? 0) | kinds)
  }
  const inside = _ref ? 0 : seen
  for (const name of Object.keys(value)) {
    const item = value[name]
    if (isObject(item)) collectKinds(item, inside, found)
  }
}

function isObject(value: unknown): value is JsonObject | unknown[] {
  return typeof value === 'object' && value !== null
}

/**
 * What publishing does to references that were weak only because their target was a draft:
 * `{_ref, _weak: true, _strengthenOnPublish}` becomes a strong `{_ref}`.
 */
export function strengthenReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthenReferences)
  if (!isRecord(value)) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, strengthenReferences(item)]),
  )
  if (typeof copy._ref !== 'string' || !isRecord(copy._strengthenOnPublish)) return copy
  const {_strengthenOnPublish: intent, _weak, ...reference} = copy
  return isRecord(intent) && intent.weak === true ? {...reference, _weak: true} : reference
}
