import type {JsonObject} from '../document.ts'
import {isDraftId, isVersionId, publishedIdOf, releaseOf} from '../documentIds.ts'
import type {Occurrence} from '../store/types.ts'

/**
 * The life of a document as the Studio's history shows it, newest first: created, published,
 * unpublished, discarded, deleted. Edits of drafts are not among them; the Studio makes those
 * from the transactions.
 * @param documentId the published id, a draft or a version: each is shown what concerns it.
 * @param occurrences every change to the published id and all its drafts and versions.
 */
export function documentEvents(
  documentId: string,
  occurrences: readonly Occurrence[],
): JsonObject[] {
  const last = new Map<string, Occurrence>()
  const events: (JsonObject | undefined)[] = []
  for (const group of Map.groupBy(occurrences, ({seq}) => seq).values()) {
    for (const one of group) events.push(eventOf(one, group, last))
    for (const one of group) last.set(one.documentId, one)
  }
  return events
    .filter((event) => event !== undefined)
    .filter((event) => concerns(event, documentId))
    .toReversed()
}

function eventOf(
  one: Occurrence,
  group: readonly Occurrence[],
  last: ReadonlyMap<string, Occurrence>,
): JsonObject | undefined {
  const {documentId, transactionId, cause, exists} = one
  const publishedId = publishedIdOf(documentId)
  const releaseId = releaseOf(documentId)
  const base = {
    timestamp: one.timestamp,
    author: one.author,
    documentId: publishedId,
    ...(releaseId ? {releaseId} : {}),
  }
  const existed = last.get(documentId)?.exists ?? false
  const isPublished = documentId === publishedId
  if (cause.endsWith('.publish')) {
    return isPublished ? publishEvent(base, one, group, last) : undefined
  }
  if (cause.endsWith('document.unpublish')) {
    if (!isPublished) return undefined
    const draft = group.find((other) => isDraftId(other.documentId))?.documentId
    const versionId = draft ?? `drafts.${publishedId}`
    return {...base, type: 'unpublishDocument', versionId, versionRevisionId: transactionId}
  }
  if (cause.endsWith('document.delete') || (isPublished && existed && !exists)) {
    return isPublished ? {...base, type: 'deleteDocumentGroup'} : undefined
  }
  if (isPublished) {
    const type = existed ? 'updateLiveDocument' : 'createLiveDocument'
    return {...base, type, revisionId: transactionId}
  }
  const version = {...base, versionId: documentId}
  if (exists && !existed) {
    return {...version, type: 'createDocumentVersion', versionRevisionId: transactionId}
  }
  if (!exists && existed) {
    const versionRevisionId = last.get(documentId)?.transactionId
    return {...version, type: 'deleteDocumentVersion', versionRevisionId}
  }
  return undefined
}

/**
 * Publishing says which revision of the draft was published: the draft's own last one, not the
 * transaction that published it, or the Studio finds no changes to show.
 */
function publishEvent(
  base: JsonObject,
  one: Occurrence,
  group: readonly Occurrence[],
  last: ReadonlyMap<string, Occurrence>,
): JsonObject {
  const source = group.find(
    ({documentId}) => documentId !== one.documentId && publishedIdOf(documentId) === one.documentId,
  )
  const release = source ? releaseOf(source.documentId) : undefined
  if (!one.exists) {
    const versionId = source?.documentId ?? `drafts.${one.documentId}`
    return {...base, type: 'unpublishDocument', versionId, versionRevisionId: one.transactionId}
  }
  return {
    ...base,
    ...(release ? {releaseId: release} : {}),
    type: 'publishDocumentVersion',
    revisionId: one.transactionId,
    versionId: source?.documentId ?? `drafts.${one.documentId}`,
    versionRevisionId: (source && last.get(source.documentId)?.transactionId) ?? one.transactionId,
    publishCause: release ? 'release.publish' : 'document.publish',
    contributors: [one.author],
  }
}

/** A version is shown its own events; a draft and the published document share theirs. */
function concerns(event: JsonObject, documentId: string): boolean {
  if (event.type === 'deleteDocumentGroup') return true
  const {versionId} = event
  if (isVersionId(documentId)) return versionId === documentId
  if (isDraftId(documentId)) return typeof versionId !== 'string' || !isVersionId(versionId)
  return event.type !== 'createDocumentVersion' && event.type !== 'deleteDocumentVersion'
}
