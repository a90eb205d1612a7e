import {directionOf, type DocumentDefinition, type DocumentType} from '@jakamy/schemas'

import {judge, type Subject} from './assess.ts'
import {approvalFor, reviewSummary} from './stamp.ts'
import type {Attempt, GatedDocument, ReviewSummary, Unit} from './types.ts'

/** What a reader asks for. */
export interface Request {
  /** The language wanted. */
  locale: string
  /** Languages that may stand in for it, whole units at a time, best first. */
  fallback: readonly string[]
}

/**
 * Decides what a reader gets: unit by unit, the language wanted or the first of the fallbacks whose
 * words are complete, approved as they stand, in date and not withdrawn; otherwise nothing. No unit
 * ever mixes languages.
 */
export function gate<N extends DocumentType>(subject: Subject, request: Request): GatedDocument<N> {
  const locales = [...new Set([request.locale, ...request.fallback])]
  const judges = locales.map((locale) => ({locale, refuse: judge(subject, locale)}))
  const units = Object.fromEntries(
    Object.keys(subject.definition.units).map((unit) => [
      unit,
      unitFor(subject, request.locale, judges, unit),
    ]),
  )
  // The one place that marks a document as gated, and gives its units the types of their definition.
  return {
    id: subject.document._id,
    type: subject.definition.name,
    locale: request.locale,
    units,
  } as unknown as GatedDocument<N>
}

interface Judge {
  locale: string
  refuse: ReturnType<typeof judge>
}

function unitFor(
  subject: Subject,
  requested: string,
  judges: readonly Judge[],
  unit: string,
): Unit<unknown> {
  const attempts: Attempt[] = []
  for (const {locale, refuse} of judges) {
    const reason = refuse(unit)
    if (!reason) return shown(subject, unit, requested, locale, attempts)
    attempts.push({locale, reason})
  }
  const withdrawn = attempts.some(({reason}) => reason === 'withdrawn')
  return {
    status: 'withheld',
    requested,
    reason: withdrawn ? 'withdrawn' : 'noApprovedLocale',
    attempts,
  }
}

function shown(
  {definition, document, candidates, now}: Subject,
  unit: string,
  requested: string,
  locale: string,
  attempts: readonly Attempt[],
): Unit<unknown> {
  const candidate = candidates.get(locale)?.[unit]
  if (!candidate || candidate.state === 'empty') return {status: 'absent'}
  const approval = definition.review === 'none' ? undefined : approvalFor(document, locale)
  const review: {review?: ReviewSummary} = approval ? {review: reviewSummary(approval, now)} : {}
  const common = {
    locale,
    dir: directionOf(locale),
    value: unitValue(definition, unit, candidate.value),
    ...review,
  }
  const [first] = attempts
  return first
    ? {status: 'fallback', requested, reason: first.reason, ...common}
    : {status: 'ok', ...common}
}

/**
 * A unit whose only field, by its definition, bears its name is that field; any other is the object
 * of its fields.
 */
export function unitValue(
  definition: DocumentDefinition,
  unit: string,
  fields: Readonly<Record<string, unknown>>,
): unknown {
  const names = Object.keys(definition.units[unit]?.fields ?? {})
  return names.length === 1 && names[0] === unit ? fields[unit] : fields
}
