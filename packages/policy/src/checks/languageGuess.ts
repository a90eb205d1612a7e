import type {Check, Examined, Finding} from './finding.ts'
import {baseOf, profiles} from './language.ts'
import type {Passage, Wording} from './reading.ts'
import {report} from './report.ts'
import {tokensOf} from './tokens.ts'

/** Words a text needs before its language is guessed. */
const enoughWords = 6

const names: Readonly<Record<string, {en: string; fr: string}>> = {
  en: {en: 'English', fr: 'anglais'},
  fr: {en: 'French', fr: 'français'},
  ar: {en: 'Arabic', fr: 'arabe'},
}

/** Languages written in the Arabic script. */
const arabicScript = new Set(['ar', 'fa', 'ku', 'ps', 'sd', 'ug', 'ur'])

/**
 * V7: a text that looks like another language than the one it is filed under: by its script, and by
 * the small words of English and French. Short texts are not guessed.
 * Source: content model 2.4 (V7).
 */
export const languageGuess: Check = {
  id: 'V7',
  title: {en: 'Texts in another language', fr: 'Textes dans une autre langue'},
  run: ({reading}: Examined): Finding[] => reading.passages.flatMap(misfiled),
}

function misfiled(passage: Passage): Finding[] {
  return [...passage.wordings.values()].flatMap((wording) => {
    const declared = baseOf(wording.language)
    const guessed = guess(wording)
    const fits = guessed === 'ar' ? arabicScript.has(declared) : guessed === declared
    if (guessed === undefined || fits) return []
    const name = names[guessed] ?? {en: guessed, fr: guessed}
    return report(
      'V7',
      'warning',
      passage,
      {
        en: `This looks like ${name.en}, but it is filed under “${wording.language}”. Move it, or translate it.`,
        fr: `Ce texte semble être en ${name.fr}, mais il est classé sous « ${wording.language} ». Déplacez-le ou traduisez-le.`,
      },
      wording,
    )
  })
}

/** The language a text seems to be in, or `undefined` when that is not clear. */
function guess(wording: Wording): string | undefined {
  const words = tokensOf(wording).filter(({number}) => number === undefined)
  if (words.length < enoughWords) return undefined
  const arabic = words.filter(({word}) => /^[\u0621-\u06d5]/.test(word)).length
  if (arabic > words.length / 2) return 'ar'
  const [best, second] = profiles
    .map(([tag, known]) => ({tag, hits: words.filter(({word}) => known.has(word)).length}))
    .sort((one, other) => other.hits - one.hits)
  const isClear =
    best && best.hits >= words.length / 5 && best.hits >= 2 * ((second?.hits ?? 0) + 1)
  return isClear ? best.tag : undefined
}
