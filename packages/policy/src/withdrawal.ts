import {momentOf} from './day.ts'
import {hasText} from './hasText.ts'
import type {Reader, Withdrawal} from './types.ts'
import {compareVersions, parseVersion} from './version.ts'

/** The unit that notices are looked up for, and the reader it is for. */
export interface Place extends Reader {
  /** Id of the document the unit belongs to. */
  document: string
  /** Ids of all documents that the unit includes. */
  includes: readonly string[]
  unit: string
  /** The language of the words. */
  locale: string
  /** The version under which these words are approved. */
  version?: string | undefined
  /** The language the reader asked for; that of the words when absent. */
  wanted?: string
}

/** What the notices say about one unit. */
export interface Notices {
  /** Those that take it out of circulation. */
  hiding: readonly Withdrawal[]
  /** Those that must be shown with it. */
  warning: readonly Withdrawal[]
  /** When the last one that hid it was lifted, in milliseconds since 1970: older approvals are void. */
  liftedAt: number
}

/**
 * The notices that concern a unit: because they name its document, or any part of a document that the
 * unit includes. When unsure, show less: a reader that names no clinic is in every clinic, a notice
 * whose kind is not known hides, and so does a warning that the reader could not be told.
 */
export function noticesOn(withdrawals: readonly Withdrawal[], place: Place, now: Date): Notices {
  const concerning = withdrawals.filter(({targets}) => targets.some((each) => meets(each, place)))
  const inForce = concerning.filter((notice) => isInForce(notice, now))
  const language = place.wanted ?? place.locale
  const isWarning = (notice: Withdrawal) =>
    notice.action === 'warn' && hasText(notice.messages?.[language])
  return {
    hiding: inForce.filter((notice) => !isWarning(notice)),
    warning: inForce.filter(isWarning),
    liftedAt: Math.max(
      ...concerning
        .filter((notice) => !isWarning(notice) && hasHeld(notice, now))
        .map(({liftedOn}) => momentOf(liftedOn)),
      Number.NEGATIVE_INFINITY,
    ),
  }
}

function meets(target: Withdrawal['targets'][number], place: Place): boolean {
  const isIncluded = place.includes.includes(target.document)
  const isOwn =
    target.document === place.document &&
    concerns(target.units, place.unit) &&
    isUpTo(target.maxVersion, place.version)
  return (
    (isIncluded || isOwn) &&
    concerns(target.locales, place.locale) &&
    mayConcern(target.clinics, place.clinic) &&
    mayConcern(target.channels, place.channel)
  )
}

/** A list that names nothing limits nothing. */
function concerns(list: readonly string[] | undefined, name: string): boolean {
  return !list?.length || list.includes(name)
}

/** Nobody knows that a reader without a name, or with an empty one, is not among those that are named. */
function mayConcern(list: readonly string[] | undefined, name: string | undefined): boolean {
  return !name || concerns(list, name)
}

/** Only a version that is known to be later is free. */
function isUpTo(last: string | undefined, version: string | undefined): boolean {
  const [limit, current] = [parseVersion(last), parseVersion(version)]
  return !limit || !current || compareVersions(current, limit) <= 0
}

/** A date that cannot be read counts as in force: when unsure, show less. */
function isInForce({effectiveFrom, liftedOn}: Withdrawal, now: Date): boolean {
  const begun = !(momentOf(effectiveFrom) > now.getTime())
  const ended = momentOf(liftedOn) <= now.getTime()
  return begun && !ended
}

/** Whether a notice is over that was in force for some time: not one that was cancelled before. */
function hasHeld({effectiveFrom, liftedOn}: Withdrawal, now: Date): boolean {
  const end = momentOf(liftedOn)
  return end <= now.getTime() && !(momentOf(effectiveFrom) >= end)
}
