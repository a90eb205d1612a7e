import type {ArrayElementNode, ExprNode, ObjectAttributeNode, ObjectNode} from 'groq-js'

import {queryError} from '../errors.ts'

/**
 * The attribute in which an object that a query makes tells where its other attributes come from.
 * No query can spell it.
 */
export const TRACE = '\u0000trace'

/** Largest query that is traced, in nodes; tracing repeats parts of it. */
const MAX_NODES = 50_000

/**
 * Makes a query tell where its values come from. groq-js hands on the objects and lists of
 * documents as they are, so that those are recognised again; texts and numbers are not. So every
 * `{…}` of the query gets one more attribute, `TRACE`: a list of steps, one for each of its
 * attributes, that say in which object or list the value of the attribute was found. The query
 * itself, its filters and its scopes stay as they are.
 * @returns a query for `{value, trace}` of the original one.
 * @throws a 400 for a query that would become too large.
 */
export function traceQuery(tree: ExprNode): ExprNode {
  const known = tracedQueries.get(tree)
  if (known) return known
  const query = record({value: traced(tree), trace: traceOf(tree) ?? NOTHING})
  checkSize(query)
  tracedQueries.set(tree, query)
  return query
}

const tracedQueries = new WeakMap<ExprNode, ExprNode>()
const tracedNodes = new WeakMap<ExprNode, ExprNode>()

const NOTHING: ExprNode = {type: 'Value', value: null}
const THIS: ExprNode = {type: 'This'}

/** A node whose objects tell where their attributes come from. */
function traced(node: ExprNode): ExprNode {
  const known = tracedNodes.get(node)
  if (known) return known
  const result = tracedNode(node)
  tracedNodes.set(node, result)
  return result
}

function tracedNode(node: ExprNode): ExprNode {
  switch (node.type) {
    case 'Object':
      return tracedObject(node)
    case 'Projection':
    case 'Map':
    case 'FlatMap':
      return {...node, base: traced(node.base), expr: traced(node.expr)}
    case 'Filter':
    case 'Slice':
    case 'AccessElement':
    case 'Deref':
    case 'Group':
    case 'ArrayCoerce':
      return {...node, base: traced(node.base)}
    case 'AccessAttribute':
      return node.base ? {...node, base: traced(node.base)} : node
    case 'PipeFuncCall': {
      const base = traced(node.base)
      // `score` makes copies of what it is given.
      return {...node, base: node.name === 'score' ? copies(base) : base}
    }
    case 'Select': {
      const alternatives = node.alternatives.map((one) => ({...one, value: traced(one.value)}))
      return {...node, alternatives, ...(node.fallback && {fallback: traced(node.fallback)})}
    }
    case 'Array':
      return {...node, elements: node.elements.map((one) => ({...one, value: traced(one.value)}))}
    case 'FuncCall':
      return HANDS_ON.has(`${node.namespace}::${node.name}`)
        ? {...node, args: node.args.map(traced)}
        : node
    default:
      return node
  }
}

/** Functions whose result holds the very objects that they were given. */
const HANDS_ON = new Set(['global::coalesce', 'array::compact', 'array::unique'])

function tracedObject(node: ObjectNode): ObjectNode {
  const attributes = node.attributes.map((attribute) => ({
    ...attribute,
    value: traced(attribute.value),
  }))
  return {...node, attributes: [...attributes, attributeOf(TRACE, stepsOf(node))]}
}

/** What each attribute of an object contributes, in order; a later one hides an earlier one. */
function stepsOf({attributes}: ObjectNode): ExprNode {
  return list(
    attributes.map((attribute) => {
      switch (attribute.type) {
        case 'ObjectAttributeValue':
          return record({
            name: {type: 'Value', value: attribute.name},
            trace: traceOf(attribute.value) ?? NOTHING,
          })
        case 'ObjectSplat':
          return splatStep(attribute.value)
        case 'ObjectConditionalSplat': {
          const {condition, value} = attribute
          const alternative = {
            type: 'SelectAlternative',
            condition,
            value: splatStep(value),
          } as const
          return {type: 'Select', alternatives: [alternative]}
        }
        default:
          return NOTHING
      }
    }),
  )
}

function splatStep(value: ExprNode): ExprNode {
  return value.type === 'Object' ? record({steps: stepsOf(value)}) : record({splat: traced(value)})
}

