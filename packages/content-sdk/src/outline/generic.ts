import type {DefinitionMap} from '@jakamy/policy'
import {structureOf, type Shape} from '@jakamy/schemas'

import type {OutlineNode} from './nodes.ts'
import {outlines} from './outlines.ts'
import {heading, list, paragraph, richText, type Say} from './say.ts'

/**
 * The outline of any fields, from nothing but their definition: words become paragraphs, rich text
 * stays rich text, lists become lists, included documents stand under their title, in the order of
 * the definition. Codes, numbers and flags have no words for a reader and are left out.
 * @param title name of a field that is shown elsewhere
 */
export function generic(
  shape: Shape,
  value: unknown,
  say: Say,
  definitions: DefinitionMap,
  title?: string,
): OutlineNode[] {
  if (!isRecord(value)) return []
  return Object.entries(shape)
    .filter(([name]) => name !== title)
    .flatMap(([name, schema]) => field(schema, value[name], say, definitions))
}

function field(
  optional: Shape[string],
  value: unknown,
  say: Say,
  definitions: DefinitionMap,
): OutlineNode[] {
  if (value === undefined || value === null) return []
  const structure = structureOf(optional)
  switch (structure.kind) {
    case 'localised':
      return typeof value === 'string' ? paragraph(value) : richText(value)
    case 'includes':
      return included(structure.type, value, say, definitions)
    case 'list':
      return Array.isArray(value)
        ? list(value.map((item) => field(structure.item, item, say, definitions)))
        : []
    case 'group':
      return generic(structure.fields, value, say, definitions)
    case 'variants': {
      const form = isRecord(value) ? structure.forms.get(String(value.kind)) : undefined
      return form ? field(form, value, say, definitions) : []
    }
    default:
      return []
  }
}

/** An included document under its title. */
function included(
  type: string,
  value: unknown,
  say: Say,
  definitions: DefinitionMap,
): OutlineNode[] {
  const definition = definitions[type]
  if (!definition || !isRecord(value)) return []
  const title = definition.preview.title
  const text = value[title]
  const own = outlines.get(type)
  const nodes = Object.entries(definition.units).flatMap(([unit, {fields}]) => {
    const outline = own?.get(unit)
    const names = Object.keys(fields)
    const part = names.length === 1 && names[0] === unit ? value[unit] : value
    if (part === undefined) return []
    return outline ? outline(part, say) : generic(fields, value, say, definitions, title)
  })
  return [...(typeof text === 'string' && type !== 'media' ? heading(text, 2) : []), ...nodes]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
