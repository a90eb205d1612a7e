import * as policy from '@jakamy/policy'

import {ContentError} from './errors.ts'

export type {SignatureCheck} from '@jakamy/policy'

// Signed approvals: `createContent({signatures: signatureCheck([publicKey]), …})` demands them, and a
// server that has checked who approves makes them with `signApproval`.

/**
 * Makes the check of a client that demands signatures.
 * @param publicKeys 32 bytes each, in hex; several while a key is being replaced
 * @throws ContentError `INVALID_OPTIONS` for a list without keys or with something that is not a key
 */
export function signatureCheck(publicKeys: readonly string[]): policy.SignatureCheck {
  return named('publicKeys', () => policy.signatureCheck(publicKeys))
}

/**
 * Signs a stamp with Ed25519 (RFC 8032). The key belongs on a server that has checked who approves,
 * never into the Studio: what a browser can sign with, its user can sign anything with.
 * @param secretKey 32 bytes in hex
 * @throws ContentError `INVALID_OPTIONS` for something that is not a key
 */
export function signApproval(
  documentId: string,
  approval: policy.Approval,
  secretKey: string,
): policy.Approval {
  return named('secretKey', () => policy.signApproval(documentId, approval, secretKey))
}

/** What refuses a key knows no table of errors; a key is never repeated in a message. */
function named<T>(option: string, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : 'The key cannot be used.'
    throw new ContentError('INVALID_OPTIONS', message, {option}, {cause})
  }
}
