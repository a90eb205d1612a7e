import type {ExprNode} from 'groq-js'

import type {EventBytes} from './backlogs.ts'
import type {JsonObject, LakeDocument} from './document.ts'
import {isVersionId} from './documentIds.ts'
import {createView} from './documentSet.ts'
import {type Effects, effectsOf} from './effects/effectsOf.ts'
import {LakeError} from './errors.ts'
import {eventBytes, spellOnce} from './eventBytes.ts'
import {type Mutation, mutationTarget} from './mutations.ts'
import {createOutbox} from './outbox.ts'
import {runWithin} from './query/queryBudget.ts'
import {runQuery} from './query/runQuery.ts'
import type {Change} from './staging.ts'
import type {StoredTransaction} from './store/types.ts'

/** What a listener asked for. */
export interface ListenOptions {
  /** The parsed filter; a document that it selects is listened to. */
  tree: ExprNode
  params: JsonObject
  identity: string
  /** False for an anonymous listener: documents whose id has a dot do not exist for it. */
  canSee: (id: string) => boolean
  includeResult: boolean
  includePreviousRevision: boolean
  includeMutations: boolean
  includeAllVersions: boolean
  effects: boolean
  visibility: 'query' | 'transaction'
}

/** One event for all who listen to the same. */
export interface ListenEvent {
  documentId: string
  /** The event as it is sent; spelled when it is first asked for. */
  bytes: () => EventBytes
}

/** Who listens. */
export interface Listener {
  /** Gets the events of one transaction together. */
  deliver(events: ListenEvent[]): void
  /** Is told that the filter can not be evaluated, and nothing more after that. */
  refuse(error: LakeError): void
  close(): void
}

/** The listeners of one dataset. */
export interface ListenerHub {
  /** Starts delivering; returns a function that stops it. */
  add(options: ListenOptions, listener: Listener): () => void
  /** Tells everyone what a transaction changed. */
  publish(transaction: StoredTransaction, changes: readonly Change[]): void
  /**
   * The events that `options` would have got for a past transaction.
   * @throws {LakeError} when the filter can not be evaluated, or takes too long.
   */
  eventsFor(
    options: ListenOptions,
    transaction: StoredTransaction,
    changes: readonly Change[],
  ): ListenEvent[]
  readonly size: number
  close(): void
}

/**
 * Makes the hub of a dataset.
 * @param dereference finds the current document of a reference inside a filter.
 */
export function createListenerHub(
  dataset: {project: string; name: string},
  dereference: (id: string) => LakeDocument | undefined,
): ListenerHub {
  const groups = new Map<string, Group>()
  const outbox = createOutbox()

  const matches = (options: ListenOptions, document: LakeDocument | null): boolean => {
    if (!document || !options.canSee(document._id)) return false
    if (!options.includeAllVersions && isVersionId(document._id)) return false
    const only = createView([document])
    const get = (id: string): LakeDocument | undefined =>
      id === document._id ? document : options.canSee(id) ? dereference(id) : undefined
    const result = runQuery(options.tree, options.params, {
      view: {...only, get},
      identity: options.identity,
      now: new Date(),
      project: dataset.project,
      dataset: dataset.name,
    })
    return Array.isArray(result) ? result.length > 0 : result !== null && result !== false
  }

  const eventsFor: ListenerHub['eventsFor'] = (options, transaction, changes) => {
    const seen = runWithin(BUDGET + changes.length, () =>
      changes.map((change) => ({
        change,
        was: matches(options, change.before),
        is: matches(options, change.after),
      })),
    ).filter(({was, is}) => was || is)
    return seen.map(({change, was, is}, index) => {
      const transition = was && is ? 'update' : is ? 'appear' : 'disappear'
      const eventId = `${transaction.id}#${change.id}`
      // The Studio waits for as many events as the first one announces, so the total counts
      // what this listener gets and not what the transaction touched.
      const place = {transactionTotalEvents: seen.length, transactionCurrentEvent: index + 1}
      const spell = (): EventBytes => {
        const described = describe(options, transaction, change)
        return eventBytes('mutation', {...described, eventId, transition, ...place}, eventId)
      }
      let bytes: EventBytes | undefined
      return {documentId: change.id, bytes: () => (bytes ??= spell())}
    })
  }

  return {
    eventsFor,
    add(options, listener) {
      const key = groupKey(options)
      const group = groups.get(key) ?? {options, listeners: new Set()}
      groups.set(key, group)
      group.listeners.add(listener)
      return () => {
        group.listeners.delete(listener)
        if (group.listeners.size === 0 && groups.get(key) === group) groups.delete(key)
      }
    },
    publish(transaction, changes) {
      for (const {options, listeners} of groups.values()) {
        const events = attempt(() => eventsFor(options, transaction, changes))
        if (events instanceof LakeError) {
          for (const listener of listeners) listener.refuse(events)
          continue
        }
        if (events.length === 0) continue
        for (const listener of listeners) {
          outbox.push(() => listeners.has(listener) && listener.deliver(events))
        }
      }
      outbox.send()
    },
    get size() {
      return [...groups.values()].reduce((sum, {listeners}) => sum + listeners.size, 0)
    },
    close() {
      const all = [...groups.values()].flatMap(({listeners}) => [...listeners])
      groups.clear()
      for (const listener of all) listener.close()
    },
  }
}

