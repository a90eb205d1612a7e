import {metaOf, type DocumentDefinition} from '@jakamy/schemas'

import type {AnyDocument} from './types.ts'
import {newWalk, valueIn} from './walk.ts'

/**
 * What consent needs and the document does not say: its gate fields without any text, in any
 * language, and without any included document.
 * Source: GMC "Decision making and consent" (2020), Montgomery v Lanarkshire [2015] UKSC 11, Code de
 * la santé publique L.1111-2; content model 1.4.
 * @returns field names in the order of the definition
 */
export function consentGaps(definition: DocumentDefinition, document: AnyDocument): string[] {
  return Object.values(definition.units).flatMap(({fields}) =>
    Object.entries(fields)
      .filter(([name, schema]) => metaOf(schema)?.gate && saysNothing(schema, document[name]))
      .map(([name]) => name),
  )
}

/** No document is at hand here, so the walk names every one it would include as broken. */
function saysNothing(schema: Parameters<typeof valueIn>[0], value: unknown): boolean {
  const walk = newWalk({}, new Map(), '')
  valueIn(schema, value, {path: '', within: []}, walk)
  return walk.texts === 0 && walk.broken.every((id) => id === '')
}
