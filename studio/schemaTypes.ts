import {documents, type DocumentDefinition} from '@jakamy/schemas'
import {localisedFieldTypes, studioTypes} from '@jakamy/schemas/studio'
import type {SchemaTypeDefinition} from 'sanity'

import {withChecks} from './checkValidation.ts'
import {interfaceLanguage} from './i18n/interfaceLanguage.ts'
import {studioWords} from './i18n/studioWords.ts'
import {iconOf} from './icons.ts'
import {withRightsOfText} from './overlayRights.ts'

const words = studioWords(interfaceLanguage())

/**
 * The document types in the language of the interface, with their icons and the cross-field checks. They are
 * derived as plain data, which TypeScript cannot match with Sanity's own types; Sanity checks them when it
 * compiles the schema.
 */
export const schemaTypes = studioTypes(Object.values<DocumentDefinition>(documents), words).map(
  (type) => ({
    ...withRightsOfText(withChecks(type)),
    icon: iconOf(String(type.name)),
  }),
) as unknown as SchemaTypeDefinition[]

/** What the localisation plugin makes our localised fields of, in the language of the interface. */
export const fieldTypes = localisedFieldTypes.map((type) =>
  typeof type === 'string' ? type : said(type),
)

/** A type as plain data, with its titles and help texts in the language of the interface. */
function said<T>(part: T): T {
  if (typeof part !== 'object' || part === null) return part
  if (Array.isArray(part)) return part.map(said) as T
  const entries = Object.entries(part).map(([name, value]: [string, unknown]) => {
    if (typeof value !== 'string') return [name, said(value)]
    if (name === 'title') return [name, words.title(value)]
    return [name, name === 'description' ? words.description(value) : value]
  })
  // The same data with other words.
  return Object.fromEntries(entries) as T
}
