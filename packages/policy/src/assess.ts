import {sourceLocale, type DocumentDefinition} from '@jakamy/schemas'

import {consentGaps} from './consentGaps.ts'
import {hashUnit, hashUnits} from './hash.ts'
import {isWithin, lagOf, upToDate, type Lag} from './lag.ts'
import type {Candidate} from './localise.ts'
import type {SignatureCheck} from './signature.ts'
import {approvalFor, approvedUnit, isExpired, isReviewed, reviewMoment} from './stamp.ts'
import type {AnyDocument, Approval, Reader, Refusal, Withdrawal} from './types.ts'
import {verification} from './verified.ts'
import {noticesOn, type Notices} from './withdrawal.ts'

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
  /** Demands that every stamp be signed; absent: signatures are not looked at. */
  signatures?: SignatureCheck
}

/** Whom a verdict is for; `wanted` is the language asked for, that of the words when absent. */
export type For = Reader & {wanted?: string}

/**
 * Whether the words of one unit in one language may be shown.
 * @returns why not, or `undefined` when they may
 */
export function refusal(
  subject: Subject,
  unit: string,
  locale: string,
  reader: For = {},
): Refusal | undefined {
  return judge(subject, locale, reader)(unit)
}

/**
 * Whether the words of each unit in one language may be shown: the single place where that is
 * decided. What all units share is looked at once.
 * @returns for a unit why not, or `undefined` when they may
 */
export function judge(
  subject: Subject,
  locale: string,
  reader: For = {},
): (unit: string) => Refusal | undefined {
  const {definition, document, candidates, now, signatures} = subject
  const approval = approvalFor(document, locale)
  const isValid =
    approval !== undefined &&
    isReviewed(approval, now) &&
    (!signatures || signatures(document._id, approval))
  const isOver = approval !== undefined && isExpired(approval, now)
  const isIntact = approval !== undefined && approval.hash === hashUnits(approval.units)
  const isLapsed = verification(definition, document, now)?.state === 'lapsed'
  const lapsed = isLapsed ? definition.verified?.unit : undefined
  const hasGaps = approval !== undefined && hasUnwaivedGaps(definition, document, approval)

  return (unit) => {
    const candidate = candidates.get(locale)?.[unit]
    if (!candidate) return 'missing'
    const {hiding, liftedAt} = noticesFor(subject, unit, locale, reader)
    if (hiding.length > 0) return 'withdrawn'
    if (candidate.state !== 'complete' && candidate.state !== 'empty') return candidate.state
    if (unit === lapsed) return 'unverified'
    if (definition.review === 'none') return undefined

    const stamp = approval && approvedUnit(approval, unit)
    if (!isValid || !stamp || reviewMoment(approval) < liftedAt) return 'unreviewed'
    if (!isIntact || stamp.hash !== hashUnit(document._id, unit, locale, candidate))
      return 'changed'
    if (isStale(subject, approval, stamp, locale)) return 'stale'
    if (isOver) return 'expired'
    return hasGaps ? 'gaps' : undefined
  }
}

/** What the withdrawal notices say about one unit in one language. */
export function noticesFor(
  {definition, document, candidates, withdrawals, now}: Subject,
  unit: string,
  locale: string,
  reader: For,
): Notices {
  const includes = candidates.get(locale)?.[unit]?.includes ?? []
  const isVersioned = definition.review !== 'none' && withdrawals.length > 0
  const version = isVersioned ? approvalFor(document, locale)?.version : undefined
  const place = {...reader, document: document._id, includes, unit, locale, version}
  return noticesOn(withdrawals, place, now)
}

/**
 * A translation is stale when the text it was approved against has changed since, or is not known;
 * unless that text has been approved as it now stands, and the change allows the translation to lag.
 */
function isStale(
  subject: Subject,
  approval: Approval,
  stamp: Approval['units'][number],
  locale: string,
): boolean {
  const lag = lagBehind(subject, approval, stamp, locale)
  return !lag || !isWithin(lag, subject.now)
}

/**
 * How far one unit of a translation stands behind its source, and for how long it may.
 * @returns `undefined` when it is stale whatever the day
 */
function lagBehind(
  subject: Subject,
  approval: Approval,
  stamp: Approval['units'][number],
  locale: string,
): Lag | undefined {
  const {document, candidates} = subject
  const source = candidates.get(sourceLocale)?.[stamp.unit]
  if (locale === sourceLocale) return upToDate
  if (!source) return undefined
  if (stamp.sourceHash === hashUnit(document._id, stamp.unit, sourceLocale, source)) return upToDate
  // What nobody has approved in the source language may mean anything.
  return stamp.sourceHash === undefined || judge(subject, sourceLocale)(stamp.unit)
    ? undefined
    : lagOf(approval, approvalFor(document, sourceLocale))
}

/**
 * The last day on which a translation that stands behind its source is shown.
 * @returns a number of days since 1970, or `undefined` when no unit has to be brought up to date by a day
 */
export function lastDayOf(subject: Subject, locale: string): number | undefined {
  const approval = approvalFor(subject.document, locale)
  const ends = (approval?.units ?? []).flatMap((stamp) => {
    const lag = approval && lagBehind(subject, approval, stamp, locale)
    return lag && Number.isFinite(lag.until) ? [lag.until] : []
  })
  // All of them stand behind the same source.
  return ends[0]
}

function hasUnwaivedGaps(
  definition: DocumentDefinition,
  document: AnyDocument,
  approval: Approval,
): boolean {
  if (definition.review !== 'clinical') return false
  const waived = new Set(approval.waiver?.missing)
  return consentGaps(definition, document).some((gap) => !waived.has(gap))
}
