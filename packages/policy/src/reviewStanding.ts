import {sourceLocale} from '@jakamy/schemas'

import {approvalState, type ApprovalState} from './approvalState.ts'
import {lastDayOf, type Subject} from './assess.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import {isoDay} from './day.ts'
import {hashCandidates, recordOf} from './reviewRecord.ts'
import type {SignatureCheck} from './signature.ts'
import {approvalFor} from './stamp.ts'
import type {AnyDocument, ReviewRecord, Withdrawal} from './types.ts'

/**
 * Where one language of a document stands, for the people who work on it.
 *
 * - `missing`: it has no text yet
 * - `draft`: somebody is writing, or has changed what was submitted or approved
 * - `inReview`: submitted, and not a word has changed since
 * - `changesRequested`: the reviewer has sent it back
 * - `approved`: as it stands; readers get it once it is published
 * - `published`: readers have it
 * - `dueSoon`, `overdue`: readers have it, and it has to be reviewed again (overdue: within 30 days)
 * - `expired`: its review is so long overdue that readers do not get it any more
 * - `stale`: the text it was translated from has changed
 * - `withdrawn`: a notice is in force
 */
export type ReviewState =
  | 'missing'
  | 'draft'
  | 'inReview'
  | 'changesRequested'
  | 'approved'
  | 'published'
  | 'dueSoon'
  | 'overdue'
  | 'expired'
  | 'stale'
  | 'withdrawn'

/** What a person can be for the content; the roles of a `person` document that reviewing needs. */
export type Role = 'author' | 'clinicalReviewer' | 'translationReviewer' | 'publisher'

/** Everything the standing of a language depends on. */
export interface ReviewSituation extends Resolved {
  locale: string
  /** The document as it is published now; absent when it is not. */
  published?: AnyDocument
  withdrawals: readonly Withdrawal[]
  now: Date
  signatures?: SignatureCheck
}

/** Where one language of a document stands, and who has to do what about it. */
export interface ReviewStanding {
  locale: string
  state: ReviewState
  /** What a reader’s client would say of it, and why. */
  verdict: ApprovalState
  /** Who acts next; absent while nobody has to. */
  waitsFor?: Role
  /** The version that is approved, if one is. */
  version?: string
  /** The day by which it has to be reviewed again, `YYYY-MM-DD`. */
  due?: string
  /** The last day on which a translation is shown that its source has overtaken, `YYYY-MM-DD`. */
  updateBy?: string
  /** What the last step of the review was. */
  record?: ReviewRecord
}

/** Where one language of a document stands now: the states of a review in one place. */
export function reviewStanding(situation: ReviewSituation): ReviewStanding {
  const {definition, document, locale} = situation
  const subject = subjectOf(situation, document)
  const verdict = approvalState(subject, locale)
  const record = recordOf(document, locale)
  const approval = definition.review === 'none' ? undefined : approvalFor(document, locale)
  const lastDay = approval && isShown(verdict) ? lastDayOf(subject, locale) : undefined
  const state = stateOf(situation, subject, verdict, record)
  const role = waitsFor(state, situation)
  return {
    locale,
    state,
    verdict,
    ...(role ? {waitsFor: role} : {}),
    ...(approval ? {version: approval.version, due: approval.nextReviewDue} : {}),
    ...(lastDay === undefined ? {} : {updateBy: isoDay(lastDay)}),
    ...(record ? {record} : {}),
  }
}

/** The role that approves the words of a language. */
export function reviewerRole({definition, locale}: Pick<ReviewSituation, 'definition' | 'locale'>) {
  if (definition.review === 'administrative') return 'publisher'
  return locale === sourceLocale ? 'clinicalReviewer' : 'translationReviewer'
}

function subjectOf(situation: ReviewSituation, document: AnyDocument) {
  const {definition, locale, withdrawals, now, signatures} = situation
  return {
    definition,
    document,
    candidates: candidatesOf({...situation, document}, [locale]),
    withdrawals,
    now,
    ...(signatures ? {signatures} : {}),
  }
}

function isShown(verdict: ApprovalState): verdict is 'current' | 'dueSoon' | 'overdue' {
  return verdict === 'current' || verdict === 'dueSoon' || verdict === 'overdue'
}

function stateOf(
  situation: ReviewSituation,
  subject: Subject,
  verdict: ApprovalState,
  record: ReviewRecord | undefined,
): ReviewState {
  if (verdict === 'withdrawn' || verdict === 'missing') return verdict
  if (record?.state === 'changesRequested') return 'changesRequested'
  // A submitted text of which a word has changed since is not what the reviewer was asked about.
  const {document, candidates} = subject
  const isInReview = record?.state === 'inReview'
  if (isInReview && record.hash === hashCandidates(document, candidates, situation.locale))
    return 'inReview'
  if (isShown(verdict)) {
    if (verdict !== 'current') return verdict
    return isPublished(situation) ? 'published' : 'approved'
  }
  return verdict === 'stale' || verdict === 'expired' ? verdict : 'draft'
}

/** Whether readers get every unit of what is published, words for words what is approved here. */
function isPublished(situation: ReviewSituation): boolean {
  const {document, published, locale, definition} = situation
  if (!published) return false
  const isSame =
    definition.review === 'none' ||
    approvalFor(published, locale)?.hash === approvalFor(document, locale)?.hash
  return isSame && isShown(approvalState(subjectOf(situation, published), locale))
}

function waitsFor(state: ReviewState, situation: ReviewSituation): Role | undefined {
  if (situation.definition.review === 'none') return undefined
  switch (state) {
    case 'draft':
    case 'changesRequested':
    case 'stale':
      return 'author'
    case 'inReview':
    case 'dueSoon':
    case 'overdue':
    case 'expired':
      return reviewerRole(situation)
    case 'approved':
      return 'publisher'
    default:
      return undefined
  }
}
