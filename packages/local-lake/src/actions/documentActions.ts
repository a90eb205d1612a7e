import {applyMutation} from '../applyMutations.ts'
import {isRecord} from '../document.ts'
import {draftIdOf, isDraftId, publishedIdOf} from '../documentIds.ts'
import {actionError} from '../errors.ts'
import {strengthenReferences} from '../references.ts'
import type {Staging} from '../staging.ts'
import {
  type ActionContext,
  type ActionHandler,
  contentOf,
  documentField,
  draftAndPublished,
  existing,
  objectField,
  requireOpenRelease,
  requireRevision,
  text,
  versionIdField,
} from './readAction.ts'

/**
 * Creates a draft (or version) from `attributes`, of a document that is not published yet;
 * `ifExists: 'ignore'` keeps the draft that is there. "Transactions" in the documentation says `document`.
 */
export const createDocument: ActionHandler = (staging, action, context) => {
  const publishedId = text(action, 'publishedId')
  const {versionId, draftId = versionId ?? draftIdOf(publishedId)} = action
  const field = action.attributes === undefined && action.document ? 'document' : 'attributes'
  const document = documentField(action, field, draftId)
  if (document._id === publishedId || publishedIdOf(document._id) !== publishedId) {
    const description = `"${document._id}" is not a draft or version of "${publishedId}"`
    throw actionError(400, {type: 'validationError', description})
  }
  if (isDraftId(document._id) && staging.get(publishedId)) {
    const description = `Document by ID "${publishedId}" already exists; edit it to have a draft`
    const type = 'documentAlreadyExistsError'
    throw actionError(409, {type, description, id: publishedId})
  }
  const kind = action.ifExists === 'ignore' ? 'createIfNotExists' : 'create'
  applyMutation(staging, {kind, document}, context)
}

/** Patches a draft or version; a missing draft is first made from the published document. */
export const editDocument: ActionHandler = (staging, action, context) => {
  const {draftId, publishedId} = draftAndPublished(action)
  const {id: _, ...operations} = objectField(action, 'patch')
  requireOpenRelease(staging, draftId)
  if (!staging.get(draftId)) {
    const published = existing(staging, publishedId)
    const document = {...contentOf(published), _id: draftId}
    applyMutation(staging, {kind: 'create', document}, context)
  }
  applyMutation(staging, {kind: 'patch', selection: {ids: [draftId]}, operations}, context)
}

/** Makes a draft (or version) the published document and removes the draft. */
export const publishDocument: ActionHandler = (staging, action, context) => {
  const {draftId, publishedId} = draftAndPublished(action)
  requireOpenRelease(staging, draftId)
  requireRevision(publishedId, staging.get(publishedId), action.ifPublishedRevisionId)
  requireRevision(draftId, existing(staging, draftId), action.ifDraftRevisionId)
  publish(staging, draftId, publishedId, context)
}

/** Copies `fromId` over `publishedId`, strengthens its references and removes `fromId`. */
export function publish(
  staging: Staging,
  fromId: string,
  publishedId: string,
  context: ActionContext,
): void {
  const draft = existing(staging, fromId)
  const content = strengthenReferences(contentOf(draft))
  const createdAt = staging.get(publishedId)?._createdAt ?? draft._createdAt
  const document = {
    ...(isRecord(content) ? content : {}),
    _id: publishedId,
    _type: draft._type,
    _createdAt: createdAt,
  }
  applyMutation(staging, {kind: 'createOrReplace', document}, context)
  removeDocument(staging, fromId, context)
}

/** Takes the published document away and leaves its content as a draft. */
export const unpublishDocument: ActionHandler = (staging, action, context) => {
  const {draftId, publishedId} = draftAndPublished(action)
  const published = existing(staging, publishedId)
  if (!staging.get(draftId)) {
    const document = {...contentOf(published), _id: draftId}
    applyMutation(staging, {kind: 'create', document}, context)
  }
  removeDocument(staging, publishedId, context)
}

/** Removes a draft. */
export const discardDocument: ActionHandler = (staging, action, context) => {
  discard(staging, versionIdField(action), action.purge === true, context)
}

/** Removes a draft or version that must exist; `purge` also forgets its history. */
export function discard(
  staging: Staging,
  id: string,
  purge: boolean,
  context: ActionContext,
): void {
  existing(staging, id)
  if (id === publishedIdOf(id)) {
    const description = `Document "${id}" is published; only drafts and versions can be discarded`
    throw actionError(400, {type: 'validationError', description, id})
  }
  removeDocument(staging, id, context)
  if (purge) staging.purge(id)
}

/**
 * Removes a published document with the drafts and versions that `includeVersions` names; its older name is
 * `includeDrafts`.
 */
export const deleteDocument: ActionHandler = (staging, action, context) => {
  const publishedId = text(action, 'publishedId')
  const named: unknown[] = [action.includeVersions, action.includeDrafts].flat()
  const ids = [...new Set(named.filter((id) => typeof id === 'string'))]
  const foreign = ids.find((id) => publishedIdOf(id) !== publishedId)
  if (foreign !== undefined) {
    const description = `"${foreign}" is not a draft or version of "${publishedId}"`
    throw actionError(400, {type: 'validationError', description})
  }
  existing(staging, publishedId)
  const versions = staging.idsWithPrefix('versions.')
  const left = [...staging.idsWithPrefix(draftIdOf(publishedId)), ...versions].filter(
    (id) => id !== publishedId && publishedIdOf(id) === publishedId && !ids.includes(id),
  )
  if (left.length > 0) {
    const description = `Document "${publishedId}" has drafts or versions that are not included: ${left.join(', ')}`
    throw actionError(409, {type: 'documentHasExistingVersionsError', description, ids: left})
  }
  for (const id of [...ids, publishedId]) {
    requireOpenRelease(staging, id)
    removeDocument(staging, id, context)
    if (action.purge === true) staging.purge(id)
  }
}

/** Replaces the content of a draft; its published document or the draft itself must exist. */
export const replaceDraft: ActionHandler = (staging, action, context) => {
  const document = documentField(action, 'attributes')
  if (!staging.get(document._id)) existing(staging, text(action, 'publishedId'))
  applyMutation(staging, {kind: 'createOrReplace', document}, context)
}

/** Stages the removal of one document, if it is there. */
export function removeDocument(staging: Staging, id: string, context: ActionContext): void {
  applyMutation(staging, {kind: 'delete', selection: {ids: [id]}}, context)
}
