import {ed25519} from '@noble/curves/ed25519.js'
import {bytesToHex, hexToBytes} from '@noble/hashes/utils.js'

import {nativeCrypto} from './nativeCrypto.ts'

/** Whether a signature of 64 bytes is that of one signer under a message. */
export type Verifier = (signature: Uint8Array, message: Uint8Array) => boolean

/** What stands before the 32 bytes of an Ed25519 key in DER (RFC 8410). */
const der = {
  public: hexToBytes('302a300506032b6570032100'),
  secret: hexToBytes('302e020100300506032b657004220420'),
}

/**
 * Signs a message with Ed25519 (RFC 8032).
 * @param secretKey 32 bytes
 */
export function sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  const native = nativeCrypto()
  if (!native || secretKey.length !== 32) return ed25519.sign(message, secretKey)
  const key = Buffer.concat([der.secret, secretKey])
  return native.sign(null, message, native.createPrivateKey({key, format: 'der', type: 'pkcs8'}))
}

/**
 * The check for one signer.
 * @param publicKey 32 bytes
 * @returns `undefined` for what is no key: not a point of the curve, or one under which a signature
 *   without a secret is easily made
 */
export function verifierOf(publicKey: Uint8Array): Verifier | undefined {
  const native = nativeCrypto()
  if (!native || !isKey(publicKey)) return portableVerifierOf(publicKey)
  const {verify, createPublicKey} = native
  const key = createPublicKey({
    key: Buffer.concat([der.public, publicKey]),
    format: 'der',
    type: 'spki',
  })
  return (signature, message) => verify(null, message, key, signature)
}

/** The same without Node. */
export function portableVerifierOf(publicKey: Uint8Array): Verifier | undefined {
  if (!isKey(publicKey)) return undefined
  return (signature, message) => ed25519.verify(signature, message, publicKey, {zip215: false})
}

function isKey(publicKey: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromHex(bytesToHex(publicKey))
    point.assertValidity()
    return !point.isSmallOrder()
  } catch {
    return false
  }
}
