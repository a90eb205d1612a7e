import * as z from 'zod/mini'

import type {DocumentDefinition} from './defineDocument.ts'
import {metaOf} from './field.ts'
import {structureOf} from './structure.ts'

/** One thing that is wrong with a document: what, where, and what to do. */
export interface Issue {
  message: string
  /** Where, for logs: `risks.groups[0].title`. */
  path: string
  /** Where, for programs. */
  keys: readonly PropertyKey[]
  /** Where, as Sanity writes it: items of lists by their `_key`. */
  studioPath: (string | number | {_key: string})[]
}

/**
 * Validates a whole document against its definition. The Studio, the SDK and the commands all call
 * this, so a rule or a message cannot differ between them.
 * @param definition the document type
 * @param value the document, with its published id
 * @returns every issue found; none means that the document is valid
 */
export function validate(definition: DocumentDefinition, value: unknown): Issue[] {
  const result = z.safeParse(definition.schema, value, {error: explain})
  if (result.success) return []
  return result.error.issues.flatMap((issue) => issuesOf(definition, value, issue))
}

/** The id a draft or a version of a document has once it is published. */
export function publishedId(id: string): string {
  return id.replace(/^drafts\./, '').replace(/^versions\.[^.]+\./, '')
}

function issuesOf(
  definition: DocumentDefinition,
  value: unknown,
  issue: z.core.$ZodIssue,
): Issue[] {
  const extra = issue.code === 'unrecognized_keys' ? issue.keys : [undefined]
  return extra.map((key) => {
    const keys = key === undefined ? issue.path : [...issue.path, key]
    return {
      message: `${labelOf(definition, keys)}: ${issue.message}`,
      path: pathOf(keys),
      keys,
      studioPath: studioPathOf(value, keys),
    }
  })
}

/** Messages for what the fields themselves do not explain. */
function explain(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'This is required. Fill it in.'
        : `This must be of the kind “${issue.expected}”. Remove it and enter it again.`
    case 'unrecognized_keys':
      return 'The chosen kind has no such field. Clear it.'
    case 'invalid_union':
      return 'Choose one of the kinds offered here.'
    case 'invalid_value':
      return `Only these values are possible: ${issue.values.map(String).join(', ')}.`
    default:
      return 'This value is not possible here. Remove it and enter it again.'
  }
}

/** Writes a path for people and logs: `risks.groups[0].title`. */
export function pathOf(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) =>
      typeof key === 'number' ? `[${key}]` : `${index ? '.' : ''}${String(key)}`,
    )
    .join('')
}

function studioPathOf(value: unknown, keys: readonly PropertyKey[]): Issue['studioPath'] {
  const path: Issue['studioPath'] = []
  let here = value
  for (const key of keys) {
    const next: unknown =
      typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined
    const own = typeof next === 'object' && next !== null && '_key' in next ? next._key : undefined
    const number = typeof key === 'number'
    path.push(number && typeof own === 'string' ? {_key: own} : number ? key : String(key))
    here = next
  }
  return path
}

/** The Studio's label of the innermost field on a path that has one. */
function labelOf(definition: DocumentDefinition, keys: readonly PropertyKey[]): string {
  let label = definition.title
  let schema: z.core.$ZodType | undefined = definition.schema
  for (const key of keys) {
    schema = childOf(schema, key)
    if (!schema) break
    label = metaOf(schema)?.title ?? label
  }
  return label
}

function childOf(field: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | undefined {
  const structure = structureOf(field)
  switch (structure.kind) {
    case 'list':
      return structure.item
    case 'group':
      return Object.hasOwn(structure.fields, key) ? structure.fields[String(key)] : undefined
    case 'variants':
      return [...structure.forms.values()].map((form) => childOf(form, key)).find(Boolean)
    default:
      return undefined
  }
}
