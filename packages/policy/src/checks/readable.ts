import type {Check, Examined, Finding, Message} from './finding.ts'
import {readability} from './readability.ts'
import type {Passage} from './reading.ts'
import {report} from './report.ts'

/** Words a text needs before the formulas say anything about it. */
const enoughWords = 12
/** English: school years (target 6). */
const highestGrade = 8
/** French: Kandel–Moles (target 60). */
const lowestEase = 50
const longSentence = 20
const veryLongSentence = 30

/**
 * V8: texts that are hard to read, by Flesch–Kincaid in English, Kandel–Moles in French, and the length
 * of sentences in every language. Never more than a warning.
 * Source: content model 1.7 and 2.4 (V8); NHS “How we write”: sentences of up to 20 words.
 */
export const readable: Check = {
  id: 'V8',
  title: {en: 'Texts that are hard to read', fr: 'Textes difficiles à lire'},
  run: ({reading}: Examined): Finding[] => reading.passages.flatMap(hard),
}

function hard(passage: Passage): Finding[] {
  return [...passage.wordings.values()].flatMap((wording) => {
    const reasons = hardToRead(wording.text, wording.language)
    if (reasons.length === 0) return []
    return report(
      'V8',
      'warning',
      passage,
      {
        en: `Hard to read: ${reasons.map(({en}) => en).join('; ')}. Use shorter sentences and plainer words.`,
        fr: `Difficile à lire : ${reasons.map(({fr}) => fr).join(' ; ')}. Faites des phrases plus courtes, avec des mots plus simples.`,
      },
      wording,
    )
  })
}

/**
 * Why a text is hard to read.
 * @param text plain text; paragraphs on lines of their own
 * @param language BCP 47 tag
 */
export function hardToRead(text: string, language: string): Message[] {
  const {words, longestSentence, grade, ease = lowestEase} = readability(text, language)
  const reasons: Message[] = []
  if (longestSentence > veryLongSentence) {
    reasons.push({
      en: `one sentence has ${longestSentence} words, far more than ${longSentence}`,
      fr: `une phrase compte ${longestSentence} mots, bien plus que ${longSentence}`,
    })
  } else if (longestSentence > longSentence) {
    reasons.push({
      en: `one sentence has ${longestSentence} words, more than ${longSentence}`,
      fr: `une phrase compte ${longestSentence} mots, plus que ${longSentence}`,
    })
  }
  if (words < enoughWords) return reasons
  if (grade !== undefined) {
    if (grade > highestGrade) {
      reasons.push({
        en: `it takes school year ${Math.round(grade)} to read it (Flesch–Kincaid; aim for 6)`,
        fr: `il faut le niveau scolaire ${Math.round(grade)} pour le lire (Flesch–Kincaid ; visez 6)`,
      })
    }
  } else if (ease < lowestEase) {
    reasons.push({
      en: `its reading ease is ${Math.round(ease)} of 100 (Kandel–Moles; aim for 60)`,
      fr: `sa lisibilité est de ${Math.round(ease)} sur 100 (Kandel–Moles ; visez 60)`,
    })
  }
  return reasons
}
