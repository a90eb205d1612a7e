import type {DocumentDefinition} from '@jakamy/schemas'

import type {AnyDocument, DefinitionMap, Message, References} from '../types.ts'
import type {Place, Reading} from './reading.ts'

export type {Message} from '../types.ts'

/** The numbers under which the content model lists the checks: 2.4, and 2.2 for V15. */
export type CheckId = `V${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15}`

/** One thing that a check found: what, where, and what to do. */
export interface Finding {
  check: CheckId
  /**
   * - `error`: the words contradict themselves; nobody can approve them in this language
   * - `gate`: something is still needed before readers should see it
   * - `warning`: somebody should look at it
   */
  level: 'error' | 'gate' | 'warning'
  /** The safety unit it is in; absent for the document as a whole. */
  unit?: string
  /** Where, for logs: `risks.groups[0].statement`. */
  path: string
  /** Where, for programs: the field, without the language. */
  keys: Place['keys']
  /** Where, as Sanity writes it, with the language's value when there is one. */
  studioPath: Place['studioPath']
  /** The language whose words it is about; absent when it concerns all of them. */
  locale?: string
  message: Message
}

/** What is checked, and with what at hand. */
export interface CheckRequest {
  definition: DocumentDefinition
  /** The types of the documents it may include. */
  definitions: DefinitionMap
  /** The document; it need not be valid. */
  document: AnyDocument
  /** The published documents it includes. Without them, what depends on them is not checked. */
  references?: References
  /** Only findings about this language, and those about none; all when absent. */
  locale?: string
}

/** A request with the document already taken apart, once for all checks. */
export interface Examined extends CheckRequest {
  reading: Reading
}

/** One check of the content model. */
export interface Check {
  id: CheckId
  /** What it looks for. */
  title: Message
  /** Never throws, and takes time in proportion to the length of the texts. */
  run: (examined: Examined) => Finding[]
}
