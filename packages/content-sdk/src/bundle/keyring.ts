import type {Bytes} from './digest.ts'
import {readEnvelope, writeEnvelope} from './envelope.ts'
import {checkTrust, type Trust} from './keys.ts'
import {isCount, isTexts} from './manifest.ts'
import {refuse} from './refuse.ts'
import type {Signer} from './signatures.ts'

/** The keys a clinic signs with, so that they can be changed without touching every kiosk. */
export interface Keyring extends Required<Trust> {
  /** Number of the list, each greater than the one before. */
  sequence: number
}

/**
 * Signs a list of keys. To change keys, sign it with the old ones and with each new one.
 * @throws ContentError `INVALID_OPTIONS` without signers, TypeError for what is no list of keys
 */
export function encodeKeyring(
  {sequence, keys, revoked, threshold}: Keyring,
  signers: readonly Signer[],
): Promise<Bytes> {
  return writeEnvelope('keys', {sequence, keys, revoked, threshold}, signers)
}

/**
 * Goes from one list of keys to the next. Enough of the present keys must have signed the next list, so
 * that nobody else can give keys out; and so must every new key, so that no key is listed that its
 * owner does not hold. What was revoked stays revoked.
 * @throws ContentError `BUNDLE_REFUSED`
 */
export async function nextKeyring(current: Keyring, bytes: Bytes, name = 'keys'): Promise<Keyring> {
  const facts = await readEnvelope(name, 'keys', bytes, current)
  const {sequence, keys, revoked, threshold, signers} = facts
  if (!isCount(sequence) || !isTexts(keys) || !isTexts(revoked) || !isTexts(signers))
    throw refuse(name, 'format', 'it lacks what a list of keys needs.')
  if (sequence <= current.sequence) {
    throw refuse(
      name,
      'older',
      `it is number ${sequence}, and number ${current.sequence} is known already.`,
    )
  }
  const unsigned = keys.find((key) => !current.keys.includes(key) && !signers.includes(key))
  if (unsigned) throw refuse(name, 'signature', `the new key ${unsigned} has not signed it.`)
  const freed = current.revoked.find((key) => !revoked.includes(key))
  if (freed) throw refuse(name, 'key', `it would trust the revoked key ${freed} again.`)
  if (!isCount(threshold)) throw refuse(name, 'format', 'it has no right threshold.')
  return {sequence, ...checkTrust({keys, revoked, threshold})}
}
