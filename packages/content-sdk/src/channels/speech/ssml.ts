import type {Words} from '../../words/words.ts'
import {escapeHtml} from '../html/escapeHtml.ts'
import type {Spoken} from './spoken.ts'

/** How a term is said: its letters for people, and what a voice says instead. */
export interface Pronunciation {
  /** The term as it is written, e.g. `PCI`. */
  term: string
  /** What is said, in the language of the text. */
  spoken: string
}

/** Whether a value is a list of pronunciations; they often come from a file. */
export function isPronunciations(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value
      .map(Object)
      .every(({term, spoken}) => typeof term === 'string' && typeof spoken === 'string')
  )
}

/** One paragraph of SSML: its words unchanged, with what a voice has to know about them. */
export function ssmlParagraph(
  {text, locale, emphasis, pause}: Spoken,
  words: Words,
  pronunciations: readonly Pronunciation[],
): string {
  const language = locale === undefined ? '' : ` xml:lang="${escapeHtml(locale)}"`
  const said = withAliases(text, [
    ...pronunciations,
    ...(locale === undefined ? [{term: '%', spoken: words.spokenPercent}] : []),
  ])
  const told = emphasis ? `<emphasis level="strong">${said}</emphasis>` : said
  return `<p${language}>${told}</p>${pause ? `<break strength="${pause}"/>` : ''}`
}

/** Terms become `<sub alias="what is said">term</sub>`; the longest one that fits is taken. */
function withAliases(text: string, pronunciations: readonly Pronunciation[]): string {
  const terms = pronunciations
    .filter(({term}) => term.trim() !== '')
    .toSorted((a, b) => b.term.length - a.term.length)
  if (terms.length === 0) return escapeHtml(text)
  const pattern = terms.map(({term}) => wholeWord(term)).join('|')
  return text
    .split(new RegExp(`(${pattern})`, 'iu'))
    .map((piece, index) => {
      if (index % 2 === 0) return escapeHtml(piece)
      const found = terms.find(({term}) => term.toLowerCase() === piece.toLowerCase())
      return `<sub alias="${escapeHtml(found?.spoken ?? piece)}">${escapeHtml(piece)}</sub>`
    })
    .join('')
}

/** A term is not found inside a longer word. */
function wholeWord(term: string): string {
  const before = /^[\p{L}\p{N}]/u.test(term) ? '(?<![\\p{L}\\p{N}])' : ''
  const after = /[\p{L}\p{N}]$/u.test(term) ? '(?![\\p{L}\\p{N}])' : ''
  return before + term.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&') + after
}

/** A text as one line of what XML 1.0 can hold. */
export function xmlText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[^ -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .trim()
}
