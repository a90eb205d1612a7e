import {type ExprNode, GroqSyntaxError, parse} from 'groq-js'

import {isRecord, type JsonObject} from '../document.ts'
import {queryError, queryParseError} from '../errors.ts'
import {CONSTRUCTOR} from './functions/geo.ts'
import {rewriteFunctions} from './functions/rewriteFunctions.ts'

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
  checkEscapes(query)
  let tree: ExprNode
  try {
    tree = parse(textForParser(query), {params})
  } catch (error) {
    const description = error instanceof Error ? error.message : 'the query could not be read'
    const start = error instanceof GroqSyntaxError ? placeIn(query, error.position) : 0
    const end = error instanceof GroqSyntaxError ? Math.min(start + 1, query.length) : query.length
    throw queryParseError(description, query, start, end)
  }
  checkParameters(tree, query, params)
  return rewriteFunctions(tree, params)
}

/**
 * What the parser is given: without the constructor `geo(…)`, which it does not know, without escapes of
 * characters beyond U+FFFF, of which it keeps a part only, and with an end of the line behind a
 * comment that ends the query.
 */
function textForParser(query: string): string {
  const text = query.replaceAll(WORDS, forParser)
  const lastLine = text.slice(text.lastIndexOf('\n') + 1)
  return lastLine.includes('//') ? `${text}\n` : text
}

function forParser(text: string, name?: string, open?: string): string {
  if (name !== undefined && open !== undefined) return CALL + open.slice(1)
  if (!/^["']/.test(text)) return text
  return text.replaceAll(ESCAPES, (escape, digits = '') => {
    const code = Number.parseInt(digits, 16)
    return code > 0xffff ? String.fromCodePoint(code) : escape
  })
}

/** Where in the query something stands that the parser found behind what was replaced. */
function placeIn(query: string, position: number): number {
  let place = position
  for (const {0: text, 1: name, 2: open, index} of query.matchAll(WORDS)) {
    if (index >= place) break
    place = Math.max(index, place - (forParser(text, name, open).length - text.length))
  }
  return Math.min(place, query.length)
}

/**
 * Refuses escapes that do not exist.
 * @see https://www.sanity.io/docs/specifications/groq-syntax, "String literals"
 */
function checkEscapes(query: string): void {
  if (!query.includes('\\')) return
  for (const {0: text, index} of query.matchAll(WORDS)) {
    if (!/^["']/.test(text)) continue
    for (const {0: escape, index: place} of text.matchAll(ESCAPES)) {
      if (escape.length > 1) continue
      const start = index + place
      throw queryParseError('Invalid escape sequence in a text', query, start, start + 1)
    }
  }
}

/** Escapes, the digits of those that name any character; a backslash alone where there is none. */
const ESCAPES = /\\(?:u\{0*((?:10|[\dA-Fa-f])?[\dA-Fa-f]{1,4})\}|u[\dA-Fa-f]{4}|['"\\/bfnrt])?/g

const CALL = `geo::latLng(${JSON.stringify(CONSTRUCTOR)},`

/** A parameter without a value is a mistake of the one who asks, not nothing. */
function checkParameters(tree: unknown, query: string, params: JsonObject): void {
  for (const {0: word, index} of query.matchAll(TOKENS)) {
    const name = word.startsWith('$') ? word.slice(1) : ''
    // Parameters of a query's own functions are gone from the tree.
    if (name === '' || Object.hasOwn(params, name) || !usesParameter(tree, name)) continue
    const description = `param $${name} referenced, but not provided`
    throw queryParseError(description, query, index, index + word.length - 1)
  }
}

function usesParameter(node: unknown, name: string): boolean {
  if (Array.isArray(node)) return node.some((item) => usesParameter(item, name))
  if (!isRecord(node) || node.type === 'Value') return false
  if (node.type === 'Parameter' && node.name === name) return true
  return Object.values(node).some((child) => usesParameter(child, name))
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

/** The constructor, and whatever could have it inside: texts, comments, longer names. */
const WORDS =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\/[^\n]*|(?:\b(?!global\b)\w+\s*::\s*\w+)|(?<![\w$.])((?:global::)?geo)\s*(\(\s*)|[\w$]+/gs
