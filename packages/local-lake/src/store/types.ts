import type {LakeDocument} from '../document.ts'
import type {DocumentSource} from '../documentSet.ts'
import type {Mutation} from '../mutations.ts'
import type {Change, MutationResult} from '../staging.ts'
import type {StoredKeys} from './storedKeys.ts'

/** Who did what when: a transaction without what it changes. */
export interface TransactionHead {
  id: string
  /** ISO 8601 instant. */
  timestamp: string
  /** The user id of who did it. */
  author: string
  /** What asked for it: `mutate`, `upload`, `import` or an action type. */
  cause: string
  /** Hash of the request, to recognise a repeated one. */
  fingerprint: string
}

/** What a transaction changes, or a part of it. */
export interface TransactionPart {
  mutations: readonly Mutation[]
  results: readonly MutationResult[]
  changes: readonly Change[]
  /** Removed documents whose history is to be forgotten. */
  purged: ReadonlySet<string>
}

/** A transaction that comes in parts; nothing else may be written while it does. */
export interface TransactionParts {
  /** Adds the parts; what was added is current for `document` and `has`. */
  run: (add: (part: TransactionPart) => void) => Promise<void>
  /** Called when all is in place and can be read, and is not durable yet. */
  check: () => void
  /** False to take all of it back in the end. */
  keep: boolean
}

/** A transaction about to be stored. */
export interface NewTransaction extends TransactionHead, TransactionPart {}

/** A stored transaction. `seq` grows by commit order and is what "before" and "after" mean. */
export interface StoredTransaction extends TransactionHead {
  seq: number
  documentIds: string[]
  results: readonly MutationResult[]
  /** Read from the store when asked for: they hold the documents that were written. */
  readonly mutations: readonly Mutation[]
}

/** What stood at a document id after one transaction; `document` is `null` after a delete. */
export interface Revision {
  seq: number
  transactionId: string
  timestamp: string
  document: LakeDocument | null
}

/** One change to one document, without its content. */
export interface Occurrence {
  documentId: string
  seq: number
  transactionId: string
  timestamp: string
  author: string
  cause: string
  /** False when the change removed the document. */
  exists: boolean
}

/** A part of the transactions: `seq` from and to, both included. */
export interface TransactionRange {
  from?: number
  to?: number
  reverse?: boolean
  limit: number
}

/**
 * Where the documents of one dataset and their history are kept. A transaction that `append`
 * returned from is durable, unless it is part of a group.
 */
export interface DatasetStore extends DocumentSource {
  /** The file that holds the documents; a second connection may read it. */
  readonly file: string
  readonly keys: StoredKeys
  document(id: string): LakeDocument | undefined
  /** How many current documents have no dot in their id. */
  publicSize(): number
  /** Ids of the current documents of a type. */
  idsOfType(type: string): string[]
  /** True when there is a current document of this id. */
  has(id: string): boolean
  /**
   * Stores a transaction, all of it or nothing.
   * @returns its `seq`, and the JSON of each of its changes; `null` where a document was removed.
   * @throws {StoreError} when it could not be made durable.
   */
  append(transaction: NewTransaction): {seq: number; contents: readonly (string | null)[]}
  /**
   * Stores a transaction that comes in parts: all of it, or nothing when `run` or `check` fails.
   * @throws {StoreError} when it could not be made durable.
   */
  appendParts(head: TransactionHead, parts: TransactionParts): Promise<void>
  /**
   * Makes all that `run` appends durable at once, when it returns; nothing of it when it throws.
   * @throws {StoreError} when it could not be made durable.
   */
  together<Result>(run: () => Result): Result
  transaction(id: string): StoredTransaction | undefined
  /**
   * Transactions that touched one of `documentIds`, oldest first unless reversed; without ids those
   * that touched any.
   */
  transactionsOf(
    documentIds: readonly string[] | undefined,
    range: TransactionRange,
  ): StoredTransaction[]
  /** Transactions later than `seq`, oldest first, at most `limit`. */
  transactionsAfter(seq: number, limit: number): StoredTransaction[]
  /** The changes that one transaction made, with the documents before and after. */
  changesOf(seq: number): Change[]
  /** What stood at a document id after the transaction `seq`, if anything ever did. */
  revisionAt(documentId: string, seq: number): Revision | undefined
  /** The newest revision of a document that has content, also when it is removed by now. */
  lastContent(documentId: string): Revision | undefined
  /** The last transaction at or before an ISO 8601 instant; 0 when there is none. */
  seqAt(time: string): number
  /** Every change to some documents without their contents, oldest first. */
  occurrences(documentIds: readonly string[]): Occurrence[]
  /** Every document id ever used that starts with `prefix`. */
  idsWithPrefix(prefix: string): string[]
  /**
   * Says what of the file is damaged: `keys` are no longer asked; where the `list` of current documents is,
   * a document that is not found is an error.
   */
  distrust(damaged: 'keys' | 'list'): void
  close(): void
}

/** A dataset as the lake lists it. */
export interface DatasetRecord {
  project: string
  name: string
  /** ISO 8601 instant. */
  createdAt: string
  /** A private dataset shows nothing to anonymous readers. */
  aclMode: 'public' | 'private'
}

/** What a token may do. */
export type TokenRole = 'read' | 'editor' | 'admin'

/** A token as it is listed; the token itself is never kept, only its hash. */
export interface TokenRecord {
  id: string
  label: string
  role: TokenRole
  createdAt: string
}

/** Everything that one lake keeps. */
export interface LakeStore {
  /** Opens a dataset, or `undefined` when there is none of that name. */
  dataset(project: string, name: string): DatasetStore | undefined
  createDataset(record: DatasetRecord): DatasetStore
  /** Makes a dataset out of another one with its history and assets; `copy` must not exist. */
  copyDataset(from: Pick<DatasetRecord, 'project' | 'name'>, copy: DatasetRecord): Promise<void>
  deleteDataset(project: string, name: string): boolean
  setAclMode(project: string, name: string, aclMode: DatasetRecord['aclMode']): void
  datasets(project: string): DatasetRecord[]
  tokenByHash(hash: string): TokenRecord | undefined
  tokens(): TokenRecord[]
  addToken(token: TokenRecord, hash: string): void
  revokeToken(id: string): boolean
  /** Small values that the Studio keeps per user (search history, seen notices). */
  keyValue(user: string, key: string): unknown
  setKeyValue(user: string, key: string, value: unknown): void
  /** A folder for the binary files of a dataset's assets. */
  assetFolder(project: string, dataset: string): string
  close(): void
}

/** Why the store refuses: what it is and what to do about it. */
export type StoreErrorCode = 'IN_USE' | 'NEWER_VERSION' | 'DAMAGED' | 'FULL' | 'IO'

/** A problem with the files of the store, worded for the person who runs the lake. */
export class StoreError extends Error {
  readonly code: StoreErrorCode

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreError'
    this.code = code
  }
}
