import {
  candidatesOf,
  refusal,
  unitValue,
  type Candidates,
  type Local,
  type Refusal,
  type SignatureCheck,
  type Subject,
} from '@jakamy/policy'
import {
  documents as clinicDocuments,
  directionOf,
  type DocumentType,
  type UnitName,
  type UnitValue,
} from '@jakamy/schemas'

import {createAnswers} from './answers.ts'
import {attributionOf} from './attributionOf.ts'
import {checkOptions} from './checkOptions.ts'
import {ContentError} from './errors.ts'
import type {Found, Key, ListOptions, Page, ReadOptions} from './options.ts'
import {typesBeside, takesOverlays} from './overlays.ts'
import {parse} from './parse.ts'
import {placeholdersIn} from './placeholders.ts'
import {placesOf, type Place} from './placesOf.ts'
import {readPreviewLocal, type PreviewLocal} from './previewLocal.ts'
import type {Problem} from './problem.ts'
import {query} from './query.ts'
import {calls, definitions, type Answer, type Question} from './reader.ts'
import {readSnapshot} from './readSnapshot.ts'
import type {Retry} from './retry.ts'
import {salvage} from './salvage.ts'
import {cut, withOneMore} from './slicing.ts'
import {slugsOf} from './slugsOf.ts'
import type {Source} from './source.ts'
import {createSubscribe, type SubscribeOptions} from './subscribe.ts'

/** A value that may lack anything: an editor is still at work on it. */
export type Draft<T> = T extends readonly (infer I)[]
  ? Draft<I>[]
  : T extends object
    ? {[K in keyof T]?: Draft<T[K]>}
    : T

/** One unit as it stands, approved or not, with the verdict a reader's client would give. */
export type PreviewUnit<T> =
  | {
      status: 'preview'
      requested: string
      locale: string
      dir: 'ltr' | 'rtl'
      value: Draft<T>
      /** Why readers do not get these words now, or `ok` when they do. */
      verdict: Refusal | 'ok'
    }
  | {status: 'absent'}

/** A document for editors. `watermark` is always there, and every channel must show it. */
export interface PreviewDocument<N extends DocumentType = DocumentType> {
  readonly watermark: 'preview'
  id: string
  type: N
  locale: string
  /** Writing direction of the language asked for. */
  dir: 'ltr' | 'rtl'
  slugs: Readonly<Record<string, string>>
  attribution?: string
  /**
   * What the clinic that was named says beside it, approved or not, each part with the verdict of a reader’s
   * client; absent when none was named or clinics say nothing beside such a document.
   */
  local?: Local
  /** Tiny stand-ins for its pictures, by the id of the file. */
  placeholders?: Readonly<Record<string, string>>
  units: {[U in UnitName<N>]: PreviewUnit<UnitValue<N, U>>}
  source: string
  asOf: string
  /** Where each of its texts stands in the content, for tools that lead an editor to the field. */
  places: readonly Place[]
  /** What is not valid in it; those values are left out. */
  problems: readonly Problem[]
}

/** A client for editors: drafts included, nothing gated, everything marked, nothing kept. */
export interface ContentPreview {
  /** The document with this slug (in any language) or id, or `undefined`. */
  find: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<PreviewDocument<N> | undefined>
  /**
   * The document with this slug (in any language) or id.
   * @throws ContentError `NOT_FOUND`
   */
  get: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<PreviewDocument<N>>
  /** All documents of a type in the order of their ids, at most 100 at a time. */
  list: <N extends DocumentType>(
    type: N,
    options?: ListOptions<N>,
  ) => Promise<Found<PreviewDocument<N>>>
  /** Documents of another type that a document refers to, or that refer to it. */
  related: <N extends DocumentType, M extends DocumentType>(
    type: N,
    key: Key,
    to: M,
    options?: ReadOptions & Page,
  ) => Promise<Found<PreviewDocument<M>>>
  /** Calls back with the document now and after every change to it, typed words included. */
  subscribe: <N extends DocumentType>(
    type: N,
    key: Key,
    next: (document: PreviewDocument<N> | undefined) => void | Promise<void>,
    options?: SubscribeOptions,
  ) => () => void
}

/** How a preview client is set up. */
export interface PreviewOptions {
  /** A source that serves drafts, e.g. `sanitySource({perspective: 'drafts', token, …})`. */
  source: Source
  /** The language wanted unless a call names another. */
  locale: string
  /** Languages that may stand in. Default: those of the language. */
  fallback?: readonly string[]
  /** The clinic that is previewed, by document id: what it says beside a shared text comes with it. */
  clinic?: string
  /** Milliseconds one attempt to read may take. Default 10,000. */
  timeout?: number
  /** How a read that fails is tried again. */
  retry?: Retry
  /** Demands that every approval be signed, as for readers: else verdicts do not look at signatures. */
  signatures?: SignatureCheck
  /** The time by which approvals are judged. Default: the system clock. */
  now?: () => Date
}

