import {deflateSync, inflateSync} from 'fflate'

import type {Bytes} from './digest.ts'

/** The coder whose output deltas rely on: the same input gives the same bytes everywhere. */
export const coder = 'fflate 0.8'

/** Longest dictionary that deflate can look back into. */
export const longestDictionary = 32_768

const native = globalThis.process?.getBuiltinModule?.('node:zlib')

/** Compresses, always by the same portable code: a delta has to arrive at the very same bytes. */
export function deflate(raw: Bytes, dictionary: Bytes): Bytes {
  return own(deflateSync(raw, {level: 9, mem: 8, ...(dictionary.length > 0 ? {dictionary} : {})}))
}

/**
 * Expands to exactly the length that is known before, and never allocates more.
 * @throws Error when it is no such data, or of another length
 */
export function inflate(packed: Bytes, length: number, dictionary: Bytes): Bytes {
  const options = dictionary.length > 0 ? {dictionary} : {}
  const raw = native
    ? native.inflateRawSync(packed, {...options, maxOutputLength: Math.max(1, length)})
    : inflateSync(packed, {...options, out: new Uint8Array(length)})
  if (raw.length !== length) throw new Error(`Expanded to ${raw.length} bytes, not ${length}.`)
  return own(raw)
}

/** The same bytes in a buffer of the common kind; copied only when they are in a shared one. */
function own(bytes: Uint8Array): Bytes {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : Uint8Array.from(bytes)
}
