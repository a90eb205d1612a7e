import {concat, verifyEd25519, type Bytes} from './digest.ts'
import {checkTrust, publicKeyBytes, type Trust} from './keys.ts'
import {refuse} from './refuse.ts'

/** Something that signs with one key; the key itself may be elsewhere. */
export interface Signer {
  /** Its public key, `ed25519:…`. */
  publicKey: string
  sign: (message: Bytes) => Promise<Bytes>
}

/** What is signed. The name is part of what is signed, so that none can be passed off as another. */
export type SignedKind = 'bundle' | 'withdrawals' | 'keys'

/** Most signatures one file may bear. */
export const mostSignatures = 8

function messageOf(kind: SignedKind, payload: Bytes): Bytes {
  return concat([new TextEncoder().encode(`clinic content ${kind} 1\n`), payload])
}

/** Signs with several keys, in their order. */
export function signAll(
  kind: SignedKind,
  payload: Bytes,
  signers: readonly Signer[],
): Promise<Bytes[]> {
  const message = messageOf(kind, payload)
  return Promise.all(signers.map((signer) => signer.sign(message)))
}

/**
 * Checks that every signature is right, and that enough of the signers are trusted.
 * @param name of the file, for messages
 * @param signers the public keys that the payload itself names, one for each signature
 * @throws ContentError `BUNDLE_REFUSED` with the reason `signature` or `key`
 */
export async function checkSignatures(
  name: string,
  signed: {
    kind: SignedKind
    payload: Bytes
    signers: readonly string[]
    signatures: readonly Bytes[]
  },
  trust: Trust,
): Promise<void> {
  const {kind, payload, signers, signatures} = signed
  const {keys, revoked, threshold} = checkTrust(trust)
  if (
    signers.length === 0 ||
    signers.length > mostSignatures ||
    signers.length !== signatures.length
  )
    throw refuse(name, 'signature', 'it is not signed as it says. Get it again from the clinic.')
  if (new Set(signers).size !== signers.length)
    throw refuse(name, 'signature', 'one key signed it twice, which counts for nothing.')
  const gone = signers.find((signer) => revoked.includes(signer))
  if (gone) throw refuse(name, 'key', `the key ${gone} has been revoked. Get a newer one.`)
  const trusted = signers.filter((signer) => keys.includes(signer))
  if (trusted.length < threshold) {
    throw refuse(
      name,
      'key',
      `it is signed by ${trusted.length} of the trusted keys, and ${threshold} have to. Check where it comes from.`,
    )
  }
  const message = messageOf(kind, payload)
  for (const [index, signer] of signers.entries()) {
    const signature = signatures[index]
    const isRight =
      signature !== undefined && (await verifyEd25519(publicKeyBytes(signer), signature, message))
    if (!isRight)
      throw refuse(name, 'signature', 'it was changed after it was signed. Get it again.')
  }
}
