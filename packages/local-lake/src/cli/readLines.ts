import {isAscii} from 'node:buffer'
import {createReadStream} from 'node:fs'

/** Bytes that are read in one go. */
const PIECE = 262_144

/** A line of a file; `text` is missing where it is longer than allowed. */
export interface Line {
  number: number
  text: string | undefined
}

/**
 * Reads a file of UTF-8 text line by line, whatever ends the lines. What is too long is passed over
 * and never held as a whole.
 * @param limit longest line, in bytes.
 */
export async function* readLines(file: string, limit: number): AsyncGenerator<Line> {
  let number = 0
  let parts: Buffer[] = []
  let size = 0
  const take = (part: Buffer): void => {
    size += part.length
    if (size > limit) parts = []
    else parts.push(part)
  }
  const end = (): Line => {
    number += 1
    const text = size > limit ? undefined : decode(parts)
    parts = []
    size = 0
    return {number, text}
  }
  for await (const chunk of createReadStream(file, {highWaterMark: PIECE})) {
    // A stream without an encoding yields buffers.
    let rest = chunk as Buffer
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10)) {
      take(rest.subarray(0, at))
      yield end()
      rest = rest.subarray(at + 1)
    }
    take(rest)
  }
  if (size > 0) yield end()
}

const UTF8 = new TextDecoder('utf-8', {fatal: true})

/** Bytes that are no UTF-8 give no line that anyone meant. */
function decode(parts: readonly Buffer[]): string | undefined {
  const [part] = parts
  const bytes = part && parts.length === 1 ? part : Buffer.concat(parts)
  // Bytes that are all of ASCII need no decoding, and make the smallest text.
  if (isAscii(bytes)) return bytes.toString('latin1').replace(/\r$/, '')
  try {
    return UTF8.decode(bytes).replace(/\r$/, '')
  } catch {
    return undefined
  }
}
