import {studioTypes} from '@jakamy/schemas/studio'
import type {SchemaTypeDefinition} from 'sanity'

import {withChecks} from './checkValidation.ts'
import {iconOf} from './icons.ts'

/**
 * The document types with their icons and the cross-field checks. They are derived as plain data, which TypeScript cannot
 * match with Sanity's own types; Sanity checks them when it compiles the schema.
 */
export const schemaTypes = studioTypes().map((type) => ({
  ...withChecks(type),
  icon: iconOf(String(type.name)),
})) as unknown as SchemaTypeDefinition[]
