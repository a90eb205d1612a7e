import {denominatorFor, isolated, percentOf, shareOf, wordsFor} from '@jakamy/content-sdk/words'

/** Some out of so many, to be drawn as dots. */
export interface Dots {
  low: number
  /** The same as `low` for a single number. */
  high: number
  denominator: number
}

/** How patients meet a frequency, beside the author’s statement. */
export type Reading =
  /** A kind is not chosen, or its fields are not filled in. */
  | {kind: 'empty'}
  /** The author’s words and no number. */
  | {kind: 'words'; isRelative: boolean; terms: {language: string; text: string}[]}
  | {kind: 'notStated' | 'notKnown'}
  /** A number that also has its counted form; by language. */
  | {kind: 'sentence'; sentences: {language: string; text: string}[]; dots: Dots}
  /** A number that readers have from the statement only. */
  | {kind: 'statedOnly'; dots: Dots}

/**
 * Tells how patients will read a frequency, with the words that the channels use. A word never becomes
 * a number here either.
 * @param value the frequency as it stands in the form; anything may be missing
 * @param document the whole document: all its numbers are counted in every so many alike
 * @param languages BCP 47 tags
 */
export function readingOf(
  value: unknown,
  document: unknown,
  languages: readonly string[],
): Reading {
  if (!isRecord(value)) return {kind: 'empty'}
  switch (value.kind) {
    case 'verbal':
    case 'relative':
      return {kind: 'words', isRelative: value.kind === 'relative', terms: termsOf(value.term)}
    case 'notStated':
    case 'notKnown':
      return {kind: value.kind}
    case 'range':
    case 'point':
    case 'count':
      return numberReading(value, document, languages)
    default:
      return {kind: 'empty'}
  }
}

function numberReading(
  value: Record<string, unknown>,
  document: unknown,
  languages: readonly string[],
): Reading {
  const percent = percentOf(value)
  const share = shareOf(value, denominatorFor([document, value]))
  if (percent && share) {
    const sentences = languages.map((language) => ({
      language,
      text: isolated(wordsFor(language).share(share, percent))
        .map(({text}) => text)
        .join(''),
    }))
    const {low, high, denominator} = share
    return {kind: 'sentence', sentences, dots: {low, high, denominator}}
  }
  const dots = dotsOf(value)
  return dots ? {kind: 'statedOnly', dots} : {kind: 'empty'}
}

/** A number in every N, or cases out of people counted, as it stands in the form. */
function dotsOf({kind, low, high, value, events, n, denominator, unit}: Record<string, unknown>) {
  const [from, to, all] =
    kind === 'count'
      ? [events, events, n]
      : [kind === 'point' ? value : low, kind === 'point' ? value : high, denominator]
  if (kind !== 'count' && unit !== 'perN') return undefined
  return typeof from === 'number' && typeof to === 'number' && typeof all === 'number'
    ? {low: from, high: to, denominator: all}
    : undefined
}

function termsOf(term: unknown): {language: string; text: string}[] {
  return (Array.isArray(term) ? term : []).flatMap((item: unknown) =>
    isRecord(item) && typeof item.language === 'string' && typeof item.value === 'string'
      ? [{language: item.language, text: item.value}]
      : [],
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
