/** A document as it is written. */
export interface Half {
  _id: string
  _type: string
  n: number
  text: string
}

/** A transaction of two documents with one number; `n` is unique. */
export function pairOf(n: number): [Half, Half] {
  const text = `[FR TEST] ${n} `.repeat(1 + (n % 40))
  const document = (side: string) => ({_id: `${side}-${n}`, _type: 'pair', n, text})
  return [document('left'), document('right')]
}

/**
 * What is wrong with the pairs in a store: acknowledged ones that are missing, pairs of which
 * only a half is there, documents that are not what was written. Empty when nothing is.
 */
export function wrongPairs(
  documents: Iterable<Readonly<Record<string, unknown>>>,
  acknowledged: Iterable<number>,
): string[] {
  const byId = new Map([...documents].map((document) => [String(document._id), document]))
  const missing = [...acknowledged]
    .filter((n) => !byId.has(`left-${n}`) && !byId.has(`right-${n}`))
    .map((n) => `pair ${n} was acknowledged and is gone`)
  const wrong = [...byId].flatMap(([id, document]) => {
    const n = Number(document.n)
    const [left, right] = pairOf(n)
    const expected = id === left._id ? left : id === right._id ? right : undefined
    const other = id === left._id ? right._id : left._id
    return [
      ...(byId.has(other) ? [] : [`"${id}" is half of a transaction`]),
      ...(expected && expected.text === document.text ? [] : [`"${id}" is not what was written`]),
    ]
  })
  return [...missing, ...wrong]
}
