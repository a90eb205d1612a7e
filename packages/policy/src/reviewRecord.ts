import type {Candidates} from './assess.ts'
import {candidatesOf, type Resolved} from './candidates.ts'
import {hashUnit, hashUnits} from './hash.ts'
import type {AnyDocument, ReviewRecord} from './types.ts'

/** What is going on with one language, if exactly one entry tells it. */
export function recordOf(document: AnyDocument, locale: string): ReviewRecord | undefined {
  const stored: unknown = document.reviews
  const records = (Array.isArray(stored) ? stored : []).filter((entry) => entry?.locale === locale)
  return records.length === 1 ? records[0] : undefined
}

/**
 * The hash of all words of one language, finished or not, with what they include: what is submitted is
 * what is reviewed.
 */
export function hashWords(resolved: Resolved, locale: string): string {
  return hashCandidates(resolved.document, candidatesOf(resolved, [locale]), locale)
}

/** The same, of words that have been taken out of the document already. */
export function hashCandidates({_id}: AnyDocument, candidates: Candidates, locale: string): string {
  const units = Object.entries(candidates.get(locale) ?? {})
  return hashUnits(
    units.map(([unit, candidate]) => ({unit, hash: hashUnit(_id, unit, locale, candidate)})),
  )
}

/** A step of a review, and who took it. */
export interface Step {
  locale: string
  /** Id of the Studio user. */
  by: string
  /** The name of that user. */
  byName?: string
  /** Now, ISO 8601. */
  at: string
  comment?: string
}

/** The reviews of a document once the words of a language have been submitted, as they stand now. */
export function submitted(
  resolved: Resolved,
  step: Step & {
    translationOrigin?: ReviewRecord['translationOrigin']
    /** Who has written these words, by `writersOf`. */
    writers?: readonly string[]
  },
): ReviewRecord[] {
  const {translationOrigin, writers = [], ...rest} = step
  const known = recordOf(resolved.document, step.locale)
  const origin = translationOrigin ?? known?.translationOrigin
  const everybody = [...new Set([...(known?.writers ?? []), ...writers])]
  return replaced(resolved.document, {
    ...entry(rest, 'inReview'),
    author: step.by,
    ...(everybody.length === 0 ? {} : {writers: everybody}),
    hash: hashWords(resolved, step.locale),
    ...(origin === undefined ? {} : {translationOrigin: origin}),
  })
}

/** The reviews of a document once a reviewer has asked for changes; author, writers and origin stay. */
export function changesRequested({document}: Resolved, step: Step): ReviewRecord[] {
  const {author, writers, translationOrigin} = recordOf(document, step.locale) ?? {}
  return replaced(document, {
    ...entry(step, 'changesRequested'),
    ...(author === undefined ? {} : {author}),
    ...(writers === undefined ? {} : {writers}),
    ...(translationOrigin === undefined ? {} : {translationOrigin}),
  })
}

/** The reviews of a document once a language is approved: its stamp tells the rest. */
export function closed(document: AnyDocument, locale: string): ReviewRecord[] {
  return others(document, locale)
}

function entry(step: Step, state: ReviewRecord['state']): ReviewRecord {
  const {comment, byName, ...rest} = step
  return {
    _key: step.locale,
    _type: 'review',
    ...rest,
    state,
    ...(byName ? {byName} : {}),
    ...(comment?.trim() ? {comment: comment.trim()} : {}),
  }
}

function replaced(document: AnyDocument, record: ReviewRecord): ReviewRecord[] {
  return [...others(document, record.locale), record]
}

function others({reviews}: AnyDocument, locale: string): ReviewRecord[] {
  return (Array.isArray(reviews) ? reviews : []).filter((record) => record?.locale !== locale)
}
