import type {JsonObject, LakeDocument} from '../document.ts'
import {
  draftIdOf,
  isDocumentId,
  isDraftId,
  publishedIdOf,
  releaseDocumentId,
} from '../documentIds.ts'
import {effectsOf} from '../effects/effectsOf.ts'
import {validationError} from '../errors.ts'
import {documentEvents} from '../history/documentEvents.ts'
import {releaseEvents} from '../history/releaseEvents.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, flag, type LakeContext, param} from '../lakeContext.ts'
import {type Mutation, mutationTarget} from '../mutations.ts'
import type {DatasetStore, Revision, StoredTransaction} from '../store/types.ts'

/** Most transactions or events in one answer. */
const MAX_LIMIT = 1_000

/** A `seq` after all others. */
const LAST = Number.MAX_SAFE_INTEGER

function storeFor(c: LakeContext): DatasetStore {
  requireRole(c.var.identity, 'read', 'history')
  return datasetOf(c).store
}

/** The ids in the address; `undefined` when it is about the whole dataset. */
function idsOf(c: LakeContext): string[] | undefined {
  return c.req.param('ids')?.split(',').filter(isDocumentId)
}

function limitOf(c: LakeContext, fallback: number): number {
  const limit = Number(c.req.query('limit') ?? fallback)
  if (Number.isInteger(limit) && limit > 0) return Math.min(limit, MAX_LIMIT)
  throw validationError('"limit" must be a positive whole number')
}

/**
 * `GET /data/history/:dataset/documents/:ids`: documents as they were at a `revision`
 * (transaction id) or `time` (ISO 8601), or with `lastRevision=true` as they last were. A draft that
 * did not exist at a `revision` is answered by its published document: the Studio asks so for what
 * was written without a draft, such as imported documents.
 */
export function documentsAt(c: LakeContext): Response {
  const store = storeFor(c)
  const {revision, time} = c.req.query()
  const points = [revision, time, flag(c, 'lastRevision') || undefined]
  if (points.filter((point) => point !== undefined).length > 1) {
    throw validationError('Use one of "revision", "time" and "lastRevision"')
  }
  const find = (id: string): Revision | undefined => {
    if (flag(c, 'lastRevision')) return store.lastContent(id)
    const seq = seqFor(store, revision, time)
    const found = store.revisionAt(id, seq)
    if (found?.document || !revision || !isDraftId(id)) return found
    return store.revisionAt(publishedIdOf(id), seq)
  }
  const documents: LakeDocument[] = []
  for (const id of idsOf(c) ?? []) {
    const document = find(id)?.document
    if (document) documents.push(document)
  }
  return c.json({documents})
}

function seqFor(store: DatasetStore, revision?: string, time?: string): number {
  if (revision) return store.transaction(revision)?.seq ?? 0
  if (time === undefined) return LAST
  const instant = new Date(time)
  if (Number.isNaN(instant.getTime())) {
    throw validationError(`"time" must be an ISO 8601 instant, not "${time}"`)
  }
  return store.seqAt(instant.toISOString())
}

/** The first transaction at or after an instant. */
function firstSince(store: DatasetStore, time: string | undefined): number {
  if (time === undefined) return 0
  const instant = new Date(time).getTime()
  if (Number.isNaN(instant)) return seqFor(store, undefined, time)
  return store.seqAt(new Date(instant - 1).toISOString()) + 1
}

/**
 * `GET /data/history/:dataset/transactions/:ids`: the transactions of documents, one JSON object
 * a line; without ids those of the whole dataset. Reads `fromTransaction`, `toTransaction`,
 * `fromTime`, `toTime` (all included), `authors`, `reverse`, `limit`, `excludeContent` (mutations
 * say which document and no more), `excludeMutations`, `effectFormat=mendoza` and
 * `includeIdentifiedDocumentsOnly`.
 */
export function transactions(c: LakeContext): Response {
  const store = storeFor(c)
  const ids = idsOf(c)
  const {authors} = c.req.query()
  const limit = limitOf(c, 100)
  const reverse = flag(c, 'reverse')
  const wanted = authors ? new Set(authors.split(',')) : undefined
  const found: StoredTransaction[] = []
  let {from, to} = rangeOf(c, store)
  // What other people did does not count towards the limit.
  while (found.length < limit && from <= to) {
    const page = store.transactionsOf(ids, {from, to, reverse, limit: MAX_LIMIT})
    found.push(...page.filter(({author}) => wanted?.has(author) ?? true))
    const last = page.at(-1)
    if (page.length < MAX_LIMIT || !last) break
    if (reverse) to = last.seq - 1
    else from = last.seq + 1
  }
  const lines = found
    .slice(0, limit)
    .map((transaction) => `${JSON.stringify(describe(c, store, ids, transaction))}\n`)
  return c.body(lines.join(''), 200, {'content-type': 'application/x-ndjson'})
}

