// The same code everywhere: the entry for Node would load worker threads.
import {deflateSync} from 'fflate/browser'

import type {Bytes} from './digest.ts'

/** The coder whose output deltas rely on: the same input gives the same bytes everywhere. */
export const coder = 'fflate 0.8'

/** Longest dictionary that deflate can look back into. */
export const longestDictionary = 32_768

/** Compresses, always by the same portable code: a delta has to arrive at the very same bytes. */
export function deflate(raw: Bytes, dictionary: Bytes): Bytes {
  const options = dictionary.length > 0 ? {dictionary} : {}
  return Uint8Array.from(deflateSync(raw, {level: 9, mem: 4, ...options}))
}
