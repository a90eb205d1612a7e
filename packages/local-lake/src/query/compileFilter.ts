import type {ExprNode} from 'groq-js'

import type {LakeDocument} from '../document.ts'
import {compile} from './compileProjection.ts'

/** Whether a filter lets a document pass. */
export type Passes = (document: LakeDocument) => boolean

/**
 * Compiles filters of the form `attribute == constant && …`, also of attributes of attributes.
 * @returns `undefined` for one that does more, which is left to groq-js.
 */
export function compileFilter(filter: ExprNode): Passes | undefined {
  if (filter.type === 'Group') return compileFilter(filter.base)
  if (filter.type === 'And') {
    const left = compileFilter(filter.left)
    const right = left && compileFilter(filter.right)
    return left && right && ((document) => left(document) && right(document))
  }
  if (filter.type !== 'OpCall' || filter.op !== '==') return undefined
  return equals(filter.left, filter.right) ?? equals(filter.right, filter.left)
}

function equals(attribute: ExprNode, constant: ExprNode): Passes | undefined {
  const read = isPath(attribute) ? compile(attribute) : undefined
  const value: unknown = constant.type === 'Value' ? constant.value : undefined
  if (!read || !['string', 'number', 'boolean'].includes(typeof value)) return undefined
  return (document) => read(document, nowhere) === value
}

/** `a`, `a.b`, `@.a`: nothing that follows a reference. */
function isPath(node: ExprNode): boolean {
  if (node.type !== 'AccessAttribute') return false
  return node.base === undefined || node.base.type === 'This' || isPath(node.base)
}

const nowhere = (): undefined => undefined
