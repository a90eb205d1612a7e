import type {DefinitionMap} from '@jakamy/policy'
import {structureOf, type Shape} from '@jakamy/schemas'
import {toPlainText} from '@portabletext/toolkit'

import {richTextOf} from './richText.ts'

/**
 * The words of a unit as readers get it, with those of the documents it includes: its localised
 * texts and nothing else, no code, id or number.
 * @param fields the fields of the unit
 * @param value the unit's value by field name
 */
export function wordsOf(definitions: DefinitionMap, fields: Shape, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const held = new Map(Object.entries(value))
  return Object.entries(fields).flatMap(([name, field]) =>
    wordsIn(definitions, field, held.get(name)),
  )
}

function wordsIn(definitions: DefinitionMap, field: Shape[string], value: unknown): string[] {
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'localised':
      return typeof value === 'string' ? [value] : [toPlainText(richTextOf(value))].filter(Boolean)
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item) => wordsIn(definitions, structure.item, item))
        : []
    case 'group':
      return wordsOf(definitions, structure.fields, value)
    case 'variants': {
      const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : ''
      const form = structure.forms.get(String(kind))
      return form ? wordsIn(definitions, form, value) : []
    }
    case 'includes': {
      const units = Object.values(definitions[structure.type]?.units ?? {})
      return units.flatMap(({fields}) => wordsOf(definitions, fields, value))
    }
    case 'value':
      return []
  }
}
