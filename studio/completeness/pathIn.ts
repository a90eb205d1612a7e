import type {Path} from 'sanity'

/**
 * A path as the rules write it (`risks.groups[0].title`) as a path in the form: items of lists by
 * their `_key`. Where it leads into another document it ends at the reference to that document.
 * @param document the stored document
 */
export function pathIn(document: unknown, path: string): Path {
  const result: (string | number | {_key: string})[] = []
  let here = document
  for (const [, name, place] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    if (isRecord(here) && '_ref' in here) break
    const step = place === undefined ? (name ?? '') : Number(place)
    here = isRecord(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined
    const key = isRecord(here) && typeof step === 'number' ? here._key : undefined
    result.push(typeof key === 'string' ? {_key: key} : step)
  }
  return result
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
