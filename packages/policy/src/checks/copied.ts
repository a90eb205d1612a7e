import {sourceLocale} from '@jakamy/schemas'

import type {Check, Examined, Finding} from './finding.ts'
import type {Passage, Wording} from './reading.ts'
import {report} from './report.ts'
import {tokensOf} from './tokens.ts'

/** Units in which an untranslated copy could hide a danger. */
const strict = new Set(['risk', 'risks', 'plan'])

/**
 * V6: a text of more than three words that is the same in two languages was copied, not translated: an
 * error among risks and treatment plans, a warning elsewhere.
 * Source: content model 2.4 (V6).
 */
export const copied: Check = {
  id: 'V6',
  title: {en: 'Copies instead of translations', fr: 'Copies au lieu de traductions'},
  run: ({definition, reading}: Examined): Finding[] =>
    reading.passages.flatMap((passage) =>
      copies(passage, definition.review === 'clinical' && strict.has(passage.unit)),
    ),
}

function copies(passage: Passage, isStrict: boolean): Finding[] {
  const wordings = [...passage.wordings.values()]
  const source = wordings.filter(({language}) => language === sourceLocale)
  const sourceFirst = new Set([...source, ...wordings])
  const first = new Map<string, string>()
  return [...sourceFirst].flatMap((wording) => {
    if (tokensOf(wording).length <= 3) return []
    const text = sameness(wording)
    const original = first.get(text)
    if (original === undefined) {
      first.set(text, wording.language)
      return []
    }
    return report(
      'V6',
      isStrict ? 'error' : 'warning',
      passage,
      {
        en: `This is the same text as in “${original}”. Translate it, or remove it.`,
        fr: `Ce texte est le même qu’en « ${original} ». Traduisez-le ou retirez-le.`,
      },
      wording,
    )
  })
}

/** What two copies have in common: their words, whatever the case and the spaces. */
function sameness({text}: Wording): string {
  return text.toLowerCase().split(/\s+/).join(' ').trim()
}
