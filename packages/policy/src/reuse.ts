import {isRecord} from './isRecord.ts'
import type {AnyDocument} from './types.ts'

/** Why another clinic may not build on a document. */
export type ReuseRefusal = 'rightsUnknown' | 'notForClinics' | 'rightsExpired'

/**
 * Whether other clinics may re-use a document (content model 4.6): only when its rights are known, say
 * so, and have not ended.
 * @returns why not, or `undefined` when they may
 */
export function reuseRefusal({rights}: AnyDocument, now: Date): ReuseRefusal | undefined {
  if (!isRecord(rights) || typeof rights.licence !== 'string' || rights.licence === 'unknown') {
    return 'rightsUnknown'
  }
  if (rights.reuseByClinics !== true) return 'notForClinics'
  const {expires} = rights
  if (expires === undefined) return undefined
  return typeof expires === 'string' && expires >= now.toISOString().slice(0, 10)
    ? undefined
    : 'rightsExpired'
}
