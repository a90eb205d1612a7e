import {sourceLocale} from '@jakamy/schemas'

import type {Check, Examined, Finding} from './finding.ts'
import {languageOf, type Language} from './language.ts'
import type {Passage, Wording} from './reading.ts'
import {report} from './report.ts'
import {tokensOf} from './tokens.ts'

/**
 * V5: as many negations (“not”, “never”, “jamais”) and duties (“must”, “impératif”) in a translation as
 * in its source. Languages say things differently, so this only asks somebody to look.
 * Source: content model 2.4 (V5).
 */
export const negations: Check = {
  id: 'V5',
  title: {
    en: 'Negations and duties that differ between languages',
    fr: 'Négations et obligations différentes d’une langue à l’autre',
  },
  run: ({definition, reading}: Examined): Finding[] =>
    definition.review === 'clinical' ? reading.passages.flatMap(compared) : [],
}

function compared(passage: Passage): Finding[] {
  const source = passage.wordings.get(sourceLocale)
  return [...passage.wordings.values()].flatMap((wording) => {
    const [language, sourceLanguage] = [wording.language, sourceLocale].map(languageOf)
    if (!source || !language || !sourceLanguage) return []
    const was = counted(source, sourceLanguage)
    const is = counted(wording, language)
    return [
      ...(was.negations === is.negations
        ? []
        : [
            report(
              'V5',
              'warning',
              passage,
              {
                en: `The source text has ${was.negations} negations, this one ${is.negations}. Check that no “not” was lost or added.`,
                fr: `Le texte source a ${was.negations} négations, celui-ci ${is.negations}. Vérifiez qu’aucun « ne … pas » n’a été perdu ou ajouté.`,
              },
              wording,
            ),
          ]),
      ...(was.obligations === is.obligations
        ? []
        : [
            report(
              'V5',
              'warning',
              passage,
              {
                en: `The source text says ${was.obligations} times that something must be done, this one ${is.obligations} times. Check that no duty was weakened.`,
                fr: `Le texte source dit ${was.obligations} fois que quelque chose est obligatoire, celui-ci ${is.obligations} fois. Vérifiez qu’aucune obligation n’a été affaiblie.`,
              },
              wording,
            ),
          ]),
    ]
  })
}

function counted(wording: Wording, language: Language) {
  let negated = 0
  let obliged = 0
  let previous = ''
  for (const {word} of tokensOf(wording)) {
    // “don't” is taken apart into “don” and “t”.
    const isContracted = word === 't' && previous.endsWith('n')
    if (language.negations.has(word) || isContracted) negated += 1
    if (language.obligations.has(word)) obliged += 1
    previous = word
  }
  return {negations: negated, obligations: obliged}
}
