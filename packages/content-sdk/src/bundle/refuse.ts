import {ContentError} from '../errors.ts'

/** Why a bundle, a delta, a withdrawals feed or a list of keys is not used. */
export type BundleRefusal =
  /** Not such a file, or of a format this version cannot read. */
  | 'format'
  /** Changed, cut short, mixed or too long since it was signed. */
  | 'damaged'
  /** A signature is missing, doubled or wrong. */
  | 'signature'
  /** Signed by a key that is unknown or revoked, or by too few. */
  | 'key'
  /** Past the moment until which it may be used. */
  | 'expired'
  /** Older than what was used before. */
  | 'older'
  /** The clock of this machine stands before a time that was signed. */
  | 'clock'
  /** For another clinic, or another base than the one at hand. */
  | 'mismatch'
  /** Larger than allowed. */
  | 'tooLarge'

/**
 * The error for what cannot be trusted.
 * @param source name of the file, without secrets
 * @param message what is wrong with it and what to do
 */
export function refuse(
  source: string,
  reason: BundleRefusal,
  message: string,
  cause?: unknown,
): ContentError<'BUNDLE_REFUSED'> {
  return new ContentError(
    'BUNDLE_REFUSED',
    `${source} is refused: ${message}`,
    {source, reason},
    cause === undefined ? {} : {cause},
  )
}
