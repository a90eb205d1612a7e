import {ContentError} from '../errors.ts'
import {fromBase64Url} from './keys.ts'
import type {Signer} from './signatures.ts'

/** A new private key in PKCS #8, PEM: the form that every tool reads. */
export async function generatePrivateKey(): Promise<string> {
  const made: unknown = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  // Always a pair for a signature algorithm; the types of Node do not know this one.
  const {privateKey} = made as {privateKey: Parameters<typeof crypto.subtle.exportKey>[1]}
  const der = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey))
  const lines = btoa(String.fromCharCode(...der)).replace(/.{64}/g, '$&\n')
  return `-----BEGIN PRIVATE KEY-----\n${lines}\n-----END PRIVATE KEY-----\n`
}

/**
 * A signer with a private key.
 * @param pem an Ed25519 key in PKCS #8, PEM
 * @throws ContentError `INVALID_OPTIONS` for any other key; the message holds nothing of it
 */
export async function signerFrom(pem: string): Promise<Signer> {
  const [, text] =
    /^-----BEGIN PRIVATE KEY-----\n([^-]+)\n-----END PRIVATE KEY-----\s*$/.exec(pem) ?? []
  try {
    const der = Uint8Array.from(atob(text?.replaceAll('\n', '') ?? '!'), (c) => c.charCodeAt(0))
    const key = await crypto.subtle.importKey('pkcs8', der, 'Ed25519', true, ['sign'])
    const {x = ''} = await crypto.subtle.exportKey('jwk', key)
    if (fromBase64Url(x)?.length !== 32) throw new Error('No public half.')
    return {
      publicKey: `ed25519:${x}`,
      sign: async (message) => new Uint8Array(await crypto.subtle.sign('Ed25519', key, message)),
    }
  } catch {
    // The platform's error could quote the key.
    throw new ContentError(
      'INVALID_OPTIONS',
      'This is not an Ed25519 private key in PEM. Make one with “content bundle keys new”.',
      {option: 'key'},
    )
  }
}
