import {candidatesOf, check, consentGaps, type Message, type Resolved} from '@jakamy/policy'
import {locales, metaOf, sourceLocale, validate} from '@jakamy/schemas'
import type {Path} from 'sanity'

import {pathIn} from './pathIn.ts'

/** One thing that a document still needs before it is published. */
export interface Missing {
  /**
   * - `consent`: a part without which it can only inform, not serve as the basis of a consent
   * - `text`: words that one language lacks
   * - `finding`: something that a check asks for, or that contradicts itself
   * - `rule`: a rule of its type that it breaks
   */
  kind: 'consent' | 'text' | 'finding' | 'rule'
  /** Where in the form to go. */
  path: Path
  /** The same place for people: `risks.groups[0].title`. */
  place: string
  /** The language whose words it is about; absent when it concerns all of them. */
  locale?: string
  /** What is wrong and what to do, where the place alone does not tell. */
  message?: Message
}

/** How far a document is on its way to publication. */
export interface Completeness {
  /** How many of its texts, and of the parts that consent needs, are there. */
  done: number
  total: number
  missing: Missing[]
}

/**
 * Goes through what a document needs before it is published: the rules of its type, what consent
 * needs, what the checks ask for, and the texts of each language that it has begun to speak.
 */
export function completenessOf(resolved: Resolved): Completeness {
  const {definition, document} = resolved
  const rules = validate(definition, document).map(({path, studioPath, message}): Missing => {
    // Rules are told in English only; they name their field.
    return {kind: 'rule', place: path, path: studioPath, message: {en: message, fr: message}}
  })
  const consent = definition.review === 'clinical' ? gatesOf(resolved) : {total: 0, missing: []}
  const findings = check({...resolved, definitions: resolved.definitions})
    .filter(({level}) => level !== 'warning')
    .map(({path, studioPath, locale, message}): Missing => {
      const language = locale === undefined ? {} : {locale}
      return {kind: 'finding', place: path, path: studioPath, message, ...language}
    })
  const texts = textsOf(resolved)
  const said = new Set([...rules, ...consent.missing].map(({place}) => place))
  const missing = [
    ...rules,
    ...consent.missing,
    ...findings,
    ...texts.missing.filter(({place}) => !said.has(place)),
  ]
  const total = consent.total + texts.total + rules.length + findings.length
  return {done: total - missing.length, total, missing}
}

function gatesOf({definition, document}: Resolved): {total: number; missing: Missing[]} {
  const total = Object.values(definition.units)
    .flatMap(({fields}) => Object.values(fields))
    .filter((field) => metaOf(field)?.gate).length
  const missing = consentGaps(definition, document).map((name): Missing => {
    return {kind: 'consent', place: name, path: [name]}
  })
  return {total, missing}
}

/** The texts of the source language, and of every other that the document says something in. */
function textsOf(resolved: Resolved): {total: number; missing: Missing[]} {
  const candidates = candidatesOf(
    resolved,
    locales.map(({id}) => id),
  )
  let total = 0
  const missing: Missing[] = []
  for (const [locale, units] of candidates) {
    const all = Object.values(units)
    if (locale !== sourceLocale && all.every(({texts}) => texts === 0)) continue
    for (const unit of all) {
      total += unit.texts + unit.missing.length
      for (const place of unit.missing) {
        missing.push({kind: 'text', place, path: pathIn(resolved.document, place), locale})
      }
    }
  }
  return {total, missing}
}
