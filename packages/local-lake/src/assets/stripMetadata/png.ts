/** Chunks that say something about the making of a picture and nothing about its looks. */
const DROPPED = new Set(['eXIf', 'tEXt', 'iTXt', 'zTXt', 'tIME'])

/** Drops texts, EXIF and time from a PNG without decoding it. */
export function stripPng(bytes: Buffer): Buffer {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  let at = 8
  while (at + 12 <= bytes.length) {
    const end = at + 12 + bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (!DROPPED.has(type)) parts.push(bytes.subarray(at, end))
    at = end
    // What follows the end of the picture is not part of it.
    if (type === 'IEND') break
  }
  return Buffer.concat(parts)
}