/** Milliseconds that the filter of a listener may hold up one who writes, and one more for each change. */
const BUDGET = 200

/** Whatever a filter does, the transaction is done: its writer must not be told otherwise. */
function attempt(run: () => ListenEvent[]): ListenEvent[] | LakeError {
  try {
    return run()
  } catch (error) {
    if (error instanceof LakeError) return error
    throw error
  }
}

/** Listeners that asked for the same: what they are told is made once. */
interface Group {
  options: ListenOptions
  listeners: Set<Listener>
}

const numbers = new WeakMap<object, number>()
let count = 0

function groupKey({tree, canSee, ...rest}: ListenOptions): string {
  return JSON.stringify([numberOf(tree), numberOf(canSee), rest])
}

function numberOf(object: object): number {
  const number = numbers.get(object) ?? (count += 1)
  numbers.set(object, number)
  return number
}

/** The data of an event; what is large in it is spelled once for all who listen. */
function describe(
  options: ListenOptions,
  transaction: StoredTransaction,
  change: Change,
): JsonObject {
  const {before, after, id} = change
  const {includePreviousRevision, includeResult, includeMutations} = options
  return {
    documentId: id,
    transactionId: transaction.id,
    identity: transaction.author,
    mutations: includeMutations ? spellOnce(mutationsOf(transaction, id)) : [],
    ...(includePreviousRevision ? {previous: before && spellOnce(before)} : {}),
    ...(includeResult && after ? {result: spellOnce(after)} : {}),
    ...(options.effects ? {effects: spellOnce(effectsOfChange(change))} : {}),
    ...(before ? {previousRev: before._rev} : {}),
    resultRev: after?._rev ?? transaction.id,
    timestamp: transaction.timestamp,
    visibility: options.visibility,
  }
}

const effects = new WeakMap<Change, Effects>()

/** The effects of a change, worked out once for all who listen. */
function effectsOfChange(change: Change): Effects {
  const known = effects.get(change) ?? effectsOf(change.before, change.after)
  effects.set(change, known)
  return known
}

const mutations = new WeakMap<StoredTransaction, Map<string, Mutation[]>>()

/** Patches are applied by the client without a look at ids: it is sent those of one document. */
function mutationsOf(transaction: StoredTransaction, id: string): Mutation[] {
  const known = mutations.get(transaction) ?? Map.groupBy(transaction.mutations, mutationTarget)
  mutations.set(transaction, known)
  const found = known.get(id) ?? []
  known.set(id, found)
  return found
}
