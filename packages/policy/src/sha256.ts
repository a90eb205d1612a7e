import {sha256 as digest} from '@noble/hashes/sha2.js'
import {bytesToHex, utf8ToBytes} from '@noble/hashes/utils.js'

import {nativeCrypto} from './nativeCrypto.ts'

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256(text: string): string {
  return nativeCrypto
    ? nativeCrypto.createHash('sha256').update(text).digest('hex')
    : portableSha256(text)
}

/** The same for browsers, which offer only an asynchronous one. */
export function portableSha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)))
}
