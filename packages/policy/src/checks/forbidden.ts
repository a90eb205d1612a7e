import type {Check, Examined, Finding, Message} from './finding.ts'
import type {Passage, Wording} from './reading.ts'
import {quote, report} from './report.ts'
import {tokensOf, type Token} from './tokens.ts'

/**
 * Drugs of the kind that the plans of this clinic leave unnamed (antiplatelets that are given beside
 * aspirin). Where the source does not name the drug, neither may a text.
 */
const unnamedDrugs = new Set(['clopidogrel', 'ticagrelor', 'prasugrel'])

/** Units in which a medicine is measured or counted out. */
const doseUnits = new Set(
  'mg µg μg mcg g ml iu ui milligram milligrams milligramme milligrammes microgram micrograms microgramme microgrammes gram grams gramme grammes millilitre millilitres milliliter milliliters tablet tablets comprimé comprimés pill pills pilule pilules capsule capsules gélule gélules'.split(
    ' ',
  ),
)

/**
 * V13: what must not stand in the content: a frequency in the definition of a risk (it belongs to the
 * procedure that carries it), a dose anywhere (it belongs to a prescription), the name of a drug that
 * the source leaves unnamed.
 * Source: content model 2.2 (risk, treatmentPlan) and 2.4 (V13).
 */
export const forbidden: Check = {
  id: 'V13',
  title: {
    en: 'Frequencies, doses and names that must not stand here',
    fr: 'Fréquences, doses et noms qui n’ont pas leur place ici',
  },
  run: (examined: Examined): Finding[] => {
    const {definition, reading} = examined
    const hasUnnamed = hasUnnamedDrug(examined)
    return [
      ...reading.passages.flatMap((passage) =>
        [...passage.wordings.values()].flatMap((wording) => [
          ...(definition.name === 'risk' && saysFrequency(wording)
            ? [report('V13', 'error', passage, frequencyHere, wording)]
            : []),
          ...dosesIn(passage, wording),
          ...(hasUnnamed ? drugsIn(passage, wording) : []),
        ]),
      ),
      ...reading.passages.flatMap(notInStatement),
    ]
  },
}

/** “2%”, “2 percent”, “1 in 100”, “one in ten”, “1 sur 100”. */
function saysFrequency(wording: Wording): boolean {
  const {text} = wording
  if (/\d[ \u00a0\u202f]?[%٪]/.test(text)) return true
  const tokens = tokensOf(wording)
  return tokens.some(({word, number}, index) => {
    const [next, after] = tokens.slice(index + 1, index + 3)
    const isOne = number !== undefined || word === 'one' || word === 'un' || word === 'une'
    if (number !== undefined && (next?.word === 'percent' || next?.word === 'pour')) return true
    return isOne && (next?.word === 'in' || next?.word === 'sur') && isWholeNumber(after)
  })
}

function isWholeNumber(token: Token | undefined): boolean {
  const written = ['ten', 'hundred', 'thousand', 'dix', 'cent', 'mille']
  return token !== undefined && (token.number !== undefined || written.includes(token.word))
}

function dosesIn(passage: Passage, wording: Wording): Finding[] {
  const tokens = tokensOf(wording)
  const [dose] = tokens.flatMap(({word, number}, index) => {
    const unit = tokens[index + 1]?.word
    const isDose = number !== undefined && unit !== undefined && doseUnits.has(unit)
    return isDose ? `${word} ${unit}` : []
  })
  if (dose === undefined) return []
  return [
    report(
      'V13',
      'error',
      passage,
      {
        en: `“${dose}” is a dose. Doses belong to a prescription: remove it.`,
        fr: `« ${dose} » est une dose. Les doses relèvent d’une ordonnance : retirez-la.`,
      },
      wording,
    ),
  ]
}

/** Whether the document, or a plan it includes, has a medicine that the source does not name. */
function hasUnnamedDrug({reading, references}: Examined): boolean {
  const isUnnamed = (value: unknown) => Object(value).named === false
  return (
    reading.holders.some(({value}) => isUnnamed(value)) ||
    reading.inclusions.some(({id}) => {
      const components: unknown = references?.get(id)?.components
      return Array.isArray(components) && components.some(isUnnamed)
    })
  )
}

function drugsIn(passage: Passage, wording: Wording): Finding[] {
  const drug = tokensOf(wording).find(({word}) => unnamedDrugs.has(word))
  if (!drug) return []
  return [
    report(
      'V13',
      'error',
      passage,
      {
        en: `“${drug.word}” is named here, but the source does not name the medicine. Use the words of the statement.`,
        fr: `« ${drug.word} » est nommé ici, mais la source ne nomme pas le médicament. Reprenez les mots de l’énoncé.`,
      },
      wording,
    ),
  ]
}

/** A medicine that is not named is told in the words of the statement. */
function notInStatement(passage: Passage): Finding[] {
  const {holder, statement} = passage
  if (holder.named !== false) return []
  return [...passage.wordings.values()].flatMap((wording) => {
    const told = statement?.wordings.get(wording.language)?.text.toLowerCase()
    if (told === undefined || told.includes(wording.text.trim().toLowerCase())) return []
    return report('V13', 'error', passage, notSaid(wording.text), wording)
  })
}

function notSaid(words: string): Message {
  return {
    en: `The medicine is not named by the source, and “${quote(words)}” does not occur in the statement. Use the words of the statement.`,
    fr: `La source ne nomme pas ce médicament, et « ${quote(words)} » ne figure pas dans l’énoncé. Reprenez les mots de l’énoncé.`,
  }
}

const frequencyHere: Message = {
  en: 'A frequency does not belong to the description of a risk, which many procedures share. Give it where the procedure names the risk.',
  fr: 'Une fréquence n’a pas sa place dans la description d’un risque, commune à plusieurs actes. Indiquez-la là où l’acte cite le risque.',
}
