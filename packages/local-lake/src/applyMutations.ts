import type {JsonObject, LakeDocument} from './document.ts'
import {isDocumentId, isDocumentType} from './documentIds.ts'
import {LakeError, mutationError} from './errors.ts'
import type {IncomingDocument, IncomingMutation, Selection} from './mutations.ts'
import {applyPatch} from './patch/applyPatch.ts'
import type {Staging} from './staging.ts'

/** What a transaction knows while it is being computed. */
export interface TransactionContext {
  transactionId: string
  /** ISO 8601 instant of the transaction. */
  timestamp: string
  newId: () => string
  /** Ids that a query over the staged documents selects. */
  select: (staging: Staging, query: string, params: JsonObject) => string[]
}

/**
 * Applies the mutations of one request in order to a staging area.
 * @throws a mutation error at the first one that can not be applied.
 */
export function applyMutations(
  staging: Staging,
  mutations: readonly IncomingMutation[],
  context: TransactionContext,
): void {
  for (const [index, mutation] of mutations.entries()) {
    applyMutation(staging, mutation, context, index)
  }
}

/** Applies one mutation; `index` is its place in the request, for errors. */
export function applyMutation(
  staging: Staging,
  mutation: IncomingMutation,
  context: TransactionContext,
  index = 0,
): void {
  switch (mutation.kind) {
    case 'create':
    case 'createIfNotExists':
    case 'createOrReplace':
      return writeDocument(staging, mutation.kind, mutation.document, context, index)
    case 'delete':
      for (const id of resolve(staging, mutation.selection, context)) {
        remove(staging, id, mutation.purge === true)
      }
      return
    case 'patch':
      for (const id of resolve(staging, mutation.selection, context)) {
        patch(staging, id, mutation.operations, context, index)
      }
  }
}

function resolve(staging: Staging, selection: Selection, context: TransactionContext): string[] {
  if ('ids' in selection) return selection.ids
  return context.select(staging, selection.query, selection.params)
}

/**
 * Stages a whole document; `index` is its place in the request, for errors.
 * @throws a mutation error when it can not be written.
 */
export function writeDocument(
  staging: Staging,
  kind: 'create' | 'createIfNotExists' | 'createOrReplace',
  incoming: IncomingDocument,
  context: Omit<TransactionContext, 'select'>,
  index: number,
): void {
  const id = completeId(incoming._id, context.newId)
  if (!isDocumentId(id)) {
    throw mutationError(
      400,
      {type: 'validationError', description: `Malformed document ID: "${id}"`, id},
      index,
    )
  }
  if (!isDocumentType(incoming._type)) {
    const description = `Malformed document type: "${incoming._type}"`
    throw mutationError(400, {type: 'validationError', description, id}, index)
  }
  const existing = staging.get(id)
  if (existing && kind === 'createIfNotExists') return staging.pass(id)
  if (existing && kind === 'create') {
    const description = `Document by ID "${id}" already exists`
    throw mutationError(409, {type: 'documentAlreadyExistsError', description, id}, index)
  }
  // With another type it is another document.
  const isSame = existing?._type === incoming._type
  const createdAt = incoming._createdAt ?? (isSame ? existing?._createdAt : undefined)
  const document: LakeDocument = {
    ...incoming,
    _id: id,
    _rev: context.transactionId,
    _createdAt: typeof createdAt === 'string' ? createdAt : context.timestamp,
    _updatedAt: context.timestamp,
  }
  const {_rev: _, _updatedAt: __, ...content} = incoming
  const stored = {...content, _id: id, _createdAt: document._createdAt}
  staging.put(document, {[kind]: stored}, existing ? 'update' : 'create')
}

/** No id → a new one; an id that ends in a dot is a prefix for a new one. */
function completeId(id: string | undefined, newId: () => string): string {
  if (!id) return newId()
  return id.endsWith('.') ? id + newId() : id
}

function remove(staging: Staging, id: string, purge: boolean): void {
  if (staging.get(id)) staging.remove(id, {delete: purge ? {id, purge} : {id}})
  else staging.pass(id)
  if (purge) staging.purge(id)
}

function patch(
  staging: Staging,
  id: string,
  operations: JsonObject,
  context: TransactionContext,
  index: number,
): void {
  const document = staging.get(id)
  if (!document) {
    const description = `The document with the ID "${id}" was not found`
    throw mutationError(409, {type: 'documentNotFoundError', description, id}, index)
  }
  const {ifRevisionID, ...changes} = operations
  if (ifRevisionID !== undefined && ifRevisionID !== document._rev) {
    const description = `Document "${id}" has unexpected revision ID ("${document._rev}"), expected ${JSON.stringify(ifRevisionID)}`
    const type = 'documentRevisionIDDoesNotMatchError'
    const detail = {id, currentRevisionID: document._rev, expectedRevisionID: ifRevisionID}
    throw mutationError(409, {type, description, ...detail}, index)
  }
  const next: LakeDocument = {
    ...patched(document, changes, index),
    _rev: context.transactionId,
    _updatedAt: context.timestamp,
  }
  staging.put(next, {patch: {...operations, id}}, 'update')
}

function patched(document: LakeDocument, changes: JsonObject, index: number): LakeDocument {
  let next: LakeDocument
  try {
    next = applyPatch(document, changes)
  } catch (error) {
    if (error instanceof LakeError) throw error
    const reason = error instanceof Error ? error.message : 'malformed operation'
    const description = `Patch of document "${document._id}" failed: ${reason}`
    throw mutationError(400, {type: 'patchError', description, id: document._id}, index)
  }
  for (const attribute of ['_id', '_type'] as const) {
    if (next[attribute] !== document[attribute]) throw immutable(attribute, document._id, index)
  }
  return next
}

function immutable(attribute: string, id: string, index: number): LakeError {
  const type = 'cannotModifyImmutableAttributeError'
  const description = `Cannot modify immutable attribute "${attribute}"`
  return mutationError(409, {type, description, attribute, id}, index)
}
