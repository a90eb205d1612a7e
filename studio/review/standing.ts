import {
  candidatesOf,
  refusal,
  type ApprovalState,
  type Resolved,
  type ReviewStanding,
  type Withdrawal,
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
  broken: 'not valid, or includes what is not published',
  gaps: 'lacks what consent needs',
  withdrawn: 'withdrawn',
}

/** Where one language of a document stands, in a few words. */
export function standingWords({state, verdict, updateBy}: ReviewStanding): string {
  switch (state) {
    case 'inReview':
      return 'waiting for review'
    case 'changesRequested':
      return 'changes requested'
    case 'approved':
      return 'approved, not published'
    case 'published':
      return updateBy === undefined ? 'approved' : `approved, update by ${updateBy}`
    default:
      return stateWords[verdict]
  }
}

/** What readers would get of one language if the document were published as it is. */
export interface ReaderView {
  /** How many units say something. */
  texts: number
  /** Those that readers would not see in this language: title, and why. */
  unseen: {unit: string; reason: string}[]
}

/** Goes through the units of one language as the gate will. */
export function readerView(
  resolved: Resolved,
  locale: string,
  withdrawals: readonly Withdrawal[],
  now = new Date(),
): ReaderView {
  const {definition, document} = resolved
  const candidates = candidatesOf(resolved, [locale])
  const subject = {definition, document, candidates, withdrawals, now}
  const texts = Object.entries(candidates.get(locale) ?? {}).filter(
    ([, {state}]) => state !== 'empty',
  )
  const unseen = texts.flatMap(([unit]) => {
    const reason = refusal(subject, unit, locale)
    return reason ? [{unit: definition.units[unit]?.title ?? unit, reason: stateWords[reason]}] : []
  })
  return {texts: texts.length, unseen}
}
