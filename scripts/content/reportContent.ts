import {
  approvalState,
  candidatesOf,
  check,
  consentGaps,
  type AnyDocument,
  type ApprovalState,
  type References,
  type Resolved,
  type Withdrawal,
} from '@jakamy/policy'
import {documents, locales, validate} from '@jakamy/schemas'

import {definitions} from './checkDocuments.ts'

/** What still has to be done, by kind. */
export type TaskKind =
  | 'invalid'
  | 'missing'
  | 'consent'
  | 'gate'
  | 'review'
  | 'stale'
  | 'due'
  | 'unquantified'
  | 'question'

/** One thing to do about one document. */
export interface Task {
  kind: TaskKind
  document: string
  locale?: string
  what: string
}

/** The kinds of tasks, in the order of a report. */
export const taskTitles: Readonly<Record<TaskKind, string>> = {
  invalid: 'Not valid: readers do not get these',
  missing: 'Missing in a language',
  consent: 'Missing for consent',
  gate: 'Needed before readers should see it',
  review: 'Waiting for approval',
  stale: 'Approved, but changed since',
  due: 'Review due or overdue',
  unquantified: 'Told in words only: a number with its source is wanted',
  question: 'Open questions',
}

const kindOfState: Readonly<Partial<Record<ApprovalState, [TaskKind, string]>>> = {
  missing: ['missing', 'has no text in this language'],
  incomplete: ['missing', 'has no text in this language'],
  unreviewed: ['review', 'is not approved'],
  gaps: ['review', 'was approved before something that consent needs went missing'],
  broken: ['invalid', 'includes a document that is not published or not valid'],
  changed: ['stale', 'has changed since it was approved'],
  stale: ['stale', 'is a translation of an earlier text'],
  withdrawn: ['due', 'is withdrawn'],
  expired: ['due', 'is not shown any more: its review is long overdue'],
  overdue: ['due', 'is overdue for review'],
  dueSoon: ['due', 'is due for review within 60 days'],
}

/**
 * What is missing, stale, overdue and unquantified in a set of documents.
 * @param all the documents by id; those that others include have to be among them
 * @param now the moment the review dates are compared with
 * @throws Error never for a document that is not valid: it becomes a task itself
 */
export function reportContent(all: References, now: Date): Task[] {
  const valid = new Map(
    [...all].filter(([, document]) => {
      const definition = definitions.get(document._type)
      return definition && validate(definition, document).length === 0
    }),
  )
  const withdrawals = [...valid.values()].flatMap(withdrawalOf)
  return [...all.values()].flatMap((document): Task[] => {
    const definition = definitions.get(document._type)
    if (!definition || !valid.has(document._id)) {
      return [
        {kind: 'invalid', document: document._id, what: 'is not valid: run “check” for details'},
      ]
    }
    const resolved = {definition, definitions: documents, document, references: valid}
    return [
      ...(definition.name === 'withdrawal' ? [] : stateTasks(resolved, withdrawals, now)),
      ...(definition.review === 'clinical' ? consentTasks(resolved) : []),
      ...gateTasks(resolved),
      ...unquantified(document, document._id),
      ...questions(document),
    ]
  })
}

function stateTasks(resolved: Resolved, withdrawals: Withdrawal[], now: Date): Task[] {
  const {definition, document} = resolved
  const ids = locales.map(({id}) => id)
  const candidates = candidatesOf(resolved, ids)
  return ids.flatMap((locale): Task[] => {
    const units = Object.entries(candidates.get(locale) ?? {})
    if (units.every(([, {state}]) => state === 'empty')) return []
    const state = approvalState({definition, document, candidates, withdrawals, now}, locale)
    const [kind, what] = kindOfState[state] ?? []
    if (!kind || !what) return []
    const lacking = units.filter(([, unit]) => unit.missing.length > 0)
    const isBegun = kind === 'missing' && units.some(([, {texts}]) => texts > 0)
    const titles = lacking.map(([unit]) => definition.units[unit]?.title ?? unit)
    const part = `lacks text in: ${titles.join(', ')}`
    return [{kind, document: document._id, locale, what: isBegun ? part : what}]
  })
}

function consentTasks({definition, document}: Resolved): Task[] {
  const gaps = consentGaps(definition, document)
  return gaps.length === 0
    ? []
    : [{kind: 'consent', document: document._id, what: `lacks ${gaps.join(', ')}`}]
}

function gateTasks({definition, document, references}: Resolved): Task[] {
  return check({definition, definitions: documents, document, references})
    .filter(({level}) => level === 'gate')
    .map(({path, locale, message}) => ({
      kind: 'gate',
      document: document._id,
      ...(locale === undefined ? {} : {locale}),
      what: `${path}: ${message.en}`,
    }))
}

/** Every frequency of a risk without a number. What is not known to science is no task. */
function unquantified(value: unknown, document: string, path = ''): Task[] {
  if (typeof value !== 'object' || value === null) return []
  const risk = 'risk' in value ? Object(value.risk)._ref : undefined
  const kind = 'frequency' in value ? Object(value.frequency).kind : undefined
  const own: Task[] =
    typeof risk === 'string' && ['verbal', 'relative', 'notStated'].includes(String(kind))
      ? [{kind: 'unquantified', document, what: `${path}: ${risk} (${String(kind)})`}]
      : []
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, child]) => {
      const step = Array.isArray(value) ? `[${key}]` : `${path === '' ? '' : '.'}${key}`
      return unquantified(child, document, `${path}${step}`)
    }),
  ]
}

function questions({_id: document, flags}: AnyDocument): Task[] {
  return (Array.isArray(flags) ? flags : [])
    .filter((flag) => flag?.resolvedOn === undefined)
    .map((flag) => {
      const parts = [flag.code, flag.field, flag.note].filter((part) => typeof part === 'string')
      return {kind: 'question', document, what: parts.join(': ')}
    })
}

function withdrawalOf(document: AnyDocument): Withdrawal[] {
  const {_id, _type, targets, effectiveFrom, liftedOn} = document
  if (_type !== 'withdrawal' || !Array.isArray(targets)) return []
  return [
    {
      _id,
      targets: targets.map((target) => ({
        document: String(target.document?._ref),
        ...(target.locales?.length ? {locales: target.locales} : {}),
        ...(target.units?.length ? {units: target.units} : {}),
      })),
      effectiveFrom: String(effectiveFrom),
      ...(typeof liftedOn === 'string' ? {liftedOn} : {}),
    },
  ]
}
