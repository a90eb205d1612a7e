import type {AnyDocument, DefinitionMap} from '@jakamy/policy'
import {publishedId, validate} from '@jakamy/schemas'

import {checkShape, type Limits} from './checkShape.ts'

/** How often what is wrong may be taken out before the document is given up. */
const rounds = 8

/**
 * What can be shown of a document that an editor is still at work on: a copy without the values that
 * are not valid, under its published id. `undefined` when it is no document at all.
 */
export function salvage(
  definitions: DefinitionMap,
  value: unknown,
  limits?: Limits,
): AnyDocument | undefined {
  if (checkShape(value, limits)) return undefined
  const copy: unknown = structuredClone(value)
  if (!isRecord(copy) || typeof copy._id !== 'string' || typeof copy._type !== 'string')
    return undefined
  const definition = Object.hasOwn(definitions, copy._type) ? definitions[copy._type] : undefined
  if (!definition) return undefined
  const document = {...copy, _id: publishedId(copy._id), _type: copy._type}
  withoutUnknownMarks(document)
  for (let round = 0; round < rounds; round += 1) {
    const removed = validate(definition, document).map(({keys}) => remove(document, keys))
    if (!removed.some(Boolean)) break
  }
  return document
}

/** Takes marks that are not offered here, and links that lead elsewhere, off the words they are on. */
function withoutUnknownMarks(value: unknown): void {
  if (!isObject(value)) return
  if (isRecord(value) && value._type === 'block' && Array.isArray(value.children)) {
    const links = Array.isArray(value.markDefs) ? value.markDefs.filter(isDocumentLink) : []
    const known: ReadonlySet<unknown> = new Set(['strong', ...links.map(({_key}) => _key)])
    if ('markDefs' in value) value.markDefs = links
    for (const span of value.children) {
      if (isRecord(span) && Array.isArray(span.marks)) {
        span.marks = span.marks.filter((mark) => known.has(mark))
      }
    }
  }
  Object.values(value).forEach(withoutUnknownMarks)
}

function isDocumentLink(mark: unknown): mark is Record<string, unknown> {
  return isRecord(mark) && mark._type === 'documentLink'
}

/** Takes out the value at a path, or the innermost one above it that exists; says whether it did. */
function remove(root: Record<string, unknown>, keys: readonly PropertyKey[]): boolean {
  let holder: unknown = root
  for (const key of keys.slice(0, -1))
    holder = isObject(holder) ? Reflect.get(holder, key) : undefined
  const last = keys.at(-1)
  if (!isObject(holder) || last === undefined || !Reflect.has(holder, last)) return false
  return Reflect.deleteProperty(holder, last)
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return isObject(value) && !Array.isArray(value)
}
