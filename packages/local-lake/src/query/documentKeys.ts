import type {ExprNode} from 'groq-js'

import {isRecord, type LakeDocument} from '../document.ts'
import {isScalar} from '../store/keptKeys.ts'
import {valueOn} from './documentExpression.ts'
import type {KeysOf} from './valueIndex.ts'

/** What is looked up: the value of an expression, the members of a list, or who refers. */
export type KeyKind = 'value' | 'members' | 'references'

/**
 * What reads the keys of a kind off a document. Numbers and truth values go by their spelling:
 * finding `"1"` for `1` does no harm, as groq-js looks again.
 * @param expression what is evaluated on the document; not looked at for `references`.
 */
export function keysOfKind(kind: KeyKind, expression: ExprNode): KeysOf {
  if (kind === 'references') return referencesOf
  return (document) => {
    try {
      const value = valueOn(expression, document)
      const values = kind === 'value' ? [value] : Array.isArray(value) ? value : []
      return new Set(values.filter(isScalar).map(String))
    } catch {
      // groq-js stumbles over some names, e.g. `hasOwnProperty`; the query itself will say so.
      return undefined
    }
  }
}

/** Exactly the ids for which groq-js' `references()` says yes: it stops at a `_ref`. */
function referencesOf(document: LakeDocument): ReadonlySet<string> {
  const found = new Set<string>()
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) collect(item)
    else if (isRecord(value)) {
      if (!value._ref) for (const item of Object.values(value)) collect(item)
      else if (typeof value._ref === 'string') found.add(value._ref)
    }
  }
  collect(document)
  return found
}
