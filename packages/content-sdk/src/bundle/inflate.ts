import type {Bytes} from './digest.ts'

const native = globalThis.process?.getBuiltinModule?.('node:zlib')

/**
 * Expands to exactly the length that is known before, and never allocates more. Browsers have no deflate
 * with a dictionary, so they fetch one; Node has its own and starts without.
 * @throws Error when it is no such data, or of another length
 */
export async function inflate(packed: Bytes, length: number, dictionary: Bytes): Promise<Bytes> {
  const options = dictionary.length > 0 ? {dictionary} : {}
  const raw = native
    ? native.inflateRawSync(packed, {...options, maxOutputLength: Math.max(1, length)})
    : await portableInflate(packed, length, dictionary)
  if (raw.length !== length) throw new Error(`Expanded to ${raw.length} bytes, not ${length}.`)
  return raw.buffer instanceof ArrayBuffer
    ? new Uint8Array(raw.buffer, raw.byteOffset, raw.byteLength)
    : Uint8Array.from(raw)
}

/** The same for browsers. Data that is longer than was said is cut, which its hash has told before. */
export async function portableInflate(
  packed: Bytes,
  length: number,
  dictionary: Bytes,
): Promise<Uint8Array> {
  const {inflateSync} = await import('fflate/browser')
  const options = dictionary.length > 0 ? {dictionary} : {}
  return inflateSync(packed, {...options, out: new Uint8Array(length)})
}
