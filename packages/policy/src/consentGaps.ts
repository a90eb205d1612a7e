import {contentOf, metaOf, unwrap, type DocumentDefinition} from '@jakamy/schemas'

import {hasText} from './localise.ts'
import type {AnyDocument} from './types.ts'

/**
 * What consent needs and the document does not say: its gate fields that are empty in every language.
 * Source: GMC "Decision making and consent" (2020), Montgomery v Lanarkshire [2015] UKSC 11, Code de
 * la santé publique L.1111-2; content model 1.4.
 * @returns field names in the order of the definition
 */
export function consentGaps(definition: DocumentDefinition, document: AnyDocument): string[] {
  return Object.values(definition.units).flatMap(({fields}) =>
    Object.entries(fields)
      .filter(([name, schema]) => metaOf(schema)?.gate && isBlank(schema, document[name]))
      .map(([name]) => name),
  )
}

function isBlank(schema: Parameters<typeof unwrap>[0], value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (!Array.isArray(value)) return false
  if (contentOf(schema)?.kind !== 'localised') return value.length === 0
  return !value.some((item) => hasText(item?.value))
}
