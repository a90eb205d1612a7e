import type {DefinitionMap} from '@jakamy/policy'
import {structureOf, type DocumentDefinition, type Shape} from '@jakamy/schemas'

import {ContentError} from './errors.ts'
import type {Query} from './source.ts'

/** How deep documents may include documents; the type tree is shallower. */
const deepest = 4

/** First stage: what to ask the source for. */
export function query(definitions: DefinitionMap, type: string, match: Query['match']): Query {
  definitionOf(definitions, type)
  return {type, match, ...pathsFor(definitions, type)}
}

/**
 * What a type is.
 * @throws ContentError `INVALID_OPTIONS` for one that is not known
 */
export function definitionOf(definitions: DefinitionMap, type: string): DocumentDefinition {
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined
  if (definition) return definition
  throw new ContentError(
    'INVALID_OPTIONS',
    `There is no document type “${type}”. Known: ${Object.keys(definitions).join(', ')}.`,
    {option: 'type'},
  )
}

/** The document types that an answer about one type depends on: itself, all it includes, withdrawals. */
export function typesIn(definitions: DefinitionMap, type: string): string[] {
  const found = new Set([type, 'withdrawal'])
  const visit = (name: string) => {
    for (const {fields} of Object.values(definitions[name]?.units ?? {})) {
      for (const {type: target} of inShape(fields, '')) {
        if (target === undefined || found.has(target)) continue
        found.add(target)
        visit(target)
      }
    }
  }
  visit(type)
  return [...found].sort()
}

/** The paths of a type: to the documents it includes, and to the files of its pictures. */
type Paths = Pick<Query, 'includes' | 'images'>

const known = new WeakMap<DefinitionMap, Map<string, Paths>>()

/** Definitions do not change, so each type is read once. */
function pathsFor(definitions: DefinitionMap, type: string): Paths {
  const byType = known.get(definitions) ?? new Map<string, Paths>()
  known.set(definitions, byType)
  const paths = byType.get(type) ?? pathsOf(definitions, type)
  byType.set(type, paths)
  return paths
}

function pathsOf(definitions: DefinitionMap, type: string): Paths {
  const all = pathsIn(definitions, type, '', 0)
  const ofKind = (wanted: 'includes' | 'image') =>
    all.flatMap(({kind, path}) => (kind === wanted ? [path] : []))
  return {includes: ofKind('includes'), images: ofKind('image')}
}

/**
 * The GROQ paths of everything a document type includes, read off its definition:
 * `devices[]->`, `devices[]->states[].media->`, and the picture `devices[]->states[].media->image`.
 */
function pathsIn(
  definitions: DefinitionMap,
  type: string,
  prefix: string,
  depth: number,
): {kind: 'includes' | 'image'; path: string}[] {
  const definition = definitions[type]
  if (!definition || depth >= deepest) return []
  return Object.values(definition.units).flatMap(({fields}) =>
    inShape(fields, prefix).flatMap(({path, type: target}) =>
      target === undefined
        ? [{kind: 'image' as const, path}]
        : [
            {kind: 'includes' as const, path: `${path}->`},
            ...pathsIn(definitions, target, `${path}->`, depth + 1),
          ],
    ),
  )
}

/** A field that includes a document of a type, or a picture. */
interface Found {
  path: string
  type?: string
}

function inShape(shape: Shape, prefix: string): Found[] {
  return Object.entries(shape).flatMap(([name, schema]) =>
    inField(
      schema,
      prefix === '' || prefix.endsWith('->') ? `${prefix}${name}` : `${prefix}.${name}`,
    ),
  )
}

function inField(field: Shape[string], path: string): Found[] {
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'includes':
      return [{path, type: structure.type}]
    case 'list':
      return inField(structure.item, `${path}[]`)
    case 'group':
      return 'hotspot' in structure.fields ? [{path}] : inShape(structure.fields, path)
    case 'variants':
      return [...structure.forms.values()].flatMap((form) => inField(form, path))
    default:
      return []
  }
}