/**
 * A node that tells where the value of `node` was found, as far as the value does not tell by
 * itself, as objects and lists out of documents do.
 */
function traceOf(node: ExprNode): ExprNode | undefined {
  switch (node.type) {
    case 'Group':
    case 'ArrayCoerce':
      return traceOf(node.base)
    case 'AccessAttribute':
      return record({in: traced(node.base ?? THIS), at: {type: 'Value', value: node.name}})
    case 'AccessElement':
      return record({
        in: traced(node.base),
        at: {type: 'Value', value: node.index},
        trace: traceOf(node.base) ?? NOTHING,
      })
    case 'Slice':
      return record({
        slice: traced(node.base),
        from: {type: 'Value', value: node.left},
        trace: traceOf(node.base) ?? NOTHING,
      })
    case 'Filter':
      return record({kept: traced(node.base), trace: traceOf(node.base) ?? NOTHING})
    case 'Map': {
      const expr = traceOf(node.expr)
      return expr && record({each: {...node, base: traced(node.base), expr}})
    }
    case 'FlatMap': {
      const expr = record({value: traced(node.expr), trace: traceOf(node.expr) ?? NOTHING})
      return record({flat: {type: 'Map', base: traced(node.base), expr}})
    }
    case 'Array':
      return record({parts: list(node.elements.map(partOf))})
    case 'Select': {
      const {alternatives, fallback} = node
      return firstOf(
        alternatives.map(({condition, value}) => ({condition, trace: traceOf(value)})),
        fallback && traceOf(fallback),
      )
    }
    case 'FuncCall':
      if (node.namespace !== 'global' || node.name !== 'coalesce') return undefined
      return firstOf(node.args.map((arg) => ({condition: isDefined(arg), trace: traceOf(arg)})))
    case 'Value':
    case 'Parameter':
      return record({literal: {type: 'Value', value: true}})
    default:
      return undefined
  }
}

function partOf({value, isSplat}: ArrayElementNode): ExprNode {
  const trace = traceOf(value) ?? NOTHING
  return record({value: traced(value), trace, splat: {type: 'Value', value: isSplat}})
}

/** The trace of the first alternative whose condition holds. */
function firstOf(
  choices: readonly {condition: ExprNode; trace: ExprNode | undefined}[],
  fallback?: ExprNode,
): ExprNode | undefined {
  if (!fallback && choices.every(({trace}) => !trace)) return undefined
  const alternatives = choices.map(
    ({condition, trace}) =>
      ({type: 'SelectAlternative', condition, value: trace ?? NOTHING}) as const,
  )
  return {type: 'Select', alternatives, ...(fallback && {fallback})}
}

function isDefined(node: ExprNode): ExprNode {
  return {type: 'FuncCall', namespace: 'global', name: 'defined', args: [node]}
}

/** `base[]{...}`, which tells that everything in it was copied. */
function copies(base: ExprNode): ExprNode {
  const splat = {type: 'Object', attributes: [{type: 'ObjectSplat', value: THIS}]} as const
  const expr = tracedObject({type: 'Object', attributes: [...splat.attributes]})
  return {type: 'Map', base, expr}
}

function record(attributes: Readonly<Record<string, ExprNode>>): ObjectNode {
  const entries = Object.entries(attributes)
  return {type: 'Object', attributes: entries.map(([name, value]) => attributeOf(name, value))}
}

function attributeOf(name: string, value: ExprNode): ObjectAttributeNode {
  return {type: 'ObjectAttributeValue', name, value}
}

function list(values: readonly ExprNode[]): ExprNode {
  const elements = values.map(
    (value) => ({type: 'ArrayElement', isSplat: false, value}) satisfies ArrayElementNode,
  )
  return {type: 'Array', elements}
}

/** Parts that are repeated are one object here and counted each time, as evaluation goes. */
function checkSize(tree: ExprNode): void {
  const sizes = new WeakMap<object, number>()
  const sizeOf = (node: unknown): number => {
    if (typeof node !== 'object' || node === null) return 0
    const known = sizes.get(node)
    if (known !== undefined) return known
    let size = 1
    for (const child of Object.values(node)) size += sizeOf(child)
    sizes.set(node, size)
    return size
  }
  if (sizeOf(tree) > MAX_NODES) {
    throw queryError(400, 'The query is too complex for a source map: ask for it without one')
  }
}
