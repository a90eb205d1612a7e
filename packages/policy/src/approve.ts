import {sourceLocale, validate} from '@jakamy/schemas'

import {judge, type Candidates} from './assess.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import type {Finding} from './checks/finding.ts'
import {consentGaps} from './consentGaps.ts'
import {dayNumber} from './day.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {Candidate} from './localise.ts'
import {reviewDatesProblem} from './stamp.ts'
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
  /** What `approvalFindings` says of these words: an error among it is a reason to refuse. */
  findings?: readonly Finding[]
}

/** A stamp, or every reason why there is none. */
export type ApprovalResult =
  | {status: 'approved'; approval: Approval}
  | {status: 'refused'; reasons: string[]}

type Entry = [unit: string, candidate: Candidate]

/**
 * Makes the stamp for one language of a document, bound to its words as they stand now. Units that
 * this language lacks, wholly or in part, are left out of the stamp and stay withheld.
 */
export function approve(request: ApprovalRequest): ApprovalResult {
  const {definition, document, locale, reviewer, reviewerLabel} = request
  const candidates = candidatesOf(request, [locale])
  const units = Object.entries(candidates.get(locale) ?? {})
  const gaps = definition.review === 'clinical' ? consentGaps(definition, document) : []
  const approval = stampFor(request, candidates, gaps)
  const reasons = [
    ...validityReasons(request, approval, units),
    ...(request.findings ?? [])
      .filter(({level}) => level === 'error')
      .map(({path, message}) => `${path}: ${message.en}`),
    ...textReasons(locale, units),
    ...(reviewer.trim() && reviewerLabel.trim()
      ? []
      : ['Say who approves it, and how readers may know them.']),
    ...[reviewDatesProblem(request.reviewedOn, request.nextReviewDue)].filter(
      (problem) => problem !== undefined,
    ),
    ...(gaps.length === 0 || request.waiverReason?.trim()
      ? []
      : [
          `Consent needs what is missing here: ${gaps.join(', ')}. Add it, or give the reason for publishing it as information only.`,
        ]),
    ...translationReasons(request, candidates),
  ]
  return reasons.length === 0
    ? {status: 'approved', approval}
    : {status: 'refused', reasons: [...new Set(reasons)]}
}

function stampFor(request: ApprovalRequest, candidates: Candidates, gaps: string[]): Approval {
  const {document, locale, version, reviewer, reviewerLabel, reviewedOn, nextReviewDue} = request
  const source = locale === sourceLocale ? undefined : candidates.get(sourceLocale)
  const covered = Object.entries(candidates.get(locale) ?? {}).filter(isWhole)
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
  }
}

/** A unit that can be approved: all of it is there, or it says nothing and may go on saying nothing. */
function isWhole([, {state}]: Entry): boolean {
  return state === 'complete' || state === 'empty'
}

/** The document with its new stamp, and all it includes, must be valid. */
function validityReasons(request: ApprovalRequest, approval: Approval, units: Entry[]): string[] {
  const {definition, definitions, document, references} = request
  const stored = Array.isArray(document.approvals) ? document.approvals : []
  const others = stored.filter((stamp) => stamp?.locale !== approval.locale)
  const included = [...new Set(units.flatMap(([, {includes}]) => includes))].flatMap((id) => {
    const part = references.get(id)
    const issues = part ? validate(definitions[part._type]!, part) : []
    return issues.map(({path, message}) => `${id}, ${path}: ${message}`)
  })
  return [
    ...validate(definition, {...document, approvals: [...others, approval]}).map(
      ({path, message}) => `${path}: ${message}`,
    ),
    ...included,
  ]
}

function textReasons(locale: string, units: Entry[]): string[] {
  const told = units.filter(([, {state}]) => state === 'complete')
  const isTranslated =
    units.every(([, {missing}]) => missing.length === 0) || told.some(([, {texts}]) => texts > 0)
  return [
    ...units.flatMap(([, {broken}]) =>
      broken.map(
        (id) =>
          `“${id}” is part of this text but is not published, or not valid. Publish it first.`,
      ),
    ),
    ...(told.length > 0 && isTranslated ? [] : [`There is no complete text in “${locale}” yet.`]),
  ]
}

/** A translation is approved against an approved text, or there is nothing to compare it with. */
function translationReasons(request: ApprovalRequest, candidates: Candidates): string[] {
  const {definition, document, locale, reviewedOn} = request
  const isJudged =
    locale !== sourceLocale &&
    definition.review === 'clinical' &&
    !Number.isNaN(dayNumber(reviewedOn))
  if (!isJudged) return []
  const subject = {definition, document, candidates, withdrawals: [], now: new Date(reviewedOn)}
  const refuse = judge(subject, sourceLocale)
  const open = Object.entries(candidates.get(sourceLocale) ?? {})
    .filter(([unit, {state}]) => state !== 'empty' && state !== 'missing' && refuse(unit))
    .map(([unit]) => unit)
  return open.length === 0 ? [] : [`Approve the “${sourceLocale}” text first: ${open.join(', ')}.`]
}
