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
  if (typeof value === 'string') return written(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isRecord(value)) return JSON.stringify(value) ?? 'null'
  const record = linkMarks(value)
  let fields = ''
  for (const key of Object.keys(record).sort()) {
    const field = record[key]
    if (field === undefined || ignored.has(key)) continue
    if (fields !== '') fields += ','
    fields += `${isPlain(key) ? `"${key}"` : JSON.stringify(key)}:${canonical(field)}`
  }
  return `{${fields}}`
}

/** Most texts hold nothing that JSON or Unicode writes in two ways; they need no more than quotes. */
function written(text: string): string {
  return isPlain(text) ? `"${text}"` : JSON.stringify(text.normalize('NFC'))
}

/** Whether a text is printable ASCII without quotation marks and backslashes. */
function isPlain(text: string): boolean {
  return /^[ !#-[\]-~]*$/.test(text)
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
