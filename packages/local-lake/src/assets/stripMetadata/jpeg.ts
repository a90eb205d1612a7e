/**
 * Drops what a JPEG says about its making (EXIF with position and time, XMP, IPTC, comments)
 * without decoding it. The orientation is kept, as the picture would lie on its side without,
 * and so is the colour profile.
 * @returns the bytes unchanged when there is nothing to drop.
 */
export function stripJpeg(bytes: Buffer): Buffer {
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    // From the start of scan on there is only picture.
    if (marker === 0xda) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    const segment = bytes.subarray(at, end)
    if (isExif(marker, segment)) {
      const orientation = orientationOf(segment.subarray(10))
      if (orientation > 1) parts.push(orientationSegment(orientation))
    } else if (isKept(marker, segment)) parts.push(segment)
    at = end
  }
  parts.push(bytes.subarray(at))
  return Buffer.concat(parts)
}

function isExif(marker: number, segment: Buffer): boolean {
  return marker === 0xe1 && segment.toString('latin1', 4, 8) === 'Exif'
}

/** Application segments stay only where decoding needs them: JFIF, colour profile, Adobe. */
function isKept(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false
  if (marker < 0xe0 || marker > 0xef) return true
  if (marker === 0xe0 || marker === 0xee) return true
  return marker === 0xe2 && segment.toString('latin1', 4, 15) === 'ICC_PROFILE'
}

const ORIENTATION = 0x0112

/** Reads the orientation (1 to 8) from the TIFF block inside an EXIF segment. */
function orientationOf(tiff: Buffer): number {
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const read16 = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const read32 = (at: number): number => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  try {
    const directory = read32(4)
    for (let entry = 0; entry < read16(directory); entry += 1) {
      const at = directory + 2 + entry * 12
      if (read16(at) === ORIENTATION) return Math.min(Math.max(read16(at + 8), 1), 8)
    }
  } catch {
    // A block that points outside itself says nothing.
  }
  return 1
}

/** An EXIF segment with the orientation and nothing else. */
function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  segment.write('Exif\0\0MM', 4, 'latin1')
  segment.writeUInt16BE(42, 12)
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(ORIENTATION, 20)
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}
