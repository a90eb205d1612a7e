import {approvalFor, refusal, reviewSummary, type Subject} from './assess.ts'
import type {Refusal} from './types.ts'

/** Where one language of a document stands, for lists and badges. */
export type ApprovalState = Refusal | 'current' | 'dueSoon' | 'overdue'

/** The more a state is in the way of readers, the earlier it stands. */
const worstFirst: readonly Refusal[] = [
  'withdrawn',
  'changed',
  'stale',
  'expired',
  'gaps',
  'broken',
  'unreviewed',
  'incomplete',
  'missing',
]

/**
 * The state of one language of a document: that of its unit that is worst off. A language without
 * any text is `missing`.
 */
export function approvalState(subject: Subject, locale: string): ApprovalState {
  const units = Object.entries(subject.candidates.get(locale) ?? {}).filter(([, {state}]) => state !== 'empty')
  if (units.every(([, {state}]) => state === 'missing')) return 'missing'
  const refusals = new Set(units.map(([unit]) => refusal(subject, unit, locale)))
  const worst = worstFirst.find((reason) => refusals.has(reason))
  if (worst) return worst
  const approval = approvalFor(subject.document, locale)
  return approval ? reviewSummary(approval, subject.now).state : 'current'
}
