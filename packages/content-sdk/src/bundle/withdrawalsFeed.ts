import type {Bytes} from './digest.ts'
import {readEnvelope, writeEnvelope} from './envelope.ts'
import type {Trust} from './keys.ts'
import {isCount, moment} from './manifest.ts'
import {refuse} from './refuse.ts'
import type {Signer} from './signatures.ts'

/** The withdrawals of a clinic, signed and small, so that even a slow line can be asked often. */
export interface WithdrawalsFeed {
  /** Id of the clinic. */
  clinic: string
  /** Number of the feed, each greater than the one before. */
  sequence: number
  /** When it was signed, ISO 8601. */
  issued: string
  /** The `withdrawal` documents, all that were ever published, also lifted ones. */
  withdrawals: readonly unknown[]
}

/**
 * Signs a feed. The same feed and keys give the same bytes.
 * @throws ContentError `INVALID_OPTIONS` without signers, TypeError for what is no feed
 */
export function encodeWithdrawals(
  {clinic, sequence, issued, withdrawals}: WithdrawalsFeed,
  signers: readonly Signer[],
): Promise<Bytes> {
  return writeEnvelope('withdrawals', {clinic, sequence, issued, withdrawals}, signers)
}

/**
 * Reads a signed feed.
 * @throws ContentError `BUNDLE_REFUSED`
 */
export async function readWithdrawals(
  bytes: Bytes,
  trust: Trust,
  name = 'withdrawals',
): Promise<WithdrawalsFeed> {
  const facts = await readEnvelope(name, 'withdrawals', bytes, trust)
  const {clinic, sequence, issued, withdrawals} = facts
  if (
    typeof clinic !== 'string' ||
    !isCount(sequence) ||
    typeof issued !== 'string' ||
    Number.isNaN(moment(issued)) ||
    !Array.isArray(withdrawals)
  )
    throw refuse(name, 'format', 'it lacks what a withdrawals feed needs.')
  return {clinic, sequence, issued, withdrawals}
}

/**
 * Takes the newer of two feeds.
 * @throws ContentError `BUNDLE_REFUSED` with the reason `older` when the next one is not newer, and
 * with `mismatch` when it is another clinic's; TypeError for what `readWithdrawals` did not give
 */
export function newerFeed(
  current: WithdrawalsFeed | undefined,
  next: WithdrawalsFeed,
  clinic: string,
  name = 'withdrawals',
): WithdrawalsFeed {
  if (next.clinic !== clinic)
    throw refuse(name, 'mismatch', `it is for “${next.clinic}”, not for “${clinic}”.`)
  if (!current || current.sequence === next.sequence) {
    // One number names one feed: another text under it has been signed by mistake, or worse.
    if (current && JSON.stringify(current) !== JSON.stringify(next))
      throw refuse(name, 'older', `another feed has the number ${next.sequence} already.`)
    return next
  }
  const isNewer = next.sequence > current.sequence && moment(next.issued) >= moment(current.issued)
  if (!isNewer) {
    throw refuse(
      name,
      'older',
      `it is number ${next.sequence} of ${next.issued}, and number ${current.sequence} of ${current.issued} is known already.`,
    )
  }
  return next
}
