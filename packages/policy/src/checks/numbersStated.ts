import type {Check, Examined, Finding, Message} from './finding.ts'
import {languageOf, timeUnits, type TimeUnit} from './language.ts'
import type {Assertion, Holder, Wording} from './reading.ts'
import {report} from './report.ts'
import {durationsOf, numbersOf} from './tokens.ts'

/**
 * V1: each number in structured fields occurs in the statement of each language: in digits, with the
 * language's decimal mark, or written out from one to twelve; a length of time with its unit.
 * In a language whose words are not known a small number may be written out: then it is a warning.
 * Source: content model 2.4 (V1) and decision 2: structured fields are assertions lifted from it.
 */
export const numbersStated: Check = {
  id: 'V1',
  title: {
    en: 'Numbers that the statement does not give',
    fr: 'Nombres que l’énoncé ne donne pas',
  },
  run: ({reading}: Examined): Finding[] => [
    ...reading.assertions.flatMap(unstated),
    ...reading.holders.flatMap(unstatedPercent),
  ],
}

function unstated(assertion: Assertion): Finding[] {
  const {value, statement} = assertion
  return [...(statement?.wordings.values() ?? [])].flatMap((wording) => {
    const lacking =
      typeof value === 'number'
        ? numbersOf(wording).has(value)
          ? []
          : [numberMissing(value, wording)]
        : durationParts(value)
            .filter((part) => !isDurationStated(part, wording))
            .map((part) => durationMissing(part))
    const isSure = languageOf(wording.language) !== undefined || Number(value) > 12
    return lacking.map((message) =>
      report('V1', isSure ? 'error' : 'warning', assertion, message, {
        language: wording.language,
        studioPath: assertion.studioPath,
      }),
    )
  })
}

interface DurationPart {
  amount: number
  unit: TimeUnit
}

function durationParts(duration: string): DurationPart[] {
  // In the order of `timeUnits`: an “M” before the “T” is a month, behind it a minute.
  const parts = /P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?T?(\d+H)?(\d+M)?/.exec(duration)
  return timeUnits.flatMap((unit, index) => {
    const part = parts?.[index + 1]
    return part === undefined ? [] : {amount: Number.parseInt(part, 10), unit}
  })
}

function isDurationStated({amount, unit}: DurationPart, wording: Wording): boolean {
  return languageOf(wording.language)
    ? durationsOf(wording).has(`${amount} ${unit}`)
    : numbersOf(wording).has(amount)
}

/** “2 to 5%” and “2 to 5 in every 100” are percentages; “5 in 1,000” is not. */
function unstatedPercent({value, isForm, statement, ...place}: Holder): Finding[] {
  if (!isForm || value.unit !== 'percent' || !statement) return []
  const keys = [...place.keys, 'unit']
  return [...statement.wordings.values()]
    .filter((wording) => !saysPercent(wording))
    .map((wording) =>
      report('V1', 'error', {...place, keys}, percentMissing, {
        language: wording.language,
        studioPath: [...place.studioPath, 'unit'],
      }),
    )
}

function saysPercent(wording: Wording): boolean {
  const {language, text} = wording
  const lower = text.toLowerCase()
  const words = languageOf(language)?.percent
  return (
    words === undefined ||
    /[%٪]/.test(text) ||
    numbersOf(wording).has(100) ||
    words.some((word) => lower.includes(word))
  )
}

function numberMissing(value: number, {language}: Wording): Message {
  return {
    en: `The number ${value} does not occur in the statement (${language}). Correct the number, or the statement.`,
    fr: `Le nombre ${value} ne figure pas dans l’énoncé (${language}). Corrigez le nombre ou l’énoncé.`,
  }
}

const frenchUnit: Readonly<Record<TimeUnit, string>> = {
  year: 'an',
  month: 'mois',
  week: 'semaine',
  day: 'jour',
  hour: 'heure',
  minute: 'minute',
}

function durationMissing({amount, unit}: DurationPart): Message {
  return {
    en: `The length “${amount} ${unit}” does not occur in the statement. Correct the length, or the statement.`,
    fr: `La durée « ${amount} ${frenchUnit[unit]} » ne figure pas dans l’énoncé. Corrigez la durée ou l’énoncé.`,
  }
}

const percentMissing: Message = {
  en: 'The number is stored as a percentage, but the statement has no “%” and no “in 100”. Choose “in every N”, or correct the statement.',
  fr: 'Le nombre est enregistré comme pourcentage, mais l’énoncé ne contient ni « % » ni « sur 100 ». Choisissez « sur N », ou corrigez l’énoncé.',
}
