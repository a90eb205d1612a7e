/** The first bytes of every bundle. They do not survive being taken for text, which shows at once. */
const magic = [0x89, 0x43, 0x4c, 0x42, 0x0d, 0x0a, 0x1a, 0x0a]
/** Format of the file. A reader refuses any other. */
const format = 1

/** Length of the header in bytes. */
export const headerLength = 24
/** Length of one signature in bytes. */
export const signatureLength = 64
/** Longest manifest that is read. */
export const longestManifest = 1_000_000

/** Where the parts of a bundle are; everything after it is described by the signed manifest. */
export interface Header {
  /** Length of the manifest in bytes. */
  manifest: number
  /** How many signatures follow it. */
  signatures: number
  /** Length of the whole file. */
  size: number
}

/** Writes a header. */
export function writeHeader({manifest, signatures, size}: Header): Uint8Array {
  const view = new DataView(new ArrayBuffer(headerLength))
  for (const [index, byte] of magic.entries()) view.setUint8(index, byte)
  view.setUint16(8, format)
  view.setUint16(10, signatures)
  view.setUint32(12, manifest)
  view.setBigUint64(16, BigInt(size))
  return new Uint8Array(view.buffer)
}

/** Reads a header; a text says why it is none. */
export function readHeader(bytes: Uint8Array): Header | string {
  if (bytes.length < headerLength || magic.some((byte, index) => bytes[index] !== byte))
    return 'it is not a content bundle'
  const view = new DataView(bytes.buffer, bytes.byteOffset, headerLength)
  const own = view.getUint16(8)
  if (own !== format)
    return `its format is ${own}, and this version reads ${format}. Update this program`
  const manifest = view.getUint32(12)
  if (manifest > longestManifest) return 'its manifest is longer than any real one'
  return {manifest, signatures: view.getUint16(10), size: Number(view.getBigUint64(16))}
}
