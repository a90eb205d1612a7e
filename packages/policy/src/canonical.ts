import {isRecord} from './isRecord.ts'

const ignored = new Set([
  '_key',
  '_rev',
  '_createdAt',
  '_updatedAt',
  '_weak',
  '_strengthenOnPublish',
])

/**
 * Writes a value as JSON that is the same for everyone: keys sorted, text in Unicode NFC, nothing
 * that only the editing tool needs (`_key`, `_rev`, …). The marks of a Portable Text block point to
 * their definitions by place, since the keys that link them are dropped.
 *
 * `{b: 1, a: 'é', _key: 'x'}` becomes `{"a":"é","b":1}`.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.normalize('NFC'))
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null'
  const record = linkMarks(value)
  const fields = Object.keys(record)
    .filter((key) => !ignored.has(key) && record[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(record[key])}`)
  return `{${fields.join()}}`
}

/**
 * Replaces the keys in a block's marks by the place of the definition they name: a number, which no
 * other mark can be.
 */
function linkMarks(value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const {markDefs, children} = value
  if (!Array.isArray(markDefs) || !Array.isArray(children)) return value
  const places = new Map(markDefs.map((definition, index) => [definition?._key, index]))
  return {
    ...value,
    children: children.map((child) =>
      Array.isArray(child?.marks)
        ? {...child, marks: child.marks.map((mark: unknown) => places.get(mark) ?? mark)}
        : child,
    ),
  }
}
