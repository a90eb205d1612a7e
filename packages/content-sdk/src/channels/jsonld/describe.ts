import type {DocumentType} from '@jakamy/schemas'

import {clinic} from './clinic.ts'
import {device} from './device.ts'
import {procedure} from './procedure.ts'
import type {Shown, Thing} from './things.ts'

/** The document types that schema.org has a word for. */
const known: {[N in DocumentType]?: (shown: Shown<N>) => Thing[]} = {clinic, device, procedure}

/** The things that a document tells of, the page or the clinic first. */
export function describe(type: DocumentType, shown: Shown): Thing[] {
  // The units are those of this very type: the gate read both from one definition.
  const of = known[type] as ((shown: Shown) => Thing[]) | undefined
  return of?.(shown) ?? []
}
