import {crc32, deflateSync} from 'node:zlib'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')

/** Makes a PNG picture of a colour gradient, for tests that upload one; sizes in pixels. */
export function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each of red, green and blue.
  header.set([8, 2], 8)
  const rows = Array.from({length: height}, (_row, y) => {
    const pixels = Array.from({length: width}, (_pixel, x) => [
      Math.round((x / width) * 255),
      Math.round((y / height) * 255),
      120,
    ])
    // Every row begins with its filter: none.
    return Buffer.from([0, ...pixels.flat()])
  })
  const data = deflateSync(Buffer.concat(rows))
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
