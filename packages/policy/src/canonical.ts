const ignored = new Set(['_key', '_rev', '_createdAt', '_updatedAt', '_weak', '_strengthenOnPublish'])

/**
 * Writes a value as JSON that is the same for everyone: keys sorted, text in Unicode NFC, nothing
 * that only the editing tool needs (`_key`, `_rev`, …). The marks of a Portable Text block point to
 * their definitions by place, since the keys that link them are dropped.
 *
 * `{b: 1, a: 'é', _key: 'x'}` becomes `{"a":"é","b":1}`.
 */
export function canonical(value: unknown): string {
  return JSON.stringify(normalise(value)) ?? 'null'
}

function normalise(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC')
  if (Array.isArray(value)) return value.map(normalise)
  if (typeof value !== 'object' || value === null) return value
  const record = new Map(Object.entries(linkMarks(value)))
  return Object.fromEntries(
    [...record.keys()]
      .filter((key) => !ignored.has(key) && record.get(key) !== undefined)
      .sort()
      .map((key) => [key, normalise(record.get(key))]),
  )
}

/** Replaces the keys in a block's marks by the place of the definition they name. */
function linkMarks(value: object): object {
  if (!('markDefs' in value) || !('children' in value)) return value
  const {markDefs, children} = value
  if (!Array.isArray(markDefs) || !Array.isArray(children)) return value
  const places = new Map(markDefs.map((definition, index) => [definition?._key, `definition ${index}`]))
  return {
    ...value,
    children: children.map((child) =>
      Array.isArray(child?.marks)
        ? {...child, marks: child.marks.map((mark: string) => places.get(mark) ?? mark)}
        : child,
    ),
  }
}
