import {createReadStream} from 'node:fs'

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
    const text = size > limit ? undefined : decode(Buffer.concat(parts))
    parts = []
    size = 0
    return {number, text}
  }
  for await (const chunk of createReadStream(file)) {
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
function decode(bytes: Buffer): string | undefined {
  try {
    return UTF8.decode(bytes).replace(/\r$/, '')
  } catch {
    return undefined
  }
}
