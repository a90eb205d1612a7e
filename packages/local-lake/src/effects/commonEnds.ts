/** What two texts have in common at their beginning and at their end. */
export interface CommonEnds {
  /** Lengths in UTF-16 units. */
  start: number
  end: number
  /** The same in UTF-8 bytes of the first text, and how many it has in all. */
  startBytes: number
  endBytes: number
  bytes: number
}

/** Compares two texts sign by sign, so that no pair of surrogates is cut. */
export function commonEnds(first: string, second: string): CommonEnds {
  const [a, b] = [Array.from(first), Array.from(second)]
  const most = Math.min(a.length, b.length)
  let head = 0
  while (head < most && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const beginning = a.slice(0, head)
  const ending = tail === 0 ? [] : a.slice(-tail)
  return {
    start: beginning.join('').length,
    end: ending.join('').length,
    startBytes: bytesOf(beginning),
    endBytes: bytesOf(ending),
    bytes: bytesOf(a),
  }
}

/** A half of a surrogate pair that stands alone counts as three, as the decoder counts it. */
function bytesOf(signs: readonly string[]): number {
  return signs.reduce((sum, sign) => {
    const code = sign.codePointAt(0) ?? 0
    return sum + (code > 0xffff ? 4 : code > 0x7ff ? 3 : code > 0x7f ? 2 : 1)
  }, 0)
}
