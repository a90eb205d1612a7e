import {
  candidatesOf,
  refusal,
  reuseRefusal,
  type AnyDocument,
  type Candidates,
  type SignatureCheck,
  type Subject,
  type Withdrawal,
} from '@jakamy/policy'
import {documents as clinicDocuments, validate, type DocumentDefinition} from '@jakamy/schemas'

import {checkArgument} from '../../checkOptions.ts'
import {isRecord} from '../../isRecord.ts'
import {overlayType} from '../../overlays.ts'
import {parse} from '../../parse.ts'
import {definitions} from '../../reader.ts'
import type {BundleDocument} from '../encodeBundle.ts'
import {publicCopy, publicWithdrawal} from './publicCopy.ts'

/** What is to go into a bundle. */
export interface Selection {
  /** All published documents. What is a draft has to be left out before. */
  documents: readonly AnyDocument[]
  /** Id of the clinic it is for. */
  clinic: string
  /** The languages that may be in it. */
  locales: readonly string[]
  /** Only these types, and what they include. Default: all. */
  types?: readonly string[]
  /** Only these documents, and what they include. Default: all. */
  ids?: readonly string[]
  /** A demonstration: words and rights are taken as they are. */
  demo: boolean
  /** For another clinic than the one that owns the words: their rights have to allow it. */
  reuse?: boolean
  /** Demands that every stamp be signed; the signature of the bundle then stands for theirs. */
  signatures?: SignatureCheck
  /** The moment the verdicts are for. */
  now: Date
}

/** Why something cannot go into a bundle, or that it stays behind. */
export interface BuildFinding {
  document: string
  /** The unit, when it is about one. */
  unit?: string
  locale?: string
  reason: string
}

/** What goes in, or why nothing does. */
export interface Selected {
  documents: BundleDocument[]
  /** Each of these has to be settled before there is a bundle. */
  problems: BuildFinding[]
  /** What stays behind without being a problem: languages that are not there yet, what is withdrawn. */
  notes: BuildFinding[]
}

/** Never in a bundle by themselves: people are named by the stamps. */
const internalTypes = new Set(['person', 'withdrawal'])
/** A language that lacks a text falls back; what is withdrawn stays behind. Neither stops a bundle. */
const harmless = new Set(['missing', 'incomplete', 'withdrawn'])

