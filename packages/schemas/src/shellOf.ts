import * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import {isOptional, metaOf, unwrap, type Shape} from './field.ts'
import {sourceLocale} from './locales.ts'
import {common, identity} from './objects/common.ts'
import {structureOf} from './structure.ts'

/** What an author who is silent has said, in every choice that offers it. */
const silent = 'notStated'

/**
 * What a new document begins with: a place for each required text in the source language, and “not
 * stated” where that is a choice. It says nothing itself: all else is for a person to decide.
 */
export function shellOf(definition: DocumentDefinition): Record<string, unknown> {
  const own = new Set([...Object.keys(identity(definition.name)), ...Object.keys(common())])
  const shape: Shape = definition.schema.shape
  return shellOfFields(Object.fromEntries(Object.entries(shape).filter(([name]) => !own.has(name))))
}

function shellOfFields(shape: Shape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(shape).flatMap(([name, field]) => {
      const value = isOptional(field) ? undefined : shellOfField(field)
      return value === undefined ? [] : [[name, value]]
    }),
  )
}

function shellOfField(field: Shape[string]): unknown {
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'localised':
      return [{_key: sourceLocale, _type: `${kindOf(field)}Value`, language: sourceLocale}]
    case 'group': {
      const shell = shellOfFields(structure.fields)
      return Object.keys(shell).length === 0 ? undefined : shell
    }
    case 'value': {
      const schema = unwrap(field)
      const isChoice = schema instanceof z.ZodMiniEnum && silent in schema._zod.def.entries
      return isChoice ? silent : undefined
    }
    default:
      return undefined
  }
}

/** The Sanity type of a field. */
function kindOf(field: Shape[string]): string {
  const studio = metaOf(field)?.studio
  return typeof studio === 'object' ? studio.type : ''
}
