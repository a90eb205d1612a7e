import type {TransactionContext} from '../applyMutations.ts'
import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {isVersionId, publishedIdOf, releaseDocumentId, releaseOf} from '../documentIds.ts'
import {actionError} from '../errors.ts'
import type {IncomingDocument} from '../mutations.ts'
import type {Staging} from '../staging.ts'

/** What actions know beyond mutations: the past, to bring documents back from it. */
export interface ActionContext extends TransactionContext {
  /** The newest stored content of a document that may be gone by now. */
  lastContent: (id: string) => LakeDocument | undefined
  /** The user id of the one who acts. */
  author: string
}

/**
 * One action: reads its fields from `action` and stages mutations.
 * @throws an action error; nothing of the request is applied then.
 */
export type ActionHandler = (staging: Staging, action: JsonObject, context: ActionContext) => void

/** Reads a required text field of an action. */
export function text(action: JsonObject, name: string): string {
  const value = action[name]
  if (typeof value === 'string' && value !== '') return value
  throw actionError(400, {
    type: 'validationError',
    description: `Action "${String(action.actionType)}" requires "${name}"`,
  })
}

/**
 * Reads a required document field of an action.
 * @param fallbackId the id of a document that brings none.
 */
export function documentField(
  action: JsonObject,
  name: string,
  fallbackId?: unknown,
): IncomingDocument & {_id: string} {
  const value = action[name]
  if (isRecord(value) && typeof value._type === 'string') {
    const {_id = fallbackId, _type} = value
    if (typeof _id === 'string') return {...value, _id, _type}
  }
  throw actionError(400, {
    type: 'validationError',
    description: `Action "${String(action.actionType)}" requires "${name}", a document with "_id" and "_type"`,
  })
}

/** Reads a required object field of an action. */
export function objectField(action: JsonObject, name: string): JsonObject {
  const value = action[name]
  if (isRecord(value)) return value
  throw actionError(400, {
    type: 'validationError',
    description: `Action "${String(action.actionType)}" requires "${name}", an object`,
  })
}

/** Reads the id of a draft or version; its older name is `draftId`. */
export function versionIdField(action: JsonObject): string {
  return text(action, action.draftId === undefined ? 'versionId' : 'draftId')
}

/** Reads the ids of a draft (or version) and of the document that it is a draft of. */
export function draftAndPublished(action: JsonObject): {draftId: string; publishedId: string} {
  const draftId = versionIdField(action)
  const publishedId = text(action, 'publishedId')
  if (draftId !== publishedId && publishedIdOf(draftId) === publishedId) {
    return {draftId, publishedId}
  }
  const description = `"${draftId}" is not a draft or version of "${publishedId}"`
  throw actionError(400, {type: 'validationError', description})
}

/** The document at `id`, or a 409 that names it. */
export function existing(staging: Staging, id: string): LakeDocument {
  const document = staging.get(id)
  if (document) return document
  const description = `The document with the ID "${id}" was not found`
  throw actionError(409, {type: 'documentNotFoundError', description, id})
}

/** Refuses when `expected` is given and is not the current revision of `document`. */
export function requireRevision(
  id: string,
  document: LakeDocument | undefined,
  expected: unknown,
): void {
  if (expected === undefined || expected === null || document?._rev === expected) return
  const current = document ? `"${document._rev}"` : 'no document'
  throw actionError(409, {
    type: 'documentRevisionIDDoesNotMatchError',
    description: `Document "${id}" has unexpected revision ID (${current}), expected ${JSON.stringify(expected)}`,
    id,
    currentRevisionID: document?._rev,
    expectedRevisionID: expected,
  })
}

/** The content of a document without what the lake itself keeps about a version of it. */
export function contentOf(document: LakeDocument): IncomingDocument {
  const {_rev, _updatedAt, _system, ...content} = document
  return content
}

/** Refuses to change a version in a release that is scheduled (which locks its documents), published or archived. */
export function requireOpenRelease(staging: Staging, versionId: string): void {
  const releaseId = isVersionId(versionId) ? releaseOf(versionId) : undefined
  const release = releaseId ? staging.get(releaseDocumentId(releaseId)) : undefined
  if (!release || release.state === 'active') return
  const description = `Release "${releaseId}" is ${String(release.state)}; its documents can not be changed`
  throw actionError(409, {type: 'releaseStateError', description, releaseId})
}
