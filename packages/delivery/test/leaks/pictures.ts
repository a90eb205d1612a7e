import {crc32, deflateSync} from 'node:zlib'

/** A real picture of one pixel that tells of its making in every way a PNG can. */
export function pictureWith(secret: string, colour: number): Buffer {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(1, 0)
  size.writeUInt32BE(1, 4)
  size[8] = 8 // bits
  size[9] = 2 // red, green, blue
  const pixel = deflateSync(Buffer.from([0, colour % 256, (colour * 37) % 256, 9]))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', size),
    chunk('eXIf', exif(secret)),
    chunk('tEXt', Buffer.from(`Comment\0${secret}`)),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0<x>${secret}</x>`)),
    chunk('IDAT', pixel),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** EXIF with one entry, the description of the picture. */
function exif(description: string): Buffer {
  const text = Buffer.from(`${description}\0`)
  const head = Buffer.alloc(26)
  head.write('MM')
  head.writeUInt16BE(42, 2)
  head.writeUInt32BE(8, 4) // where the entries begin
  head.writeUInt16BE(1, 8) // how many there are
  head.writeUInt16BE(0x010e, 10) // ImageDescription
  head.writeUInt16BE(2, 12) // text
  head.writeUInt32BE(text.length, 14)
  head.writeUInt32BE(26, 18) // where the text begins
  return Buffer.concat([head, text])
}
