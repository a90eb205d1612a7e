import {type ExprNode, GroqSyntaxError, parse} from 'groq-js'

import type {JsonObject} from '../document.ts'
import {queryError, queryParseError} from '../errors.ts'
import {rewriteFunctions} from './rewriteFunctions.ts'

/** Longest query that is read, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 100_000

/** Deepest nesting of brackets that is read; the parser is recursive. */
export const MAX_QUERY_NESTING = 200

/** Most operators in one query; long chains nest as deeply as brackets do. */
export const MAX_QUERY_OPERATORS = 2_000

/** Most words, numbers, texts and signs in one query; reading takes time with their square. */
export const MAX_QUERY_TOKENS = 10_000

/** How many of them can be read between two requests without anyone noticing. */
const FEW_TOKENS = 1_500

/** True for a query that is read in a few milliseconds. */
export function isShortQuery(query: string): boolean {
  if (query.length > MAX_QUERY_LENGTH) return true
  let tokens = 0
  for (const _ of query.matchAll(TOKENS)) if ((tokens += 1) > FEW_TOKENS) return false
  return true
}

/**
 * Reads a GROQ query into a tree that groq-js can evaluate.
 * @param query GROQ text.
 * @param params values of its `$parameters`, without the `$`.
 * @throws a 400 with the position of the problem; a 413 for a query beyond the limits above.
 */
export function parseQuery(query: string, params: JsonObject): ExprNode {
  // The values of parameters become part of the tree.
  if (query.includes('$')) return read(query, params)
  const tree = trees.get(query) ?? read(query, params)
  trees.set(query, tree)
  const [oldest] = trees.keys()
  if (trees.size > MAX_TREES && oldest !== undefined) trees.delete(oldest)
  return tree
}

/** Trees that were read lately, so that what is planned for them is planned once. */
const trees = new Map<string, ExprNode>()
const MAX_TREES = 200

function read(query: string, params: JsonObject): ExprNode {
  checkSize(query)
  let tree: ExprNode
  try {
    tree = parse(query, {params})
  } catch (error) {
    const description = error instanceof Error ? error.message : 'the query could not be read'
    const start = error instanceof GroqSyntaxError ? error.position : 0
    const end = error instanceof GroqSyntaxError ? Math.min(start + 1, query.length) : query.length
    throw queryParseError(description, query, start, end)
  }
  return rewriteFunctions(tree, params)
}

function checkSize(query: string): void {
  if (query.length > MAX_QUERY_LENGTH) {
    throw queryError(413, `The query is longer than ${MAX_QUERY_LENGTH} characters`)
  }
  let depth = 0
  let operators = 0
  let tokens = 0
  for (const [token] of query.matchAll(TOKENS)) {
    if ((tokens += 1) > MAX_QUERY_TOKENS) {
      throw queryError(400, `The query has more than ${MAX_QUERY_TOKENS} words and signs`)
    }
    if (token.length > 1 || !SIGN.test(token)) continue
    if ('([{'.includes(token)) depth += 1
    else if (')]}'.includes(token)) depth -= 1
    else operators += 1
    if (depth > MAX_QUERY_NESTING) {
      throw queryError(400, `The query nests deeper than ${MAX_QUERY_NESTING} levels`)
    }
    if (operators > MAX_QUERY_OPERATORS) {
      throw queryError(400, `The query has more than ${MAX_QUERY_OPERATORS} operators`)
    }
  }
}

/** Strings, comments and words are matched whole; signs one character at a time. */
const TOKENS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|[\w$]+|[^\s\w$]/gs

/** What nests or chains. */
const SIGN = /[([{}\])]|[-+*/%!&|<>=]/
