import {ContentError} from '../errors.ts'
import {sha256, toHex, type Bytes} from './digest.ts'

/** Whose signatures are believed. */
export interface Trust {
  /** Public keys as `content bundle keys` prints them: `ed25519:` and 43 characters. */
  keys: readonly string[]
  /** Public keys that are not believed any more, also if `keys` lists them. */
  revoked?: readonly string[]
  /** How many of the keys have to sign. Default 1. */
  threshold?: number
}

const pattern = /^ed25519:([A-Za-z0-9_-]{43})$/

/**
 * The 32 bytes of a public key.
 * @throws ContentError `INVALID_OPTIONS` for anything but an Ed25519 key
 */
export function publicKeyBytes(key: string): Bytes {
  const [, encoded] = pattern.exec(key) ?? []
  const bytes = encoded === undefined ? undefined : fromBase64Url(encoded)
  // One key has one text: a spelling with other spare bits would be a second name for it.
  if (!bytes || bytes.length !== 32 || publicKeyText(bytes) !== key) {
    throw new ContentError(
      'INVALID_OPTIONS',
      'This is not a public key. One is written as “ed25519:” and 43 characters, as “content bundle keys show” prints it.',
      {option: 'keys'},
    )
  }
  return bytes
}

/** A public key as text: `ed25519:…`. */
export function publicKeyText(key: Bytes): string {
  return `ed25519:${toBase64Url(key)}`
}

/** A short name for a public key: the first 16 hex digits of its SHA-256. */
export async function keyId(key: string): Promise<string> {
  return toHex(await sha256(publicKeyBytes(key))).slice(0, 16)
}

/**
 * Checks what is to be trusted before anything is.
 * @throws ContentError `INVALID_OPTIONS` for no key, a key twice, or a threshold that cannot be met
 */
export function checkTrust(trust: Trust): Required<Trust> {
  const {keys, revoked = [], threshold = 1}: Trust = Object(trust)
  if (!Array.isArray(keys)) {
    throw new ContentError('INVALID_OPTIONS', 'Give the public keys of the clinic as a list.', {
      option: 'keys',
    })
  }
  for (const key of [...keys, ...revoked]) publicKeyBytes(key)
  const believed = keys.filter((key) => !revoked.includes(key))
  const problem =
    new Set(keys).size !== keys.length
      ? 'The same key is listed twice. List each once.'
      : !Number.isInteger(threshold) || threshold < 1
        ? 'The threshold is a whole number from 1.'
        : believed.length < threshold
          ? `Signatures wanted: ${threshold}; keys that are trusted and not revoked: ${believed.length}. Give the public keys of the clinic.`
          : undefined
  if (problem) throw new ContentError('INVALID_OPTIONS', problem, {option: 'keys'})
  return {keys: believed, revoked, threshold}
}

/** Bytes in base64url without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Bytes from base64url; `undefined` when it is none. */
export function fromBase64Url(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return undefined
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}
