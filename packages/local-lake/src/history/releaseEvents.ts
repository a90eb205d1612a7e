import type {JsonObject} from '../document.ts'
import {publishedIdOf, releaseDocumentId} from '../documentIds.ts'
import type {Occurrence} from '../store/types.ts'

const BY_ACTION: Record<string, string> = {
  'sanity.action.release.create': 'createRelease',
  'sanity.action.release.schedule': 'scheduleRelease',
  'sanity.action.release.unschedule': 'unscheduleRelease',
  'sanity.action.release.publish': 'publishRelease',
  'sanity.action.release.archive': 'archiveRelease',
  'sanity.action.release.unarchive': 'unarchiveRelease',
}

/**
 * The activity of a release, newest first: its own life, and documents added and discarded.
 * @param occurrences every change to the release document and to the versions in the release.
 */
export function releaseEvents(release: string, occurrences: readonly Occurrence[]): JsonObject[] {
  const existing = new Set<string>()
  const events: JsonObject[] = []
  for (const one of occurrences) {
    const existed = existing.has(one.documentId)
    if (one.exists) existing.add(one.documentId)
    else existing.delete(one.documentId)
    const base = {timestamp: one.timestamp, author: one.author, releaseName: release}
    const type =
      one.documentId === releaseDocumentId(release)
        ? BY_ACTION[one.cause]
        : versionEvent(one, existed)
    if (!type) continue
    const version = {
      documentId: publishedIdOf(one.documentId),
      versionId: one.documentId,
      revisionId: one.transactionId,
      versionRevisionId: one.transactionId,
    }
    events.push({
      ...base,
      type,
      ...(type.endsWith('FromRelease') || type.endsWith('ToRelease') ? version : {}),
    })
  }
  return events.toReversed()
}

/** Versions come and go with the release too; only what someone did to one is activity. */
function versionEvent(one: Occurrence, existed: boolean): string | undefined {
  if (one.cause.startsWith('sanity.action.release.')) return undefined
  if (one.exists && !existed) return 'addDocumentToRelease'
  if (!one.exists && existed) return 'discardDocumentFromRelease'
  return undefined
}
