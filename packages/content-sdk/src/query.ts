import type {DefinitionMap} from '@jakamy/policy'
import {contentOf, unwrap, type Shape} from '@jakamy/schemas'
import * as z from 'zod/mini'

import {ContentError} from './errors.ts'
import type {Query} from './source.ts'

/** How deep documents may include documents; the type tree is shallower. */
const deepest = 4

/** First stage: what to ask the source for. */
export function query(definitions: DefinitionMap, type: string, match: Query['match']): Query {
  const definition = definitions[type]
  if (!definition) {
    throw new ContentError(
      'INVALID_OPTIONS',
      `There is no document type “${type}”. Known: ${Object.keys(definitions).join(', ')}.`,
      {option: 'type'},
    )
  }
  return {type, match, includes: includesOf(definitions, type, '', 0)}
}

/**
 * The GROQ paths of everything a document type includes, read off its definition:
 * `['devices[]->', 'devices[]->states[].media->', …]`.
 */
function includesOf(
  definitions: DefinitionMap,
  type: string,
  prefix: string,
  depth: number,
): string[] {
  const definition = definitions[type]
  if (!definition || depth >= deepest) return []
  return Object.values(definition.units).flatMap(({fields}) =>
    inShape(fields, prefix).flatMap(({path, type: target}) => [
      `${path}->`,
      ...includesOf(definitions, target, `${path}->`, depth + 1),
    ]),
  )
}

interface Found {
  path: string
  type: string
}

function inShape(shape: Shape, prefix: string): Found[] {
  return Object.entries(shape).flatMap(([name, schema]) =>
    inSchema(
      schema,
      prefix === '' || prefix.endsWith('->') ? `${prefix}${name}` : `${prefix}.${name}`,
    ),
  )
}

function inSchema(optional: z.core.$ZodType, path: string): Found[] {
  const content = contentOf(optional)
  if (content?.kind === 'localised') return []
  if (content?.kind === 'includes') return [{path, type: content.type}]
  const schema = unwrap(optional)
  if (schema instanceof z.ZodMiniArray) return inSchema(schema._zod.def.element, `${path}[]`)
  if (schema instanceof z.ZodMiniObject) return inShape(schema._zod.def.shape, path)
  if (schema instanceof z.ZodMiniDiscriminatedUnion) {
    return schema._zod.def.options.flatMap((option) => inSchema(option, path))
  }
  return []
}
