import {withdrawalOf, type AnyDocument, type DefinitionMap, type Withdrawal} from '@jakamy/policy'
import {validate} from '@jakamy/schemas'
import * as z from 'zod/mini'

import type {Snapshot} from './source.ts'

/** Something wrong with one document; the others are served. */
export interface Problem {
  id: string
  type: string
  /** Path of the field, e.g. `risks.groups[0].title`; empty when the whole document is meant. */
  path: string
  /** What is wrong and what to do. */
  reason: string
}

/** A snapshot whose documents are valid; what was not is left out and named in `problems`. */
export interface Parsed {
  documents: AnyDocument[]
  references: Map<string, AnyDocument>
  withdrawals: Withdrawal[]
  problems: Problem[]
  asOf: string
}

/** Third stage: unknown data becomes typed documents, each one judged by itself. */
export function parse(definitions: DefinitionMap, snapshot: Snapshot): Parsed {
  const problems: Problem[] = []
  const valid = (values: readonly unknown[]) =>
    values.flatMap((value) => parseDocument(definitions, value, problems) ?? [])
  const references = valid(snapshot.references).map((document) => [document._id, document] as const)
  return {
    documents: valid(snapshot.documents),
    references: new Map(references),
    withdrawals: snapshot.withdrawals.map(withdrawalOf),
    problems,
    asOf: snapshot.asOf,
  }
}

const identified = z.looseObject({_id: z.string(), _type: z.string()})

function parseDocument(
  definitions: DefinitionMap,
  value: unknown,
  problems: Problem[],
): AnyDocument | undefined {
  const identity = z.safeParse(identified, value)
  if (!identity.success) {
    problems.push({
      id: 'unknown',
      type: 'unknown',
      path: '',
      reason: 'Not a document: it has no _id or no _type.',
    })
    return undefined
  }
  const {_id: id, _type: type} = identity.data
  const definition = Object.hasOwn(definitions, type) ? definitions[type] : undefined
  if (!definition) {
    problems.push({id, type, path: '', reason: `Unknown document type “${type}”.`})
    return undefined
  }
  const issues = validate(definition, value)
  problems.push(...issues.map(({path, message}) => ({id, type, path, reason: message})))
  // `validate` found nothing: the document has the shape its definition demands.
  return issues.length === 0 ? (identity.data as AnyDocument) : undefined
}
