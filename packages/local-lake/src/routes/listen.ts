import type {Dataset} from '../dataset.ts'
import {isPublicId} from '../documentIds.ts'
import {LakeError, queryError, validationError} from '../errors.ts'
import {createEventStream, eventBytes, type EventStream} from '../eventStream.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, flag, groqParams, type LakeContext} from '../lakeContext.ts'
import type {ListenEvent, ListenOptions} from '../listenerHub.ts'
import {isTame} from '../query/isTame.ts'
import {isShortQuery, parseQuery} from '../query/parseQuery.ts'
import {redirectStream} from '../redirectStream.ts'

/** Missed transactions that are sent again on a resume; beyond that the client starts over. */
const MAX_REPLAY = 1_000

/** `GET /data/listen/:dataset`: server-sent events for every change to documents that a filter selects. */
export function listen(c: LakeContext): Response {
  const redirected = redirectStream(c)
  if (redirected) return redirected
  const dataset = datasetOf(c)
  let remove = (): void => undefined
  const stream = createEventStream({onClose: () => remove()})
  const options = readOptions(c, stream)
  if (!options) return stream.response
  const {lake} = c.var
  const resumable = flag(c, 'enableResume')
  const lastEventId = c.req.header('last-event-id') ?? c.req.query('lastEventId')
  greet(stream, dataset, options, lake.newId(), resumable ? lastEventId : undefined)
  remove = dataset.listeners.add(
    options,
    (events) => {
      for (const event of events) stream.sendBytes(bytesOf(event))
    },
    () => stream.close(),
  )
  return stream.response
}

/** Thousands may be told the same. */
const spelled = new WeakMap<ListenEvent, Uint8Array>()

function bytesOf(event: ListenEvent): Uint8Array {
  const bytes = spelled.get(event) ?? eventBytes('mutation', event.data, event.id)
  spelled.set(event, bytes)
  return bytes
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
    if (!tree || !isTame(tree, params)) {
      throw queryError(400, 'The filter is too expensive to be listened to')
    }
    return {
      tree,
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
    stream.send('channelError', {...error.body, message: error.message})
    stream.close()
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
  const [transactionId = '', documentId] = lastEventId.split('#')
  const last = dataset.store.transaction(transactionId)
  const missed = last ? dataset.store.transactionsAfter(last.seq, MAX_REPLAY + 1) : []
  if (!last || missed.length > MAX_REPLAY) return stream.send('reset', {listenerName})
  stream.send('welcomeback', {listenerName})
  const rest = dataset.listeners.eventsFor(options, last, dataset.store.changesOf(last.seq))
  const seen = rest.findIndex(({data}) => data.documentId === documentId)
  for (const {id, data} of rest.slice(seen + 1)) stream.send('mutation', data, id)
  for (const transaction of missed) {
    const changes = dataset.store.changesOf(transaction.seq)
    for (const {id, data} of dataset.listeners.eventsFor(options, transaction, changes)) {
      stream.send('mutation', data, id)
    }
  }
}

/** `GET /data/live/events/:dataset`: server-sent events that name the tags of what changed. */
export function liveEvents(c: LakeContext): Response {
  const includeDrafts = flag(c, 'includeDrafts') || flag(c, 'includeAllDocuments')
  if (includeDrafts) requireRole(c.var.identity, 'read', 'read')
  const redirected = redirectStream(c)
  if (redirected) return redirected
  const {live} = datasetOf(c)
  let remove = (): void => undefined
  const stream = createEventStream({onClose: () => remove()})
  const lastEventId = c.req.header('last-event-id')
  const behind = lastEventId !== undefined && !live.isCurrent(lastEventId)
  stream.send(behind ? 'restart' : 'welcome', {}, live.position)
  const deliver = (id: string, data: unknown): void => stream.send('message', data, id)
  remove = live.add(includeDrafts, deliver, () => stream.close())
  return stream.response
}
