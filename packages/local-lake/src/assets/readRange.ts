/** Which bytes of a file are asked for; both ends count. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * Reads a `Range` header.
 * @returns `undefined` when the whole file is to be sent (no header, none that is understood, several
 *   parts), `outside` when the file has no such bytes.
 */
export function readRange(
  header: string | undefined,
  size: number,
): ByteRange | 'outside' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === '' && to === '') return undefined
  if (from === '') {
    const length = Math.min(Number(to), size)
    return length === 0 ? 'outside' : {first: size - length, last: size - 1}
  }
  const first = Number(from)
  const last = Math.min(to === '' ? Number.POSITIVE_INFINITY : Number(to), size - 1)
  if (to !== '' && Number(to) < first) return undefined
  return first >= size ? 'outside' : {first, last}
}
