import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'

/**
 * Refuses to render what is no document: a promise that nobody awaited, or nothing, where `find` found nothing;
 * and `null` in place of options.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function checkRenderable(document: unknown, options: unknown = {}): void {
  const isDocument = isRecord(Object(document).units)
  if (isDocument && isRecord(options)) return
  throw new ContentError(
    'INVALID_OPTIONS',
    isDocument
      ? 'Leave options out when there are none.'
      : 'Only a document can be shown. Await what get() gives, and look whether find() gave one.',
    {option: isDocument ? 'options' : 'document'},
  )
}
