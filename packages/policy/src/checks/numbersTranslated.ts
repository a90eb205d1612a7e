import {sourceLocale} from '@jakamy/schemas'

import type {Check, Examined, Finding} from './finding.ts'
import {languageOf} from './language.ts'
import type {Passage, Wording} from './reading.ts'
import {report} from './report.ts'
import {numbersOf, own, tokensOf} from './tokens.ts'

/**
 * V2: no number in a translation that is not in the source text (error), and none of its figures left
 * out (warning). Only in documents that clinicians approve. Words that also mean something else
 * (“un”, “neuf”) add no number; “8 p.m.” may become “20 h”.
 * Source: content model 2.4 (V2).
 */
export const numbersTranslated: Check = {
  id: 'V2',
  title: {
    en: 'Numbers that differ between languages',
    fr: 'Nombres différents d’une langue à l’autre',
  },
  run: ({definition, reading}: Examined): Finding[] =>
    definition.review === 'clinical' ? reading.passages.flatMap(compared) : [],
}

function compared(passage: Passage): Finding[] {
  const source = passage.wordings.get(sourceLocale)
  if (!source) return []
  return [...passage.wordings.values()].flatMap((wording) => [
    ...added(passage, source, wording),
    ...dropped(passage, source, wording),
  ])
}

function added(passage: Passage, source: Wording, wording: Wording): Finding[] {
  const known = new Set([...numbersOf(source), ...afternoonHours(source)])
  return claimed(wording)
    .filter((number) => !known.has(number))
    .map((number) =>
      report(
        'V2',
        'error',
        passage,
        {
          en: `The number ${number} is not in the source text. Correct the translation, or the source text.`,
          fr: `Le nombre ${number} ne figure pas dans le texte source. Corrigez la traduction ou le texte source.`,
        },
        wording,
      ),
    )
}

function dropped(passage: Passage, source: Wording, wording: Wording): Finding[] {
  if (!languageOf(wording.language)) return []
  const there = numbersOf(wording)
  const figures = new Map(
    tokensOf(source).flatMap(({word, number}) => (number === undefined ? [] : [[number, word]])),
  )
  const later = new Set(afternoonHours(source))
  const isThere = (number: number) =>
    there.has(number) || (later.has(number + 12) && there.has(number + 12))
  return [...figures]
    .filter(([number]) => !isThere(number))
    .map(([number, word]) => {
      // A date like “1.2.2030” has no value: it is named as it is written.
      const figure = Number.isNaN(number) ? word : number
      return report(
        'V2',
        'warning',
        passage,
        {
          en: `The source text gives the number ${figure}, this one does not. Add it, if its meaning was lost.`,
          fr: `Le texte source donne le nombre ${figure}, celui-ci non. Ajoutez-le si le sens a été perdu.`,
        },
        wording,
      )
    })
}

/** The numbers a text certainly means: those in digits, and written-out ones that mean nothing else. */
function claimed(wording: Wording): number[] {
  const language = languageOf(wording.language)
  const written = language?.numbers ?? {}
  const numbers = tokensOf(wording).map(({word, number}) =>
    language?.ambiguous.has(word) ? undefined : (number ?? own(written, word)),
  )
  // A figure like “1.2.3” is no number.
  const known = numbers.flatMap((number = Number.NaN) => (Number.isNaN(number) ? [] : number))
  return [...new Set(known)]
}

function afternoonHours(source: Wording): number[] {
  const tokens = tokensOf(source)
  const isAfternoon = (index: number) => {
    const [first, second] = tokens.slice(index, index + 2)
    return first?.word === 'pm' || (first?.word === 'p' && second?.word === 'm')
  }
  return tokens.flatMap(({number = 12}, index) =>
    number < 12 && (isAfternoon(index + 1) || isAfternoon(index + 2)) ? number + 12 : [],
  )
}
