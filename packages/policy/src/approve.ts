import {sourceLocale, validate} from '@jakamy/schemas'

import {judge, type Candidates} from './assess.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import {changesSince, latestVersion, type Changes} from './changesSince.ts'
import type {Finding} from './checks/finding.ts'
import {consentGaps} from './consentGaps.ts'
import {dayNumber} from './day.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {Candidate} from './localise.ts'
import {nextVersion} from './nextVersion.ts'
import {recordOf} from './reviewRecord.ts'
import type {SignatureCheck} from './signature.ts'
import {approvalFor, reviewDatesProblem} from './stamp.ts'
import type {Approval, Change, Message, Withdrawal} from './types.ts'
import {parseVersion} from './version.ts'

/** Who approves what, and for how long. */
export interface ApprovalRequest extends Resolved {
  /** The language that is approved. */
  locale: string
  /**
   * `major.minor.patch` of the approved text. It may be raised above what has changed, never lowered;
   * absent: exactly what has changed.
   */
  version?: string
  /** The document as approved last, with what it included: tells small changes from large ones. */
  before?: Resolved
  /** Id or name of the signed-in user. */
  reviewer: string
  /** Who has written these words, by `writersOf`, besides those whom the record of the review names. */
  writers?: readonly string[]
  /** The reviewer’s own document, if there is one. */
  reviewerPerson?: string
  /** The reviewer, as readers may know them. */
  reviewerLabel: string
  /** Today, `YYYY-MM-DD`. */
  reviewedOn: string
  /** Now, ISO 8601; needed for an approval on the day on which a withdrawal was lifted. */
  reviewedAt?: string
  /** Day by which it must be reviewed again, `YYYY-MM-DD`; at most 36 months later. */
  nextReviewDue: string
  /** Why it may be published although consent would need more; required when there are gaps. */
  waiverReason?: string
  /** What `approvalFindings` says of these words: an error among it is a reason to refuse. */
  findings?: readonly Finding[]
  /** The notices there are: a translation needs a source that was approved after they were lifted. */
  withdrawals?: readonly Withdrawal[]
  /** Where stamps are signed: a translation needs a source whose stamp is. */
  signatures?: SignatureCheck
  /** One person may hold every role here, to try things out; recorded on the stamp. */
  demonstration?: boolean
}

/** A stamp and its entry in the change log, or every reason why there is none. */
export type ApprovalResult =
  | {status: 'approved'; approval: Approval; change: Change}
  | {
      status: 'refused'
      /** In English. */
      reasons: string[]
      /** The same in the languages of the Studio. */
      messages: Message[]
    }

type Entry = [unit: string, candidate: Candidate]

/**
 * Makes the stamp for one language of a document, bound to its words as they stand now. Units that
 * this language lacks, wholly or in part, are left out of the stamp and stay withheld.
 */
export function approve(request: ApprovalRequest): ApprovalResult {
  const {definition, document, locale, reviewer, reviewerLabel, reviewedOn} = request
  const candidates = candidatesOf(request, [locale])
  const units = Object.entries(candidates.get(locale) ?? {})
  const gaps = definition.review === 'clinical' ? consentGaps(definition, document) : []
  const changes = changesSince(request, locale, request.before)
  const next = nextVersion(latestVersion(document.approvals), changes.bump, request.version)
  // A version that is refused has its own reason; no stamp comes of it.
  const version = next.status === 'ok' ? next.version : '0.0.0'
  const approval = stampFor(request, version, candidates, gaps)
  const dates = reviewDatesProblem(reviewedOn, request.nextReviewDue)
  const messages = [
    ...validityReasons(request, approval, units),
    ...(request.findings ?? [])
      .filter(({level}) => level === 'error')
      .map(({path, message}) => ({
        en: `${path}: ${message.en}`,
        fr: `${path} : ${message.fr}`,
        fields: [path],
      })),
    ...textReasons(locale, units),
    ...(next.status === 'ok' ? [] : [next.message]),
    ...(approval.translationOrigin === 'machine' ? [machineReason] : []),
    ...(reviewer.trim() && reviewerLabel.trim() ? [] : [nameReason]),
    ...(dates ? [dates] : []),
    ...(gaps.length === 0 || request.waiverReason?.trim() ? [] : [gapsReason(gaps)]),
    ...translationReasons(request, candidates),
  ]
  if (messages.length === 0)
    return {status: 'approved', approval, change: changeFor(request, version, changes)}
  const once = new Map(messages.map((message) => [message.en, message]))
  return {status: 'refused', reasons: [...once.keys()], messages: [...once.values()]}
}

const machineReason: Message = {
  en: 'A machine translated these words. A person has to revise them and submit them as revised.',
  fr: 'Ces mots viennent d’une traduction automatique. Une personne doit les réviser, puis les soumettre comme révisés.',
}

const nameReason: Message = {
  en: 'Say who approves it, and how readers may know them.',
  fr: 'Indiquez qui approuve, et comment les lecteurs verront cette personne.',
}

function gapsReason(gaps: readonly string[]): Message {
  const list = gaps.join(', ')
  return {
    en: `Consent needs what is missing here: ${list}. Add it, or give the reason for publishing it as information only.`,
    fr: `Le consentement demande ce qui manque ici : ${list}. Ajoutez-le, ou donnez la raison de le publier à titre d’information seulement.`,
    fields: gaps,
  }
}

