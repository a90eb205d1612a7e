import {
  approvalState,
  candidatesOf,
  refusal,
  type ApprovalState,
  type Resolved,
  type Subject,
} from '@jakamy/policy'

/** What editors are told about one language of a document, or one unit of it. */
export const stateWords: Readonly<Record<ApprovalState, string>> = {
  current: 'approved',
  dueSoon: 'approved, review due soon',
  overdue: 'approved, review overdue',
  expired: 'approval expired',
  changed: 'changed since approval',
  stale: 'source text changed since approval',
  unreviewed: 'not approved',
  incomplete: 'incomplete',
  missing: 'no text yet',
  broken: 'includes unpublished content',
  gaps: 'lacks what consent needs',
  withdrawn: 'withdrawn',
}

/** Where one language of a document stands now. */
export function standing(resolved: Resolved, locale: string): ApprovalState {
  return approvalState(subjectOf(resolved, locale), locale)
}

/** Why a reader would not get a unit in its own language. */
export interface Unseen {
  /** Title of the unit. */
  unit: string
  reason: string
}

/** The units of a language that readers would not see if the document were published as it is. */
export function unseenUnits(resolved: Resolved, locale: string): Unseen[] {
  const subject = subjectOf(resolved, locale)
  return Object.entries(resolved.definition.units).flatMap(([unit, {title}]) => {
    if (subject.candidates.get(locale)?.[unit]?.state === 'empty') return []
    const reason = refusal(subject, unit, locale)
    return reason ? [{unit: title, reason: stateWords[reason]}] : []
  })
}

function subjectOf(resolved: Resolved, locale: string): Subject {
  const {definition, document} = resolved
  return {
    definition,
    document,
    candidates: candidatesOf(resolved, [locale]),
    withdrawals: [],
    now: new Date(),
  }
}
