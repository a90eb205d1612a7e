import type {Dataset} from '../dataset.ts'
import {isPublicId} from '../documentIds.ts'
import {LakeError, queryError, validationError} from '../errors.ts'
import {eventSize} from '../eventBytes.ts'
import type {EventStream} from '../eventStream.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, flag, groqParams, type LakeContext, openStream} from '../lakeContext.ts'
import type {ListenEvent, ListenOptions} from '../listenerHub.ts'
import {asksInLists, isTame} from '../query/isTame.ts'
import {isShortQuery, parseQuery} from '../query/parseQuery.ts'
import {selectionOf} from '../query/selectionOf.ts'
import {redirectStream} from '../redirectStream.ts'

/** What is sent again on a resume: transactions, their changes, bytes. Beyond that the client starts over. */
const MAX_REPLAY = {transactions: 1_000, changes: 5_000, bytes: 8_000_000}

/** `GET /data/listen/:dataset`: server-sent events for every change to documents that a filter selects. */
export function listen(c: LakeContext): Response {
  const redirected = redirectStream(c)
  if (redirected) return redirected
  const dataset = datasetOf(c)
  let remove = (): void => undefined
  const stream = openStream(c, () => remove())
  const options = readOptions(c, stream)
  if (!options) return stream.response
  const {lake} = c.var
  const resumable = flag(c, 'enableResume')
  const lastEventId = c.req.header('last-event-id') ?? c.req.query('lastEventId')
  try {
    greet(stream, dataset, options, lake.newId(), resumable ? lastEventId : undefined)
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    refuse(stream, error)
    return stream.response
  }
  remove = dataset.listeners.add(options, {
    deliver(events) {
      for (const event of events) stream.sendBytes(event.bytes())
    },
    refuse: (error) => refuse(stream, error),
    close: () => stream.close(),
  })
  return stream.response
}

/** What the hosted lake says of a query that can not be listened to; the client does not try again. */
function refuse(stream: EventStream, {body, message}: LakeError): void {
  stream.send('channelError', {...body, message})
  stream.close()
}

const everything = (): boolean => true

/** Reads what is asked for; a query that can not be read ends the stream with `channelError`. */
function readOptions(c: LakeContext, stream: EventStream): ListenOptions | undefined {
  const {identity} = c.var
  try {
    const query = c.req.query('query')
    if (!query) throw validationError('The parameter "query" is missing')
    const params = groqParams(c)
    const tree = isShortQuery(query) ? parseQuery(query, params) : undefined
    // The filter is looked at for every change, by everyone's request.
    if (!tree || !isTame(tree, params) || asksInLists(tree)) {
      throw queryError(400, 'The filter is too expensive to be listened to')
    }
    return {
      tree: selectionOf(tree),
      params,
      identity: identity.user?.id ?? '<anonymous>',
      canSee: identity.role === 'anonymous' ? isPublicId : everything,
      includeResult: flag(c, 'includeResult'),
      includePreviousRevision: flag(c, 'includePreviousRevision'),
      includeMutations: c.req.query('includeMutations') !== 'false',
      includeAllVersions: flag(c, 'includeAllVersions'),
      effects: c.req.query('effectFormat') === 'mendoza',
      visibility: c.req.query('visibility') === 'query' ? 'query' : 'transaction',
    }
  } catch (error) {
    if (!(error instanceof LakeError)) throw error
    refuse(stream, error)
    return undefined
  }
}

/**
 * The first event. A listener that comes back is sent what it missed after `welcomeback`, or is
 * told to start over with `reset` when its position is not known or too far back.
 */
function greet(
  stream: EventStream,
  dataset: Dataset,
  options: ListenOptions,
  listenerName: string,
  lastEventId: string | undefined,
): void {
  if (lastEventId === undefined) return stream.send('welcome', {listenerName})
  const missed = missedEvents(dataset, options, lastEventId)
  if (!missed) return stream.send('reset', {listenerName})
  stream.send('welcomeback', {listenerName})
  for (const event of missed) stream.sendBytes(event.bytes())
}

/** The events after a position; `undefined` when it is not known, or too far back. */
function missedEvents(
  dataset: Dataset,
  options: ListenOptions,
  lastEventId: string,
): ListenEvent[] | undefined {
  const {store, listeners} = dataset
  const [transactionId = '', documentId] = lastEventId.split('#')
  const last = store.transaction(transactionId)
  if (!last) return undefined
  const missed = store.transactionsAfter(last.seq, MAX_REPLAY.transactions + 1)
  const changes = missed.reduce((sum, {documentIds}) => sum + documentIds.length, 0)
  if (missed.length > MAX_REPLAY.transactions || changes > MAX_REPLAY.changes) return undefined
  const rest = listeners.eventsFor(options, last, store.changesOf(last.seq))
  const seen = rest.findIndex((event) => event.documentId === documentId)
  const events = rest.slice(seen + 1)
  let bytes = events.reduce((sum, event) => sum + eventSize(event.bytes()), 0)
  for (const transaction of missed) {
    const later = listeners.eventsFor(options, transaction, store.changesOf(transaction.seq))
    events.push(...later)
    bytes += later.reduce((sum, event) => sum + eventSize(event.bytes()), 0)
    if (bytes > MAX_REPLAY.bytes) return undefined
  }
  return events
}

/** `GET /data/live/events/:dataset`: server-sent events that name the tags of what changed. */
export function liveEvents(c: LakeContext): Response {
  const includeDrafts = flag(c, 'includeDrafts') || flag(c, 'includeAllDocuments')
  if (includeDrafts) requireRole(c.var.identity, 'read', 'read')
  const redirected = redirectStream(c)
  if (redirected) return redirected
  const {live} = datasetOf(c)
  let remove = (): void => undefined
  const stream = openStream(c, () => remove())
  const lastEventId = c.req.header('last-event-id')
  const behind = lastEventId !== undefined && !live.isCurrent(lastEventId)
  stream.send(behind ? 'restart' : 'welcome', {}, live.position)
  remove = live.add(
    includeDrafts,
    (event) => stream.sendBytes(event),
    () => stream.close(),
  )
  return stream.response
}
