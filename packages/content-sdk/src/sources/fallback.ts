import {ContentError, isContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import type {Problem} from '../problem.ts'
import {readOnce} from '../readOnce.ts'
import {readWithin} from '../readWithin.ts'
import type {Query, Snapshot, Source} from '../source.ts'

/** Most answers, documents and revisions of each that are remembered; the oldest goes first. */
const capacity = {answers: 500, documents: 20_000, revisions: 50}

/** How a fallback goes. */
export interface FallbackOptions {
  /** Milliseconds a source may take before the next one is asked; the last one is waited for. Default 3000. */
  patience?: number
}

/** Stands for the revision of a document that is not there any more. */
const gone = ''

/** The revision of a document that was given last. */
interface Seen {
  revision: string
  /** Revisions that came before it. */
  earlier: ReadonlySet<string>
  /** When the source looked, in milliseconds. */
  at: number
}

/**
 * A source that asks several, the best first, and the next one when one is down, refuses or answers
 * with something that is not content. It never goes back in time: an answer is refused when it holds
 * a revision that readers were already past, or comes from before what they saw; then the last good
 * answer is given again. A withdrawal that was seen once holds until a later look shows that it is
 * gone. Every answer names the source it came from, and the failures before it in its `problems`.
 * @param sources at least one; all of them published, or all of drafts
 * @throws ContentError `INVALID_OPTIONS`
 */
export function fallback(sources: readonly Source[], options?: FallbackOptions): Source {
  const {patience = 3000} = options ?? {}
  const [first] = Array.isArray(sources) ? sources : []
  if (!first || sources.some(({drafts}) => drafts !== first.drafts)) {
    throw new ContentError(
      'INVALID_OPTIONS',
      'A fallback needs at least one source, and all of them published or all of drafts.',
      {option: 'sources'},
    )
  }
  const memory = createMemory()
  return {
    name: `fallback(${sources.map(({name}) => name).join(', ')})`,
    drafts: first.drafts,
    read: async (query, signal) => {
      const key = JSON.stringify([query.type, query.match])
      const failures: ContentError[] = []
      for (const source of sources) {
        const last = source === sources.at(-1)
        try {
          const snapshot = last
            ? await readOnce(source, query, signal)
            : await readWithin(patience, source, query, signal)
          if (memory.isOlder(key, snapshot)) throw outdated(source)
          return {
            ...memory.keep(key, {source: source.name, ...snapshot}, query),
            problems: [...(snapshot.problems ?? []), ...failures.map(problemOf)],
          }
        } catch (error) {
          if (!isContentError(error) || error.code === 'ABORTED') throw error
          failures.push(error)
        }
      }
      const last = memory.last(key)
      if (last) return {...last, problems: failures.map(problemOf)}
      throw failures.find(({code}) => code === 'SOURCE_OUTDATED') ?? failures[0]
    },
    ...(sources.some(({watch}) => watch) ? {watch: watchAll(sources)} : {}),
    ...(first.imageUrl ? {imageUrl: first.imageUrl} : {}),
  }
}

function watchAll(sources: readonly Source[]): NonNullable<Source['watch']> {
  return (types, onChange) => {
    const ends = sources.map((source) => source.watch?.(types, onChange))
    return () => ends.forEach((end) => end?.())
  }
}

function outdated(source: Source): ContentError {
  return new ContentError(
    'SOURCE_OUTDATED',
    `${source.name} holds something older than readers have already seen. Bring it up to date.`,
    {source: source.name},
  )
}

function problemOf({message, details}: ContentError): Problem {
  const id = 'source' in details ? details.source : 'source'
  return {id, type: 'source', path: '', reason: message}
}

/** What was given before, and whether an answer is older than that. */
function createMemory() {
  const answers = new Map<string, Snapshot>()
  const documents = new Map<string, Seen>()
  let notices = {byId: new Map<string, unknown>(), at: Number.NEGATIVE_INFINITY}

  function isOlder(key: string, snapshot: Snapshot): boolean {
    const at = timeOf(snapshot)
    const last = answers.get(key)
    // The same answer as before is not older, whenever it was looked up.
    if (last && at < timeOf(last) && revisionsOf(last).join() !== revisionsOf(snapshot).join()) {
      return true
    }
    return stored(snapshot).some(({id, revision}) => {
      const seen = documents.get(id)
      if (!seen || seen.revision === revision) return false
      return seen.earlier.has(revision) || at < seen.at
    })
  }

  function keep(key: string, snapshot: Snapshot, query: Query): Snapshot {
    const at = timeOf(snapshot)
    for (const {id, revision} of stored(snapshot)) remember(id, revision, at)
    // What one was asked for by name and is there no more must not come back from elsewhere.
    const asked = 'limit' in query.match ? [] : (answers.get(key)?.documents ?? [])
    const here = new Set(snapshot.documents.map(idOf))
    for (const id of asked.map(idOf)) {
      if (id !== undefined && !here.has(id)) remember(id, gone, at)
    }
    const held = {...snapshot, withdrawals: heldNotices(snapshot, at)}
    put(answers, key, held, capacity.answers)
    return held
  }

  function remember(id: string, revision: string, at: number): void {
    const seen = documents.get(id)
    const earlier = new Set(seen?.earlier)
    if (seen && seen.revision !== revision) earlier.add(seen.revision)
    earlier.delete(revision)
    const [oldest] = earlier
    if (earlier.size > capacity.revisions && oldest !== undefined) earlier.delete(oldest)
    put(documents, id, {revision, earlier, at: Math.max(at, seen?.at ?? at)}, capacity.documents)
  }

  function heldNotices(snapshot: Snapshot, at: number): readonly unknown[] {
    const given = new Map(
      snapshot.withdrawals.map((notice, index) => [idOf(notice) ?? String(index), notice]),
    )
    if (at >= notices.at) notices = {byId: given, at}
    return [...new Map([...given, ...notices.byId]).values()]
  }

  function last(key: string): Snapshot | undefined {
    const known = answers.get(key)
    return known && {...known, withdrawals: heldNotices(known, timeOf(known))}
  }

  return {isOlder, keep, last}
}

function timeOf({asOf}: Snapshot): number {
  const time = Date.parse(asOf)
  return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time
}

/** Every document of an answer with its revision; without one, its text tells it from another. */
function stored({documents, references}: Snapshot): {id: string; revision: string}[] {
  return [...documents, ...references].flatMap((document) => {
    const id = idOf(document)
    if (id === undefined || !isRecord(document)) return []
    const {_rev: revision} = document
    return [{id, revision: typeof revision === 'string' ? revision : JSON.stringify(document)}]
  })
}

function revisionsOf(snapshot: Snapshot): string[] {
  return stored(snapshot).map(({id, revision}) => `${id} ${revision}`)
}

function idOf(value: unknown): string | undefined {
  return isRecord(value) && typeof value._id === 'string' ? value._id : undefined
}

function put<V>(map: Map<string, V>, key: string, value: V, most: number): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > most && oldest !== undefined) map.delete(oldest)
}
