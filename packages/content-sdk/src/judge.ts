import {
  judgedAlike,
  type ReviewSummary,
  type SignatureCheck,
  type Unit,
  type Withdrawal,
} from '@jakamy/policy'
import {directionOf, documents as clinicDocuments, type DocumentType} from '@jakamy/schemas'

import {attributionOf} from './attributionOf.ts'
import type {Limits} from './checkShape.ts'
import type {ContentDocument} from './contentDocument.ts'
import {deepFreeze} from './deepFreeze.ts'
import {overlaysIn} from './overlays.ts'
import type {Compile, Parsed} from './parse.ts'
import {placeholdersIn} from './placeholders.ts'
import type {Problem} from './problem.ts'
import {definitions} from './reader.ts'
import {release, type Wanted} from './release.ts'
import {slugsOf} from './slugsOf.ts'
import type {Snapshot} from './source.ts'
import {isTooOld, staleNotice} from './staleNotice.ts'
import {saysTheSame} from './unchanged.ts'

/** What a source said to one question, and when it is judged. */
export interface Look {
  type: DocumentType
  wanted: Wanted
  /** Name of the source that answered. */
  answered: string
  snapshot: Snapshot
  /** What of the snapshot is valid. */
  parsed: Parsed
  /** What the reader’s clinic says beside it, as the source gave it; absent when none was asked for. */
  local: Snapshot | undefined
  /** The moment of the verdicts. */
  at: Date
}

/** How a client judges. */
export interface Judging {
  review: 'require' | 'label'
  maxAge: number | undefined
  limits: Limits | undefined
  compile: Compile | undefined
  signatures: SignatureCheck | undefined
  /** Name of the source that is asked. */
  source: string
}

/** What was made of an answer, and all that it depends on besides how the client was set up. */
export interface Judged extends Omit<Look, 'answered'> {
  documents: ContentDocument[]
  problems: readonly Problem[]
  /** What is wrong with documents, as `validation: 'throw'` counts. */
  invalid: readonly Problem[]
  /** All notices that the verdicts depend on. */
  withdrawals: readonly Withdrawal[]
}

/** Fourth and fifth stage for a whole answer: every document is released, or what of it may be. */
export function judge(look: Look, judging: Judging): Judged {
  const {type, wanted, answered, snapshot, parsed, local, at} = look
  const {review, maxAge, signatures, ...rest} = judging
  const {asOf} = snapshot
  const overlays = local && overlaysIn(local, {...rest, definitions, answered, maxAge, now: at})
  const invalid = [...parsed.problems, ...(overlays?.problems ?? [])]
  const problems = [...(snapshot.problems ?? []), ...invalid]
  const documents = parsed.documents.map((document): ContentDocument => {
    const notices = staleNotice(document, clinicDocuments[type], asOf, at, maxAge)
    const how = {definitions, review, now: at, notices, signatures, overlays}
    const released = release(document, parsed, wanted, how)
    return deepFreeze({
      ...released,
      ...approvalOf(released.units, wanted.locale),
      dir: directionOf(wanted.locale),
      slugs: slugsOf(document),
      ...attributionOf(document),
      ...placeholdersIn(released.units, snapshot.placeholders),
      source: answered,
      asOf,
      problems,
    })
  })
  const withdrawals = [...parsed.withdrawals, ...(overlays?.withdrawals ?? [])]
  return {...look, documents, problems, invalid, withdrawals}
}

/**
 * What was made of the last answer, when it would be made of this one as well: the source has said the
 * same again and no day or notice has begun or ended.
 * @param before what was made of an answer with the same snapshot
 */
export function judgedBefore(
  look: Look,
  before: Judged | undefined,
  maxAge: number | undefined,
): Judged | undefined {
  if (!before || !isCurrent(look, maxAge) || !saysTheSame(before.local, look.local))
    return undefined
  if (!judgedAlike(before.withdrawals, before.at, look.at)) return undefined
  const {asOf} = look.snapshot
  const seenAgain = (document: ContentDocument) => Object.freeze({...document, asOf})
  return {...before, documents: before.documents.map(seenAgain)}
}

/** Whether the source has looked late enough for everything to be judged by what it said. */
export function isCurrent({snapshot, local, at}: Look, maxAge: number | undefined): boolean {
  return ![snapshot, local].some((one) => one && isTooOld(one.asOf, at, maxAge))
}

/** The approval that stands for a whole document: in the language asked for, else the first there is. */
function approvalOf(
  units: Readonly<Record<string, Unit<unknown>>>,
  locale: string,
): {review?: ReviewSummary; version?: string} {
  const shown = Object.values(units).flatMap((unit) =>
    'review' in unit && unit.review ? [{locale: unit.locale, review: unit.review}] : [],
  )
  const {review} = shown.find((one) => one.locale === locale) ?? shown[0] ?? {}
  return review ? {review, version: review.version} : {}
}
