import {createHash, hash} from 'node:crypto'

import {applyActions, asActionError} from './actions/applyActions.ts'
import type {ActionContext} from './actions/readAction.ts'
import {applyMutations} from './applyMutations.ts'
import {checkReferences} from './checkReferences.ts'
import type {LakeDocument} from './document.ts'
import {createDocumentSet, createView} from './documentSet.ts'
import {LakeError, mutationError} from './errors.ts'
import {createGroupCommit, type Outcome} from './groupCommit.ts'
import {createListenerHub, type ListenerHub} from './listenerHub.ts'
import {createLiveHub, type LiveHub} from './liveHub.ts'
import type {LiveView} from './liveView.ts'
import {parseMutation} from './mutations.ts'
import {
  type FollowingView,
  followPerspective,
  followPublic,
  type Perspective,
} from './perspective.ts'
import {createSelect, type Selected} from './query/selectIds.ts'
import type {Clock, NewId} from './randomId.ts'
import {type Change, createStaging, type MutationResult, type Staging} from './staging.ts'
import type {DatasetStore, StoredTransaction} from './store/types.ts'
import {withArrayKeys} from './withArrayKeys.ts'

/** What a dataset needs from outside. */
export interface DatasetOptions {
  project: string
  name: string
  store: DatasetStore
  clock: Clock
  newId: NewId
}

/** A request to change documents. */
export interface TransactionRequest {
  /** Mutations or actions as they stand in the request body. */
  mutations?: readonly unknown[]
  actions?: readonly unknown[]
  /** Gives objects in lists a `_key` where they have none. */
  generateKeys?: boolean
  /** Chosen by the client; a repeated one is answered again, not applied again. */
  transactionId?: string
  /** User id of who asks. */
  author: string
  cause: string
  /** Computes everything and writes nothing. */
  dryRun?: boolean
  /** What the query of the first mutation found, when the dataset had this version. */
  selected?: Selected
}

/** What became of it. */
export interface TransactionAnswer {
  transactionId: string
  results: readonly MutationResult[]
  /** The changed documents as the transaction left them, removed ones as they were before it. */
  documents: ReadonlyMap<string, LakeDocument | null>
}

/** Which documents an asker may see at all, before any perspective or query. */
export type Visibility = 'all' | 'public'

/** One dataset: current documents, transactions, and the ones who listen. */
export interface Dataset {
  readonly project: string
  readonly name: string
  readonly store: DatasetStore
  readonly listeners: ListenerHub
  readonly live: LiveHub
  /** Grows with every change of a document, and when the dataset is closed. */
  readonly version: number
  /** The documents an asker sees through a perspective; the view changes with the dataset. */
  view(visibility: Visibility, perspective: Perspective): LiveView
  /** Ids of documents that refer strongly to `id`. */
  referrers(id: string): readonly string[]
  /**
   * Applies a request: all of it or nothing, durable when this returns.
   * @throws a mutation or action error.
   */
  transact(request: TransactionRequest): TransactionAnswer
  /** Like `transact`; requests that come at the same time are made durable together. */
  submit(request: TransactionRequest): Promise<TransactionAnswer>
  /** What was answered until now may be wrong: its store turned out to be damaged. */
  forgetAnswers(): void
  close(): void
}

