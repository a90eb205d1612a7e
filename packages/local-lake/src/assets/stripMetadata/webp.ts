const DROPPED = new Set(['EXIF', 'XMP '])

/** Flags of the VP8X chunk that announce EXIF (8) and XMP (4). */
const ANNOUNCED = 0x0c

/** Drops EXIF and XMP from a WebP without decoding it. */
export function stripWebp(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 12
  while (at + 8 <= bytes.length) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    const type = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    if (type === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~ANNOUNCED, 8)
    if (!DROPPED.has(type)) parts.push(chunk)
    at = end
  }
  const body = Buffer.concat(parts)
  const header = Buffer.from(bytes.subarray(0, 12))
  header.writeUInt32LE(body.length + 4, 4)
  return Buffer.concat([header, body])
}
