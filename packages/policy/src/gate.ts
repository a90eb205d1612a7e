import {directionOf, type DocumentDefinition, type DocumentType} from '@jakamy/schemas'

import {judge, noticesFor, type For, type Subject} from './assess.ts'
import {approvalFor, reviewSummary} from './stamp.ts'
import type {Attempt, GatedDocument, Reader, ReviewSummary, Unit, Withdrawal} from './types.ts'
import {verification} from './verified.ts'

/** What a reader asks for. */
export interface Request extends Reader {
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
  const reader = readerOf(request)
  const judges = locales.map((locale) => ({locale, refuse: judge(subject, locale, reader)}))
  const units = Object.fromEntries(
    Object.keys(subject.definition.units).map((unit) => [
      unit,
      unitFor(subject, reader, judges, unit),
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

type Wanted = For & {wanted: string}

function readerOf({locale, clinic, channel}: Request): Wanted {
  return {
    wanted: locale,
    ...(clinic === undefined ? {} : {clinic}),
    ...(channel === undefined ? {} : {channel}),
  }
}

interface Judge {
  locale: string
  refuse: ReturnType<typeof judge>
}

function unitFor(
  subject: Subject,
  reader: Wanted,
  judges: readonly Judge[],
  unit: string,
): Unit<unknown> {
  const requested = reader.wanted
  const attempts: Attempt[] = []
  for (const {locale, refuse} of judges) {
    const reason = refuse(unit)
    if (!reason) return shown(subject, unit, reader, locale, attempts)
    attempts.push({locale, reason})
  }
  const withdrawn = attempts.filter(({reason}) => reason === 'withdrawn')
  const notices = withdrawn.flatMap(({locale}) => noticesFor(subject, unit, locale, reader).hiding)
  const messages = messagesOf(notices, requested)
  return {
    status: 'withheld',
    requested,
    reason: withdrawn.length > 0 ? 'withdrawn' : 'noApprovedLocale',
    attempts,
    ...(messages.length > 0 ? {messages} : {}),
  }
}

function shown(
  subject: Subject,
  unit: string,
  reader: Wanted,
  locale: string,
  attempts: readonly Attempt[],
): Unit<unknown> {
  const {definition, document, candidates, now} = subject
  const candidate = candidates.get(locale)?.[unit]
  if (!candidate || candidate.state === 'empty') return {status: 'absent'}
  const approval = definition.review === 'none' ? undefined : approvalFor(document, locale)
  const review: {review?: ReviewSummary} = approval ? {review: reviewSummary(approval, now)} : {}
  const isVerified = definition.verified?.unit === unit
  const verified = isVerified ? verification(definition, document, now) : undefined
  const warnings = messagesOf(noticesFor(subject, unit, locale, reader).warning, reader.wanted)
  const common = {
    locale,
    dir: directionOf(locale),
    value: unitValue(definition, unit, candidate.value),
    ...review,
    ...(verified ? {verification: verified} : {}),
    ...(warnings.length > 0 ? {warnings} : {}),
  }
  const [first] = attempts
  return first
    ? {status: 'fallback', requested: reader.wanted, reason: first.reason, ...common}
    : {status: 'ok', ...common}
}

function messagesOf(notices: readonly Withdrawal[], locale: string): string[] {
  return [...new Set(notices.flatMap(({messages}) => messages?.[locale] ?? []))]
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
