import {
  candidatesOf,
  refusal,
  unitValue,
  type Candidates,
  type Refusal,
  type Subject,
} from '@jakamy/policy'
import {
  documents as clinicDocuments,
  directionOf,
  type DocumentType,
  type UnitName,
  type UnitValue,
} from '@jakamy/schemas'

import {attributionOf} from './attributionOf.ts'
import {ContentError} from './errors.ts'
import {parse, type Problem} from './parse.ts'
import {placesOf, type Place} from './placesOf.ts'
import {query} from './query.ts'
import {
  calls,
  definitions,
  fallbackOf,
  type Found,
  type Key,
  type Page,
  type ReadOptions,
} from './reader.ts'
import {salvage} from './salvage.ts'
import {slugsOf} from './slugsOf.ts'
import type {Query, Source} from './source.ts'

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
  slugs: Readonly<Record<string, string>>
  attribution?: string
  units: {[U in UnitName<N>]: PreviewUnit<UnitValue<N, U>>}
  source: string
  asOf: string
  /** Where each of its texts stands in the content, for tools that lead an editor to the field. */
  places: readonly Place[]
  /** What is not valid in it; those values are left out. */
  problems: readonly Problem[]
}

/** A client for editors: drafts included, nothing gated, everything marked. */
export interface ContentPreview {
  find: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<PreviewDocument<N> | undefined>
  get: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<PreviewDocument<N>>
  list: <N extends DocumentType>(
    type: N,
    options?: ReadOptions & Page,
  ) => Promise<Found<PreviewDocument<N>, Problem>>
}

/** How a preview client is set up. */
export interface PreviewOptions {
  /** A source that serves drafts, e.g. `sanitySource({perspective: 'drafts', token, …})`. */
  source: Source
  /** The language wanted unless a call names another. */
  locale: string
  /** The time by which approvals are judged. Default: the system clock. */
  now?: () => Date
}

/**
 * Makes a client for editors. Its documents are another type than a reader's, carry a watermark and
 * are never kept.
 * @throws ContentError `INVALID_OPTIONS` when the source does not serve drafts
 */
export function createPreview({
  source,
  locale,
  now = () => new Date(),
}: PreviewOptions): ContentPreview {
  if (!source.drafts) {
    throw new ContentError(
      'INVALID_OPTIONS',
      `The source ${source.name} does not serve drafts. Give it perspective “drafts” and a token, or use createContent for readers.`,
      {option: 'source'},
    )
  }

  async function read(
    type: DocumentType,
    match: Query['match'],
    wanted: string,
  ): Promise<Found<PreviewDocument, Problem>> {
    const definition = clinicDocuments[type]
    const snapshot = await source.read(query(definitions, type, match))
    const {problems} = parse(definitions, snapshot)
    const usable = (values: readonly unknown[]) =>
      values.flatMap((value) => salvage(definitions, value) ?? [])
    const references = new Map(
      usable(snapshot.references).map((reference) => [reference._id, reference]),
    )
    const {withdrawals, asOf} = parse(definitions, {...snapshot, documents: [], references: []})
    const documents = usable(snapshot.documents).map((document) => {
      const locales = [wanted, ...fallbackOf(wanted)]
      const candidates = candidatesOf({definition, definitions, document, references}, locales)
      const subject = {definition, document, candidates, withdrawals, now: now()}
      return {
        watermark: 'preview' as const,
        id: document._id,
        type,
        locale: wanted,
        slugs: slugsOf(document),
        ...attributionOf(document),
        units: unitsOf(subject, locales),
        source: source.name,
        asOf,
        places: placesOf(definitions, document, references, includedIn(candidates), locales),
        problems,
      }
    })
    return {documents, problems, asOf}
  }

  // One implementation serves all types; the interface tells the type checker which one comes back.
  return calls(read, locale) as ContentPreview
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
