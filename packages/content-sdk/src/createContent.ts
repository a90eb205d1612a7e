import type {SignatureCheck, Unit} from '@jakamy/policy'
import type {DocumentType} from '@jakamy/schemas'

import {createAnswers} from './answers.ts'
import {checkOptions} from './checkOptions.ts'
import type {Limits} from './checkShape.ts'
import type {ContentDocument, LabelledDocument} from './contentDocument.ts'
import {ContentError} from './errors.ts'
import {isCurrent, judge, judgedBefore, type Judged} from './judge.ts'
import type {Found, Key, ListOptions, Page, ReadOptions} from './options.ts'
import {
  matchFor,
  overlaySnapshot,
  overlayType,
  takesOverlays,
  theirs,
  typesBeside,
} from './overlays.ts'
import {parse, type Compile, type Validation} from './parse.ts'
import type {Problem} from './problem.ts'
import {query} from './query.ts'
import {calls, definitions, throwFor, type Answer, type Question} from './reader.ts'
import {readSnapshot} from './readSnapshot.ts'
import type {Retry} from './retry.ts'
import {createSearch, type SearchHit, type SearchOptions} from './search.ts'
import {cut, withOneMore} from './slicing.ts'
import type {Source} from './source.ts'
import {createSubscribe, type SubscribeOptions} from './subscribe.ts'
import {tell} from './tell.ts'
import {createKept} from './unchanged.ts'

/** How a client is set up. */
export interface ContentOptions {
  /** Where the content comes from, e.g. `sanitySource({…})`. */
  source: Source
  /** The language wanted unless a call names another, e.g. `fr`. */
  locale: string
  /** Languages that may stand in, whole units at a time, best first. Default: those of the language. */
  fallback?: readonly string[]
  /**
   * The clinic whose readers ask, by document id: what it says beside a shared text comes with it, and
   * withdrawals for other clinics do not concern it.
   */
  clinic?: string
  /** Where the words will be shown, e.g. `web`. */
  channel?: string
  /** Milliseconds an answer may be given again without asking the source. Default 1000. */
  freshFor?: number
  /** Milliseconds one attempt to read may take. Default 10,000. */
  timeout?: number
  /** How a read that fails is tried again. */
  retry?: Retry
  /** What becomes of a document that is not valid. Default `strict`: it is left out whole. */
  validation?: Validation
  /** How large a document may be. */
  limits?: Limits
  /**
   * `compile` of `zod/mini`: documents are then validated several times faster. For servers that may
   * generate code; a page with a strict policy, or one that counts its kilobytes, leaves it out.
   */
  compile?: Compile
  /**
   * `require` (default): only words that were approved as they stand. `label`: also complete words
   * that nobody has approved, as units of status `unreviewed`, which every channel marks. A
   * deployment that chooses it answers for it.
   */
  review?: 'require' | 'label'
  /**
   * Demands that every approval be signed: `signatureCheck([publicKey])` of
   * `@jakamy/content-sdk/signatures`. Stamps without a valid signature then count as none. Default:
   * signatures are not looked at. A bundle has its own signature: demand those of stamps when it is built.
   */
  signatures?: SignatureCheck
  /**
   * Milliseconds after which a look at the source is too old to know of every withdrawal: then
   * everything that needs an approval is withheld. Default: no limit.
   */
  maxAge?: number
  /**
   * Told about every document that is left out and every unit that is withheld, for a log. Should the log
   * fail, readers get their answer all the same, and the console has the error.
   */
  onProblem?: (problem: Problem) => void
  /** The time by which approvals are judged. Default: the system clock. */
  now?: () => Date
}

/** The documents of a client, by how it is set up. */
interface Documents<N extends DocumentType> {
  require: ContentDocument<N>
  label: LabelledDocument<N>
}

/** A client for published, validated, approved content. */
export interface Content<R extends 'require' | 'label' = 'require'> {
  /** The document with this slug (in any language) or id, or `undefined`. */
  find: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<Documents<N>[R] | undefined>
  /**
   * The document with this slug (in any language) or id.
   * @throws ContentError `NOT_FOUND`, or `INVALID_DOCUMENT` when it is there and not valid
   */
  get: <N extends DocumentType>(
    type: N,
    key: Key,
    options?: ReadOptions,
  ) => Promise<Documents<N>[R]>
  /** All documents of a type in the order of their ids, at most 100 at a time. */
  list: <N extends DocumentType>(
    type: N,
    options?: ListOptions<N>,
  ) => Promise<Found<Documents<N>[R]>>
  /**
   * Documents of another type that a document refers to, or that refer to it: the procedures that
   * carry a risk, the devices of a procedure. References count as they are published.
   * @throws ContentError `NOT_FOUND` when there is no document to start from
   */
  related: <N extends DocumentType, M extends DocumentType>(
    type: N,
    key: Key,
    to: M,
    options?: ReadOptions & Page,
  ) => Promise<Found<Documents<M>[R]>>
  /**
   * Documents whose approved words in the language asked for contain these, best first. Case and
   * accents do not matter, beginnings of words count. What readers may not see cannot be found.
   */
  search: <N extends DocumentType>(
    text: string,
    options: SearchOptions<N>,
  ) => Promise<Found<SearchHit<{[T in N]: Documents<T>[R]}[N]>>>
  /**
   * Calls back with the document now and after every change that matters to it: `undefined` while
   * there is none. Changes during a call of `next` come as one, the newest.
   * @returns ends it
   */
  subscribe: <N extends DocumentType>(
    type: N,
    key: Key,
    next: (document: Documents<N>[R] | undefined) => void | Promise<void>,
    options?: SubscribeOptions,
  ) => () => void
}

