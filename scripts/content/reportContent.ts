import {
  approvalState,
  candidatesOf,
  check,
  consentGaps,
  verification,
  withdrawalOf,
  type AnyDocument,
  type ApprovalState,
  type References,
  type Resolved,
  type Withdrawal,
} from '@jakamy/policy'
import {documents, locales, validate, type LocaleId} from '@jakamy/schemas'

import {documentTitle} from '../../studio/documentTitle.ts'
import {fileField} from '../../studio/mediaFile.ts'
import {definitions} from './checkDocuments.ts'
import {reportWords, type TaskKind} from './reportWords.ts'

/** One thing to do about one document. */
export interface Task {
  kind: TaskKind
  /** Id of the document. */
  document: string
  /** What its editors call it, if it has a name. */
  name?: string
  locale?: string
  what: string
}

const kindOfState: Readonly<Partial<Record<ApprovalState, TaskKind>>> = {
  missing: 'missing',
  incomplete: 'missing',
  unreviewed: 'review',
  gaps: 'review',
  broken: 'invalid',
  changed: 'stale',
  stale: 'stale',
  withdrawn: 'withdrawn',
  expired: 'due',
  unverified: 'due',
  overdue: 'due',
  dueSoon: 'due',
}

/** What has to be done about a document, before its name is added. */
type Found = Omit<Task, 'document' | 'name'>

/**
 * What is missing, stale, overdue and unquantified in a set of documents, in the words of a language.
 * A document that is not valid becomes a task itself.
 * @param all the documents by id; those that others include have to be among them
 * @param now the moment the review dates are compared with
 */
export function reportContent(all: References, now: Date, locale: LocaleId = 'en'): Task[] {
  const valid = new Map(
    [...all].filter(([, document]) => {
      const definition = definitions.get(document._type)
      return definition && validate(definition, document).length === 0
    }),
  )
  const notices = [...valid.values()].filter(({_type}) => _type === 'withdrawal')
  const withdrawals = notices.map(withdrawalOf)
  return [...all.values()].flatMap((document): Task[] => {
    const definition = definitions.get(document._type)
    const find = (id: string) => all.get(id)
    const name = definition && documentTitle(definition, document, find, locale)
    const named = (found: Found): Task => ({
      document: document._id,
      ...(name ? {name} : {}),
      ...found,
    })
    if (!definition || !valid.has(document._id)) {
      return [named({kind: 'invalid', what: reportWords[locale].invalid})]
    }
    const resolved = {definition, definitions: documents, document, references: valid}
    return [
      ...(definition.name === 'withdrawal' ? [] : stateTasks(resolved, withdrawals, now, locale)),
      ...(definition.review === 'clinical' ? consentTasks(resolved, locale) : []),
      ...factTasks(resolved, now, locale),
      ...fileTasks(document, locale),
      ...gateTasks(resolved, locale),
      ...unquantified(document, locale),
      ...rightsTasks(resolved, locale),
      ...questions(document),
    ].map(named)
  })
}

/** The tasks under their kinds, in the order of a report; kinds without tasks are left out. */
export function tasksByKind(tasks: readonly Task[]): [TaskKind, Task[]][] {
  const kinds = Object.keys(reportWords.en.kinds)
  const isKind = (kind: string): kind is TaskKind => kind in reportWords.en.kinds
  return kinds.filter(isKind).flatMap((kind): [TaskKind, Task[]][] => {
    const own = tasks.filter((task) => task.kind === kind)
    return own.length === 0 ? [] : [[kind, own]]
  })
}

function stateTasks(
  resolved: Resolved,
  withdrawals: Withdrawal[],
  now: Date,
  language: LocaleId,
): Found[] {
  const {definition, document} = resolved
  const words = reportWords[language]
  const ids = locales.map(({id}) => id)
  const candidates = candidatesOf(resolved, ids)
  return ids.flatMap((locale): Found[] => {
    const units = Object.entries(candidates.get(locale) ?? {})
    if (units.every(([, {state}]) => state === 'empty')) return []
    const state = approvalState({definition, document, candidates, withdrawals, now}, locale)
    const kind = kindOfState[state]
    if (!kind || state === 'current') return []
    const lacking = units.filter(([, unit]) => unit.missing.length > 0)
    const isBegun = kind === 'missing' && units.some(([, {texts}]) => texts > 0)
    const titles = lacking.map(([unit]) => definition.units[unit]?.title ?? unit)
    const part = words.lacksTextIn(titles.join(', '))
    return [{kind, locale, what: isBegun ? part : words.states[state]}]
  })
}

function consentTasks({definition, document}: Resolved, language: LocaleId): Found[] {
  const gaps = consentGaps(definition, document)
  if (gaps.length === 0) return []
  return [{kind: 'consent', what: reportWords[language].lacksForConsent(gaps.join(', '))}]
}

/** Facts that readers still get and that are to be checked again; those that have lapsed are a state. */
function factTasks({definition, document}: Resolved, now: Date, language: LocaleId): Found[] {
  const facts = verification(definition, document, now)
  if (facts?.state !== 'ageing') return []
  return [{kind: 'due', what: reportWords[language].checkAgain(facts.lastDay ?? '')}]
}

function fileTasks(document: AnyDocument, language: LocaleId): Found[] {
  if (document._type !== 'media') return []
  const file = document[fileField(document.kind)]
  return Object(file).asset ? [] : [{kind: 'file', what: reportWords[language].file}]
}

function gateTasks(resolved: Resolved, language: LocaleId): Found[] {
  return check(resolved)
    .filter(({level}) => level === 'gate')
    .map(({path, locale, message}) => ({
      kind: 'gate',
      ...(locale === undefined ? {} : {locale}),
      what: `${path}: ${message[language]}`,
    }))
}

/** Every frequency of a risk without a number. What is not known to science is no task. */
function unquantified(value: unknown, language: LocaleId, path = ''): Found[] {
  if (typeof value !== 'object' || value === null) return []
  const risk = 'risk' in value ? Object(value.risk)._ref : undefined
  const kind = 'frequency' in value ? String(Object(value.frequency).kind) : ''
  const words = new Map(Object.entries(reportWords[language].unquantified)).get(kind)
  const own: Found[] =
    typeof risk === 'string' && words !== undefined
      ? [{kind: 'unquantified', what: `${path}: ${risk} (${words})`}]
      : []
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) => {
      const step = Array.isArray(value) ? `[${key}]` : `${path === '' ? '' : '.'}${key}`
      return unquantified(child, language, `${path}${step}`)
    }),
  ]
}

/** Words that readers see, and nobody knows whose they are. */
function rightsTasks({definition, document}: Resolved, language: LocaleId): Found[] {
  const {licence} = Object(document.rights)
  const isSettled = typeof licence === 'string' && licence !== 'unknown'
  if (isSettled || definition.review === 'none') return []
  return [{kind: 'rights', what: reportWords[language].rights}]
}

function questions({flags}: AnyDocument): Found[] {
  return (Array.isArray(flags) ? flags : [])
    .filter((flag) => flag?.resolvedOn === undefined)
    .map((flag) => {
      const parts = [flag.code, flag.field, flag.note].filter((part) => typeof part === 'string')
      return {kind: 'question', what: parts.join(': ')}
    })
}
