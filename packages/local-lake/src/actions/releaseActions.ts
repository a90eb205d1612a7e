import {isDeepStrictEqual} from 'node:util'

import {applyMutation} from '../applyMutations.ts'
import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {publishedIdOf, releaseDocumentId, versionIdOf} from '../documentIds.ts'
import {actionError} from '../errors.ts'
import type {IncomingDocument} from '../mutations.ts'
import type {Staging} from '../staging.ts'
import {publish, removeDocument} from './documentActions.ts'
import {type ActionContext, type ActionHandler, existing, objectField, text} from './readAction.ts'

/** Opens a release: a `system.release` document in the state `active`. */
export const createRelease: ActionHandler = (staging, action, context) => {
  const name = newName(action)
  const metadata = isRecord(action.metadata) ? action.metadata : {}
  const document = releaseDocument(name, {releaseType: 'undecided', ...metadata}, context)
  applyMutation(staging, {kind: 'create', document}, context)
}

/** Restores a release document from an export; `ifExists` is `fail`, `ignore` or `replace`. */
export const importRelease: ActionHandler = (staging, action, context) => {
  const name = newName(action)
  const attributes = objectField(action, action.document === undefined ? 'attributes' : 'document')
  const document = {...attributes, _id: releaseDocumentId(name), _type: 'system.release', name}
  const kinds = {ignore: 'createIfNotExists', replace: 'createOrReplace'} as const
  const kind =
    action.ifExists === 'ignore' || action.ifExists === 'replace'
      ? kinds[action.ifExists]
      : 'create'
  applyMutation(staging, {kind, document}, context)
}

/** Changes the metadata of a release that is still open. */
export const editRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['active', 'scheduled'])
  const {id: _, ...operations} = objectField(action, 'patch')
  applyMutation(staging, {kind: 'patch', selection: {ids: [release._id]}, operations}, context)
  const edited = staging.get(release._id)
  for (const name of ['name', 'state', 'publishAt', 'userId', 'finalDocumentStates']) {
    if (isDeepStrictEqual(edited?.[name], release[name])) continue
    const description = `"${name}" of a release is not for editing: only its metadata is`
    throw actionError(400, {type: 'validationError', description})
  }
}

/** Publishes every version of a release at once and closes it. */
export const publishRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['active', 'scheduled'])
  const versions = versionsOf(staging, text(action, 'releaseId'))
  const published: string[] = []
  for (const version of versions) {
    const publishedId = publishedIdOf(version._id)
    if (isRecord(version._system) && version._system.delete === true) {
      removeDocument(staging, publishedId, context)
      removeDocument(staging, version._id, context)
    } else {
      publish(staging, version._id, publishedId, context)
      published.push(publishedId)
    }
  }
  setState(staging, release, context, {
    state: 'published',
    publishedAt: context.timestamp,
    finalDocumentStates: published.map((id) => ({_key: context.newId().slice(0, 12), id})),
  })
}

/** Closes an active release and removes its versions; they can be brought back. */
export const archiveRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['active'])
  const versions = versionsOf(staging, text(action, 'releaseId'))
  for (const version of versions) removeDocument(staging, version._id, context)
  setState(staging, release, context, {
    state: 'archived',
    finalDocumentStates: versions.map(({_id}) => ({_key: context.newId().slice(0, 12), id: _id})),
  })
}

/** Opens an archived release again with the versions it had. */
export const unarchiveRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['archived'])
  const states = Array.isArray(release.finalDocumentStates) ? release.finalDocumentStates : []
  for (const state of states) {
    const id = isRecord(state) && typeof state.id === 'string' ? state.id : undefined
    const document = id === undefined ? undefined : context.lastContent(id)
    if (document) applyMutation(staging, {kind: 'create', document}, context)
  }
  setState(staging, release, context, {state: 'active'}, ['finalDocumentStates'])
}

/** A time of day without its zone would mean another moment on another machine. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** Sets the time at which an active release is to be published. */
export const scheduleRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['active'])
  const publishAt = text(action, 'publishAt')
  if (!instant.test(publishAt) || Number.isNaN(Date.parse(publishAt))) {
    const description = `"publishAt" must be an ISO 8601 instant with its time zone, not "${publishAt}"`
    throw actionError(400, {type: 'validationError', description})
  }
  setState(staging, release, context, {state: 'scheduled', publishAt})
}

/** Takes a scheduled release back to active. */
export const unscheduleRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['scheduled'])
  setState(staging, release, context, {state: 'active'}, ['publishAt'])
}

/** Removes the document of a release that is archived or published. */
export const deleteRelease: ActionHandler = (staging, action, context) => {
  const release = inState(staging, action, ['archived', 'published'])
  for (const version of versionsOf(staging, text(action, 'releaseId'))) {
    removeDocument(staging, version._id, context)
  }
  removeDocument(staging, release._id, context)
}

/** The name of a release that is to be: a part of the ids of its versions. */
function newName(action: JsonObject): string {
  const name = text(action, 'releaseId')
  if (/^[a-zA-Z0-9][a-zA-Z0-9_-]*$/.test(name) && !['drafts', 'published'].includes(name)) {
    return name
  }
  const description = `"${name}" is not a release ID: use letters, digits, "_" and "-"`
  throw actionError(400, {type: 'validationError', description})
}

function releaseDocument(
  name: string,
  metadata: JsonObject,
  context: ActionContext,
): IncomingDocument {
  return {
    _id: releaseDocumentId(name),
    _type: 'system.release',
    name,
    state: 'active',
    metadata,
    userId: context.author,
  }
}

function inState(staging: Staging, action: JsonObject, states: string[]): LakeDocument {
  const name = text(action, 'releaseId')
  const release = existing(staging, releaseDocumentId(name))
  if (states.includes(String(release.state))) return release
  const description = `Release "${name}" is ${String(release.state)}; this needs it to be ${states.join(' or ')}`
  throw actionError(409, {type: 'releaseStateError', description, releaseId: name})
}

function versionsOf(staging: Staging, release: string): LakeDocument[] {
  return staging
    .idsWithPrefix(versionIdOf(release, ''))
    .map((id) => staging.get(id))
    .filter((document) => document !== undefined)
}

function setState(
  staging: Staging,
  release: LakeDocument,
  context: ActionContext,
  set: JsonObject,
  unset: string[] = [],
): void {
  const operations = unset.length > 0 ? {set, unset} : {set}
  applyMutation(staging, {kind: 'patch', selection: {ids: [release._id]}, operations}, context)
}
