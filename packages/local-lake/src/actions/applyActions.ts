import {isRecord} from '../document.ts'
import {actionError, type ErrorItem, LakeError} from '../errors.ts'
import type {Staging} from '../staging.ts'
import {
  createDocument,
  deleteDocument,
  discardDocument,
  editDocument,
  publishDocument,
  replaceDraft,
  unpublishDocument,
} from './documentActions.ts'
import type {ActionContext, ActionHandler} from './readAction.ts'
import {
  archiveRelease,
  createRelease,
  deleteRelease,
  editRelease,
  importRelease,
  publishRelease,
  scheduleRelease,
  unarchiveRelease,
  unscheduleRelease,
} from './releaseActions.ts'
import {createVersion, discardVersion, replaceVersion, unpublishVersion} from './versionActions.ts'

/** Every action type that the lake knows, without its `sanity.action.` prefix. */
export const ACTIONS: Readonly<Record<string, ActionHandler>> = {
  'document.create': createDocument,
  'document.edit': editDocument,
  'document.publish': publishDocument,
  'document.unpublish': unpublishDocument,
  'document.discard': discardDocument,
  'document.delete': deleteDocument,
  'document.replaceDraft': replaceDraft,
  'document.version.create': createVersion,
  'document.version.discard': discardVersion,
  'document.version.replace': replaceVersion,
  'document.version.unpublish': unpublishVersion,
  'release.create': createRelease,
  'release.import': importRelease,
  'release.edit': editRelease,
  'release.publish': publishRelease,
  'release.archive': archiveRelease,
  'release.unarchive': unarchiveRelease,
  'release.schedule': scheduleRelease,
  'release.unschedule': unscheduleRelease,
  'release.delete': deleteRelease,
}

const PREFIX = 'sanity.action.'

/**
 * Applies the actions of one request to a staging area, one after the other: each sees what
 * the ones before it did.
 * @throws an action error at the first one that can not be applied.
 */
export function applyActions(
  staging: Staging,
  actions: readonly unknown[],
  context: ActionContext,
): void {
  const families = new Set<string | undefined>()
  for (const [index, action] of actions.entries()) {
    const type = isRecord(action) ? action.actionType : undefined
    const name =
      typeof type === 'string' && type.startsWith(PREFIX) ? type.slice(PREFIX.length) : ''
    const [family] = name.split('.')
    if (families.add(family).size > 1) {
      const description = 'Actions on releases and on documents can not be in one request'
      throw actionError(400, {type: 'validationError', description}, index)
    }
    const handler = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined
    if (!handler || !isRecord(action)) {
      const description = `Unsupported action "${String(type)}"`
      throw actionError(400, {type: 'validationError', description}, index)
    }
    try {
      handler(staging, action, context)
    } catch (error) {
      throw asActionError(error, index)
    }
  }
}

/** A problem inside a mutation of an action is reported as a problem of that action. */
export function asActionError(error: unknown, index: number): unknown {
  if (!(error instanceof LakeError) || !isRecord(error.body.error)) return error
  const items = error.body.error.items
  const first: unknown = Array.isArray(items) ? items[0] : undefined
  const item = isRecord(first) ? first.error : undefined
  return isErrorItem(item) ? actionError(error.status, item, index) : error
}

function isErrorItem(value: unknown): value is ErrorItem {
  return isRecord(value) && typeof value.type === 'string' && typeof value.description === 'string'
}
