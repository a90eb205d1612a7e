import {sourceLocale, validate} from '@jakamy/schemas'

import {refusal} from './assess.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import {consentGaps} from './consentGaps.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {Approval} from './types.ts'

/** Who approves what, and for how long. */
export interface ApprovalRequest extends Resolved {
  /** The language that is approved. */
  locale: string
  /** `major.minor.patch` of the approved text. */
  version: string
  /** Id or name of the signed-in user. */
  reviewer: string
  /** The reviewer, as readers may know them. */
  reviewerLabel: string
  /** Today, `YYYY-MM-DD`. */
  reviewedOn: string
  /** Day by which it must be reviewed again, `YYYY-MM-DD`; at most 36 months later. */
  nextReviewDue: string
  /** Why it may be published although consent would need more; required when there are gaps. */
  waiverReason?: string
}

/** A stamp, or every reason why there is none. */
export type ApprovalResult = {status: 'approved'; approval: Approval} | {status: 'refused'; reasons: string[]}

/**
 * Makes the stamp for one language of a document, bound to its words as they stand now. Units that
 * this language lacks, wholly or in part, are left out of the stamp and stay withheld.
 */
export function approve(request: ApprovalRequest): ApprovalResult {
  const {definition, document, locale, version, reviewer, reviewerLabel, reviewedOn, nextReviewDue} = request
  const candidates = candidatesOf(request, [locale])
  const own = Object.entries(candidates.get(locale) ?? {})
  const covered = own.filter(([, {state}]) => state === 'complete' || state === 'empty')
  const gaps = definition.review === 'clinical' ? consentGaps(definition, document) : []
  const reasons = [
    ...validate(definition, document).map(({path, message}) => `${path}: ${message}`),
    ...own.flatMap(([, {broken}]) => broken.map((id) => `“${id}” is part of this text but is not published. Publish it first.`)),
    ...(covered.some(([, {state}]) => state === 'complete') ? [] : [`There is no complete text in “${locale}” yet.`]),
    ...(reviewer.trim() && reviewerLabel.trim() ? [] : ['Say who approves it, and how readers may know them.']),
    ...dateReasons(reviewedOn, nextReviewDue),
    ...(gaps.length === 0 || request.waiverReason?.trim()
      ? []
      : [`Consent needs what is missing here: ${gaps.join(', ')}. Add it, or give the reason for publishing it as information only.`]),
    ...translationReasons(request, candidates),
  ]
  if (reasons.length > 0) return {status: 'refused', reasons: [...new Set(reasons)]}

  const source = locale === sourceLocale ? undefined : candidates.get(sourceLocale)
  const units = covered.map(([unit, candidate]) => {
    const text = source?.[unit]
    return {
      _key: unit,
      _type: 'approvedUnit',
      unit,
      hash: hashUnit(document._id, unit, locale, candidate),
      ...(text ? {sourceHash: hashUnit(document._id, unit, sourceLocale, text)} : {}),
    }
  })
  const waiver = {
    _type: 'waiver',
    missing: gaps,
    reason: request.waiverReason?.trim() ?? '',
    waivedBy: reviewer,
    date: reviewedOn,
  }
  return {
    status: 'approved',
    approval: {
      _key: locale,
      _type: 'approval',
      locale,
      version,
      hash: hashUnits(units),
      units,
      reviewedOn,
      nextReviewDue,
      reviewer,
      reviewerLabel,
      ...(gaps.length > 0 ? {waiver} : {}),
    },
  }
}

/** Longest time until the next review, in days: 36 months (content model 2.2). */
const longestReviewInterval = 1096

function dateReasons(reviewedOn: string, nextReviewDue: string): string[] {
  const days = (Date.parse(nextReviewDue) - Date.parse(reviewedOn)) / 86_400_000
  if (Number.isNaN(days)) return ['Give both dates as YYYY-MM-DD.']
  if (days <= 0) return ['The next review must be due after today.']
  return days > longestReviewInterval ? ['The next review must be due within 36 months.'] : []
}

/** A translation is approved against an approved text, or there is nothing to compare it with. */
function translationReasons(
  request: ApprovalRequest,
  candidates: ReturnType<typeof candidatesOf>,
): string[] {
  const {definition, document, locale, reviewedOn} = request
  if (locale === sourceLocale || definition.review !== 'clinical') return []
  const subject = {definition, document, candidates, withdrawals: [], now: new Date(reviewedOn)}
  const open = Object.entries(candidates.get(sourceLocale) ?? {})
    .filter(([unit, {state}]) => state !== 'empty' && state !== 'missing' && refusal(subject, unit, sourceLocale))
    .map(([unit]) => unit)
  return open.length === 0 ? [] : [`Approve the “${sourceLocale}” text first: ${open.join(', ')}.`]
}
