import {isOptional, metaOf, structureOf, type DocumentDefinition, type Shape} from '@jakamy/schemas'

import {hasText} from './hasText.ts'
import {isRecord} from './isRecord.ts'
import type {AnyDocument, DefinitionMap, References} from './types.ts'

/** One walk over stored fields in one language, and what it came across. */
export interface Walk {
  definitions: DefinitionMap
  references: References
  locale: string
  /** How many texts there are in any language. */
  texts: number
  /** Paths of the texts that are not there in this language. */
  missing: string[]
  /** Paths of the texts that are required and not there in any language. */
  unsaid: string[]
  /** Ids of documents that are not there or cannot be read. */
  broken: string[]
  /** Ids of the documents that are included. */
  includes: string[]
}

/** A walk that has not begun. */
export function newWalk(definitions: DefinitionMap, references: References, locale: string): Walk {
  return {
    definitions,
    references,
    locale,
    texts: 0,
    missing: [],
    unsaid: [],
    broken: [],
    includes: [],
  }
}

/** Where a walk is: the path for people, and the ids of the documents it is inside of. */
export interface Place {
  path: string
  within: readonly string[]
}

/**
 * The fields of a unit.
 * @throws Error when they come from another copy of the schemas package, which would make it
 * impossible to tell what is text
 */
export function fieldsOf(definition: DocumentDefinition, unit: string): Shape {
  const fields = definition.units[unit]?.fields ?? {}
  const foreign = Object.keys(fields).find((name) => !metaOf(fields[name]!))
  if (foreign !== undefined) {
    throw new Error(
      `“${definition.name}.${foreign}” was not defined with the @jakamy/schemas that @jakamy/policy uses. Install one copy of it, and do not mix import and require.`,
    )
  }
  return fields
}

/** Takes the fields of a shape out of what holds them. Fields that say nothing are left out. */
export function fieldsIn(
  shape: Shape,
  holder: Readonly<Record<string, unknown>>,
  place: Place,
  walk: Walk,
): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(shape)) {
    const path = place.path ? `${place.path}.${name}` : name
    const value = valueIn(schema, holder[name], {...place, path}, walk)
    if (value !== undefined && !(isOptional(schema) && isEmptyList(value))) result[name] = value
  }
  return result
}

/** Takes one field's value in the language of the walk; `undefined` when it says nothing. */
export function valueIn(field: Shape[string], value: unknown, place: Place, walk: Walk): unknown {
  const structure = structureOf(field)
  if (structure.kind === 'localised') return textIn(value, isOptional(field), place, walk)
  if (value === undefined || value === null) return undefined
  switch (structure.kind) {
    case 'includes':
      return included(structure.type, value, place, walk)
    case 'list':
      return Array.isArray(value)
        ? itemsIn(structure.item, value, place, walk)
        : unreadable(place, walk)
    case 'variants': {
      const form = isRecord(value) ? structure.forms.get(String(value.kind)) : undefined
      return form ? valueIn(form, value, place, walk) : unreadable(place, walk)
    }
    case 'group':
      return isRecord(value)
        ? groupIn(structure.fields, value, place, walk)
        : unreadable(place, walk)
    default:
      return typeof value === 'object' ? unreadable(place, walk) : value
  }
}

function itemsIn(
  element: Shape[string],
  items: readonly unknown[],
  place: Place,
  walk: Walk,
): unknown[] {
  return items
    .map((item, index) => valueIn(element, item, {...place, path: `${place.path}[${index}]`}, walk))
    .filter((item) => item !== undefined)
}

/** A group without anything in it is not there, whatever it would require otherwise. */
function groupIn(
  shape: Shape,
  value: Readonly<Record<string, unknown>>,
  place: Place,
  walk: Walk,
): unknown {
  const unsaid = walk.unsaid.length
  const fields = fieldsIn(shape, value, place, walk)
  const isSaid = ([name, field]: [string, unknown]) =>
    name !== '_type' && name !== '_key' && !isEmptyList(field)
  if (Object.entries(fields).some(isSaid)) return fields
  walk.unsaid.length = unsaid
  return undefined
}

function textIn(value: unknown, optional: boolean, {path, within}: Place, walk: Walk): unknown {
  const stored = value ?? []
  if (!Array.isArray(stored)) return unreadable({path, within}, walk)
  const items = stored.filter((item) => isRecord(item) && hasText(item.value))
  if (items.length === 0) {
    if (!optional) walk.unsaid.push(path)
    return undefined
  }
  walk.texts += 1
  const found = items.filter((item) => item.language === walk.locale)
  if (found.length === 1) return found[0].value
  walk.missing.push(path)
  return undefined
}

function included(type: string, value: unknown, {path, within}: Place, walk: Walk): unknown {
  const id = isRecord(value) && typeof value._ref === 'string' ? value._ref : ''
  const document = walk.references.get(id)
  const definition = walk.definitions[type]
  if (!document || !definition || document._type !== type || within.includes(id)) {
    walk.broken.push(id)
    return undefined
  }
  walk.includes.push(id)
  return {
    _id: id,
    _type: type,
    ...allFieldsIn(definition, document, {path, within: [...within, id]}, walk),
  }
}

function allFieldsIn(
  definition: DocumentDefinition,
  document: AnyDocument,
  place: Place,
  walk: Walk,
) {
  const shapes = Object.keys(definition.units).map((unit) => fieldsOf(definition, unit))
  return fieldsIn(Object.assign({}, ...shapes), document, place, walk)
}

/** What does not have the shape of its field makes the document that holds it unreadable. */
function unreadable({within}: Place, walk: Walk): undefined {
  walk.broken.push(within.at(-1) ?? '')
  return undefined
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
