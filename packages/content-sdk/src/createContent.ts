import {candidatesOf, gate, type GatedDocument, type Unit} from '@jakamy/policy'
import {documents as clinicDocuments, type DocumentType} from '@jakamy/schemas'

import {attributionOf} from './attributionOf.ts'
import {deepFreeze} from './deepFreeze.ts'
import {ContentError} from './errors.ts'
import {memoise} from './memoise.ts'
import {parse, type Problem} from './parse.ts'
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
import {slugsOf} from './slugsOf.ts'
import type {Query, Source} from './source.ts'

/** How a client is set up. */
export interface ContentOptions {
  /** Where the content comes from, e.g. `sanitySource({…})`. */
  source: Source
  /** The language wanted unless a call names another, e.g. `fr`. */
  locale: string
  /** Languages that may stand in, whole units at a time, best first. Default: those of the language. */
  fallback?: readonly string[]
  /** Milliseconds an answer may be given again without asking the source. Default 1000. */
  freshFor?: number
  /** Told about every document that is left out and every unit that is withheld, for a log. */
  onProblem?: (problem: Problem) => void
  /** The time by which approvals are judged. Default: the system clock. */
  now?: () => Date
}

/** A document as a reader may have it, and how it came. */
export type ContentDocument<N extends DocumentType = DocumentType> = GatedDocument<N> & {
  /** Its slug per language. */
  slugs: Readonly<Record<string, string>>
  /** Credit line, to be shown wherever the words are. */
  attribution?: string
  /** Name of the source. */
  source: string
  /** When the source looked, ISO 8601. */
  asOf: string
  /** Documents of this answer that are not valid and were left out. */
  problems: readonly Problem[]
}

/** A client for published, validated, approved content. */
export interface Content {
  /** The document with this slug (in any language) or id, or `undefined`. */
  find: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<ContentDocument<N> | undefined>
  /**
   * The document with this slug (in any language) or id.
   * @throws ContentError `NOT_FOUND`
   */
  get: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<ContentDocument<N>>
  /** All documents of a type in the order of their ids, at most 100 at a time. */
  list: <N extends DocumentType>(
    type: N,
    options?: ReadOptions & Page,
  ) => Promise<Found<ContentDocument<N>, Problem>>
}

/**
 * Makes a client. Every answer passes the same stages, each once and in this order: query, fetch,
 * parse, localise, gate. What comes out holds only words that were approved as they stand.
 * @throws ContentError `INVALID_OPTIONS` when the source serves drafts
 */
export function createContent(options: ContentOptions): Content {
  const {source, locale, freshFor = 1000, now = () => new Date(), onProblem} = options
  if (source.drafts) {
    throw new ContentError(
      'INVALID_OPTIONS',
      `The source ${source.name} serves drafts. Use createPreview for editors, or leave the source’s perspective at “published”.`,
      {option: 'source'},
    )
  }
  async function stages(
    type: DocumentType,
    match: Query['match'],
    wanted: string,
  ): Promise<Found<ContentDocument, Problem>> {
    const fallback = options.fallback ?? fallbackOf(wanted)
    const definition = clinicDocuments[type]

    const snapshot = await source.read(query(definitions, type, match))
    const {documents, references, withdrawals, problems, asOf} = parse(definitions, snapshot)
    const gated = documents.map((document) => {
      const candidates = candidatesOf({definition, definitions, document, references}, [
        wanted,
        ...fallback,
      ])
      const subject = {definition, document, candidates, withdrawals, now: now()}
      const shown = gate(subject, {locale: wanted, fallback})
      return deepFreeze({
        ...shown,
        slugs: slugsOf(document),
        ...attributionOf(document),
        source: source.name,
        asOf,
        problems,
      })
    })
    if (onProblem)
      for (const problem of [...problems, ...gated.flatMap(withheld)]) onProblem(problem)
    return {documents: gated, problems, asOf}
  }

  // One implementation serves all types; the interface tells the type checker which one comes back.
  return calls(stages, locale, memoise(freshFor)) as Content
}

/** Every unit of a document that is withheld, with the reasons. */
function withheld({
  id,
  type,
  units,
}: {
  id: string
  type: string
  units: Readonly<Record<string, Unit<unknown>>>
}): Problem[] {
  return Object.entries(units).flatMap(([path, unit]) =>
    unit.status === 'withheld'
      ? [
          {
            id,
            type,
            path,
            reason: `Withheld: ${unit.attempts.map((tried) => `${tried.locale} ${tried.reason}`).join(', ')}.`,
          },
        ]
      : [],
  )
}
