import {isRecord, type JsonObject} from '../document.ts'
import {queryError} from '../errors.ts'

/** Most `*` in one word of a match pattern. */
const MAX_WILDCARDS = 3

/**
 * Refuses match patterns with many wildcards in one word. groq-js makes a regular expression of
 * a word, and each wildcard multiplies the time that it can take by the length of the text.
 * @param right the right side of a `match`; the texts and parameters in it are looked at.
 */
export function checkPatterns(right: unknown, params: JsonObject): void {
  for (const text of textsIn(right, params)) {
    for (const word of text.split(/\s+/)) {
      const wildcards = word.match(/\*+/g)?.length ?? 0
      if (wildcards > MAX_WILDCARDS) {
        throw queryError(400, `A word of a match pattern has more than ${MAX_WILDCARDS} wildcards`)
      }
    }
  }
}

function* textsIn(node: unknown, params: JsonObject): Iterable<string> {
  if (typeof node === 'string') yield node
  else if (Array.isArray(node)) for (const item of node) yield* textsIn(item, params)
  else if (isRecord(node)) {
    if (node.type === 'Value') yield* textsIn(node.value, params)
    else if (node.type === 'Parameter') yield* textsIn(params[String(node.name)], params)
    else
      for (const item of Object.values(node))
        if (typeof item === 'object') yield* textsIn(item, params)
  }
}
