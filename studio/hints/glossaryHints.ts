import {hasText} from '@jakamy/policy'

/** What the hints need of a glossary term as it is stored. */
export interface Term {
  term?: unknown
  synonyms?: unknown
  preferred?: unknown
}

/** A word in a text for which the glossary prefers another. */
export interface GlossaryHint {
  /** As it stands in the text. */
  used: string
  preferred: string
}

/**
 * The words of a text for which the glossary prefers another word for the same thing. Whole words
 * only, in any case; a synonym inside the preferred term itself is no other word.
 * @param language BCP 47 tag of the text
 */
export function glossaryHints(
  text: string,
  language: string,
  terms: readonly Term[],
): GlossaryHint[] {
  return terms.flatMap(({term, synonyms, preferred}) => {
    const wanted = preferred === true ? textIn(term, language) : undefined
    if (wanted === undefined) return []
    const rest = text.normalize('NFC').replace(wholeWord(wanted), '\n')
    const others = Array.isArray(synonyms) ? synonyms : []
    return others.flatMap((synonym: unknown) => {
      const other = textIn(Object(synonym).term, language)
      if (other === undefined || same(other, wanted, language)) return []
      const used = rest.match(wholeWord(other))?.[0]
      return used === undefined ? [] : [{used, preferred: wanted}]
    })
  })
}

function textIn(localised: unknown, language: string): string | undefined {
  const items: unknown[] = Array.isArray(localised) ? localised : []
  const value: unknown = Object(items.find((item) => Object(item).language === language)).value
  return typeof value === 'string' && hasText(value) ? value.normalize('NFC').trim() : undefined
}

function wholeWord(text: string): RegExp {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\p{L}\p{M}\p{N}])${literal}(?![\p{L}\p{M}\p{N}])`, 'giu')
}

function same(a: string, b: string, language: string): boolean {
  return a.localeCompare(b, language, {sensitivity: 'accent'}) === 0
}
