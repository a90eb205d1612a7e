import type {ExprNode} from 'groq-js'

import {isRecord, type JsonObject} from '../document.ts'

/** A field of a projection that is an attribute of the document, or one further inside. */
export interface PlainField {
  name: string
  path: readonly string[]
}

/**
 * The fields of a projection such as `{_id, title, "slug": slug.current}`, which takes longer to
 * evaluate than to find what it is evaluated on; `undefined` for one that does more.
 */
export function plainFields(projection: ExprNode): readonly PlainField[] | undefined {
  if (projection.type !== 'Projection' || projection.base.type !== 'This') return undefined
  if (projection.expr.type !== 'Object') return undefined
  const fields = projection.expr.attributes.map((attribute): PlainField | undefined => {
    if (attribute.type !== 'ObjectAttributeValue') return undefined
    const path = pathOf(attribute.value)
    return path && {name: attribute.name, path}
  })
  return fields.every((field) => field !== undefined) ? fields : undefined
}

function pathOf(node: ExprNode): string[] | undefined {
  // Names with a NUL are attributes that documents get only for some queries.
  if (node.type !== 'AccessAttribute' || node.name.includes('\u0000')) return undefined
  const outer = node.base ? pathOf(node.base) : []
  return outer && [...outer, node.name]
}

/** What the projection makes of a document. */
export function projectPlainly(document: JsonObject, fields: readonly PlainField[]): JsonObject {
  const result: JsonObject = {}
  for (const {name, path} of fields) {
    let value: unknown = document
    for (const step of path) {
      value = isRecord(value) && Object.hasOwn(value, step) ? value[step] : null
    }
    result[name] = value ?? null
  }
  return result
}
