import type {Share} from './words/words.ts'

/** What a frequency may be made of; anything may be missing in a draft. */
interface Stated {
  kind?: string | undefined
  low?: number | undefined
  high?: number | undefined
  value?: number | undefined
  unit?: string | undefined
  approximate?: boolean | undefined
  per?: Share['per'] | undefined
}

/** A number in percent, as the author stated it; `undefined` for words, counts and silence. */
export function percentOf(frequency: unknown): {low: number; high: number} | undefined {
  if (!isStated(frequency) || frequency.unit !== 'percent') return undefined
  const {kind, low, high, value} = frequency
  if (kind === 'range' && typeof low === 'number' && typeof high === 'number') return {low, high}
  if (kind === 'point' && typeof value === 'number') return {low: value, high: value}
  return undefined
}

/**
 * The same number counted: 2 to 5% is 2 to 5 in every 100. Only a number in percent has such a form;
 * an author's word never becomes one.
 * @param denominator in every how many, from {@link denominatorFor}
 */
export function shareOf(frequency: unknown, denominator: number): Share | undefined {
  const percent = percentOf(frequency)
  if (!percent || !isStated(frequency)) return undefined
  const count = (value: number) => Math.round((value * denominator) / 100)
  return {
    low: count(percent.low),
    high: count(percent.high),
    denominator,
    approximate: frequency.approximate ?? false,
    per: frequency.per ?? 'notStated',
  }
}

/**
 * One denominator for all numbers of a text, so that readers can compare them: the smallest power of
 * ten, 100 or more, that makes each a whole number.
 * @param value anything that holds frequencies, however deep
 */
export function denominatorFor(value: unknown): number {
  const percent = percentOf(value)
  if (percent) return Math.max(wholeFrom(percent.low), wholeFrom(percent.high))
  if (typeof value !== 'object' || value === null) return 100
  return Object.values(value).reduce(
    (most: number, child) => Math.max(most, denominatorFor(child)),
    100,
  )
}

function wholeFrom(percent: number): number {
  for (let denominator = 100; denominator < 1_000_000; denominator *= 10) {
    const count = (percent * denominator) / 100
    if (Math.abs(count - Math.round(count)) < 1e-9) return denominator
  }
  return 1_000_000
}

function isStated(value: unknown): value is Stated {
  return typeof value === 'object' && value !== null && 'kind' in value
}
