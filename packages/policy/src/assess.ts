import {sourceLocale, type DocumentDefinition} from '@jakamy/schemas'

import {consentGaps} from './consentGaps.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {Candidate} from './localise.ts'
import {approvalFor, approvedUnit, isExpired, isReviewed} from './stamp.ts'
import type {AnyDocument, Approval, Refusal, Withdrawal} from './types.ts'
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

/**
 * Whether the words of one unit in one language may be shown.
 * @returns why not, or `undefined` when they may
 */
export function refusal(subject: Subject, unit: string, locale: string): Refusal | undefined {
  return judge(subject, locale)(unit)
}

/**
 * Whether the words of each unit in one language may be shown: the single place where that is
 * decided. What all units share is looked at once.
 * @returns for a unit why not, or `undefined` when they may
 */
export function judge(subject: Subject, locale: string): (unit: string) => Refusal | undefined {
  const {definition, document, candidates, withdrawals, now} = subject
  const approval = approvalFor(document, locale)
  const isValid = approval !== undefined && isReviewed(approval, now)
  const isOver = approval !== undefined && isExpired(approval, now)
  const isIntact = approval !== undefined && approval.hash === hashUnits(approval.units)
  const hasGaps = approval !== undefined && hasUnwaivedGaps(definition, document, approval)

  return (unit) => {
    const candidate = candidates.get(locale)?.[unit]
    if (!candidate) return 'missing'
    if (isWithdrawn(withdrawals, document._id, candidate.includes, unit, locale, now))
      return 'withdrawn'
    if (candidate.state !== 'complete' && candidate.state !== 'empty') return candidate.state
    if (definition.review === 'none') return undefined

    const stamp = approval && approvedUnit(approval, unit)
    if (!isValid || !stamp) return 'unreviewed'
    if (!isIntact || stamp.hash !== hashUnit(document._id, unit, locale, candidate))
      return 'changed'
    if (isStale(subject, stamp, unit, locale)) return 'stale'
    if (isOver) return 'expired'
    return hasGaps ? 'gaps' : undefined
  }
}

/** A translation is stale when the text it was approved against has changed since, or is not known. */
function isStale(
  subject: Subject,
  stamp: Approval['units'][number],
  unit: string,
  locale: string,
): boolean {
  if (locale === sourceLocale) return false
  const source = subject.candidates.get(sourceLocale)?.[unit]
  return !source || stamp.sourceHash !== hashUnit(subject.document._id, unit, sourceLocale, source)
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
