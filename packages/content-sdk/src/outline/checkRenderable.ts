import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'

/**
 * Refuses to render what is no document: a promise that nobody awaited, or nothing, where `find` found nothing.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkRenderable(document: unknown): void {
  if (isRecord(Object(document).units)) return
  throw new ContentError(
    'INVALID_OPTIONS',
    'Only a document can be shown. Await what get() gives, and look whether find() gave one.',
    {option: 'document'},
  )
}
