/** Where a document stands: published, a draft, or a version inside a release. */
export type Layer = 'published' | 'drafts' | {release: string}

const DRAFT = 'drafts.'
const VERSION = 'versions.'

/** Characters and length that the hosted Content Lake accepts in an `_id`; no part between dots begins with `-`. */
const DOCUMENT_ID = /^(?=.{1,128}$)[a-zA-Z0-9_][a-zA-Z0-9_-]*(?:\.[a-zA-Z0-9_][a-zA-Z0-9_-]*)*$/

/**
 * True when `id` is well formed: parts of letters, digits, `_` and `-` with dots between them, at most 128
 * characters. `versions` is a part only in front of two others.
 */
export function isDocumentId(id: string): boolean {
  if (!DOCUMENT_ID.test(id)) return false
  if (!id.includes('versions')) return true
  const place = id.split('.').lastIndexOf('versions')
  return place < 0 || (place === 0 && id.split('.').length >= 3)
}

/**
 * True when a document may have this `_type`: up to 255 characters without `,` and `#`, which does not begin with
 * `.` or `_`.
 * @see https://www.sanity.io/docs/specifications/groq-data-types, "Document"
 */
export function isDocumentType(type: string): boolean {
  return /^(?![._])[^,#]{1,255}$/su.test(type)
}

/** True for `drafts.<id>`. */
export function isDraftId(id: string): boolean {
  return id.startsWith(DRAFT)
}

/** True for `versions.<release>.<id>`. */
export function isVersionId(id: string): boolean {
  return id.startsWith(VERSION)
}

/** The release name inside `versions.<release>.<id>`, or `undefined`. */
export function releaseOf(id: string): string | undefined {
  return isVersionId(id) ? id.split('.')[1] : undefined
}

/** `drafts.a` → `a`, `versions.r.a` → `a`, `a` → `a`. */
export function publishedIdOf(id: string): string {
  if (isDraftId(id)) return id.slice(DRAFT.length)
  if (isVersionId(id)) return id.split('.').slice(2).join('.')
  return id
}

/** `a` → `drafts.a`. */
export function draftIdOf(publishedId: string): string {
  return DRAFT + publishedId
}

/** `('r', 'a')` → `versions.r.a`. */
export function versionIdOf(release: string, publishedId: string): string {
  return `${VERSION}${release}.${publishedId}`
}

/** `r` → `_.releases.r`, the id of the document that describes a release. */
export function releaseDocumentId(release: string): string {
  return `_.releases.${release}`
}

/** The name of the layer as perspectives spell it: `published`, `drafts` or the release name. */
export function layerOf(id: string): string {
  if (isDraftId(id)) return 'drafts'
  return releaseOf(id) ?? 'published'
}

/** Anonymous readers never see ids with a dot: drafts, versions and private documents. */
export function isPublicId(id: string): boolean {
  return !id.includes('.')
}
