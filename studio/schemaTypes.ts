import {studioTypes} from '@jakamy/schemas/studio'
import type {SchemaTypeDefinition} from 'sanity'

import {withChecks} from './checkValidation.ts'
import {namespace} from './i18n/namespace.ts'
import {tabWord} from './i18n/tabs.ts'
import {iconOf} from './icons.ts'
import {withRightsOfText} from './overlayRights.ts'

/**
 * The document types with their icons and the cross-field checks. They are derived as plain data, which TypeScript cannot
 * match with Sanity's own types; Sanity checks them when it compiles the schema.
 */
export const schemaTypes = studioTypes().map((type) => ({
  ...withRightsOfText(withChecks(type)),
  groups: translated(type.groups),
  icon: iconOf(String(type.name)),
})) as unknown as SchemaTypeDefinition[]

/** Tells Sanity where to find the titles of tabs in the language of the interface. */
function translated(groups: unknown): object[] {
  return (Array.isArray(groups) ? groups : []).map((group) => ({
    ...group,
    i18n: {title: {key: tabWord(String(group.title)), ns: namespace}},
  }))
}
