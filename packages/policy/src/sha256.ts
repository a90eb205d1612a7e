import {sha256 as digest} from '@noble/hashes/sha2.js'

import {nativeCrypto} from './nativeCrypto.ts'

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  return nativeCrypto()?.createHash('sha256').update(text).digest('hex') ?? portableSha256(text)
}

/** The same for browsers, which offer only an asynchronous one. */
export function portableSha256(text: string): string {
  const bytes = digest(new TextEncoder().encode(text))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
