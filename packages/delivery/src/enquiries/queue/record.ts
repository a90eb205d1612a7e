import type {Enquiry} from '../enquiry.ts'
import type {Keys} from '../keys.ts'

/**
 * A file of the queue: a header that says nothing about anybody, and the encrypted enquiry behind it.
 * Once it is delivered the file is cut off after the header, which stays for a while so that a
 * replay is known again.
 *
 *     4 “ENQ1” | 8 id of the secret | 8 received | 8 to be kept until (ms, big endian) | 32 fingerprint
 */
export interface Header {
  keyId: Buffer
  /** Milliseconds. */
  received: number
  /** Milliseconds after which it is thrown away, delivered or not. */
  keepUntil: number
  /** Of form and answers: the same for the same enquiry sent twice. */
  fingerprint: Buffer
}

/** Length of a header, and of a file whose enquiry is delivered. */
export const headerLength = 60

const magic = Buffer.from('ENQ1')

/** The whole file of an enquiry that waits. */
export function encodeRecord(keys: Keys, header: Omit<Header, 'keyId'>, enquiry: Enquiry): Buffer {
  const head = Buffer.alloc(headerLength)
  magic.copy(head, 0)
  keys.id.copy(head, 4)
  head.writeBigUInt64BE(BigInt(header.received), 12)
  head.writeBigUInt64BE(BigInt(header.keepUntil), 20)
  header.fingerprint.copy(head, 28)
  const text = Buffer.from(JSON.stringify(enquiry))
  return Buffer.concat([head, keys.seal(text, contextOf(head, enquiry.id))])
}

/** @returns `undefined` for what is no file of a queue */
export function decodeHeader(bytes: Buffer): Header | undefined {
  if (bytes.length < headerLength || !bytes.subarray(0, 4).equals(magic)) return undefined
  return {
    keyId: bytes.subarray(4, 12),
    received: Number(bytes.readBigUInt64BE(12)),
    keepUntil: Number(bytes.readBigUInt64BE(20)),
    fingerprint: bytes.subarray(28, headerLength),
  }
}

/**
 * The enquiry of a file that waits.
 * @throws Error when it was changed, renamed, or its secret is not here
 */
export function decodeRecord(keys: Keys, id: string, bytes: Buffer): Enquiry {
  const head = bytes.subarray(0, headerLength)
  const header = decodeHeader(bytes)
  if (!header) throw new Error('No file of a queue.')
  const text = keys.open(header.keyId, bytes.subarray(headerLength), contextOf(head, id))
  // Encrypted by us and unchanged: it is what `encodeRecord` was given.
  return JSON.parse(text.toString()) as Enquiry
}

/** Binds the encrypted part to its header and its file name. */
function contextOf(head: Buffer, id: string): Buffer {
  return Buffer.concat([head, Buffer.from(id)])
}