/**
 * Takes out of published documents what may be shown, and lists what may not. The verdict is policy's; it
 * is asked again about the copies, so that nothing is approved here and withheld there.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function selectContent(selection: Selection): Selected {
  checkSelection(selection)
  const {clinic, locales, types, ids, demo, reuse = false, signatures, now} = selection
  const all = new Map(selection.documents.map((document) => [document._id, document]))
  const notices = selection.documents.filter(({_type}) => _type === 'withdrawal')
  const withdrawals = withdrawalsOf(notices)
  const problems: BuildFinding[] = []
  const notes: BuildFinding[] = []

  const roots = [...all.values()].filter(
    (document) =>
      !internalTypes.has(document._type) &&
      isOfClinic(document, clinic) &&
      (types?.includes(document._type) ?? true) &&
      (ids?.includes(document._id) ?? true),
  )
  for (const id of ids ?? [])
    if (!all.has(id)) problems.push({document: id, reason: 'is not published'})

  const valid = new Map([...all].filter(([, document]) => isValid(document)))
  const kept = new Map<string, Map<string, Set<string>>>()
  const keep = (id: string, unit: string, locale: string) => {
    const units = kept.get(id) ?? new Map<string, Set<string>>()
    kept.set(id, units.set(unit, (units.get(unit) ?? new Set<string>()).add(locale)))
  }
  const keepWhole = (id: string, locale: string) => {
    for (const unit of Object.keys(definitionOf(valid.get(id))?.units ?? {})) keep(id, unit, locale)
  }
  const open: BuildFinding[] = []
  const shown: {id: string; unit: string; locale: string}[] = []
  const included = new Set<string>()
  for (const root of roots) {
    const definition = definitionOf(root)
    if (!definition || !valid.has(root._id)) {
      problems.push(...schemaProblems(root))
      continue
    }
    const subject = {
      ...subjectOf(root, definition, valid, locales, withdrawals, now),
      ...(signatures ? {signatures} : {}),
    }
    for (const unit of Object.keys(definition.units)) {
      for (const locale of locales) {
        const candidate = subject.candidates.get(locale)?.[unit]
        if (!candidate) continue
        const reason = refusal(subject, unit, locale)
        if (!demo && reason) {
          const finding = {document: root._id, unit, locale, reason}
          if (harmless.has(reason)) notes.push(finding)
          else if (candidate.state !== 'empty') open.push(finding)
          continue
        }
        keep(root._id, unit, locale)
        if (!demo && candidate.state !== 'empty') shown.push({id: root._id, unit, locale})
        for (const id of candidate.includes) {
          included.add(id)
          keepWhole(id, locale)
        }
      }
    }
  }
  // What is part of an approved page was approved with it, and needs no stamp of its own.
  problems.push(...open.filter(({document}) => !included.has(document)))

  const copies = new Map<string, AnyDocument>()
  for (const [id, units] of kept) {
    const document = valid.get(id)
    const definition = definitionOf(document)
    if (!document || !definition || !hasAny(units)) continue
    if (!demo)
      problems.push(...rightsProblems(document, now, reuse), ...reuseProblems(document, valid, now))
    const copy = publicCopy(definition, document, units)
    const issues = validate(definition, copy)
    if (issues.length === 0) copies.set(id, copy)
    else
      problems.push({
        document: id,
        reason: `is not valid without what may not be shown: ${issues[0]?.message}`,
      })
  }
  for (const {id, unit, locale} of shown) {
    const copy = copies.get(id)
    const definition = definitionOf(copy)
    if (!copy || !definition) continue
    const subject = subjectOf(copy, definition, copies, locales, withdrawals, now)
    const reason = refusal(subject, unit, locale)
    if (reason)
      problems.push({
        document: id,
        unit,
        locale,
        reason: `${reason}, without what may not be shown`,
      })
  }
  return {
    documents: [...copies.values(), ...notices.map(publicWithdrawal)],
    problems: unique(problems),
    notes: unique(notes),
  }
}

function subjectOf(
  document: AnyDocument,
  definition: DocumentDefinition,
  references: ReadonlyMap<string, AnyDocument>,
  locales: readonly string[],
  withdrawals: readonly Withdrawal[],
  now: Date,
): Subject & {candidates: Candidates} {
  const candidates = candidatesOf({definition, definitions, document, references}, locales)
  return {definition, document, candidates, withdrawals, now}
}

function definitionOf(document: AnyDocument | undefined): DocumentDefinition | undefined {
  return document && Object.hasOwn(definitions, document._type)
    ? definitions[document._type]
    : undefined
}

function isValid(document: AnyDocument): boolean {
  const definition = definitionOf(document)
  return definition !== undefined && validate(definition, document).length === 0
}

function schemaProblems(document: AnyDocument): BuildFinding[] {
  const definition = definitionOf(document)
  if (!definition) {
    const known = Object.keys(clinicDocuments).join(', ')
    return [
      {document: document._id, reason: `has the unknown type “${document._type}”. Known: ${known}`},
    ]
  }
  return validate(definition, document).map(({path, message}) => ({
    document: document._id,
    reason: `is not valid: ${path}: ${message}`,
  }))
}

/** Notices are read like any reader reads them: every target that can be read is obeyed. */
function withdrawalsOf(notices: readonly AnyDocument[]): Withdrawal[] {
  const snapshot = {documents: [], references: [], withdrawals: notices, asOf: ''}
  return parse(definitions, snapshot).withdrawals
}

/** Another clinic's addresses, insurances and additions are none of this clinic's readers' business. */
function isOfClinic(document: AnyDocument, clinic: string): boolean {
  if (document._type === 'clinic') return document._id === clinic
  const owner = document.clinic
  const ref =
    typeof owner === 'object' && owner !== null && '_ref' in owner ? owner._ref : undefined
  return ref === undefined || ref === clinic
}

function rightsProblems(document: AnyDocument, now: Date, reuse: boolean): BuildFinding[] {
  const {_id, rights} = document
  const {licence, expires} = isRecord(rights) ? rights : {}
  if (licence === undefined || licence === 'unknown')
    return [{document: _id, reason: 'nobody has said under which rights it may be used'}]
  if (typeof expires === 'string' && expires < now.toISOString().slice(0, 10))
    return [{document: _id, reason: `its permission ended on ${expires}`}]
  return reuse && reuseRefusal(document, now) !== undefined
    ? [{document: _id, reason: 'its rights do not let other clinics re-use it'}]
    : []
}

/** What a clinic says beside a text goes along only where others may re-use that text. */
function reuseProblems(
  {_id, _type, target}: AnyDocument,
  documents: ReadonlyMap<string, AnyDocument>,
  now: Date,
): BuildFinding[] {
  const shared = _type === overlayType ? documents.get(Object(target)._ref) : undefined
  const reason = shared && reuseRefusal(shared, now)
  return reason ? [{document: _id, reason: `may not stand beside ${shared._id}: ${reason}`}] : []
}

function hasAny(units: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...units.values()].some(({size}) => size > 0)
}

function unique(findings: readonly BuildFinding[]): BuildFinding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()]
}

function checkSelection(selection: Selection): void {
  const {documents, locales, now}: Partial<Selection> = Object(selection)
  checkArgument('documents', documents, [Array.isArray, 'a list of documents'])
  checkArgument('locales', locales, [Array.isArray, 'a list of languages'])
  checkArgument('now', now, [(value) => value instanceof Date, 'a Date'])
}
