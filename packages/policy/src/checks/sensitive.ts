import type {Check, Examined, Finding} from './finding.ts'
import type {Passage, Wording} from './reading.ts'
import {quote, report} from './report.ts'

/** How words of a question begin that asks for health, insurance or payment data, by language. */
const asks: Readonly<Record<string, RegExp>> = {
  en: /\b(diagnos[ei]s|illness|medicine|medication|(policy|member(ship)?|insurance|card) (number|no\.))/i,
  fr: /\b(diagnostic|maladie|médicament|numéro (de |d[’'])?(police|contrat|adhérent|assuré|carte|sécurité sociale))/i,
}

/**
 * V15: a question of a form that asks for a diagnosis, a card or a policy number is marked as sensitive,
 * so that the form needs its privacy notice and consent.
 * Source: content model 2.2 (enquiryForm).
 */
export const sensitive: Check = {
  id: 'V15',
  title: {
    en: 'Questions for sensitive data that are not marked so',
    fr: 'Questions sur des données sensibles non signalées comme telles',
  },
  run: ({definition, reading}: Examined): Finding[] =>
    definition.name === 'enquiryForm' ? reading.passages.flatMap(unmarked) : [],
}

function unmarked(passage: Passage): Finding[] {
  const {name, holder, keys} = passage
  // `fields[0].label`: the question itself, not its hint or an answer to choose.
  const isQuestion = keys.length === 3 && name === 'label'
  if (!isQuestion || holder.sensitive === true) return []
  return [...passage.wordings.values()].filter(asksForMuch).map((wording) => {
    const words = quote(wording.text)
    return report(
      'V15',
      'error',
      passage,
      {
        en: `“${words}” asks for sensitive data. Mark the question as sensitive, or leave it out.`,
        fr: `« ${words} » demande des données sensibles. Signalez la question comme sensible, ou retirez-la.`,
      },
      wording,
    )
  })
}

function asksForMuch({language, text}: Wording): boolean {
  return asks[language]?.test(text) ?? false
}
