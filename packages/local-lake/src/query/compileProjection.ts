import type {ExprNode, ObjectAttributeNode} from 'groq-js'

import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'

/** Finds the document of a reference. */
export type Get = (id: string) => LakeDocument | undefined

/** What a projection makes of a document. */
export type Project = (document: JsonObject, get: Get) => JsonObject

/** What an expression is worth on a value. */
export type Compute = (value: unknown, get: Get) => unknown

/**
 * Compiles the everyday projections: attributes, `...`, references followed, lists of those.
 * Once documents come from an index, evaluating these is most of the work.
 * @param object the `{…}` of the projection.
 * @returns `undefined` for one that does more, which is left to groq-js.
 */
export function compileProjection(object: ExprNode): Project | undefined {
  if (object.type !== 'Object') return undefined
  const steps = object.attributes.map((attribute) => {
    if (attribute.type === 'ObjectSplat' && attribute.value.type === 'This') return SPLAT
    const compute = attribute.type === 'ObjectAttributeValue' ? compile(attribute.value) : undefined
    if (!compute || attribute.type !== 'ObjectAttributeValue') return undefined
    const {name} = attribute
    return (result: JsonObject, document: JsonObject, get: Get): void => {
      result[name] = compute(document, get) ?? null
    }
  })
  if (!steps.every((step) => step !== undefined)) return undefined
  const shape = shapeOf(object.attributes)
  return (document, get) => {
    const result = {...shape}
    for (const step of steps) step(result, document, get)
    return result
  }
}

/**
 * The attributes that every result has, in their order: filling them in is faster than adding one
 * after the other. What a splat adds comes in between, so they end before the first one.
 */
function shapeOf(attributes: readonly ObjectAttributeNode[]): JsonObject {
  const names: string[] = []
  for (const attribute of attributes) {
    if (attribute.type !== 'ObjectAttributeValue') break
    names.push(attribute.name)
  }
  return Object.fromEntries(names.map((name) => [name, null]))
}

const SPLAT = (result: JsonObject, document: JsonObject): void => {
  Object.assign(result, document)
}

/** Compiles an expression that reads attributes and follows references. */
export function compile(node: ExprNode): Compute | undefined {
  switch (node.type) {
    case 'This':
      return (value) => value
    case 'AccessAttribute': {
      const {name} = node
      // Names with a NUL are attributes that documents get only for some queries.
      if (name.includes('\u0000')) return undefined
      // What every object inherits is no attribute.
      const read: Compute =
        name in Object.prototype
          ? (value) => (isRecord(value) && Object.hasOwn(value, name) ? value[name] : null)
          : (value) => (isRecord(value) ? value[name] : null)
      return node.base ? after(node.base, read) : read
    }
    case 'ArrayCoerce':
      return after(node.base, (value) => (Array.isArray(value) ? value : null))
    case 'Deref':
      return after(node.base, (value, get) =>
        isRecord(value) && typeof value._ref === 'string' ? get(value._ref) : null,
      )
    case 'Map': {
      const each = compile(node.expr)
      if (!each) return undefined
      return after(node.base, (value, get) =>
        Array.isArray(value) ? value.map((item: unknown) => each(item, get) ?? null) : null,
      )
    }
    case 'Projection': {
      const project = compileProjection(node.expr)
      if (!project) return undefined
      return after(node.base, (value, get) => (isRecord(value) ? project(value, get) : null))
    }
    default:
      return undefined
  }
}

function after(base: ExprNode, then: Compute): Compute | undefined {
  const first = compile(base)
  return first && ((value, get) => then(first(value, get), get))
}