/** Opens a dataset on its store. */
export function createDataset(options: DatasetOptions): Dataset {
  const {project, name, store, clock, newId} = options
  const documents = createDocumentSet(store)
  const listeners = createListenerHub(options, (id) => documents.get(id))
  const live = createLiveHub()
  const views = createViewCache(documents)
  /** How often all answers were forgotten without a change of a document. */
  let forgotten = 0
  const version = (): number => documents.version + forgotten

  const contextFor = (request: TransactionRequest, id: string, now: Date): ActionContext => ({
    transactionId: id,
    timestamp: now.toISOString(),
    author: request.author,
    newId,
    lastContent: (documentId) => store.lastContent(documentId)?.document ?? undefined,
    select: createSelect(
      (staging) => ({
        view: staging.mutations.length === 0 ? documents : createView(staging.all()),
        identity: request.author,
        now,
        project,
        dataset: name,
      }),
      request.selected?.version === version() ? request.selected : undefined,
    ),
  })

  const compute = (request: TransactionRequest, context: ActionContext): Staging => {
    const staging = createStaging(documents)
    const keyed = (list: readonly unknown[] = []): readonly unknown[] =>
      request.generateKeys ? list.map((item) => withArrayKeys(item, newId)) : list
    applyMutations(staging, keyed(request.mutations).map(parseMutation), context)
    applyActions(staging, keyed(request.actions), context)
    try {
      checkReferences(documents, staging, staging.changes())
    } catch (error) {
      throw request.actions ? asActionError(error, request.actions.length - 1) : error
    }
    return staging
  }

  const commit = (request: TransactionRequest, staging: Staging, context: ActionContext): Done => {
    const changes = staging.changes()
    const {transactionId: id, timestamp} = context
    const {author, cause} = request
    const {mutations, results, purged} = staging
    const fingerprint = fingerprintOf(request)
    const transaction = {id, timestamp, author, cause, fingerprint, mutations, results}
    const {seq, contents} = store.append({...transaction, changes, purged})
    // An action copies parts of one document into another; read again each has its own, so that a
    // source map can tell by an object alone which document it is out of.
    for (const [index, {id: changed}] of changes.entries()) {
      documents.apply(changed, JSON.parse(contents[index] ?? 'null') as LakeDocument | null)
    }
    const stored = {...transaction, seq, documentIds: changes.map((change) => change.id)}
    const announce = (): void => {
      if (changes.length === 0) return
      listeners.publish({...stored, mutations: [...mutations]}, changes)
      live.publish(changes)
    }
    return {answer: answer(id, results, changes), changes, announce}
  }

  const perform = (request: TransactionRequest): Done => {
    const id = request.transactionId ?? newId()
    const known = request.transactionId ? store.transaction(id) : undefined
    if (known) return {...NOTHING, answer: repeat(store, known, request)}
    const context = contextFor(request, id, clock())
    const staging = compute(request, context)
    if (!request.dryRun) return commit(request, staging, context)
    return {...NOTHING, answer: answer(id, staging.results, staging.changes())}
  }

  const transact = (request: TransactionRequest): TransactionAnswer => {
    const {answer: given, announce} = perform(request)
    announce()
    return given
  }

  const together = (requests: readonly TransactionRequest[]): Outcome<TransactionAnswer>[] => {
    const done: Done[] = []
    const attempt = (request: TransactionRequest): Outcome<TransactionAnswer> => {
      try {
        const one = perform(request)
        done.push(one)
        return {done: one.answer}
      } catch (error) {
        // What the store has against one concerns them all.
        if (error instanceof LakeError) return {refused: error}
        throw error
      }
    }
    const outcomes = durable(done, () => store.together(() => requests.map(attempt)))
    for (const {announce} of done) announce()
    return outcomes
  }
  /** Makes changes durable; where that fails, they are taken back. */
  const durable = <Result>(done: readonly Done[], commitAll: () => Result): Result => {
    try {
      return commitAll()
    } catch (error) {
      const changes = done.flatMap((one) => one.changes)
      for (const {id, before} of changes.toReversed()) documents.apply(id, before)
      throw error
    }
  }
  const group = createGroupCommit({together, alone: transact})

  return {
    project,
    name,
    store,
    listeners,
    live,
    get version() {
      return version()
    },
    view: views,
    referrers: (id) => documents.referrers(id),
    transact,
    submit: (request) => group.submit(request),
    forgetAnswers() {
      forgotten += 1
    },
    close() {
      group.flush()
      forgotten += 1
      listeners.close()
      live.close()
    },
  }
}

/** A request that was carried out. */
interface Done {
  answer: TransactionAnswer
  changes: readonly Change[]
  /** Tells those who listen, once it is durable. */
  announce: () => void
}

const NOTHING = {changes: [], announce: () => undefined}

/** Most perspectives of which the documents are kept at hand. */
const MAX_VIEWS = 16

/** Makes the `view` of a dataset: views of the latest perspectives are kept at hand. */
export function createViewCache(documents: LiveView): Dataset['view'] {
  let publicDocuments: LiveView | undefined
  const cache = new Map<string, FollowingView>()
  return (visibility, perspective) => {
    if (visibility === 'public') publicDocuments ??= followPublic(documents).view
    const visible = visibility === 'public' && publicDocuments ? publicDocuments : documents
    const key = `${visibility} ${String(perspective)}`
    const found = cache.get(key) ?? followPerspective(visible, perspective)
    cache.delete(key)
    cache.set(key, found)
    // Release names are up to the asker; without an end they would fill the memory.
    const [oldest] = cache.keys()
    if (cache.size > MAX_VIEWS && oldest !== undefined) {
      cache.get(oldest)?.stop()
      cache.delete(oldest)
    }
    return found.view
  }
}

function answer(
  transactionId: string,
  results: readonly MutationResult[],
  changes: readonly Change[],
): TransactionAnswer {
  const documents = new Map(changes.map(({id, before, after}) => [id, after ?? before]))
  return {transactionId, results, documents}
}

/** A transaction id that was used before: the same request gets the same answer. */
function repeat(
  store: DatasetStore,
  known: StoredTransaction,
  request: TransactionRequest,
): TransactionAnswer {
  if (known.fingerprint === fingerprintOf(request)) {
    return answer(known.id, known.results, store.changesOf(known.seq))
  }
  const description = `Transaction "${known.id}" already exists with other contents`
  throw mutationError(409, {type: 'transactionExistsError', description, id: known.id})
}

function fingerprintOf({mutations, actions}: TransactionRequest): string {
  const lists = Object.entries({mutations, actions}).filter(([, list]) => list !== undefined)
  if (lists.length === 0) return hash('sha256', '{}', 'base64url')
  const items = (mutations ?? []).length + (actions ?? []).length
  // All at once is faster; the JSON of many, as one string, may be longer than strings can be.
  if (items <= FEW) return hash('sha256', JSON.stringify(Object.fromEntries(lists)), 'base64url')
  const sum = createHash('sha256')
  for (const [place, [name, list = []]] of lists.entries()) {
    sum.update(`${place === 0 ? '{' : ','}"${name}":[`)
    for (const [index, item] of list.entries()) {
      sum.update((index === 0 ? '' : ',') + JSON.stringify(item))
    }
    sum.update(']')
  }
  return sum.update('}').digest('base64url')
}

/** Mutations whose JSON is surely no longer than a string can be: each is at most a body. */
const FEW = 50
