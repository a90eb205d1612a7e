import {approve, type AnyDocument, type References} from '@jakamy/policy'
import {documents as definitions, sourceLocale} from '@jakamy/schemas'

/** The languages of the fixtures. */
export const locales = [sourceLocale, 'fr'] as const

/** A document with one more language approved; the source language has to come first. */
export function stamped(
  document: AnyDocument,
  references: References,
  locale: string,
  year: number,
): AnyDocument {
  const definition = Object.values(definitions).find(({name}) => name === document._type)
  if (!definition) throw new Error(`There is no type “${document._type}”.`)
  const result = approve({
    definition,
    definitions,
    document,
    references,
    locale,
    version: '1.0.0',
    reviewer: 'test',
    reviewerLabel: '[TEST] reviewer',
    reviewedOn: `${year}-01-15`,
    nextReviewDue: `${year + 1}-01-15`,
    waiverReason: '[TEST] a fixture lacks what consent needs.',
  })
  if (result.status === 'refused') {
    throw new Error(`A fixture could not be approved:\n${result.reasons.join('\n')}`)
  }
  return {...document, approvals: [...(document.approvals ?? []), result.approval]}
}

/** Words that are visibly made up. */
export const words = (language: string, text: string) => `[${language.toUpperCase()} TEST] ${text}`
/** One value in one language, as it is stored. */
export const value = (language: string, text: unknown) => ({_key: language, language, value: text})
/** The same made-up words in every language of the fixtures. */
export const texts = (text: string) =>
  locales.map((language) => value(language, words(language, text)))
/** A paragraph of Portable Text. */
export const paragraph = (text: string) => [
  {
    _type: 'block',
    _key: 'b',
    style: 'normal',
    markDefs: [],
    children: [{_type: 'span', _key: 's', text, marks: []}],
  },
]