/**
 * Makes a client for editors. Its documents are another type than a reader's, carry a watermark and
 * are never kept.
 * @throws ContentError `INVALID_OPTIONS` when the source does not serve drafts
 */
export function createPreview(options: PreviewOptions): ContentPreview {
  checkOptions(options)
  const given: PreviewOptions = Object(options)
  const {source, timeout = 10_000, now = () => new Date(), signatures} = given
  if (!source?.drafts) {
    throw new ContentError(
      'INVALID_OPTIONS',
      `The source ${source?.name} does not serve drafts. Give it perspective “drafts” and a token, or use createContent for readers.`,
      {option: 'source'},
    )
  }

  async function read({
    type,
    match,
    wanted,
    retry = options.retry,
    signal,
  }: Question): Promise<Answer<PreviewDocument>> {
    const definition = clinicDocuments[type]
    const asked = query(definitions, type, withOneMore(match))
    const answer = await readSnapshot(source, asked, {signal, timeout, retry})
    const {snapshot, place} = cut(answer, match)
    const {source: answered = source.name, asOf} = snapshot
    const parsed = parse(definitions, snapshot)
    const problems = [...(snapshot.problems ?? []), ...parsed.problems]
    const usable = (values: readonly unknown[]) =>
      values.flatMap((value) => salvage(definitions, value) ?? [])
    const references = new Map(
      usable(snapshot.references).map((reference) => [reference._id, reference]),
    )
    const locales = [wanted.locale, ...wanted.fallback]
    const stored = usable(snapshot.documents)
    const {clinic} = wanted
    const takes = clinic !== undefined && takesOverlays(type) && stored.length > 0
    const reading = {signal, timeout, retry, definitions, answered, now: now(), signatures}
    const local = takes
      ? await readPreviewLocal(source, stored, wanted, {clinic, ...reading})
      : undefined
    problems.push(...(local?.problems ?? []))
    const documents = stored.map((document): PreviewDocument => {
      const candidates = candidatesOf({definition, definitions, document, references}, locales)
      const {withdrawals} = parsed
      const subject = {
        definition,
        document,
        candidates,
        withdrawals,
        now: now(),
        ...(signatures ? {signatures} : {}),
      }
      return {
        watermark: 'preview' as const,
        id: document._id,
        type,
        locale: wanted.locale,
        dir: directionOf(wanted.locale),
        slugs: slugsOf(document),
        ...attributionOf(document),
        ...withLocal(unitsOf(subject, locales), subject, local),
        ...placeholdersIn([document, snapshot.references], snapshot.placeholders),
        source: answered,
        asOf,
        places: placesOf(definitions, document, references, includedIn(candidates), locales),
        problems,
      }
    })
    return {documents, problems, source: answered, asOf, ...place, stored, invalid: []}
  }

  const {find, get, list, related, seek} = calls(read, options, createAnswers(0, source.name))
  const subscribe = createSubscribe(source, (type) => typesBeside(definitions, type), seek)
  // One implementation serves all types; the interface tells the type checker which one comes back.
  return {find, get, list, related, subscribe} as ContentPreview
}

/** The units as the clinic shows them, with what it says beside them. */
function withLocal(
  units: PreviewDocument['units'],
  subject: Subject,
  read: PreviewLocal | undefined,
): Pick<PreviewDocument, 'units' | 'local'> {
  if (!read) return {units}
  const {local, hidden} = read.beside(subject, units)
  const left = Object.entries<PreviewUnit<unknown>>(units).map(([name, unit]) => [
    name,
    hidden.has(name) ? {status: 'absent'} : unit,
  ])
  // The same units, or absent, which any unit may be.
  return {units: Object.fromEntries(left) as PreviewDocument['units'], local}
}

function includedIn(candidates: Candidates): string[] {
  return [...candidates.values()].flatMap((units) =>
    Object.values(units).flatMap(({includes}) => includes),
  )
}

function unitsOf(subject: Subject, locales: readonly string[]): PreviewDocument['units'] {
  const {definition, candidates} = subject
  const units = Object.keys(definition.units).map((unit) => {
    const locale =
      locales.find((id) => candidates.get(id)?.[unit]?.state !== 'missing') ?? locales[0] ?? ''
    const candidate = candidates.get(locale)?.[unit]
    if (!candidate || candidate.state === 'empty') return [unit, {status: 'absent'}]
    return [
      unit,
      {
        status: 'preview',
        requested: locales[0],
        locale,
        dir: directionOf(locale),
        value: unitValue(definition, unit, candidate.value),
        verdict: refusal(subject, unit, locale) ?? 'ok',
      },
    ]
  })
  // The units come from the definition that PreviewDocument is typed by.
  return Object.fromEntries(units) as PreviewDocument['units']
}