/**
 * Makes a client. Every answer passes the same stages, each once and in this order: query, fetch,
 * parse, localise, gate. What comes out holds only words that were approved as they stand.
 * @throws ContentError `INVALID_OPTIONS` when the source serves drafts, or an option cannot work
 */
export function createContent(options: ContentOptions & {review: 'label'}): Content<'label'>
export function createContent(options: ContentOptions & {review?: 'require'}): Content
export function createContent(options: ContentOptions): Content<'require' | 'label'>
export function createContent(options: ContentOptions): Content<'require' | 'label'> {
  checkClient(options)
  const {source, freshFor = 1000, now = () => new Date(), onProblem} = options
  const {review = 'require', validation = 'strict', timeout = 10_000} = options
  const {maxAge, limits, compile, signatures} = options
  const judging = {review, maxAge, limits, compile, signatures, source: source.name}

  const kept = createKept<Judged>()

  async function stages(question: Question): Promise<Answer<ContentDocument>> {
    const {type, match, wanted, retry = options.retry, signal} = question
    const {clinic} = wanted
    const reading = {signal, timeout, retry}
    const asked = query(definitions, type, withOneMore(matchFor(type, match, clinic)))
    const {snapshot: cutOut, place} = cut(await readSnapshot(source, asked, reading), match)
    const snapshot = theirs(type, cutOut, clinic)
    const name = JSON.stringify([type, match, wanted])
    const before = kept.find(name, snapshot)
    const parsed =
      before?.parsed ?? parse(definitions, snapshot, {type, validation, limits, compile})
    const {asOf, source: answered = source.name} = snapshot
    const takes = clinic !== undefined && takesOverlays(type) && parsed.documents.length > 0
    const beside = {definitions, answered, ...reading}
    const local = takes
      ? await overlaySnapshot(source, clinic, parsed.documents, beside)
      : undefined
    const look = {type, wanted, answered, snapshot, parsed, local, at: now()}
    const judged = judgedBefore(look, before, maxAge) ?? judge(look, judging)
    if (isCurrent(look, maxAge)) kept.keep(name, judged)
    const {documents, problems, invalid} = judged
    if (onProblem)
      for (const problem of [
        ...problems,
        ...documents.flatMap(withheld),
        ...documents.flatMap(skipped),
      ])
        tell(onProblem, problem)
    if (validation === 'throw') throwFor(invalid)
    return {
      documents,
      problems,
      source: answered,
      asOf,
      ...place,
      stored: parsed.documents,
      invalid: parsed.invalid,
    }
  }

  const {seek, wantedBy, ...reads} = calls(stages, options, createAnswers(freshFor, source.name))
  // One implementation serves all types; the interface tells the type checker which one comes back.
  return {
    ...reads,
    search: createSearch({...reads, wantedBy}),
    subscribe: createSubscribe(source, (type) => typesBeside(definitions, type), seek),
  } as Content<'require' | 'label'>
}

function checkClient(options: ContentOptions): void {
  const given: ContentOptions = Object(options)
  const {source, locale, review, validation, signatures} = given
  checkOptions(options)
  const refuse = (option: string, message: string) => {
    throw new ContentError('INVALID_OPTIONS', message, {option})
  }
  if (typeof source?.read !== 'function') {
    refuse('source', 'A client needs a source to read from, e.g. sanitySource({…}).')
  }
  if (source.drafts) {
    refuse(
      'source',
      `The source ${source.name} serves drafts. Use createPreview for editors, or leave the source’s perspective at “published”.`,
    )
  }
  if (typeof locale !== 'string' || locale === '') {
    refuse('locale', 'A client needs the language its readers want, e.g. “en”.')
  }
  if (review !== undefined && review !== 'require' && review !== 'label') {
    refuse('review', 'Choose “require” or “label” for review.')
  }
  if (validation !== undefined && !['strict', 'report', 'throw'].includes(validation)) {
    refuse('validation', 'Choose “strict”, “report” or “throw” for validation.')
  }
  // A key that is missing from a configuration must not turn the demand off.
  if ('signatures' in options && typeof signatures !== 'function') {
    refuse('signatures', 'Give signatureCheck([publicKey]), or leave “signatures” out.')
  }
}

/** Every unit of a document that is withheld, with the reasons. */
function withheld({id, type, units}: ContentDocument): Problem[] {
  return Object.entries<Unit<unknown>>(units).flatMap(([path, unit]) => {
    if (unit.status !== 'withheld') return []
    const tried = unit.attempts.map((attempt) => `${attempt.locale} ${attempt.reason}`)
    return [{id, type, path, reason: `Withheld: ${tried.join(', ')}.`}]
  })
}

/** Everything local of a document that is not shown, with the reason. */
function skipped({id, local}: ContentDocument): Problem[] {
  return (local?.skipped ?? []).map(({overlay, path, reason}) => ({
    id: overlay,
    type: overlayType,
    path,
    reason: `Skipped beside ${id}: ${reason}.`,
  }))
}
