/** Numbers that look random and are the same for the same seed. */
export interface Random {
  /** An integer from 0 to below `limit`. */
  below(limit: number): number
  /** True in one of `of` cases. */
  oneIn(of: number): boolean
  pick<const Items extends readonly unknown[]>(items: Items): Items[number]
}

/** Makes a source of such numbers (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    below,
    oneIn: (of) => below(of) === 0,
    pick: (items) => items[below(items.length)],
  }
}
