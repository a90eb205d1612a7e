import {isRecord, type JsonObject, type LakeDocument} from '../../document.ts'
import {queryError} from '../../errors.ts'
import {ownFunction} from './ownFunction.ts'

/**
 * The name under which a document answers with all its text, for `@ match text::query(…)`.
 * It is not a name that GROQ can spell by accident, and it is not enumerable, so it never
 * shows in a result.
 */
const TEXT = '\u0000text'

/**
 * `left match text::query(query)`: all words must match, phrases in double quotes must stand there
 * word by word, what follows a `-` must not. An empty query matches everything.
 * @throws a 400 when the query is neither a text nor a parameter.
 */
export function matchText(left: unknown, query: unknown, params: JsonObject): JsonObject {
  const terms = termsOf(queryText(query, params))
  const target = textOf(left)
  const match = (words: readonly string[]): JsonObject => ({
    type: 'OpCall',
    op: 'match',
    left: target,
    right: {type: 'Value', value: words},
  })
  const found = ({words, isPhrase}: Term): JsonObject => {
    const all = match(words)
    return isPhrase ? {type: 'And', left: all, right: phraseIn(target, words)} : all
  }
  const wanted = terms.filter(({isExcluded}) => !isExcluded)
  const plain = wanted.filter(({isPhrase}) => !isPhrase).flatMap(({words}) => words)
  const conditions = [
    ...(plain.length > 0 ? [match(plain)] : []),
    ...wanted.filter(({isPhrase}) => isPhrase).map(found),
    ...terms.filter(({isExcluded}) => isExcluded).map((term) => ({type: 'Not', base: found(term)})),
  ]
  const [first = {type: 'Value', value: true}, ...rest] = conditions
  // What excludes only stands beside something that is true.
  const start = wanted.length > 0 ? first : {type: 'And', left: TRUE, right: first}
  return rest.reduce<JsonObject>((expr, right) => ({type: 'And', left: expr, right}), start)
}

const TRUE: JsonObject = {type: 'Value', value: true}

/** A word, or the words of a phrase. */
interface Term {
  words: readonly string[]
  isPhrase: boolean
  isExcluded: boolean
}

function termsOf(query: string): Term[] {
  const terms = [...query.matchAll(/(-?)"([^"]*)"|(-?)([^\s"]+)/g)].map(
    ([, dash = '', phrase, minus = '', word = '']) => ({
      words: (phrase ?? word).split(/\s+/).filter((one) => one !== '' && !/^[*-]+$/.test(one)),
      isPhrase: phrase !== undefined,
      isExcluded: dash + minus !== '',
    }),
  )
  return terms.filter(({words}) => words.length > 0)
}

function queryText(node: unknown, params: JsonObject): string {
  const inner = isRecord(node) && node.type === 'Group' ? node.base : node
  if (isRecord(inner) && inner.type === 'Value') return textIn(inner.value)
  if (isRecord(inner) && inner.type === 'Parameter') return textIn(params[String(inner.name)])
  throw queryError(400, 'text::query() takes a text or a parameter')
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** True when the words stand one after the other in one of the texts. */
function phraseIn(target: JsonObject, words: readonly string[]): JsonObject {
  const phrase = spelled(words.join(' '))
  return ownFunction('phrase', [target], ([value]) => {
    const texts: unknown[] = Array.isArray(value) ? value : [value]
    return texts.some((text) => typeof text === 'string' && spelled(text).includes(phrase))
  })
}

/** The words of a text in lower case, with one space around each. */
function spelled(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}\p{M}_]+/gu) ?? []).join(' ')} `
}

/** Puts "all text of the document" where the left side of a match says `@`. */
function textOf(left: unknown): JsonObject {
  if (!isRecord(left)) return {type: 'Value', value: null}
  if (left.type === 'This') return {type: 'AccessAttribute', name: TEXT}
  if (left.type !== 'Array' || !Array.isArray(left.elements)) return left
  const elements = left.elements.map((element: unknown) => {
    if (!isRecord(element) || !isRecord(element.value) || element.value.type !== 'This') {
      return element
    }
    return {...element, isSplat: true, value: textOf(element.value)}
  })
  return {...left, elements}
}

/** True when a rewritten tree needs `withText` documents. */
export function usesText(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(usesText)
  if (!isRecord(node)) return false
  if (node.type === 'AccessAttribute' && node.name === TEXT) return true
  return Object.values(node).some(usesText)
}

/** Gives documents the hidden attribute that text queries look at. */
export function withText(documents: readonly LakeDocument[]): readonly LakeDocument[] {
  for (const document of documents) {
    if (Object.hasOwn(document, TEXT)) continue
    Object.defineProperty(document, TEXT, {get: () => allText(document), enumerable: false})
  }
  return documents
}

function allText(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') found.push(value)
  else if (Array.isArray(value)) for (const item of value) allText(item, found)
  else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) if (!key.startsWith('_')) allText(item, found)
  }
  return found
}