function stampFor(
  request: ApprovalRequest,
  version: string,
  candidates: Candidates,
  gaps: string[],
): Approval {
  const {document, locale, reviewer, reviewerLabel, reviewedOn, nextReviewDue} = request
  const {reviewerPerson, reviewedAt, demonstration} = request
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
  const {author, writers: named = [], translationOrigin} = recordOf(document, locale) ?? {}
  const writers = [...new Set([...named, ...(request.writers ?? [])])]
  return {
    _key: locale,
    _type: 'approval',
    locale,
    version,
    hash: hashUnits(units),
    units,
    reviewedOn,
    ...(reviewedAt === undefined ? {} : {reviewedAt}),
    since: firstDayOf(version, approvalFor(document, locale)) ?? reviewedOn,
    nextReviewDue,
    reviewer,
    ...(reviewerPerson === undefined
      ? {}
      : {reviewerPerson: {_type: 'reference', _ref: reviewerPerson, _weak: true}}),
    reviewerLabel,
    ...(author === undefined ? {} : {author}),
    ...(writers.length === 0 ? {} : {writers}),
    ...(translationOrigin === undefined ? {} : {translationOrigin}),
    ...(demonstration ? {demonstration} : {}),
    ...(gaps.length > 0 ? {waiver} : {}),
  }
}

/** A correction belongs to the version that it corrects, and so does a review without a change. */
function firstDayOf(version: string, earlier: Approval | undefined): string | undefined {
  const [is, was] = [parseVersion(version), parseVersion(earlier?.version)]
  const isSame = is && was && is[0] === was[0] && is[1] === was[1]
  return isSame ? (earlier?.since ?? earlier?.reviewedOn) : undefined
}

function changeFor(
  {document, locale, reviewedOn, reviewerLabel}: ApprovalRequest,
  version: string,
  {clinical, editorial}: Changes,
): Change {
  const number = Array.isArray(document.changeLog) ? document.changeLog.length + 1 : 1
  return {
    _key: `${locale}-${version}-${number}`,
    _type: 'change',
    version,
    locale,
    date: reviewedOn,
    by: reviewerLabel,
    clinical,
    editorial,
  }
}

/** A unit that can be approved: all of it is there, or it says nothing and may go on saying nothing. */
function isWhole([, {state}]: Entry): boolean {
  return state === 'complete' || state === 'empty'
}

/** The document with its new stamp, and all it includes, must be valid. */
function validityReasons(request: ApprovalRequest, approval: Approval, units: Entry[]): Message[] {
  const {definition, definitions, document, references} = request
  const stored = Array.isArray(document.approvals) ? document.approvals : []
  const others = stored.filter((stamp) => stamp?.locale !== approval.locale)
  const included = [...new Set(units.flatMap(([, {includes}]) => includes))].flatMap((id) => {
    const part = references.get(id)
    const issues = part ? validate(definitions[part._type]!, part) : []
    return issues.map(({path, message}) => `${id}, ${path}: ${message}`)
  })
  // The messages of the definitions exist in English only.
  return [
    ...validate(definition, {...document, approvals: [...others, approval]}).map(
      ({path, message}) => ({text: `${path}: ${message}`, fields: [path]}),
    ),
    ...included.map((text) => ({text, fields: []})),
  ].map(({text, fields}) => ({en: text, fr: text, fields}))
}

function textReasons(locale: string, units: Entry[]): Message[] {
  const told = units.filter(([, {state}]) => state === 'complete')
  const isTranslated =
    units.every(([, {missing}]) => missing.length === 0) || told.some(([, {texts}]) => texts > 0)
  return [
    ...units.flatMap(([, {broken}]) =>
      broken.map((id) => ({
        en: `“${id}” is part of this text but is not published, or not valid. Publish it first.`,
        fr: `« ${id} » fait partie de ce texte mais n’est pas publié, ou pas valide. Publiez-le d’abord.`,
      })),
    ),
    ...(told.length > 0 && isTranslated
      ? []
      : [
          {
            en: `There is no complete text in “${locale}” yet.`,
            fr: `Il n’y a pas encore de texte complet en « ${locale} ».`,
          },
        ]),
  ]
}

/** A translation is approved against an approved text, or there is nothing to compare it with. */
function translationReasons(request: ApprovalRequest, candidates: Candidates): Message[] {
  const {definition, document, locale, reviewedOn, reviewedAt, withdrawals = []} = request
  const {signatures} = request
  const isJudged =
    locale !== sourceLocale &&
    definition.review === 'clinical' &&
    !Number.isNaN(dayNumber(reviewedOn))
  if (!isJudged) return []
  const now = new Date(reviewedAt ?? reviewedOn)
  const subject = {definition, document, candidates, withdrawals, now}
  const refuse = judge(signatures ? {...subject, signatures} : subject, sourceLocale)
  const open = Object.entries(candidates.get(sourceLocale) ?? {})
    .filter(([unit, {state}]) => state !== 'empty' && state !== 'missing' && refuse(unit))
    .map(([unit]) => unit)
  const list = open.join(', ')
  return open.length === 0
    ? []
    : [
        {
          en: `Approve the “${sourceLocale}” text first: ${list}.`,
          fr: `Approuvez d’abord le texte « ${sourceLocale} » : ${list}.`,
          fields: open,
        },
      ]
}
