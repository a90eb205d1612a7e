import type {Check, Examined, Finding} from './finding.ts'
import type {Passage, Wording} from './reading.ts'
import {quote, report} from './report.ts'
import {once} from './tokens.ts'

/** Fields whose words are lifted from the statement, letter for letter. */
const lifted = new Set(['term', 'statedTerm', 'stated'])

/**
 * V3: the author's words (“very rare”, “several days”, “usually harmless”) occur in the statement, in
 * each language in which both are there, as they are used: only the case of their first letter may differ.
 * Source: content model 2.4 (V3).
 */
export const termsStated: Check = {
  id: 'V3',
  title: {
    en: 'Words of the author that the statement does not have',
    fr: 'Mots de l’auteur absents de l’énoncé',
  },
  run: ({reading}: Examined): Finding[] =>
    reading.passages.filter(({name}) => lifted.has(name)).flatMap(unstated),
}

function unstated(passage: Passage): Finding[] {
  return [...passage.wordings.values()].flatMap((wording) => {
    const statement = passage.statement?.wordings.get(wording.language)
    if (!statement || occurs(spaced(wording), spaced(statement))) return []
    const words = quote(wording.text)
    return report(
      'V3',
      'error',
      passage,
      {
        en: `“${words}” does not occur in the statement (${wording.language}). Write it exactly as it stands there.`,
        fr: `« ${words} » ne figure pas dans l’énoncé (${wording.language}). Écrivez-le exactement comme il y figure.`,
      },
      wording,
    )
  })
}

/** Spaces and apostrophes of one kind, so that typography alone is no difference. */
const spaced = once(({text}: Wording): {text: string} => ({
  text: text
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .split(/\s+/)
    .join(' ')
    .trim(),
}))

/** Whether a term stands in a text as whole words. */
function occurs(term: {text: string}, {text}: {text: string}): boolean {
  const first = /./u
  const small = term.text.replace(first, (letter) => letter.toLowerCase())
  const capital = term.text.replace(first, (letter) => letter.toUpperCase())
  return [small, capital].some((sought) => {
    for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + sought.length)) {
      const around = [text[at - 1], text[at + sought.length]]
      if (!around.some((character) => character !== undefined && /[\p{L}\p{M}]/u.test(character))) {
        return true
      }
    }
    return false
  })
}
