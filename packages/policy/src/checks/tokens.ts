import {languageOf, type Language, type TimeUnit} from './language.ts'
import type {Wording} from './reading.ts'

/** A word in lower case, or a number written in digits. */
export interface Token {
  word: string
  /** Its value, when it is written in digits. */
  number?: number
}

/** One way through the text: figures with their marks, then words. Each part begins differently. */
const pattern = /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*|[\p{L}\p{M}]+/gu
const otherDigits = /[\u0660-\u0669\u06f0-\u06f9\u066b\u066c]/g
const asciiOf: ReadonlyMap<string, string> = new Map([
  ...Array.from(
    {length: 10},
    (_, digit) => [String.fromCharCode(0x660 + digit), `${digit}`] as const,
  ),
  ...Array.from(
    {length: 10},
    (_, digit) => [String.fromCharCode(0x6f0 + digit), `${digit}`] as const,
  ),
  ['\u066b', '.'],
  ['\u066c', ','],
])

/** The code of the digit nine. */
const nine = 57

/** The words and numbers of a text, in order. */
export const tokensOf = once(({text, language}: Wording): Token[] => {
  const decimalMark = languageOf(language)?.decimalMark ?? '.'
  const parts = asciiDigits(text).toLowerCase().match(pattern) ?? []
  // A part begins with a figure or with a letter; all letters stand behind “9”.
  return parts.map((word) =>
    word.charCodeAt(0) > nine ? {word} : {word, number: numberOf(word, decimalMark)},
  )
})

/** Every number a text states, in digits or as a word from one to twelve. */
export const numbersOf = once((wording: Wording): ReadonlySet<number> => {
  const written = languageOf(wording.language)?.numbers ?? {}
  const numbers = tokensOf(wording).map(({word, number}) => number ?? own(written, word))
  return new Set(numbers.filter((number) => number !== undefined))
})

/** Every length of time a text states, as `1 month`: a number, and the first unit of time after it. */
export const durationsOf = once((wording: Wording): ReadonlySet<string> => {
  const language = languageOf(wording.language)
  const tokens = tokensOf(wording)
  const found = new Set<string>()
  if (!language) return found
  for (const [index, token] of tokens.entries()) {
    const isArticle = language.articles.has(token.word)
    const amount = token.number ?? own(language.numbers, token.word) ?? (isArticle ? 1 : undefined)
    const unit = amount === undefined ? undefined : unitAfter(tokens, index, isArticle, language)
    if (unit) found.add(`${amount} ${unit}`)
  }
  return found
})

/** “one full day”, “1 to 6 months”: the unit stands up to four words on, after an article up to two. */
function unitAfter(
  tokens: readonly Token[],
  index: number,
  isArticle: boolean,
  {timeUnits}: Language,
): TimeUnit | undefined {
  for (const {word} of tokens.slice(index + 1, index + (isArticle ? 3 : 5))) {
    const unit = timeUnits.get(word)
    if (unit) return unit
  }
  return undefined
}

function numberOf(figure: string, decimalMark: '.' | ','): number {
  const digits = figure.replace(/[^\d.,]/g, '')
  const groupMark = decimalMark === '.' ? ',' : '.'
  const [whole = '', decimals, ...others] = digits.split(decimalMark)
  const groups = whole.split(groupMark)
  const isGrouped = groups[0] !== '0' && groups.slice(1).every((part) => part.length === 3)
  if (others.length === 0 && (groups.length === 1 || isGrouped)) {
    return Number(`${groups.join('')}.${decimals ?? 0}`)
  }
  // “0.5” in a French text: one mark is the decimal one, whichever it is.
  return Number(digits.replace(groupMark, '.'))
}

/** Arabic-Indic digits and marks as the ones used here. */
function asciiDigits(text: string): string {
  return text.replace(otherDigits, (character) => asciiOf.get(character) ?? character)
}

/** A value of an object's own, whatever the name. */
export function own(values: Readonly<Record<string, number>>, name: string): number | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}

/** Remembers what was made of each object: several checks ask for the same. */
export function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
