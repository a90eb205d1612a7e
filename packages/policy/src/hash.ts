import {canonical} from './canonical.ts'
import type {Candidate} from './localise.ts'
import {sha256} from './sha256.ts'

/**
 * The hash that an approval is bound to: over the words of one unit in one language, with all it
 * includes, and over the document, unit and language they belong to, so that a stamp cannot be moved.
 * @returns SHA-256, 64 hex digits
 */
export function hashUnit(
  documentId: string,
  unit: string,
  locale: string,
  candidate: Candidate,
): string {
  return sha256(canonical({document: documentId, unit, locale, value: candidate.value}))
}

/**
 * The hash of a whole stamp: over the hashes of its units, in any order.
 * @param units the approved units of one language
 */
export function hashUnits(
  units: readonly {unit: string; hash: string; sourceHash?: string | undefined}[],
): string {
  return sha256(
    units
      .map(({unit, hash, sourceHash}) => canonical([unit, hash, sourceHash]))
      .sort()
      .join(),
  )
}
