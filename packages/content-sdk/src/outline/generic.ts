import type {DefinitionMap} from '@jakamy/policy'
import {contentOf, unwrap, type Shape} from '@jakamy/schemas'
import * as z from 'zod/mini'

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
  optional: z.core.$ZodType,
  value: unknown,
  say: Say,
  definitions: DefinitionMap,
): OutlineNode[] {
  if (value === undefined || value === null) return []
  const content = contentOf(optional)
  if (content?.kind === 'localised')
    return typeof value === 'string' ? paragraph(value) : richText(value)
  if (content?.kind === 'includes') return included(content.type, value, say, definitions)
  const schema = unwrap(optional)
  if (schema instanceof z.ZodMiniArray && Array.isArray(value)) {
    const {element} = schema._zod.def
    return list(value.map((item) => field(element, item, say, definitions)))
  }
  if (schema instanceof z.ZodMiniObject)
    return generic(schema._zod.def.shape, value, say, definitions)
  if (schema instanceof z.ZodMiniDiscriminatedUnion && isRecord(value)) {
    const form = schema._zod.def.options.find((option) => isForm(option, value.kind))
    return form ? field(form, value, say, definitions) : []
  }
  return []
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

/** Whether an option of a union is the one that bears this `kind`. */
function isForm(option: z.core.$ZodType, kind: unknown): boolean {
  const literal = option instanceof z.ZodMiniObject ? option._zod.def.shape.kind : undefined
  return (
    literal instanceof z.ZodMiniLiteral && literal._zod.def.values.some((value) => value === kind)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
