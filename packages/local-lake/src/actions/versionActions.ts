import {applyMutation} from '../applyMutations.ts'
import {isRecord} from '../document.ts'
import {publishedIdOf} from '../documentIds.ts'
import {actionError} from '../errors.ts'
import {discard} from './documentActions.ts'
import {
  type ActionHandler,
  contentOf,
  documentField,
  existing,
  requireOpenRelease,
  requireRevision,
  text,
} from './readAction.ts'

/** Adds a version: from `document` (`attributes` to the App SDK), or as a copy of `baseId` at `versionId`. */
export const createVersion: ActionHandler = (staging, action, context) => {
  const given = ['document', 'attributes'].find((name) => action[name] !== undefined)
  if (given !== undefined) {
    const document = documentField(action, given, action.versionId)
    requireVersionOf(document._id, action.publishedId)
    requireOpenRelease(staging, document._id)
    return applyMutation(staging, {kind: 'create', document}, context)
  }
  const versionId = text(action, 'versionId')
  const baseId = text(action, 'baseId')
  requireVersionOf(versionId, action.publishedId)
  requireOpenRelease(staging, versionId)
  const base = existing(staging, baseId)
  requireRevision(baseId, base, action.ifBaseRevisionId)
  // The Studio reads on in the history of the base.
  const _system = {base: {id: baseId, rev: base._rev}}
  const document = {...contentOf(base), _id: versionId, _system}
  applyMutation(staging, {kind: 'create', document}, context)
}

/** Removes a version or a draft. */
export const discardVersion: ActionHandler = (staging, action, context) => {
  const versionId = text(action, 'versionId')
  requireOpenRelease(staging, versionId)
  discard(staging, versionId, action.purge === true, context)
}

/** Replaces the content of a version that exists. */
export const replaceVersion: ActionHandler = (staging, action, context) => {
  const document = documentField(action, 'document')
  existing(staging, document._id)
  requireOpenRelease(staging, document._id)
  applyMutation(staging, {kind: 'createOrReplace', document}, context)
}

/** Marks a document to be unpublished when the release of `versionId` is published. */
export const unpublishVersion: ActionHandler = (staging, action, context) => {
  const versionId = text(action, 'versionId')
  requireOpenRelease(staging, versionId)
  const published = existing(staging, text(action, 'publishedId'))
  requireVersionOf(versionId, published._id)
  const base = staging.get(versionId) ?? published
  const system = isRecord(base._system) ? base._system : {}
  const document = {...contentOf(base), _id: versionId, _system: {...system, delete: true}}
  applyMutation(staging, {kind: 'createOrReplace', document}, context)
}

/** Refuses an id that is no draft or version of a document, when that is named. */
function requireVersionOf(versionId: string, publishedId: unknown): void {
  if (publishedId === undefined || publishedIdOf(versionId) === publishedId) return
  const description = `"${versionId}" is not a draft or version of ${JSON.stringify(publishedId)}`
  throw actionError(400, {type: 'validationError', description})
}
