import type {DocumentType, IncludedDocument, UnitName, UnitValue} from '@jakamy/schemas'

import type {Draft} from '../createPreview.ts'
import type {OutlineNode} from './nodes.ts'
import type {Say} from './say.ts'

/** How the units of one document type become nodes; a unit that is not named is told generically. */
export type TypeOutline<N extends DocumentType> = {
  [U in UnitName<N>]?: (value: Draft<UnitValue<N, U>>, say: Say) => OutlineNode[]
}

/** A document that another one includes, as far as it is there. */
export type Included<N extends DocumentType> = Draft<IncludedDocument<N>>

/** An outline of a unit whose type is known only at run time. */
export type UnitOutline = (value: unknown, say: Say) => OutlineNode[]

/** The same outlines, to be looked up by unit name. */
export function byUnit<N extends DocumentType>(
  outlines: TypeOutline<N>,
): ReadonlyMap<string, UnitOutline> {
  // Each outline is only ever given the value of its own unit: the definition names both.
  return new Map(Object.entries(outlines) as [string, UnitOutline][])
}
