import {
  structureOf,
  type DocumentDefinition,
  type DocumentType,
  type StoredDocument,
} from '@jakamy/schemas'

import {ContentError} from './errors.ts'
import type {Condition} from './source.ts'

/** What a field can be compared with: a plain value, or the id of the document it refers to. */
type Comparable<T> = T extends string | number | boolean
  ? T
  : T extends {_ref: string}
    ? string
    : T extends readonly (infer I)[]
      ? Comparable<I>
      : never

/** The names of the fields that all languages share and that hold something to compare. */
type FilterName<N extends DocumentType> = {
  [K in keyof StoredDocument<N>]-?: K extends `_${string}`
    ? never
    : [Comparable<NonNullable<StoredDocument<N>[K]>>] extends [never]
      ? never
      : K
}[keyof StoredDocument<N>]

/**
 * Simple conditions on fields that all languages share, by name: a value
 * (`{purpose: 'therapeutic'}`), one of several (`{anaesthesia: 'local'}`), or the id of a document
 * that the field refers to (`{devices: 'device-coronary-stent'}`). They are compared with the stored
 * document; what comes back of it is gated like everything else.
 */
export type Where<N extends DocumentType> = {
  [K in FilterName<N>]?: Comparable<NonNullable<StoredDocument<N>[K]>>
}

/**
 * Turns conditions into what a source is asked for.
 * @throws ContentError `INVALID_OPTIONS` for a field that the type does not have or cannot compare
 */
export function conditionsOf(
  definition: DocumentDefinition,
  where: Readonly<Record<string, unknown>>,
): Condition[] {
  return Object.entries(where).flatMap(([field, equals]) => {
    if (equals === undefined) return []
    const as = comparison(definition, field)
    if (!as || !isComparable(equals)) {
      throw new ContentError(
        'INVALID_OPTIONS',
        `“where” cannot compare ${definition.name}.${field}. Use a field that all languages share and a text, a number, true or false.`,
        {option: 'where'},
      )
    }
    return [{field, as, equals}]
  })
}

function comparison(definition: DocumentDefinition, field: string): Condition['as'] | undefined {
  const {shape} = definition.schema._zod.def
  const schema = field.startsWith('_') || !Object.hasOwn(shape, field) ? undefined : shape[field]
  if (!schema) return undefined
  const structure = structureOf(schema)
  const one = kindOf(structure)
  if (one) return one
  if (structure.kind !== 'list') return undefined
  const item = kindOf(structureOf(structure.item))
  return item && (item === 'value' ? 'values' : 'references')
}

function kindOf(structure: ReturnType<typeof structureOf>): 'value' | 'reference' | undefined {
  if (structure.kind === 'value') return 'value'
  const isReference =
    structure.kind === 'includes' || (structure.kind === 'group' && '_ref' in structure.fields)
  return isReference ? 'reference' : undefined
}

function isComparable(value: unknown): value is Condition['equals'] {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
