import {sourceLocale, type DocumentDefinition} from '@jakamy/schemas'

import {consentGaps} from './consentGaps.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {Candidate} from './localise.ts'
import type {AnyDocument, Approval, Refusal, ReviewSummary, Withdrawal} from './types.ts'
import {isWithdrawn} from './withdrawal.ts'

/** The units of one document in every language under consideration. */
export type Candidates = ReadonlyMap<string, Readonly<Record<string, Candidate>>>

/** Everything a verdict on a document depends on. */
export interface Subject {
  definition: DocumentDefinition
  document: AnyDocument
  candidates: Candidates
  withdrawals: readonly Withdrawal[]
  /** The moment the verdict is for. */
  now: Date
}

/** Days after the due date of a review during which a text is still shown, marked as overdue. */
const graceDays = 30
/** Days before the due date from which a review counts as due soon. */
const soonDays = 60
const day = 86_400_000

/**
 * Whether the words of one unit in one language may be shown: the single place where that is decided.
 * @returns why not, or `undefined` when they may
 */
export function refusal(subject: Subject, unit: string, locale: string): Refusal | undefined {
  const {definition, document, candidates, withdrawals, now} = subject
  const candidate = candidates.get(locale)?.[unit]
  if (!candidate) return 'missing'
  if (isWithdrawn(withdrawals, [document._id, ...candidate.includes], unit, locale, now)) return 'withdrawn'
  if (candidate.state === 'broken' || candidate.state === 'incomplete' || candidate.state === 'missing') {
    return candidate.state
  }
  if (definition.review === 'none') return undefined

  const approval = approvalFor(document, locale)
  const stamp = approval?.units.find((entry) => entry.unit === unit)
  if (!approval || !stamp) return 'unreviewed'
  if (approval.hash !== hashUnits(approval.units)) return 'changed'
  if (stamp.hash !== hashUnit(document._id, unit, locale, candidate)) return 'changed'
  if (isStale(subject, stamp, unit, locale)) return 'stale'
  if (daysUntil(approval.nextReviewDue, now) < -graceDays) return 'expired'
  if (hasUnwaivedGaps(definition, document, approval)) return 'gaps'
  return undefined
}

/** The stamp of a language, if there is exactly one. */
export function approvalFor(document: AnyDocument, locale: string): Approval | undefined {
  const stamps = (document.approvals ?? []).filter((approval) => approval.locale === locale)
  return stamps.length === 1 ? stamps[0] : undefined
}

/** What readers are told about an approval. */
export function reviewSummary(approval: Approval, now: Date): ReviewSummary {
  const left = daysUntil(approval.nextReviewDue, now)
  return {
    version: approval.version,
    reviewedOn: approval.reviewedOn,
    nextReviewDue: approval.nextReviewDue,
    reviewer: approval.reviewerLabel,
    state: left < 0 ? 'overdue' : left < soonDays ? 'dueSoon' : 'current',
    informationOnly: approval.waiver !== undefined,
    missing: approval.waiver?.missing ?? [],
    hash: approval.hash,
  }
}

/** A translation is stale when the text it was approved against has changed since. */
function isStale(subject: Subject, stamp: Approval['units'][number], unit: string, locale: string): boolean {
  if (locale === sourceLocale || stamp.sourceHash === undefined) return false
  const source = subject.candidates.get(sourceLocale)?.[unit]
  return !source || stamp.sourceHash !== hashUnit(subject.document._id, unit, sourceLocale, source)
}

function hasUnwaivedGaps(definition: DocumentDefinition, document: AnyDocument, approval: Approval): boolean {
  if (definition.review !== 'clinical') return false
  const waived = new Set(approval.waiver?.missing)
  return consentGaps(definition, document).some((gap) => !waived.has(gap))
}

/** Whole days from now until the end of a day in UTC; negative once it has passed. */
function daysUntil(date: string, now: Date): number {
  return Math.floor((Date.parse(`${date}T23:59:59.999Z`) - now.getTime()) / day)
}
