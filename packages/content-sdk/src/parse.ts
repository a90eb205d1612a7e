import {withdrawalOf, type AnyDocument, type DefinitionMap, type Withdrawal} from '@jakamy/policy'
import {pathOf, validate, type DocumentDefinition} from '@jakamy/schemas'
import * as z from 'zod/mini'

import {checkShape, type Limits} from './checkShape.ts'
import type {Problem} from './problem.ts'
import {salvage} from './salvage.ts'
import type {Snapshot} from './source.ts'

/**
 * What becomes of a document that is not valid:
 * - `strict`: it is left out whole
 * - `report`: the safety units in which everything is valid stay; the others are withheld
 * - `throw`: the call fails with `INVALID_DOCUMENT`
 *
 * In each of them it is named in `problems`, and the other documents are served.
 */
export type Validation = 'strict' | 'report' | 'throw'

/** A snapshot whose documents are valid; what was not is left out and named in `problems`. */
export interface Parsed {
  documents: AnyDocument[]
  references: Map<string, AnyDocument>
  withdrawals: Withdrawal[]
  problems: Problem[]
  /** Ids of documents that were asked for and are not valid. */
  invalid: string[]
  /** Names of the fields that are not valid, by the id of a document that was kept without them. */
  damaged: Map<string, Set<string>>
}

/** Makes a schema that accepts the same and is faster: `compile` of `zod/mini`. */
export type Compile = (schema: z.core.$ZodType) => z.core.$ZodType

/** How documents are judged. */
export interface ParseOptions {
  /** The type that was asked for. */
  type?: string
  validation?: Validation
  limits?: Limits | undefined
  compile?: Compile | undefined
}

/** Third stage: unknown data becomes typed documents, each one judged by itself. */
export function parse(
  definitions: DefinitionMap,
  snapshot: Snapshot,
  {type, validation = 'strict', ...judging}: ParseOptions = {},
): Parsed {
  const problems: Problem[] = []
  const damaged: Parsed['damaged'] = new Map()
  const invalid: string[] = []
  const judged = (value: unknown) => {
    const {document, found} = parseDocument(definitions, value, judging)
    problems.push(...found)
    return {document, found}
  }
  const references = new Map<string, AnyDocument>()
  for (const value of snapshot.references) {
    const {document} = judged(value)
    if (document) references.set(document._id, document)
  }
  const documents = snapshot.documents.flatMap((value) => {
    const {document, found} = judged(value)
    if (document && document._type !== (type ?? document._type)) {
      const reason = `The source was asked for “${type}”.`
      problems.push({id: document._id, type: document._type, path: '', reason})
      return []
    }
    if (document) return document
    const [first] = found
    if (first) invalid.push(first.id)
    const fields = new Set(found.map(({path}) => /^[^.[]*/.exec(path)?.[0] ?? ''))
    // Without a sound identity it is no document: a private id must not pass for a published one.
    if (validation !== 'report' || fields.has('_id') || fields.has('_type')) return []
    const rest = salvage(definitions, value, judging.limits)
    if (rest) damaged.set(rest._id, fields)
    return rest ?? []
  })
  const withdrawals = snapshot.withdrawals.map(withdrawalOf)
  return {documents, references, withdrawals, problems, invalid, damaged}
}

/** A text that an object holds itself; one that is computed is not asked for. */
function textIn(value: unknown, name: '_id' | '_type'): string | undefined {
  const text: unknown = Object.getOwnPropertyDescriptor(Object(value), name)?.value
  return typeof text === 'string' ? text : undefined
}

function parseDocument(
  definitions: DefinitionMap,
  value: unknown,
  {limits, compile}: ParseOptions,
): {document?: AnyDocument; found: Problem[]} {
  const fault = checkShape(value, limits)
  const [id, type] = [textIn(value, '_id'), textIn(value, '_type')]
  if (id === undefined || type === undefined) {
    const reason = 'Not a document: it has no _id or no _type.'
    return {found: [{id: 'unknown', type: 'unknown', path: '', reason}]}
  }
  if (fault) return {found: [{id, type, path: pathOf(fault.keys), reason: fault.reason}]}
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined
  if (!definition) {
    return {found: [{id, type, path: '', reason: `Unknown document type “${type}”.`}]}
  }
  // The compiled schema only says yes; what is wrong is told by the one that everybody uses.
  const isValid = compile && z.safeParse(compiled(definition, compile), value).success
  const found = (isValid ? [] : validate(definition, value)).map(({path, message}) => ({
    id,
    type,
    path,
    reason: message,
  }))
  // `validate` found nothing: the document has the shape its definition demands.
  return found.length === 0 ? {document: value as AnyDocument, found} : {found}
}

const known = new WeakMap<Compile, WeakMap<DocumentDefinition, z.core.$ZodType>>()

/** Definitions do not change, so each is compiled once. */
function compiled(definition: DocumentDefinition, compile: Compile): z.core.$ZodType {
  const schemas = known.get(compile) ?? new WeakMap<DocumentDefinition, z.core.$ZodType>()
  known.set(compile, schemas)
  const schema = schemas.get(definition) ?? compile(definition.schema)
  schemas.set(definition, schema)
  return schema
}
