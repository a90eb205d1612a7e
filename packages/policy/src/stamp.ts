import {dayNumber, dayOf, momentOf, yearsLater} from './day.ts'
import type {AnyDocument, Approval, Message, ReviewSummary} from './types.ts'

/** Longest time from a review to the next, in years (content model, 2.2: 36 months). */
export const longestReviewInterval = 3
/** Days after the due date of a review during which a text is still shown, marked as overdue. */
const graceDays = 30
/** Days before the due date from which a review counts as due soon. */
const soonDays = 60

/**
 * The stamp of a language, if there is exactly one and it can be read. With two it is unclear which
 * one holds: when unsure, show less.
 */
export function approvalFor(document: AnyDocument, locale: string): Approval | undefined {
  const stored: unknown = document.approvals
  const stamps = (Array.isArray(stored) ? stored : []).filter((stamp) => stamp?.locale === locale)
  return stamps.length === 1 && isSound(stamps[0]) ? stamps[0] : undefined
}

/** The part of a stamp that is about one unit, if there is exactly one. */
export function approvedUnit(
  approval: Approval,
  unit: string,
): Approval['units'][number] | undefined {
  const [first, ...others] = approval.units.filter((entry) => entry.unit === unit)
  return others.length === 0 ? first : undefined
}

/**
 * Whether what a verdict depends on is there: the units, a waiver's list, dates a review can have; and
 * whether a person stands for the words, for those of a machine are never approved.
 */
function isSound(stamp: Approval): boolean {
  const {units, waiver, reviewedOn, nextReviewDue, translationOrigin} = stamp
  return (
    translationOrigin !== 'machine' &&
    Array.isArray(units) &&
    units.every((entry) => typeof entry?.hash === 'string') &&
    (waiver === undefined || Array.isArray(waiver?.missing)) &&
    reviewDatesProblem(reviewedOn, nextReviewDue) === undefined
  )
}

/** What is wrong with the two dates of a review and what to do, or `undefined`. */
export function reviewDatesProblem(reviewedOn: string, nextReviewDue: string): Message | undefined {
  const days = dayNumber(nextReviewDue) - dayNumber(reviewedOn)
  if (Number.isNaN(days))
    return {
      en: 'Give both dates as YYYY-MM-DD.',
      fr: 'Donnez les deux dates sous la forme AAAA-MM-JJ.',
    }
  if (days <= 0)
    return {
      en: 'The next review must be due after today.',
      fr: 'La prochaine révision doit être prévue après aujourd’hui.',
    }
  // Days written this way compare as text.
  return nextReviewDue > yearsLater(reviewedOn, longestReviewInterval)
    ? {
        en: 'The next review must be due within 36 months.',
        fr: 'La prochaine révision doit être prévue dans les 36 mois.',
      }
    : undefined
}

/**
 * Whether a review has taken place. It may be dated tomorrow in UTC, because tomorrow has begun
 * somewhere; a clock that stands before the review cannot tell when the next one is due.
 */
export function isReviewed({reviewedOn}: Approval, now: Date): boolean {
  return dayNumber(reviewedOn) <= dayOf(now) + 1
}

/**
 * When a review took place, in milliseconds since 1970. A stamp that tells only its day was made at
 * the beginning of it: when unsure, an approval is older than what voids it.
 */
export function reviewMoment({reviewedAt, reviewedOn}: Approval): number {
  const moment = momentOf(reviewedAt)
  return Number.isNaN(moment) ? momentOf(reviewedOn) : moment
}

/** Whether the next review is so long overdue that the text is not shown any more. */
export function isExpired({nextReviewDue}: Approval, now: Date): boolean {
  return !(now.getTime() < shownUntil({nextReviewDue}))
}

/** The moment from which words with this review are not shown any more, in milliseconds since 1970. */
export function shownUntil({nextReviewDue}: Pick<Approval, 'nextReviewDue'>): number {
  return (dayNumber(nextReviewDue) + graceDays + 1) * 86_400_000
}

/** What readers are told about an approval. */
export function reviewSummary(approval: Approval, now: Date): ReviewSummary {
  const left = dayNumber(approval.nextReviewDue) - dayOf(now)
  return {
    version: approval.version,
    reviewedOn: approval.reviewedOn,
    nextReviewDue: approval.nextReviewDue,
    reviewer: approval.reviewerLabel,
    state: left > soonDays ? 'current' : left >= 0 ? 'dueSoon' : 'overdue',
    informationOnly: approval.waiver !== undefined,
    missing: approval.waiver?.missing ?? [],
    hash: approval.hash,
  }
}
