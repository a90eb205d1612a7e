import type {
  DocumentDefinition,
  StoredDocument,
  UnitName,
  UnitValue,
  DocumentType,
} from '@jakamy/schemas'

import type {Verification} from './verified.ts'

/** A stored document of any type, already validated. */
export type AnyDocument = {
  _id: string
  _type: string
  approvals?: StoredDocument['approvals']
  reviews?: StoredDocument['reviews']
  changeLog?: StoredDocument['changeLog']
} & Record<string, unknown>

/** Definitions by document type, as far as the documents at hand need them. */
export type DefinitionMap = Readonly<Record<string, DocumentDefinition>>

/** The documents that others include, by published id. Only valid, published ones belong here. */
export type References = ReadonlyMap<string, AnyDocument>

/** A stamp: who approved exactly which words of one language, and until when. */
export type Approval = NonNullable<StoredDocument['approvals']>[number]

/** What is going on with one language that is being reviewed. */
export type ReviewRecord = NonNullable<StoredDocument['reviews']>[number]

/** What one approval changed. */
export type Change = NonNullable<StoredDocument['changeLog']>[number]

/** Whom a unit is for, beyond the language: notices may concern one clinic or channel only. */
export interface Reader {
  /** Id of the clinic; absent: not known, so that notices for any clinic hold. */
  clinic?: string
  /** The channel, e.g. `kiosk`; absent: not known, so that notices for any channel hold. */
  channel?: string
}

/** A sentence for editors, in the languages of the Studio. */
export interface Message {
  en: string
  fr: string
  /** Paths of the fields that both sentences name as they are stored, for who can name them better. */
  fields?: readonly string[]
}

/** Why the words of one unit in one language cannot be shown. */
export type Refusal =
  | 'missing'
  | 'incomplete'
  | 'broken'
  | 'unreviewed'
  | 'changed'
  | 'stale'
  | 'expired'
  | 'gaps'
  | 'unverified'
  | 'withdrawn'

/** What readers are told about the approval of a text. */
export interface ReviewSummary {
  version: string
  /** Day of the review, `YYYY-MM-DD`. */
  reviewedOn: string
  /** Day by which it has to be reviewed again, `YYYY-MM-DD`. */
  nextReviewDue: string
  /** The reviewer, as readers may know them. */
  reviewer: string
  state: 'current' | 'dueSoon' | 'overdue'
  /** Approved under a waiver: may inform, must not serve as the basis of a consent. */
  informationOnly: boolean
  /** What consent would need and this text lacks (field names). */
  missing: readonly string[]
  /** Hash of the approved words, so that a printed copy can be traced. */
  hash: string
}

/** Why a reader gets nothing: what was wrong with each language that was tried, best first. */
export interface Attempt {
  locale: string
  reason: Refusal
}

/**
 * What a reader gets of one unit. The value cannot be reached without looking at `status`, so a page
 * cannot forget to mark a fallback.
 */
export type Unit<T> =
  | {
      status: 'ok'
      locale: string
      dir: 'ltr' | 'rtl'
      value: T
      review?: ReviewSummary
      /** Of facts that somebody has to go on checking: how far they may be relied on. */
      verification?: Verification
      /** Warnings of withdrawal notices, in the language that was asked for, to be shown above it. */
      warnings?: readonly string[]
    }
  | {
      status: 'fallback'
      /** The language that was asked for. */
      requested: string
      /** The language the value is in. */
      locale: string
      dir: 'ltr' | 'rtl'
      reason: Refusal
      value: T
      review?: ReviewSummary
      verification?: Verification
      warnings?: readonly string[]
    }
  /** The document says nothing here, and that is what was approved. */
  | {status: 'absent'}
  | {
      status: 'withheld'
      requested: string
      reason: 'noApprovedLocale' | 'withdrawn'
      attempts: readonly Attempt[]
      /** What withdrawal notices tell readers instead, in the language that was asked for. */
      messages?: readonly string[]
    }

declare const passed: unique symbol

/** A document that went through the gate. Only {@link gate} makes one; channels accept nothing else. */
export interface GatedDocument<N extends DocumentType = DocumentType> {
  readonly [passed]: true
  id: string
  type: N
  /** The language that was asked for. */
  locale: string
  units: {[U in UnitName<N>]: Unit<UnitValue<N, U>>}
}

/** A notice that takes documents, languages or units out of circulation, whatever their approval. */
export interface Withdrawal {
  _id: string
  /** `warn` leaves it in circulation under a warning; hidden when absent. */
  action?: 'hide' | 'warn'
  targets: readonly {
    /** Published id of the document. A document that includes it loses the units that do. */
    document: string
    /** Languages; all when absent. */
    locales?: readonly string[]
    /** Units; all when absent. */
    units?: readonly string[]
    /** Ids of clinics; all when absent. */
    clinics?: readonly string[]
    /** Channels; all when absent. */
    channels?: readonly string[]
    /** The last version of the document that is meant; all when absent. Does not limit inclusions. */
    maxVersion?: string
  }[]
  /** From when it holds, ISO 8601. */
  effectiveFrom: string
  /** When it was lifted, ISO 8601; absent while it holds. Approvals from before are void then. */
  liftedOn?: string
  /** What readers are told, by language. */
  messages?: Readonly<Record<string, string>>
}
