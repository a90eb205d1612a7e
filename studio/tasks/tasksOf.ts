import {
  approvalFor,
  candidatesOf,
  permit,
  refusal,
  reviewStanding,
  reviewSummary,
  verification,
  type Actor,
  type ApprovalState,
  type Refusal,
  type Resolved,
  type ReviewStanding,
  type Verification,
  type Withdrawal,
} from '@jakamy/policy'
import {locales} from '@jakamy/schemas'

import {completenessOf} from '../completeness/completeness.ts'
import {fileField} from '../mediaFile.ts'

/** The lists that editors and clinicians work off. */
export const tasks = ['review', 'changes', 'submit', 'stale', 'due', 'missing', 'files'] as const
export type TaskName = (typeof tasks)[number]

/** One document, in one language where that matters, on one of the lists. */
export interface Task {
  name: TaskName
  /** Published id of the document. */
  id: string
  type: string
  locale?: string
  /** How many parts, or missing things, it is about. */
  count?: number
  /** What a reader’s client would say of the words. */
  reason?: ApprovalState
  /** What the reviewer who sent them back asks for. */
  comment?: string
  /** The day by which it must be reviewed, or checked again, `YYYY-MM-DD`. */
  due?: string
  /** Facts that have to be checked again. */
  facts?: Verification
}

/** What the lists depend on besides the documents. */
export interface TaskSituation {
  /** Who is looking: reviewers find what they may approve. */
  actor: Actor
  withdrawals: readonly Withdrawal[]
  /** The moment by which approvals are judged. */
  now: Date
}

/** What keeps whole words from readers until a reviewer has read them. */
const awaiting = new Set<Refusal>(['unreviewed', 'changed', 'expired'])

/** The lists that a document stands on, as it is being edited. */
export function tasksOf(resolved: Resolved, situation: TaskSituation): Task[] {
  const {definition, document} = resolved
  const subject = {id: document._id, type: definition.name}
  const {missing} = completenessOf(resolved)
  const isFileless = definition.name === 'media' && !hasAsset(document[fileField(document.kind)])
  return [
    ...(definition.review === 'none' ? [] : reviewTasks(resolved, situation)),
    ...factTasks(resolved, situation),
    ...(missing.length > 0 ? [{...subject, name: 'missing' as const, count: missing.length}] : []),
    ...(isFileless ? [{...subject, name: 'files' as const}] : []),
  ]
}

function factTasks({definition, document}: Resolved, {now}: TaskSituation): Task[] {
  const facts = verification(definition, document, now)
  if (!facts || facts.state === 'current') return []
  const {lastDay: due} = facts
  const subject = {id: document._id, type: definition.name}
  return [{...subject, name: 'due', facts, ...(due === undefined ? {} : {due})}]
}

function reviewTasks(resolved: Resolved, situation: TaskSituation): Task[] {
  const {definition, document} = resolved
  const {withdrawals, now} = situation
  const candidates = candidatesOf(
    resolved,
    locales.map(({id}) => id),
  )
  const subject = {definition, document, candidates, withdrawals, now}
  return locales.flatMap(({id: locale}): Task[] => {
    const about = {id: document._id, type: definition.name, locale}
    const refusals = Object.entries(candidates.get(locale) ?? {})
      .filter(([, {state}]) => state === 'complete')
      .flatMap(([unit]) => refusal(subject, unit, locale) ?? [])
    const unread = refusals.filter((reason) => awaiting.has(reason)).length
    const stale = refusals.filter((reason) => reason === 'stale').length
    const standing = reviewStanding({...resolved, locale, withdrawals, now})
    const name = stepOf(standing, resolved, situation, unread)
    const comment = name === 'changes' ? standing.record?.comment : undefined
    const approval = approvalFor(document, locale)
    const isDue = approval && reviewSummary(approval, now).state !== 'current'
    return [
      ...(name
        ? [{...about, name, reason: standing.verdict, ...(comment === undefined ? {} : {comment})}]
        : []),
      ...(stale === 0 ? [] : [{...about, name: 'stale' as const, count: stale}]),
      ...(isDue ? [{...about, name: 'due' as const, due: approval.nextReviewDue}] : []),
    ]
  })
}

/**
 * The list of the next step of a review, if there is one and it concerns who is looking.
 * @param unread how many whole parts readers do not get until a reviewer has read them
 */
function stepOf(
  standing: ReviewStanding,
  {definition}: Resolved,
  {actor}: TaskSituation,
  unread: number,
): 'review' | 'changes' | 'submit' | undefined {
  switch (standing.state) {
    case 'inReview':
      // Only who may approve it: what the words themselves lack is told when it is approved.
      return permit('approve', {definition, standing, actor}).status === 'permitted'
        ? 'review'
        : undefined
    case 'changesRequested':
      return 'changes'
    default:
      return unread > 0 ? 'submit' : undefined
  }
}

function hasAsset(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'asset' in file && Boolean(file.asset)
}
