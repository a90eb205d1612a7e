import type {GatedDocument, Local, ReviewSummary, Unit} from '@jakamy/policy'
import type {DocumentType, UnitName, UnitValue} from '@jakamy/schemas'

import type {Problem} from './problem.ts'
import type {UnreviewedUnit} from './release.ts'

/** What comes with every document. */
interface Delivery {
  /** Writing direction of the language asked for. */
  dir: 'ltr' | 'rtl'
  /** Its slug per language. */
  slugs: Readonly<Record<string, string>>
  /** The approval of the words in the language asked for, else of those that stand in. */
  review?: ReviewSummary
  /** The version of the document that these words were approved for. */
  version?: string
  /** Credit line, to be shown wherever the words are. */
  attribution?: string
  /**
   * What the clinic that was named says beside it, marked as its own; absent when none was named or
   * clinics say nothing beside such a document. Without it every unit is the shared text's.
   */
  local?: Local
  /** Tiny stand-ins for its pictures, by the id of the file; see `pictureOf`. */
  placeholders?: Readonly<Record<string, string>>
  /** Name of the source that answered. */
  source: string
  /** When the source looked, ISO 8601. */
  asOf: string
  /** Documents of this answer that are not valid and were left out, and what is wrong with the source. */
  problems: readonly Problem[]
}

/** A document as a reader may have it, and how it came. */
export type ContentDocument<N extends DocumentType = DocumentType> = GatedDocument<N> & Delivery

/** A document of a client with `review: 'label'`: some of its units may be `unreviewed`. */
export type LabelledDocument<N extends DocumentType = DocumentType> = Omit<
  ContentDocument<N>,
  'units'
> & {units: {[U in UnitName<N>]: Unit<UnitValue<N, U>> | UnreviewedUnit<UnitValue<N, U>>}}
