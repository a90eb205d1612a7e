import {isRecord} from './document.ts'

/**
 * The ids that `value` refers to strongly: `{_ref}` objects that are neither `_weak` nor point
 * into another dataset or project.
 */
export function strongReferences(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') strongReferences(item, found)
  } else if (isRecord(value)) {
    const {_ref, _weak, _dataset, _projectId} = value
    if (typeof _ref === 'string' && _weak !== true && !_dataset && !_projectId) found.add(_ref)
    for (const name of Object.keys(value)) {
      const item = value[name]
      if (typeof item === 'object') strongReferences(item, found)
    }
  }
  return found
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
