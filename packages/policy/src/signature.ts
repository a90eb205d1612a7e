import {bytesToHex, hexToBytes, utf8ToBytes} from '@noble/hashes/utils.js'

import {canonical} from './canonical.ts'
import {sign, verifierOf} from './ed25519.ts'
import type {Approval} from './types.ts'

/** Tells whether a stamp was made by somebody who may sign: the gate’s answer to forged ones. */
export type SignatureCheck = (documentId: string, approval: Approval) => boolean

/**
 * What is signed: the whole stamp but its signature, and the document it belongs to, so that neither
 * its dates nor its reviewer can be changed, and it cannot be moved.
 */
function signedBytes(documentId: string, approval: Approval): Uint8Array {
  const {signature: _signature, ...stamp} = approval
  return utf8ToBytes(canonical(['approval', documentId, stamp]))
}

/**
 * Signs a stamp with Ed25519 (RFC 8032). The key belongs on a server that has checked who approves,
 * never into the Studio: what a browser can sign with, its user can sign anything with.
 * @param secretKey 32 bytes in hex
 * @throws Error for something that is not a key
 */
export function signApproval(documentId: string, approval: Approval, secretKey: string): Approval {
  if (!/^[0-9a-f]{64}$/i.test(secretKey))
    throw new Error('A secret key is 32 bytes in hex. Give the key of the signer.')
  const signature = sign(signedBytes(documentId, approval), hexToBytes(secretKey))
  return {...approval, signature: bytesToHex(signature)}
}

/**
 * Makes the check of a gate that demands signatures.
 * @param publicKeys 32 bytes each, in hex; several while a key is being replaced
 * @throws Error for a list without keys or with something that is not a key
 */
export function signatureCheck(publicKeys: readonly string[]): SignatureCheck {
  const keys = Array.isArray(publicKeys) ? publicKeys : []
  const verifiers = keys.map((key: string) => {
    const verifier = /^[0-9a-f]{64}$/.test(key) && verifierOf(hexToBytes(key))
    if (!verifier)
      throw new Error('A public key is 32 bytes in lower-case hex. Give the key of the signer.')
    return verifier
  })
  if (verifiers.length === 0)
    throw new Error('Give at least one public key, or demand no signatures.')
  return (documentId, approval) => {
    const {signature} = approval
    if (typeof signature !== 'string' || !/^[0-9a-f]{128}$/.test(signature)) return false
    const bytes = signedBytes(documentId, approval)
    return verifiers.some((isSigned) => isSigned(hexToBytes(signature), bytes))
  }
}
