import {judge, type Subject} from './assess.ts'
import {approvalFor, reviewSummary} from './stamp.ts'
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
  'unverified',
  'broken',
  'unreviewed',
  'incomplete',
  'missing',
]

/**
 * The state of one language of a document: that of its unit that is worst off. A language without
 * any text is `missing`. A unit that says nothing counts once the language is approved, because
 * then somebody has approved, or not approved, that it says nothing.
 */
export function approvalState(subject: Subject, locale: string): ApprovalState {
  const {definition, document, candidates, now} = subject
  const own = candidates.get(locale)
  if (!own) return 'missing'
  const units = Object.entries(own)
  const isAnyMissing = units.some(([, {state}]) => state === 'missing')
  if (isAnyMissing && units.every(([, {texts}]) => texts === 0)) return 'missing'

  const spoken = units.filter(([, {state}]) => state !== 'empty')
  const approval = definition.review === 'none' ? undefined : approvalFor(document, locale)
  const refuse = judge(subject, locale)
  const refusals = new Set((approval ? units : spoken).map(([unit]) => refuse(unit)))
  const worst = worstFirst.find((reason) => refusals.has(reason))
  return worst ?? (approval ? reviewSummary(approval, now).state : 'current')
}