/** The narrower of what times and transactions say, both ends included. */
function rangeOf(c: LakeContext, store: DatasetStore): {from: number; to: number} {
  const {fromTransaction, toTransaction, fromTime, toTime} = c.req.query()
  return {
    from: Math.max(
      fromTransaction ? seqOf(store, fromTransaction) : 0,
      firstSince(store, fromTime),
    ),
    to: Math.min(
      toTransaction ? seqOf(store, toTransaction) : LAST,
      seqFor(store, undefined, toTime),
    ),
  }
}

function seqOf(store: DatasetStore, id: string): number {
  const transaction = store.transaction(id)
  if (transaction) return transaction.seq
  throw validationError(`No transaction "${id}"`)
}

function describe(
  c: LakeContext,
  store: DatasetStore,
  ids: readonly string[] | undefined,
  transaction: StoredTransaction,
): JsonObject {
  const {id, timestamp, author, documentIds, seq} = transaction
  const named = flag(c, 'includeIdentifiedDocumentsOnly') ? ids : undefined
  const isShown = (documentId: string): boolean => named?.includes(documentId) ?? true
  const description: JsonObject = {
    id,
    timestamp,
    author,
    documentIDs: documentIds.filter(isShown),
  }
  if (!flag(c, 'excludeMutations')) {
    const shown = transaction.mutations.filter((mutation) => isShown(mutationTarget(mutation)))
    description.mutations = flag(c, 'excludeContent') ? shown.map(withoutContent) : shown
  }
  if (c.req.query('effectFormat') === 'mendoza') {
    const changes = store.changesOf(seq).filter((change) => isShown(change.id))
    description.effects = Object.fromEntries(
      changes.map(({id: documentId, before, after}) => [documentId, effectsOf(before, after)]),
    )
  }
  return description
}

/** What a mutation was done to, without what it says. */
function withoutContent(mutation: Mutation): JsonObject {
  const id = mutationTarget(mutation)
  const kinds = Object.keys(mutation)
  return Object.fromEntries(
    kinds.map((kind) => [kind, kind.startsWith('create') ? {_id: id} : {id}]),
  )
}

/** `GET /data/history/:dataset/events/documents/:id`: the life of a document, newest first. */
export function eventsOfDocument(c: LakeContext): Response {
  const store = storeFor(c)
  const id = param(c, 'id')
  const published = publishedIdOf(id)
  const versions = store
    .idsWithPrefix('versions.')
    .filter((one) => publishedIdOf(one) === published)
  const occurrences = store.occurrences([published, draftIdOf(published), ...versions])
  const {page, nextCursor} = pageOf(c, documentEvents(id, occurrences))
  return c.json({events: {[id]: page}, nextCursor})
}

/** `GET /data/history/:dataset/events/releases/:id`: the activity of a release, newest first. */
export function eventsOfRelease(c: LakeContext): Response {
  const store = storeFor(c)
  const release = param(c, 'id')
  const versions = store.idsWithPrefix(`versions.${release}.`)
  const occurrences = store.occurrences([releaseDocumentId(release), ...versions])
  const {page, nextCursor} = pageOf(c, releaseEvents(release, occurrences))
  return c.json({events: page, nextCursor})
}

/** Cuts a page out of events; the cursor is how many have been answered. */
function pageOf(c: LakeContext, events: JsonObject[]): {page: JsonObject[]; nextCursor: string} {
  const start = Number(c.req.query('nextCursor') ?? 0) || 0
  const end = start + limitOf(c, 100)
  return {page: events.slice(start, end), nextCursor: end < events.length ? String(end) : ''}
}

/** `GET /data/references/:dataset/documents/:id/to`: who refers to a document. */
export function referencesTo(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const dataset = datasetOf(c)
  const id = param(c, 'id')
  const ids = flag(c, 'excludeInternalReferences') ? [] : dataset.referrers(id)
  const references = ids.map((documentId) => ({
    projectId: dataset.project,
    datasetName: dataset.name,
    documentId,
  }))
  return c.json({totalCount: references.length, references})
}
