import {
  approvalFor,
  candidatesOf,
  refusal,
  reviewSummary,
  type Refusal,
  type Resolved,
} from '@jakamy/policy'
import {locales} from '@jakamy/schemas'

import {completenessOf} from '../completeness/completeness.ts'
import {fileField} from '../mediaFile.ts'

/** The lists that editors and clinicians work off. */
export const tasks = ['review', 'stale', 'due', 'missing', 'files'] as const
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
  /** Why readers do not get the words, or will not soon. */
  reason?: Refusal
  /** The day by which it must be reviewed, `YYYY-MM-DD`. */
  due?: string
}

/** What keeps whole words from readers until a reviewer has read them. */
const awaiting = new Set<Refusal>(['unreviewed', 'changed', 'expired'])

/**
 * The lists that a document stands on, as it is being edited.
 * @param now the moment by which approvals are judged
 */
export function tasksOf(resolved: Resolved, now: Date): Task[] {
  const {definition, document} = resolved
  const subject = {id: document._id, type: definition.name}
  const {missing} = completenessOf(resolved)
  const isFileless = definition.name === 'media' && !hasAsset(document[fileField(document.kind)])
  return [
    ...(definition.review === 'none' ? [] : reviewTasks(resolved, now)),
    ...(missing.length > 0 ? [{...subject, name: 'missing' as const, count: missing.length}] : []),
    ...(isFileless ? [{...subject, name: 'files' as const}] : []),
  ]
}

function reviewTasks(resolved: Resolved, now: Date): Task[] {
  const {definition, document} = resolved
  const candidates = candidatesOf(
    resolved,
    locales.map(({id}) => id),
  )
  const subject = {definition, document, candidates, withdrawals: [], now}
  return locales.flatMap(({id: locale}): Task[] => {
    const about = {id: document._id, type: definition.name, locale}
    const refusals = Object.entries(candidates.get(locale) ?? {})
      .filter(([, {state}]) => state === 'complete')
      .flatMap(([unit]) => refusal(subject, unit, locale) ?? [])
    const waiting = refusals.filter((reason) => awaiting.has(reason))
    const stale = refusals.filter((reason) => reason === 'stale')
    const approval = approvalFor(document, locale)
    const isDue = approval && reviewSummary(approval, now).state !== 'current'
    return [
      ...(waiting[0] === undefined
        ? []
        : [{...about, name: 'review' as const, count: waiting.length, reason: waiting[0]}]),
      ...(stale.length === 0 ? [] : [{...about, name: 'stale' as const, count: stale.length}]),
      ...(isDue ? [{...about, name: 'due' as const, due: approval.nextReviewDue}] : []),
    ]
  })
}

function hasAsset(file: unknown): boolean {
  return typeof file === 'object' && file !== null && 'asset' in file && Boolean(file.asset)
}
