import {baseOf} from './language.ts'

/** How hard a text is to read. */
export interface Readability {
  words: number
  sentences: number
  wordsPerSentence: number
  /** Words of its longest sentence. */
  longestSentence: number
  /** Flesch–Kincaid: the school year that can read it; English only. */
  grade?: number
  /** Flesch reading ease in English, Kandel–Moles in French: 100 is easy, 0 hard. */
  ease?: number
}

/** Words are made of letters; figures are not counted as words. */
const word = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu
/** One character: several in a row make empty sentences, which are not counted. */
const sentenceEnd = /[.!?…؟۔](?=[\s)”»"])|\n/u

/**
 * Measures how hard a text is to read. English: Flesch reading ease and Flesch–Kincaid grade. French:
 * the ease of Kandel and Moles. No formula is known to fit other languages: they get the lengths only.
 * The figures rank texts; they do not judge them.
 * Source: content model 1.7.
 * @param text plain text; paragraphs on lines of their own
 * @param locale BCP 47 tag
 */
export function readability(text: string, locale: string): Readability {
  const lengths = text
    .split(sentenceEnd)
    .map((sentence) => sentence.match(word)?.length ?? 0)
    .filter((length) => length > 0)
  const words = text.match(word) ?? []
  const sentences = Math.max(1, lengths.length)
  const perSentence = words.length / sentences
  const language = baseOf(locale)
  const count = language === 'en' ? englishSyllables : frenchSyllables
  const syllables =
    words.reduce((sum, each) => sum + count(each.toLowerCase()), 0) / Math.max(1, words.length)
  return {
    words: words.length,
    sentences: lengths.length,
    wordsPerSentence: perSentence,
    longestSentence: lengths.reduce((most, length) => Math.max(most, length), 0),
    ...(language === 'en' && words.length > 0
      ? {
          grade: 0.39 * perSentence + 11.8 * syllables - 15.59,
          ease: 206.835 - 1.015 * perSentence - 84.6 * syllables,
        }
      : {}),
    ...(language === 'fr' && words.length > 0
      ? {ease: 207 - 1.015 * perSentence - 73.6 * syllables}
      : {}),
  }
}

/** Groups of vowels, without a silent “e” at the end. */
function englishSyllables(text: string): number {
  const groups = text.match(/[aeiouy]+/g)?.length ?? 0
  const isSilent = /[^aeiouyl]e$|[^aeiouytd]ed$/.test(text)
  return Math.max(1, groups - (isSilent ? 1 : 0))
}

/** Groups of vowels, without a mute ending. */
function frenchSyllables(text: string): number {
  const groups = text.match(/[aeiouyàâäéèêëîïôöùûüÿœæ]+/g)?.length ?? 0
  const isMute = /[^aeiouyàâäéèêëîïôöùûüÿœæ]es?$/.test(text)
  return Math.max(1, groups - (isMute ? 1 : 0))
}
